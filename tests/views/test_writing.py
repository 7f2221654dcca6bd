"""Writing a new post: as a draft, or published at once."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Post, PostStatus, Role, Tag, User
from models.types import utc_now
from tests.support.factories import PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

GOOD = {"title": "A title", "body": "A *body*.", "tags": "News, Old Times, news", "excerpt": "In short."}
BAD = [
    ({"title": ""}, "title", "must not be empty"),
    ({"title": "   "}, "title", "must not be empty"),
    ({"title": "x" * 201}, "title", "at most 200"),
    ({"title": "x" * 100_000}, "title", "at most 200"),
    ({"title": "a\x00b"}, "title", "control characters"),
    ({"body": ""}, "body", "must not be empty"),
    ({"body": "\n \n"}, "body", "must not be empty"),
    ({"body": "x" * 100_001}, "body", "at most 100,000"),
    ({"body": "a\x00b"}, "body", "control characters"),
    ({"slug": "Not a slug"}, "slug", "lower-case letters"),
    ({"slug": "x" * 201}, "slug", "lower-case letters"),
    ({"slug": "a\x00b"}, "slug", "lower-case letters"),
    ({"slug": "taken"}, "slug", "Another post has this address"),
    ({"excerpt": "x" * 501}, "excerpt", "at most 500"),
    ({"excerpt": "a\x00b"}, "excerpt", "control characters"),
    ({"tags": "x" * 51}, "tags", "at most 50"),
    ({"tags": "a\x00b"}, "tags", "control characters"),
    ({"tags": ",".join(f"t{number}" for number in range(21))}, "tags", "at most 20"),
    ({"tags": ",".join("x" * 51 for _ in range(1_000))}, "tags", "at most 50"),
]


def only_post(session: Session) -> Post:
    session.rollback()
    return session.scalars(select(Post)).one()


def test_write_saved_as_draft_is_seen_by_its_author_alone(
    session: Session, visitor: Visitor, user: User
) -> None:
    answer = visitor.fill("/write", **GOOD).submit("intent", value="draft", status=303)
    assert answer.location.endswith("/posts/a-title")
    assert "draft is saved" in notice_of(answer.follow())
    post = only_post(session)
    assert (post.status, post.published_at, post.author_id) == (PostStatus.DRAFT, None, user.id)
    assert (post.title, post.body, post.excerpt) == ("A title", "A *body*.", "In short.")
    assert {tag.slug for tag in post.tags} == {"news", "old-times"}
    assert "A title" not in text_of(visitor.get("/"))
    visitor.log_out()
    visitor.get("/posts/a-title", status=404)


def test_write_published_is_shown_to_everyone(session: Session, visitor: Visitor, user: User) -> None:
    before = utc_now()
    page = visitor.fill("/write", **GOOD).submit("intent", value="publish", status=303).follow()
    assert "published" in notice_of(page)
    post = only_post(session)
    assert post.status is PostStatus.PUBLISHED
    assert post.published_at is not None
    assert before <= post.published_at <= utc_now()
    visitor.log_out()
    assert "A title" in text_of(visitor.get("/"))
    visitor.get("/posts/a-title")
    visitor.get("/tags/old-times")


@pytest.mark.parametrize("intent", [None, "", "draft", "PUBLISH", "delete"])
def test_write_without_a_clear_intent_is_a_draft(
    session: Session, visitor: Visitor, user: User, intent: str | None
) -> None:
    form = visitor.fill("/write", title="T", body="B").form
    fields = [(name, value) for name, value in form.submit_fields() if name != "intent"]
    visitor.web.post("/write", [*fields, *([("intent", intent)] if intent is not None else [])], status=303)
    assert only_post(session).status is PostStatus.DRAFT


def test_write_with_the_tick_taken_away_closes_comments(
    session: Session, visitor: Visitor, user: User
) -> None:
    filled = visitor.fill("/write", title="T", body="B", comments_open=False)
    filled.submit("intent", value="publish", status=303)
    assert not only_post(session).comments_open


def test_write_the_same_title_twice_makes_two_addresses(visitor: Visitor, user: User) -> None:
    places = [
        visitor.fill("/write", title="Same", body="B").submit("intent", value="draft", status=303).location
        for _ in range(2)
    ]
    assert [place.rpartition("/")[2] for place in places] == ["same", "same-2"]


@pytest.mark.parametrize(("bad", "field", "words"), BAD)
@pytest.mark.parametrize("intent", ["draft", "publish"])
def test_write_bad_field_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, user: User, bad: dict[str, str], field: str, words: str, intent: str
) -> None:
    PostFactory(slug="taken")
    page = visitor.fill("/write", **{**GOOD, **bad}).submit("intent", value=intent, status=400)
    problems = problems_of(page)
    assert set(problems) == {field}
    assert words in problems[field]
    assert words in alert_of(page)
    assert only_post(session).slug == "taken"
    assert session.scalar(select(func.count()).select_from(Tag)) == 0


def test_write_all_fields_bad_is_told_at_each_of_them(visitor: Visitor, user: User) -> None:
    bad = {"title": "x" * 201, "body": "a\x00", "slug": "?", "excerpt": "x" * 501, "tags": "x" * 51}
    page = visitor.fill("/write", **bad).submit("intent", value="draft", status=400)
    assert set(problems_of(page)) == set(bad)


def test_write_bad_keeps_what_was_typed(visitor: Visitor, user: User) -> None:
    typed = {"title": "Kept </textarea>", "body": "\n<b>Kept</b>\n</textarea>", "tags": "a, b", "slug": "?"}
    page = visitor.fill("/write", **typed, comments_open=False).submit("intent", value="draft", status=400)
    assert [str(value).replace("\r\n", "\n") for value in values_of(page, *typed)] == list(typed.values())
    assert values_of(page, "comments_open") == [None]


@pytest.mark.parametrize(
    ("field", "value"),
    [("author_id", "1"), ("status", "PUBLISHED"), ("kind", "PAGE"), ("body_html", "<script>")],
)
def test_write_with_a_field_of_ones_own_is_not_heard(
    session: Session, visitor: Visitor, user: User, field: str, value: Any
) -> None:
    form = visitor.fill("/write", title="T", body="B").form
    visitor.web.post("/write", [*form.submit_fields(), (field, value)], status=303)
    post = only_post(session)
    assert (post.author_id, post.status, post.kind.value) == (user.id, PostStatus.DRAFT, "post")
    assert post.body_html == "<p>B</p>\n"


def test_write_of_a_reader_is_forbidden(session: Session, visitor: Visitor, user: User) -> None:
    filled = visitor.fill("/write", title="T", body="B")
    user.role = Role.READER
    session.commit()
    visitor.get("/write", status=403)
    filled.submit("intent", value="draft", status=403)
    assert session.scalar(select(func.count()).select_from(Post)) == 0


def test_write_of_a_stranger_asks_for_a_login(session: Session, visitor: Visitor) -> None:
    assert visitor.get("/write", status=303).location.endswith("/login?next=%2Fwrite")
    UserFactory()
    token = visitor.get("/login").forms[0]["csrf_token"].value
    visitor.web.post("/write", {"title": "T", "body": "B", "csrf_token": token}, status=303)
    assert session.scalar(select(func.count()).select_from(Post)) == 0
