"""Pages by keys: each row once, forwards and backwards, and cursors that point nowhere."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, Tag
from models.keyset import Key
from services.errors import NotFound
from services.paging import OrderedList, Page, Position, read_page
from tests.support.factories import BEGINNING, PostFactory, TagFactory

BY_TIME = OrderedList("posts", "TIME", (Key("published_at", descending=True), Key("id", descending=True)))
BY_NAME = OrderedList("tags", "NAME", (Key("name"), Key("id")))


def read_posts(session: Session, size: int, **position: str | None) -> Page[Post]:
    return read_page(session, BY_TIME, select(Post), Post, Position(**position), size)


@pytest.fixture
def posts(session: Session) -> list[Post]:
    """Seven posts, newest first, three of them of the same instant."""
    hours = (6, 5, 4, 4, 4, 3, 2)
    made = [PostFactory(published_at=BEGINNING + timedelta(hours=hour)) for hour in hours]
    return sorted(made, key=lambda post: (post.published_at, post.id), reverse=True)


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_read_page_forwards_gives_each_row_once(session: Session, posts: list[Post], size: int) -> None:
    seen, after = [], None
    for _ in range(8):
        page = read_posts(session, size, after=after)
        assert 0 < len(page.rows) <= size
        seen += page.rows
        after = page.next
        if after is None:
            break
    assert seen == posts


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7])
def test_read_page_backwards_gives_each_row_once(session: Session, posts: list[Post], size: int) -> None:
    last = BY_TIME.cursor(posts[-1])
    seen, before = [posts[-1]], last
    for _ in range(8):
        page = read_posts(session, size, before=before)
        assert 0 < len(page.rows) <= size
        seen = [*page.rows, *seen]
        before = page.previous
        if before is None:
            break
    assert seen == posts


def test_read_page_at_the_beginning_and_the_end_has_no_page_beyond(
    session: Session, posts: list[Post]
) -> None:
    whole = read_posts(session, 7)
    assert (whole.previous, whole.next) == (None, None)
    first = read_posts(session, 3)
    assert first.previous is None
    last = read_posts(session, 3, after=BY_TIME.cursor(posts[3]))
    assert last.next is None
    assert read_posts(session, 3, before=last.previous).rows == posts[1:4]


def test_read_page_of_an_empty_list_is_empty(session: Session) -> None:
    page = read_posts(session, 3)
    assert (list(page.rows), page.previous, page.next) == ([], None, None)


def test_read_page_after_a_row_that_is_gone_goes_on_at_its_place(session: Session, posts: list[Post]) -> None:
    cursor = BY_TIME.cursor(posts[2])
    session.delete(posts[2])
    session.commit()
    assert read_posts(session, 2, after=cursor).rows == posts[3:5]


@pytest.mark.parametrize("which", ["after", "before"])
def test_read_page_beyond_either_end_is_not_found(session: Session, posts: list[Post], which: str) -> None:
    edge = {"after": posts[-1], "before": posts[0]}[which]
    with pytest.raises(NotFound):
        read_posts(session, 3, **{which: BY_TIME.cursor(edge)})


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "1~posts~TIME",
        "1~posts~TIME~2026-01-01T00:00:00.000000Z",
        "1~posts~TIME~2026-01-01T00:00:00.000000Z~1~2",
        "1~posts~NEWEST~2026-01-01T00:00:00.000000Z~1",
        "1~tags~TIME~2026-01-01T00:00:00.000000Z~1",
        "2~posts~TIME~2026-01-01T00:00:00.000000Z~1",
        "1~posts~TIME~yesterday~1",
        "1~posts~TIME~2026-01-01T00:00:00.000000Z~-1",
        "1~posts~TIME~2026-01-01T00:00:00.000000Z~9223372036854775808",
        "1~posts~TIME~2026-01-01T00:00:00.000000Z~\u0661",
        "1~posts~TIME~2026-13-01T00:00:00.000000Z~1",
        "1~posts~TIME~\x00~1",
        "1~posts~TIME~-~-",
        "x" * 100_000,
    ],
)
@pytest.mark.parametrize("which", ["after", "before"])
def test_read_page_at_a_bad_cursor_is_not_found(
    session: Session, posts: list[Post], which: str, cursor: str
) -> None:
    with pytest.raises(NotFound, match="no such page"):
        read_posts(session, 3, **{which: cursor})


def test_read_page_by_names_with_every_kind_of_character_gives_each_once(session: Session) -> None:
    names = sorted(["a", "B", "~", "ä", "日本", "z~1", "", "🦊", "a'b"])
    for name in names:
        TagFactory(name=name)
    seen, after = [], None
    for _ in names:
        page = read_page(session, BY_NAME, select(Tag), Tag, Position(after=after), 1)
        seen += [tag.name for tag in page.rows]
        after = page.next
    assert seen == names
    assert after is None


@pytest.mark.parametrize("direction", ["after", "before"])
def test_read_page_with_nothing_left_at_the_cursor_offers_no_page_there(
    session: Session, posts: list[Post], direction: str
) -> None:
    ends = {"after": posts[0], "before": posts[-1]}
    cursor = BY_TIME.cursor(ends[direction])
    session.delete(ends[direction])
    session.flush()
    page = read_posts(session, 3, **{direction: cursor})
    assert (page.previous is None, page.next is None) == (direction == "after", direction == "before")
