"""What goes with a deleted row, what stays, and what keeps a row from being deleted."""

from typing import Any

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import (
    ApiToken,
    Base,
    Comment,
    FormerSlug,
    LoginSession,
    Post,
    PostRevision,
    Tag,
    User,
    post_tag,
)
from models.database import Database
from models.types import utc_now
from tests.support.factories import (
    ApiTokenFactory,
    CommentFactory,
    PostFactory,
    RevisionFactory,
    TagFactory,
    UserFactory,
)


def _delete(database: Database, row: Any, *, by_statement: bool) -> None:
    with database.transaction() as session:
        kind = type(row)
        if by_statement:
            session.execute(delete(kind).where(kind.id == row.id))
        else:
            session.delete(session.get_one(kind, row.id))


def _ids(session: Session, kind: type[Base]) -> set[int]:
    session.rollback()  # a new look
    return set(session.scalars(select(kind.id)))


def _log_in(session: Session, user: User, token: bytes) -> None:
    session.add(LoginSession(token_hash=token * 32, user_id=user.id, expires_at=utc_now()))
    session.commit()


both_ways = pytest.mark.parametrize("by_statement", [True, False], ids=["statement", "session"])


@both_ways
def test_delete_post_takes_its_comments_and_links_to_tags(
    database: Database, session: Session, by_statement: bool
) -> None:
    tag = TagFactory()
    post, other = PostFactory(tags=[tag]), PostFactory(tags=[tag])
    thread, kept = CommentFactory(post=post), CommentFactory(post=other)
    CommentFactory(post=post, parent=thread)
    _delete(database, post, by_statement=by_statement)
    assert _ids(session, Post) == {other.id}
    assert _ids(session, Comment) == {kept.id}
    assert _ids(session, Tag) == {tag.id}
    assert session.execute(select(post_tag.c.post_id, post_tag.c.tag_id)).all() == [(other.id, tag.id)]


@both_ways
def test_delete_post_takes_its_revisions_and_former_slugs(
    database: Database, session: Session, by_statement: bool
) -> None:
    post, kept = PostFactory(), RevisionFactory()
    RevisionFactory(post=post)
    session.add_all([FormerSlug(slug="gone", post_id=post.id), FormerSlug(slug="left", post_id=kept.post_id)])
    session.commit()
    _delete(database, post, by_statement=by_statement)
    assert _ids(session, PostRevision) == {kept.id}
    assert session.scalars(select(FormerSlug.slug)).all() == ["left"]


@both_ways
def test_delete_user_leaves_what_they_changed_in_posts_of_others(
    database: Database, session: Session, by_statement: bool
) -> None:
    editor = UserFactory()
    revision = RevisionFactory(editor=editor)
    _delete(database, editor, by_statement=by_statement)
    session.rollback()
    session.refresh(revision)
    assert (revision.editor_id, revision.post.author_id != editor.id) == (None, True)


@both_ways
def test_delete_comment_takes_all_replies_below_it(
    database: Database, session: Session, by_statement: bool
) -> None:
    root = CommentFactory()
    reply = CommentFactory(post=root.post, parent=root)
    CommentFactory(post=root.post, parent=reply)
    sibling = CommentFactory(post=root.post, parent=root)
    _delete(database, reply, by_statement=by_statement)
    assert _ids(session, Comment) == {root.id, sibling.id}
    assert _ids(session, Post) == {root.post_id}


@both_ways
def test_delete_tag_leaves_posts_and_makes_its_children_roots(
    database: Database, session: Session, by_statement: bool
) -> None:
    parent = TagFactory()
    child, grandchild = TagFactory(parent=parent), TagFactory()
    grandchild.parent = child
    session.commit()
    post = PostFactory(tags=[parent, child])
    _delete(database, parent, by_statement=by_statement)
    assert _ids(session, Tag) == {child.id, grandchild.id}
    session.expire_all()
    assert (child.parent_id, grandchild.parent_id) == (None, child.id)
    assert [tag.id for tag in post.tags] == [child.id]


@both_ways
def test_delete_user_takes_their_logins(database: Database, session: Session, by_statement: bool) -> None:
    user, other = UserFactory(), UserFactory()
    _log_in(session, user, b"1")
    _log_in(session, user, b"2")
    _log_in(session, other, b"3")
    _delete(database, user, by_statement=by_statement)
    assert _ids(session, User) == {other.id}
    session.rollback()
    assert session.scalars(select(LoginSession.token_hash)).all() == [b"3" * 32]


@both_ways
def test_delete_user_takes_their_api_tokens(database: Database, session: Session, by_statement: bool) -> None:
    token, other = ApiTokenFactory(), ApiTokenFactory()
    _delete(database, session.get_one(User, token.user_id), by_statement=by_statement)
    assert _ids(session, ApiToken) == {other.id}


@both_ways
@pytest.mark.parametrize("written", [PostFactory, CommentFactory])
def test_delete_user_who_has_written_is_refused(
    database: Database, session: Session, by_statement: bool, written: Any
) -> None:
    user = written().author
    before = session.scalar(select(func.count()).select_from(User))
    with pytest.raises(IntegrityError):
        _delete(database, user, by_statement=by_statement)
    assert len(_ids(session, User)) == before
