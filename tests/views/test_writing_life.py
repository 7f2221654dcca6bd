"""The life of a post on the pages: scheduling, taking back, the archive and the trash."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Comment, Post, PostRevision, PostStatus, Role, User
from models.types import utc_now
from tests.support.factories import BEGINNING, CommentFactory, PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

EDIT = "/posts/p/edit"
TRASH = "/posts/p/trash"
TOMORROW = (utc_now() + timedelta(days=1)).replace(second=0, microsecond=0)


@pytest.fixture
def post(user: User) -> Post:
    """A published post of the user's."""
    return PostFactory(author=user, slug="p", title="Mine", body="Before.", published_at=BEGINNING)


def _put(session: Session, post: Post, status: PostStatus, published_at: datetime | None = BEGINNING) -> None:
    post.status, post.published_at = status, published_at
    post.deleted_at = BEGINNING if status is PostStatus.DELETED else None
    session.commit()


def _press(visitor: Visitor, button: str, status: int = 303, **fields: object) -> str:
    answer = visitor.fill(EDIT, method="PATCH", **fields).submit("intent", value=button, status=status)
    return notice_of(answer.follow()) if status == 303 else alert_of(answer)


def _buttons(visitor: Visitor) -> set[str]:
    return {button["value"] for button in visitor.get(EDIT).html.select("button[name=intent]")}


@pytest.mark.parametrize(
    ("status", "ahead", "buttons"),
    [
        (PostStatus.DRAFT, False, {"draft", "publish", "schedule", "archive"}),
        (PostStatus.SCHEDULED, True, {"draft", "publish", "schedule", "unpublish", "archive"}),
        (PostStatus.SCHEDULED, False, {"unpublish", "archive"}),
        (PostStatus.PUBLISHED, False, {"unpublish", "archive"}),
        (PostStatus.ARCHIVED, False, {"draft", "publish", "schedule", "restore"}),
    ],
)
def test_edit_offers_what_can_be_done(
    session: Session, visitor: Visitor, post: Post, status: PostStatus, ahead: bool, buttons: set[str]
) -> None:
    _put(session, post, status, TOMORROW if ahead else BEGINNING)
    assert _buttons(visitor) == buttons


@pytest.mark.parametrize(
    ("before", "button", "after", "words"),
    [
        (PostStatus.PUBLISHED, "unpublish", PostStatus.DRAFT, "The draft is saved"),
        (PostStatus.PUBLISHED, "archive", PostStatus.ARCHIVED, "in the archive"),
        (PostStatus.DRAFT, "archive", PostStatus.ARCHIVED, "in the archive"),
        (PostStatus.ARCHIVED, "restore", PostStatus.DRAFT, "The draft is saved"),
        (PostStatus.ARCHIVED, "publish", PostStatus.PUBLISHED, "saved and published"),
        (PostStatus.ARCHIVED, "draft", PostStatus.ARCHIVED, "in the archive"),
    ],
)
def test_button_saves_and_moves_the_post(
    session: Session,
    visitor: Visitor,
    post: Post,
    before: PostStatus,
    button: str,
    after: PostStatus,
    words: str,
) -> None:
    _put(session, post, before)
    assert words in _press(visitor, button, body="After.")
    session.refresh(post)
    assert (post.status, post.body, post.published_at) == (after, "After.", BEGINNING)
    visitor.log_out()
    visitor.get("/posts/p", status=200 if after is PostStatus.PUBLISHED else 404)


def test_schedule_takes_a_time_in_utc_and_says_it(session: Session, visitor: Visitor, post: Post) -> None:
    _put(session, post, PostStatus.DRAFT, None)
    notice = _press(visitor, "schedule", publish_at=f"{TOMORROW:%Y-%m-%dT%H:%M}")
    assert f"appears at {TOMORROW:%H:%M} UTC on {TOMORROW.day} {TOMORROW:%B %Y}" in notice
    session.refresh(post)
    assert (post.status, post.published_at) == (PostStatus.SCHEDULED, TOMORROW.replace(tzinfo=UTC))
    assert values_of(visitor.get(EDIT), "publish_at") == [f"{TOMORROW:%Y-%m-%dT%H:%M}"]
    assert "appears at" in _press(visitor, "draft")
    assert "The draft is saved" in _press(visitor, "unpublish")
    session.rollback()
    session.refresh(post)
    assert post.published_at is None


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("", "Say when"),
        ("2020-01-01T10:00", "This time has passed"),
        ("2999-01-01T10:00", "more than ten years"),
        ("9999-12-31T23:59", "more than ten years"),
        ("tomorrow", "Not a valid datetime"),
        ("2027-02-30T10:00", "Not a valid datetime"),
        ("0000-01-01T10:00", "Not a valid datetime"),
    ],
)
def test_schedule_for_a_time_that_is_none_shows_the_page_again_and_saves_nothing(
    session: Session, visitor: Visitor, post: Post, time: str, words: str
) -> None:
    _put(session, post, PostStatus.DRAFT, None)
    filled = visitor.fill(EDIT, method="PATCH", body="Typed.", publish_at=time)
    page = filled.submit("intent", value="schedule", status=400)
    assert words in problems_of(page)["publish_at"]
    assert values_of(page, "body", "publish_at") == ["Typed.", time]
    session.refresh(post)
    assert (post.status, post.body, post.version) == (PostStatus.DRAFT, "Before.", 1)


def test_write_can_schedule_at_once(session: Session, visitor: Visitor, user: User) -> None:
    fields = {"title": "New", "body": "Text.", "publish_at": f"{TOMORROW:%Y-%m-%dT%H:%M}"}
    filled = visitor.fill("/write", **fields)
    assert "appears at" in notice_of(filled.submit("intent", value="schedule", status=303).follow())
    filled = visitor.fill("/write", **{**fields, "publish_at": ""})
    assert "Say when" in alert_of(filled.submit("intent", value="schedule", status=400))
    assert session.scalars(select(Post.status)).all() == [PostStatus.SCHEDULED]


def test_button_of_a_page_that_is_out_of_date_says_what_is_in_the_way(
    session: Session, visitor: Visitor, post: Post
) -> None:
    _put(session, post, PostStatus.DRAFT, None)
    filled = visitor.fill(EDIT, method="PATCH", body="Typed.", publish_at=f"{TOMORROW:%Y-%m-%dT%H:%M}")
    _put(session, post, PostStatus.PUBLISHED)
    page = filled.submit("intent", value="schedule", status=400)
    assert "The post is published. Unpublish it first." in alert_of(page)
    assert values_of(page, "body") == ["Typed."]


def test_edit_of_what_was_changed_meanwhile_gives_back_both_texts_and_writes_nothing(
    session: Session, visitor: Visitor, post: Post
) -> None:
    filled = visitor.fill(EDIT, method="PATCH", title="My title", body="My words.", tags="mine")
    post.title, post.body, post.version = "Their title", "Their words.", 2
    session.commit()
    page = filled.submit(status=400)
    assert "has been changed meanwhile" in alert_of(page)
    assert values_of(page, "title", "body", "tags") == ["My title", "My words.", "mine"]
    current = page.html.find(class_="current")
    assert [area.text.strip() for area in current.find_all("textarea")] == [
        *("Their title", "Their words.", "", "", "p")
    ]
    session.refresh(post)
    assert (post.title, post.version) == ("Their title", 2)
    # Who has seen that, and saves again, means it.
    again = next(form for form in page.forms.values() if "body" in form.fields)
    again.submit(status=303)
    session.rollback()
    session.refresh(post)
    assert (post.title, post.body, post.version) == ("My title", "My words.", 3)


@pytest.mark.parametrize("version", ["one", "1.5", "9" * 30, "\u0662"])
def test_edit_with_a_version_that_is_none_loses_no_word(
    session: Session, visitor: Visitor, post: Post, version: str
) -> None:
    filled = visitor.fill(EDIT, method="PATCH", body="Typed.", expected_version=version)
    page = filled.submit(status=400)
    assert values_of(page, "body") == ["Typed."]
    session.refresh(post)
    assert post.body == "Before."


def test_edit_of_a_draft_renamed_or_gone_meanwhile_gives_back_what_was_written(
    session: Session, visitor: Visitor, post: Post
) -> None:
    _put(session, post, PostStatus.DRAFT, None)
    filled = visitor.fill(EDIT, method="PATCH", body="My long words.")
    post.slug = "elsewhere"
    session.commit()
    filled.form.action = EDIT
    page = visitor.web.post(
        EDIT, filled.form.submit_fields(), headers={"Origin": "http://127.0.0.1:5000"}, status=404
    )
    assert "My long words." in text_of(page)


def test_edit_of_what_is_in_the_trash_leads_there_and_saving_says_so(
    session: Session, visitor: Visitor, post: Post
) -> None:
    filled = visitor.fill(EDIT, method="PATCH", body="Typed.")
    _put(session, post, PostStatus.DELETED)
    page = filled.submit(status=400)
    assert "The post is in the trash" in alert_of(page)
    assert values_of(page, "body") == ["Typed."]
    assert visitor.get(EDIT, status=303).location.endswith(TRASH)
    session.refresh(post)
    assert post.body == "Before."


def test_delete_puts_the_post_into_the_trash_from_where_it_can_come_back(
    session: Session, visitor: Visitor, post: Post
) -> None:
    CommentFactory(post=post, parent=CommentFactory(post=post))
    page = visitor.fill(EDIT, method="DELETE").submit(status=303).follow()
    assert page.request.path == TRASH
    assert "in the trash" in text_of(page)
    assert "In the trash" in text_of(visitor.get("/users/ada"))
    page = visitor.get("/posts/p")
    assert page.html.find("a", href=TRASH).text.strip() == "Restore"
    page = visitor.fill(TRASH, method="PATCH").submit(status=303).follow()
    assert "draft again" in notice_of(page)
    session.rollback()
    session.refresh(post)
    assert post.status is PostStatus.DRAFT
    assert session.scalar(select(func.count()).select_from(Comment)) == 2


def test_delete_for_good_takes_the_post_with_its_comments(
    session: Session, visitor: Visitor, post: Post
) -> None:
    _put(session, post, PostStatus.DELETED)
    CommentFactory(post=post, parent=CommentFactory(post=post))
    page = visitor.fill(TRASH, method="DELETE").submit(status=303).follow()
    assert (page.request.path, notice_of(page)) == ("/", "“Mine” is deleted.")
    session.rollback()
    for kind in (Post, Comment, PostRevision):
        assert session.scalar(select(func.count()).select_from(kind)) == 0
    for path in ("/posts/p", EDIT, TRASH):
        visitor.get(path, status=404)


def test_delete_by_the_method_itself_is_done_too(session: Session, visitor: Visitor, post: Post) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    visitor.web.delete(EDIT, headers={"X-CSRFToken": token}, status=303)
    visitor.web.delete(TRASH, headers={"X-CSRFToken": token}, status=303)
    visitor.get("/posts/p", status=404)


def test_trash_of_what_is_not_in_it_leads_to_its_edit_page_and_deletes_nothing(
    session: Session, visitor: Visitor, post: Post
) -> None:
    assert visitor.get(TRASH, status=303).location.endswith(EDIT)
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    sent = {"csrf_token": token}
    assert "delete it first" in text_of(visitor.web.post(TRASH, {**sent, "_method": "DELETE"}, status=400))
    assert "neither in the trash" in text_of(
        visitor.web.post(TRASH, {**sent, "_method": "PATCH"}, status=400)
    )
    assert session.scalar(select(func.count()).select_from(Post)) == 1


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_trash_of_somebody_else_is_not_found_and_asks_strangers_for_a_login(
    session: Session, visitor: Visitor, post: Post, method: str
) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    sent = {"_method": method, "csrf_token": token}
    post.author = UserFactory()
    _put(session, post, PostStatus.DELETED)
    visitor.get(TRASH, status=404)
    visitor.web.post(TRASH, sent, status=404)
    visitor.get("/posts/p", status=404)
    assert "In the trash" not in text_of(visitor.get(f"/users/{post.author.username}"))
    visitor.log_out()
    assert "/login?next=" in visitor.get(TRASH, status=303).location
    visitor.get("/posts/p", status=404)
    assert session.scalar(select(func.count()).select_from(Post)) == 1


def test_editor_looks_after_the_trash_of_others(
    session: Session, visitor: Visitor, post: Post, user: User
) -> None:
    post.author, user.role = UserFactory(username="bob"), Role.EDITOR
    _put(session, post, PostStatus.DELETED)
    assert "In the trash" in text_of(visitor.get("/users/bob"))
    visitor.fill(TRASH, method="PATCH").submit(status=303)
    session.refresh(post)
    assert post.status is PostStatus.DRAFT
