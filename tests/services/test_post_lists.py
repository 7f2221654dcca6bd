"""Which posts each list holds, in which order."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models import Post, PostStatus, TagKind, User
from models.database import Database
from models.types import utc_now
from policies import ANONYMOUS, Actor
from services.errors import NotFound
from services.paging import Page, Position
from services.post_lists import list_by_author, list_by_tag, list_newest, list_pages, list_unpublished
from tests.services.arranging import post_by
from tests.support.factories import PostFactory, TagFactory

START = Position()
A_DAY = timedelta(days=1)


def titles(posts: Iterable[Post]) -> list[str]:
    return [post.title for post in posts]


@pytest.fixture
def blog(session: Session, author: Actor) -> User:
    """A writer with posts and pages in every state."""
    writer = session.get_one(User, author.user_id)
    future, past = utc_now() + A_DAY, utc_now() - A_DAY
    PostFactory(author=writer, title="old")
    PostFactory(author=writer, title="new")
    PostFactory(author=writer, title="due", status=PostStatus.SCHEDULED, published_at=past)
    PostFactory(author=writer, title="later", status=PostStatus.SCHEDULED, published_at=future)
    PostFactory(author=writer, title="draft", draft=True)
    PostFactory(author=writer, title="archived", status=PostStatus.ARCHIVED)
    PostFactory(author=writer, title="page", page=True)
    PostFactory(author=writer, title="a page", page=True)
    PostFactory(author=writer, title="hidden page", page=True, draft=True)
    PostFactory(title="other's", published_at=past - A_DAY)
    return writer


def test_list_newest_gives_what_is_published_newest_first(session: Session, blog: User) -> None:
    assert titles(list_newest(session, START, 10).rows) == ["due", "other's", "new", "old"]


def test_list_by_author_gives_only_theirs(session: Session, blog: User) -> None:
    assert titles(list_by_author(session, blog, START, 10).rows) == ["due", "new", "old"]


def test_list_by_tag_gives_only_those_with_it(session: Session, blog: User) -> None:
    tag, same_slug = TagFactory(slug="t"), TagFactory(slug="t", kind=TagKind.CATEGORY)
    for title in ("tagged", "tagged too"):
        PostFactory(title=title, tags=[tag, TagFactory()])
    PostFactory(title="tagged draft", draft=True, tags=[tag])
    PostFactory(title="in the category", tags=[same_slug])
    session.commit()
    assert titles(list_by_tag(session, tag, START, 10).rows) == ["tagged too", "tagged"]
    assert titles(list_by_tag(session, same_slug, START, 10).rows) == ["in the category"]
    assert list_by_tag(session, TagFactory(), START, 10).rows == []


def test_list_newest_page_by_page_gives_each_once(session: Session, blog: User) -> None:
    pages: list[Page[Post]] = [list_newest(session, START, 3)]
    pages.append(list_newest(session, Position(after=pages[0].next), 3))
    assert [titles(page.rows) for page in pages] == [["due", "other's", "new"], ["old"]]
    assert pages[1].next is None


def test_list_by_tag_page_by_page_gives_each_once(session: Session) -> None:
    tag = TagFactory()
    posts = PostFactory.create_batch(5, tags=[tag, TagFactory()])
    PostFactory(draft=True, tags=[tag])
    expected = [post.title for post in reversed(posts)]
    first = list_by_tag(session, tag, START, 2)
    second = list_by_tag(session, tag, Position(after=first.next), 2)
    last = list_by_tag(session, tag, Position(after=second.next), 2)
    back = list_by_tag(session, tag, Position(before=last.previous), 2)
    assert [title for page in (first, second, last) for title in titles(page.rows)] == expected
    assert (first.previous, last.next, titles(back.rows)) == (None, None, titles(second.rows))


def test_list_newest_at_a_bad_cursor_is_not_found(session: Session, blog: User) -> None:
    with pytest.raises(NotFound):
        list_newest(session, Position(after="nonsense"), 3)


def test_list_unpublished_is_seen_by_the_author_and_editors(
    session: Session, blog: User, author: Actor, editor: Actor, stranger: Actor
) -> None:
    expected = {"later", "draft", "archived", "hidden page"}
    assert set(titles(list_unpublished(session, author, blog))) == expected
    assert set(titles(list_unpublished(session, editor, blog))) == expected
    for actor in (stranger, ANONYMOUS):
        assert list_unpublished(session, actor, blog) == []


def test_list_unpublished_is_last_changed_first(session: Session, author: Actor) -> None:
    older = post_by(session, author, draft=True)
    newer = post_by(session, author, draft=True, updated_at=older.updated_at + A_DAY)
    writer = session.get_one(User, author.user_id)
    assert list(list_unpublished(session, author, writer)) == [newer, older]


def test_list_pages_gives_published_pages_by_title(session: Session, blog: User) -> None:
    assert titles(list_pages(session)) == ["a page", "page"]


def test_list_newest_reads_any_number_of_posts_with_as_many_statements(
    session: Session, database: Database
) -> None:
    tags = [TagFactory() for _ in range(3)]
    counts = []
    for _ in range(2):
        for _ in range(4):
            PostFactory(tags=tags)
        session.commit()
        with database.reader() as fresh:
            counts.append(count_statements(fresh))
    assert counts[0] == counts[1] <= 2


def count_statements(session: Session) -> int:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        posts = list_newest(session, START, 100).rows
        assert all(post.author.display_name and post.tags for post in posts)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return sum("SELECT" in statement for statement in statements)
