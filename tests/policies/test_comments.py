"""Comments: who sees which, and who may write and change them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post, PostKind, PostStatus
from models.types import utc_now
from policies.comments import (
    can_comment,
    can_edit_comment,
    can_see_comment,
    commentable_posts,
    editable_comments,
    starting_threads,
    visible_comments,
)
from tests.policies.conftest import ACTORS, EDITORS, EVERYONE, People, ids, selected
from tests.support.factories import CommentFactory, PostFactory

WRITERS = ("author", "other", "reader", "suspended", "editor", None)
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def comments(session: Session, stored_people: People) -> list[Comment]:
    """A comment of each status with and without replies, by each writer, on a visible and a hidden post."""
    posts = [
        PostFactory.build(author=stored_people.users["author"], title="visible"),
        PostFactory.build(author=stored_people.users["author"], title="hidden", draft=True),
    ]
    comments = [
        _comment(stored_people, writer, post=post, status=status, reply_count=replies)
        for post in posts
        for writer in WRITERS
        for status in CommentStatus
        for replies in (0, 2)
    ]
    session.add_all(comments)
    session.commit()
    return comments


def _comment(people: People, writer: str | None, **fields: Any) -> Comment:
    guest = {} if writer else {"guest_name": "Guest"}
    author = people.users[writer] if writer else None
    return CommentFactory.build(author=author, body_html="", **guest, **fields)


def _seen_by(comment: Comment) -> frozenset[str]:
    """Tell by the rule in words who should see a comment, if they see the post."""
    writer = comment.author.username if comment.author else "guest"
    match comment.status:
        case CommentStatus.APPROVED:
            return EVERYONE
        case CommentStatus.PENDING | CommentStatus.REJECTED:
            # A suspended writer is a stranger.
            return EDITORS | ({writer} - {"suspended"})
        case CommentStatus.SPAM:
            return EDITORS
    return EVERYONE if comment.reply_count else NOBODY


def _should_see(name: str, comment: Comment) -> bool:
    sees_post = comment.post.title == "visible" or name in EDITORS | {"author"}
    return sees_post and name in _seen_by(comment)


def test_visible_comments_are_those_that_can_be_seen(
    session: Session, people: People, comments: list[Comment]
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        seen = {comment for comment in comments if can_see_comment(actor, comment)}
        assert selected(session, Comment, visible_comments, actor) == ids(seen), name
        assert seen == {comment for comment in comments if _should_see(name, comment)}, name


def test_starting_threads_are_the_comments_that_reply_to_none(session: Session, people: People) -> None:
    start = CommentFactory()
    CommentFactory(post=start.post, parent=start)
    for name in ACTORS:
        assert selected(session, Comment, starting_threads, people.actor(name)) == {start.id}


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize("status", CommentStatus)
def test_comment_is_changed_by_its_writer_and_editors_until_it_is_deleted(
    people: People, name: str, status: CommentStatus
) -> None:
    changeable = set()
    for writer in WRITERS:
        comment = _comment(people, writer, post=None, status=status)
        comment.author_id = comment.author.id if comment.author else None
        if can_edit_comment(people.actor(name), comment):
            changeable.add(writer)
    own = {name} & set(WRITERS) - {"suspended"}
    expected = set(WRITERS) if name in EDITORS else own
    assert changeable == (set() if status is CommentStatus.DELETED else expected)


def test_editable_comments_are_those_that_can_be_changed(
    session: Session, people: People, comments: list[Comment]
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        changeable = {comment for comment in comments if can_edit_comment(actor, comment)}
        assert selected(session, Comment, editable_comments, actor) == ids(changeable), name


POSTS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"kind": PostKind.PAGE}, True),
    ({"status": PostStatus.SCHEDULED}, True),
    ({"published_at": utc_now() + timedelta(hours=1)}, False),
    ({"comments_open": False}, False),
    ({"draft": True}, False),
    ({"status": PostStatus.ARCHIVED}, False),
]


@pytest.mark.parametrize(("fields", "takes_comments"), POSTS)
def test_comment_is_written_by_users_on_published_posts_that_are_open(
    people: People, fields: dict[str, Any], takes_comments: bool
) -> None:
    post: Post = PostFactory.build(**{"comments_open": True, **fields})
    may = {name for name in ACTORS if can_comment(people.actor(name), post)}
    assert may == (EVERYONE - {"anonymous", "suspended"} if takes_comments else NOBODY)


def test_commentable_posts_are_those_that_can_be_commented_on(
    session: Session, stored_people: People
) -> None:
    author = stored_people.users["author"]
    posts = [PostFactory(author=author, **fields) for fields, _ in POSTS]
    for name in ACTORS:
        actor = stored_people.actor(name)
        open_posts = {post for post in posts if can_comment(actor, post)}
        assert selected(session, Post, commentable_posts, actor) == ids(open_posts), name
