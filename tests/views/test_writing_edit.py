"""Changing and publishing a post."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import BodyFormat, Post, PostStatus, Role, Tag, TagKind, User
from tests.support.factories import PostFactory, TagFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of
from tests.views.test_writing import BAD


@pytest.fixture
def draft(user: User) -> Post:
    """A draft of the user's."""
    tags = [TagFactory(name="One", slug="one"), TagFactory(name="Shelf", slug="s", kind=TagKind.CATEGORY)]
    return PostFactory(author=user, slug="d", title="Draft", body="Before.", draft=True, tags=tags)


def save(visitor: Visitor, intent: str = "draft", path: str = "/posts/d/edit", **fields: object) -> str:
    answer = visitor.fill(path, method="PATCH", **fields).submit("intent", value=intent, status=303)
    return str(answer.location)


def test_edit_shows_what_is_stored(session: Session, visitor: Visitor, draft: Post) -> None:
    fields = ("title", "body", "tags", "slug", "excerpt", "comments_open")
    stored = ["Draft", "Before.", "One", "d", "", "y"]
    assert values_of(visitor.get("/posts/d/edit"), *fields) == stored
    draft.excerpt, draft.has_own_excerpt, draft.comments_open = "Own.", True, False
    session.commit()
    assert values_of(visitor.get("/posts/d/edit"), "excerpt", "comments_open") == ["Own.", None]


def test_edit_saved_unchanged_changes_nothing(session: Session, visitor: Visitor, draft: Post) -> None:
    before = (draft.title, draft.slug, draft.body, draft.excerpt, draft.comments_open)
    save(visitor)
    session.refresh(draft)
    assert (draft.title, draft.slug, draft.body, draft.excerpt, draft.comments_open) == before
    assert {tag.name for tag in draft.tags} == {"One", "Shelf"}
    assert draft.status is PostStatus.DRAFT


def test_edit_saved_stores_the_changes_and_leads_to_the_post(
    session: Session, visitor: Visitor, draft: Post
) -> None:
    new = {"title": "New", "body": "**New**", "slug": "n", "tags": "two", "excerpt": "Own."}
    location = save(visitor, **new, comments_open=False)
    assert location.endswith("/posts/n")
    assert "draft is saved" in notice_of(visitor.get(location))
    session.refresh(draft)
    assert (draft.title, draft.slug, draft.body, draft.excerpt) == ("New", "n", "**New**", "Own.")
    assert draft.body_html == "<p><strong>New</strong></p>\n"
    assert {tag.name for tag in draft.tags} == {"two", "Shelf"}
    assert (draft.comments_open, draft.version) == (False, 2)
    visitor.get("/posts/d", status=404)


def test_edit_published_shows_the_post_to_everyone(session: Session, visitor: Visitor, draft: Post) -> None:
    location = save(visitor, "publish", body="After.")
    assert "published" in notice_of(visitor.get(location))
    session.refresh(draft)
    assert (draft.status, draft.body) == (PostStatus.PUBLISHED, "After.")
    visitor.log_out()
    assert "After." in text_of(visitor.get("/posts/d"))


def test_edit_with_the_slug_emptied_keeps_the_address(
    session: Session, visitor: Visitor, draft: Post
) -> None:
    assert save(visitor, slug="", title="Another title").endswith("/posts/d")


@pytest.mark.parametrize(("bad", "field", "words"), BAD)
def test_edit_bad_field_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, draft: Post, bad: dict[str, str], field: str, words: str
) -> None:
    PostFactory(slug="taken")
    filled = visitor.fill("/posts/d/edit", method="PATCH", **{"body": "After.", **bad})
    page = filled.submit("intent", value="publish", status=400)
    problems = problems_of(page)
    assert set(problems) == {field}
    assert words in problems[field]
    assert words in alert_of(page)
    session.refresh(draft)
    assert (draft.title, draft.body, draft.slug, draft.status) == ("Draft", "Before.", "d", PostStatus.DRAFT)
    assert session.scalar(select(func.count()).select_from(Tag)) == 2


def test_edit_bad_keeps_what_was_typed_and_the_stored_title(visitor: Visitor, draft: Post) -> None:
    filled = visitor.fill("/posts/d/edit", method="PATCH", title="", body="Typed.")
    page = filled.submit("intent", value="draft", status=400)
    assert values_of(page, "title", "body") == ["", "Typed."]
    assert "Draft" in text_of(page)


def test_edit_of_an_imported_post_stays_html(session: Session, visitor: Visitor, draft: Post) -> None:
    draft.body_format, draft.body = BodyFormat.HTML, "<p>Before.</p>"
    session.commit()
    assert "HTML" in text_of(visitor.get("/posts/d/edit"))
    save(visitor, body="<p>*After*</p><script>x</script>")
    session.refresh(draft)
    assert draft.body_html == "<p>*After*</p>"


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_edit_of_somebody_elses_post_is_forbidden_or_not_found(
    session: Session, visitor: Visitor, draft: Post, method: str
) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    sent = {"_method": method, "csrf_token": token, "title": "Mine", "body": "Now."}
    draft.author = UserFactory()
    PostFactory(slug="shown", title="Theirs")
    session.commit()
    visitor.get("/posts/shown/edit", status=403)
    visitor.web.post("/posts/shown/edit", sent, status=403)
    for slug in ("d", "none", "%00"):
        visitor.get(f"/posts/{slug}/edit", status=404)
        visitor.web.post(f"/posts/{slug}/edit", sent, status=404)
    session.rollback()
    assert set(session.scalars(select(Post.title))) == {"Draft", "Theirs"}


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_edit_of_a_stranger_asks_for_a_login(session: Session, visitor: Visitor, method: str) -> None:
    PostFactory(slug="shown", title="Theirs")
    assert "/login?next=" in visitor.get("/posts/shown/edit", status=303).location
    token = visitor.get("/login").forms[0]["csrf_token"].value
    sent = {"_method": method, "csrf_token": token, "title": "Mine", "body": "Now."}
    visitor.web.post("/posts/shown/edit", sent, status=303)
    assert session.scalars(select(Post.title)).all() == ["Theirs"]


def test_edit_by_an_editor_keeps_the_author(session: Session, visitor: Visitor, user: User) -> None:
    post = PostFactory(slug="d", title="Theirs")
    user.role = Role.EDITOR
    session.commit()
    assert "Edit" in text_of(visitor.get("/posts/d"))
    save(visitor, title="Mended")
    session.refresh(post)
    assert (post.title, post.author_id != user.id) == ("Mended", True)


def test_edit_of_ones_own_post_as_a_mere_reader_is_forbidden(
    session: Session, visitor: Visitor, user: User, draft: Post
) -> None:
    user.role = Role.READER
    session.commit()
    visitor.get("/posts/d")
    visitor.get("/posts/d/edit", status=403)
