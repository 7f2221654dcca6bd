"""What comes from elsewhere: written with its own dates and statuses, cut to size, never twice."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import BodyFormat, Comment, CommentStatus, Post, PostKind, PostStatus, Role, Tag, TagKind, User
from models.database import Database
from policies import ANONYMOUS, Actor
from services.errors import Forbidden, NotAuthenticated
from services.importing import (
    ImportedComment,
    ImportedPost,
    ImportedTag,
    ImportedUser,
    ImportLog,
    find_user_with_email,
    import_comment,
    import_post,
    import_tag,
    import_user,
    place_tag,
)
from services.validation import Validation
from tests.support.factories import BEGINNING, CommentFactory, PostFactory, TagFactory, UserFactory

ADA = ImportedUser(username="Ada Lovelace", email="ada@example.com", display_name="Ada")
NEWS = ImportedTag(kind=TagKind.CATEGORY, name="News", slug="news", description="What is new.")
POST = ImportedPost(
    author_id=0,
    kind=PostKind.POST,
    status=PostStatus.PUBLISHED,
    slug="old",
    title="Old",
    body="<p>Text.</p><script>x</script>",
    body_format=BodyFormat.HTML,
    created_at=BEGINNING,
    published_at=BEGINNING,
    updated_at=BEGINNING,
)
COMMENT = ImportedComment(
    post_id=0,
    parent_id=None,
    author_id=None,
    created_at=BEGINNING,
    body="<b>Well</b> <img src=x onerror=y>",
    body_format=BodyFormat.HTML,
    status=CommentStatus.APPROVED,
    guest_name="Guest",
    guest_email="guest@example.com",
    guest_website="https://guest.example/",
)


@pytest.fixture
def post(session: Session, admin: Actor) -> Post:
    """An imported post."""
    return import_post(session, admin, replace(POST, author_id=admin.user_id))


def test_import_user_new_is_made_without_a_password(session: Session, admin: Actor) -> None:
    user = import_user(session, admin, ADA)
    session.commit()
    session.refresh(user)
    assert (user.username, user.email, user.display_name) == ("ada-lovelace", "ada@example.com", "Ada")
    assert (user.password_hash, user.role) == (None, Role.AUTHOR)
    assert find_user_with_email(session, "ADA@example.com") is user
    assert find_user_with_email(session, "grace@example.com") is None


def test_import_user_with_a_known_address_is_that_user(session: Session, admin: Actor) -> None:
    known = UserFactory(username="grace", email="ada@example.com")
    assert import_user(session, admin, replace(ADA, email="ADA@example.com", role=Role.ADMIN)) is known
    assert (known.username, known.role) == ("grace", Role.AUTHOR)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        *(("Ada Lovelace", "ada-lovelace-2"), ("日本", "author"), ("x", "x-author"), ("", "author")),
        *(("a" * 100, "a" * 24), ("-a.b@c", "a-b-c"), ("a" * 23 + " b", "a" * 23)),
    ],
)
def test_import_user_of_any_name_gets_a_valid_free_one(
    session: Session, admin: Actor, wanted: str, given: str
) -> None:
    UserFactory(username="ada-lovelace")
    user = import_user(session, admin, replace(ADA, username=wanted))
    assert user.username == given
    check = Validation()
    check.username("username", user.username)
    assert check.problems == []


def test_import_user_with_overlong_names_cuts_them(session: Session, admin: Actor) -> None:
    user = import_user(
        session, admin, replace(ADA, display_name="x" * 200, name="y" * 200, surname="z" * 200)
    )
    session.commit()
    session.refresh(user)
    assert (len(user.display_name), len(user.name), len(user.surname)) == (100, 100, 100)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x", "no address"])
def test_import_of_people_with_a_website_that_is_none_leaves_it_out(
    session: Session, admin: Actor, post: Post, address: str
) -> None:
    assert import_user(session, admin, replace(ADA, website=address)).website == ""
    comment = import_comment(session, admin, replace(COMMENT, post_id=post.id, guest_website=address))
    assert comment.guest_website is None


def test_import_tag_taken_gets_a_number(session: Session, admin: Actor) -> None:
    slugs = [import_tag(session, admin, replace(NEWS, name=name)).slug for name in ("News", "Nüws")]
    assert slugs == ["news", "news-2"]
    assert session.scalars(select(Tag.description)).all() == ["What is new."] * 2


def test_place_tag_below_another_is_done_but_never_in_a_circle(session: Session, admin: Actor) -> None:
    top, middle, bottom = (TagFactory(kind=TagKind.CATEGORY) for _ in range(3))
    assert place_tag(session, admin, middle, top)
    assert place_tag(session, admin, bottom, middle)
    assert not place_tag(session, admin, top, bottom)
    assert not place_tag(session, admin, top, top)
    assert (top.parent_id, middle.parent_id, bottom.parent_id) == (None, top.id, middle.id)


def test_import_post_keeps_its_dates_and_is_sanitised(session: Session, admin: Actor, post: Post) -> None:
    session.commit()
    session.refresh(post)
    assert (post.created_at, post.published_at, post.updated_at) == (BEGINNING,) * 3
    assert (post.body_html, post.excerpt, post.has_own_excerpt) == ("<p>Text.</p>", "Text.", False)
    assert post.body == POST.body


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({}, "old-2"),
        ({"slug": ""}, "old-2"),
        ({"slug": "", "title": "日本"}, "post"),
        ({"slug": "new"}, "new"),
    ],
)
def test_import_post_has_a_free_address(
    session: Session, admin: Actor, post: Post, fields: dict[str, Any], slug: str
) -> None:
    again = import_post(session, admin, replace(POST, author_id=admin.user_id, **fields))
    session.commit()
    assert again.slug == slug


def test_import_post_with_overlong_texts_cuts_them(session: Session, admin: Actor) -> None:
    long = replace(POST, author_id=admin.user_id, title="x" * 300, excerpt="word " * 300)
    post = import_post(session, admin, long)
    session.commit()
    session.refresh(post)
    assert len(post.title) == 200
    assert len(post.excerpt) <= 500
    assert post.has_own_excerpt


@pytest.mark.parametrize(
    ("status", "counted"),
    [(CommentStatus.APPROVED, 1), (CommentStatus.PENDING, 0), (CommentStatus.SPAM, 0)],
)
def test_import_comment_is_counted_if_it_is_approved(
    session: Session, admin: Actor, post: Post, status: CommentStatus, counted: int
) -> None:
    parent = CommentFactory(post=post)
    imported = replace(COMMENT, post_id=post.id, parent_id=parent.id, status=status)
    comment = import_comment(session, admin, imported)
    session.commit()
    for row in (comment, parent, post):
        session.refresh(row)
    assert (post.comment_count, parent.reply_count) == (counted, counted)
    assert (comment.body_html, comment.guest_name) == ("<b>Well</b> ", "Guest")
    assert (comment.created_at, comment.updated_at) == (BEGINNING, BEGINNING)
    assert post.updated_at == BEGINNING


def test_imports_by_others_are_refused(session: Session, editor: Actor, post: Post) -> None:
    tag = TagFactory()
    calls = [
        lambda actor: import_user(session, actor, ADA),
        lambda actor: import_tag(session, actor, NEWS),
        lambda actor: place_tag(session, actor, tag, TagFactory()),
        lambda actor: import_post(session, actor, replace(POST, author_id=editor.user_id)),
        lambda actor: import_comment(session, actor, replace(COMMENT, post_id=post.id)),
    ]
    for call in calls:
        with pytest.raises(Forbidden):
            call(editor)
        with pytest.raises(NotAuthenticated):
            call(ANONYMOUS)
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


def test_import_log_knows_what_was_recorded_even_under_overlong_names(
    session: Session, database: Database
) -> None:
    with database.transaction() as writing:
        log = ImportLog(writing, "wordpress:https://a.example")
        assert log.find("post", "1") is None
        log.record("post", "1", 7)
        log.record("post", "x" * 400, 8)
        assert (log.find("post", "1"), log.find("post", "x" * 400)) == (7, 8)
    with database.transaction() as writing:
        again = ImportLog(writing, "wordpress:https://a.example")
        assert (again.find("post", "1"), again.find("post", "x" * 400)) == (7, 8)
        assert again.find("comment", "1") is None
        assert ImportLog(writing, "wordpress:https://b.example").find("post", "1") is None


def test_import_undone_leaves_nothing(session: Session, database: Database, admin: Actor) -> None:
    def import_and_fail() -> None:
        with database.transaction() as writing:
            log = ImportLog(writing, "source")
            log.record("user", "1", import_user(writing, admin, ADA).id)
            import_post(writing, admin, replace(POST, author_id=admin.user_id))
            import_user(writing, ANONYMOUS, ADA)

    with pytest.raises(NotAuthenticated):
        import_and_fail()
    assert session.scalar(select(func.count()).select_from(Post)) == 0
    assert session.scalar(select(func.count()).select_from(User)) == 1
    with database.transaction() as writing:
        assert ImportLog(writing, "source").find("user", "1") is None


def test_import_post_beside_one_of_the_same_beginning_is_free(session: Session, admin: Actor) -> None:
    PostFactory(slug="old-2")
    assert import_post(session, admin, replace(POST, author_id=admin.user_id)).slug == "old"
