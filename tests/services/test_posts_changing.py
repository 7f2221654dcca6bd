"""Changing posts: what is stored, who may, and what is refused."""

from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models import Post, PostStatus, Tag, TagKind
from models.database import Database
from policies import ANONYMOUS, Actor
from services.errors import Conflict, Forbidden, InvalidInput, NotAuthenticated, NotFound
from services.post_life import delete_post
from services.posts import PostChanges, create_post, get_managed_post, update_post
from tests.services.arranging import post_by
from tests.services.refusals import BAD_POST_FIELDS, problems_of
from tests.support.factories import PostFactory, TagFactory


def write(session: Session, actor: Actor, **fields: Any) -> Post:
    return create_post(session, actor, **{"title": "A title", "body": "A *body*.", **fields})


def test_update_post_all_fields_is_stored_rendered_and_counted(session: Session, author: Actor) -> None:
    post = write(session, author, tags=["Old"])
    update_post(
        session,
        author,
        post.id,
        PostChanges(title="New", body="# Big", slug="n", excerpt="Own.", tags=["Next"], comments_open=False),
    )
    session.commit()
    session.refresh(post)
    assert (post.title, post.body, post.slug, post.excerpt) == ("New", "# Big", "n", "Own.")
    assert post.body_html == "<h2>Big</h2>\n"
    assert ([tag.name for tag in post.tags], post.comments_open, post.version) == (["Next"], False, 2)


def test_update_post_nothing_given_leaves_all_but_the_version(session: Session, author: Actor) -> None:
    post = write(session, author, tags=["Kept"], excerpt="Kept.")
    update_post(session, author, post.id, PostChanges())
    session.commit()
    session.refresh(post)
    assert (post.title, post.body, post.slug, post.excerpt) == ("A title", "A *body*.", "a-title", "Kept.")
    assert ([tag.name for tag in post.tags], post.comments_open, post.version) == (["Kept"], True, 2)


def test_update_post_excerpt_emptied_follows_the_body_again(session: Session, author: Actor) -> None:
    post = write(session, author, excerpt="Own.")
    update_post(session, author, post.id, PostChanges(body="Other."))
    assert post.excerpt == "Own."
    update_post(session, author, post.id, PostChanges(excerpt=""))
    assert (post.excerpt, post.has_own_excerpt) == ("Other.", False)


def test_update_post_tags_emptied_leaves_its_categories(session: Session, author: Actor) -> None:
    post = write(session, author, tags=["Keyword"])
    post.tags.append(TagFactory(kind=TagKind.CATEGORY, name="Shelf"))
    session.commit()
    update_post(session, author, post.id, PostChanges(tags=[]))
    session.commit()
    session.refresh(post)
    assert [tag.name for tag in post.tags] == ["Shelf"]


@pytest.mark.parametrize(("field", "value", "code"), BAD_POST_FIELDS)
def test_update_post_bad_field_is_refused_and_nothing_kept(
    session: Session, database: Database, author: Actor, field: str, value: Any, code: str
) -> None:
    post = post_by(session, author, title="Before", body="Before.")
    good = {"title": "After", "body": "After.", "tags": ["after"]}
    with pytest.raises(InvalidInput) as refused, database.transaction() as writing:
        update_post(writing, author, post.id, PostChanges(**{**good, field: value}))
    assert problems_of(refused.value) == [(field, code)]
    session.refresh(post)
    assert (post.title, post.body, post.version, post.tags) == ("Before", "Before.", 1, [])
    assert session.scalar(select(func.count()).select_from(Tag)) == 0


def test_update_post_by_an_editor_is_done_and_keeps_its_author(
    session: Session, author: Actor, editor: Actor
) -> None:
    post = write(session, author)
    update_post(session, editor, post.id, PostChanges(title="Mended"))
    assert (post.title, post.author_id) == ("Mended", author.user_id)


@pytest.mark.parametrize("call", [lambda *given: update_post(*given, PostChanges(title="X")), delete_post])
def test_changing_a_post_by_others_is_refused(
    session: Session, author: Actor, stranger: Actor, reader: Actor, call: Any
) -> None:
    shown = post_by(session, author)
    hidden = post_by(session, author, draft=True)
    for actor in (stranger, reader):
        with pytest.raises(Forbidden):
            call(session, actor, shown.id)
    with pytest.raises(NotAuthenticated):
        call(session, ANONYMOUS, shown.id)
    for actor in (stranger, reader, ANONYMOUS):
        for post_id in (hidden.id, 4_711):
            with pytest.raises(NotFound):
                call(session, actor, post_id)
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Post)) == 2


def test_get_managed_post_own_draft_is_given(session: Session, author: Actor, editor: Actor) -> None:
    post = post_by(session, author, draft=True)
    assert get_managed_post(session, author, post.id) is post
    assert get_managed_post(session, editor, post.id) is post
    with pytest.raises(NotFound):
        get_managed_post(session, ANONYMOUS, post.id)


def test_update_post_to_a_taken_slug_is_a_conflict_and_nothing_is_kept(
    session: Session, database: Database, author: Actor
) -> None:
    PostFactory(slug="taken")
    post = post_by(session, author, title="Before")
    with pytest.raises(Conflict) as refused, database.transaction() as writing:
        update_post(writing, author, post.id, PostChanges(title="After", slug="taken", tags=["new"]))
    assert problems_of(refused.value) == [("slug", "TAKEN")]
    session.refresh(post)
    assert (post.title, post.version) == ("Before", 1)
    assert session.scalar(select(func.count()).select_from(Tag)) == 0


@pytest.mark.parametrize("version", [1, 3, 0, -1, 2**31 - 1])
def test_update_post_of_another_version_than_expected_is_a_conflict_and_nothing_is_kept(
    session: Session, database: Database, author: Actor, version: int
) -> None:
    post = post_by(session, author, title="Before", version=2)
    changes = PostChanges(title="After", slug="after", tags=["new"])
    with pytest.raises(Conflict) as refused, database.transaction() as writing:
        update_post(writing, author, post.id, changes, expected_version=version)
    assert problems_of(refused.value) == [("expected_version", "CONFLICT")]
    assert "version 2" in refused.value.message
    session.refresh(post)
    assert (post.title, post.version, post.tags) == ("Before", 2, [])
    update_post(session, author, post.id, changes, expected_version=2)
    assert (post.title, post.version) == ("After", 3)


def test_update_post_of_the_version_that_was_seen_before_the_lock_is_a_conflict(
    session: Session, database: Database, author: Actor
) -> None:
    post = post_by(session, author, title="Before")
    with database.reader() as writing:
        seen = writing.get_one(Post, post.id).version
        writing.connection().execute(text("COMMIT"))
        writing.connection().execute(text("BEGIN"))
        with database.transaction() as other:
            update_post(other, author, post.id, PostChanges(title="Theirs"))
        with pytest.raises(Conflict):
            update_post(writing, author, post.id, PostChanges(title="Mine"), expected_version=seen)


def test_update_post_in_the_trash_is_a_conflict(session: Session, author: Actor) -> None:
    post = post_by(session, author, status=PostStatus.DELETED)
    with pytest.raises(Conflict) as refused:
        update_post(session, author, post.id, PostChanges(title="After"))
    assert problems_of(refused.value) == [("id", "DELETED")]
