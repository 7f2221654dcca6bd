"""Writes the demonstration into a database, dated back from now."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from importers.demonstration.reading import PostFile, read_people, read_posts
from models import BodyFormat, CommentStatus, Post, PostKind, PostStatus, Role, Tag, TagKind, User
from models.types import utc_now
from policies import OPERATOR
from services.importing import (
    ImportedComment,
    ImportedPost,
    ImportedUser,
    import_comment,
    import_post,
    import_user,
)
from services.passwords import Passwords
from services.tags import ensure_tag


def is_empty(session: Session) -> bool:
    """Whether the database holds neither people nor posts."""
    return not session.scalar(select(exists().where(User.id > 0) | exists().where(Post.id > 0)))


def load_demonstration(session: Session, passwords: Passwords, *, password: str) -> str:
    """Load the demonstration; return the username of the editor, who alone can log in, with `password`."""
    password_hash = passwords.hash(password)
    people = {person["username"]: _person(session, person) for person in read_people()}
    now = utc_now()
    for file in read_posts():
        _post(session, file, people, now)
    editor = next(user for user in people.values() if user.role is Role.EDITOR)
    editor.password_hash = password_hash
    return editor.username


def _person(session: Session, person: dict[str, Any]) -> User:
    return import_user(session, OPERATOR, ImportedUser(**{**person, "role": Role(person["role"])}))


def _post(session: Session, file: PostFile, people: dict[str, User], now: datetime) -> None:
    front = file.front
    time = now - timedelta(days=front.get("days_ago", 0))
    published = front["status"] == "published"
    post = import_post(
        session,
        OPERATOR,
        ImportedPost(
            author_id=people[front["author"]].id,
            kind=PostKind(front["kind"]),
            status=PostStatus(front["status"]),
            slug=front["slug"],
            title=front["title"],
            body=file.body,
            body_format=BodyFormat.MARKDOWN,
            created_at=time,
            published_at=time if published else None,
            updated_at=time,
            excerpt=front.get("excerpt", ""),
            comments_open=front["comments_open"],
            tags=_tags(session, front),
        ),
    )
    _comments(session, post, front.get("comments", []), people)


def _tags(session: Session, front: dict[str, Any]) -> list[Tag]:
    category = ensure_tag(session, OPERATOR, front["category"], TagKind.CATEGORY)
    return [category, *(ensure_tag(session, OPERATOR, name) for name in front["tags"])]


def _comments(session: Session, post: Post, comments: list[dict[str, Any]], people: dict[str, User]) -> None:
    keys: dict[str, int] = {}
    for comment in comments:
        written = import_comment(
            session,
            OPERATOR,
            ImportedComment(
                post_id=post.id,
                parent_id=keys[comment["reply_to"]] if "reply_to" in comment else None,
                author_id=people[comment["author"]].id,
                created_at=post.created_at + timedelta(hours=comment["hours_after"]),
                body=comment["body"].strip(),
                body_format=BodyFormat.MARKDOWN,
                status=CommentStatus.APPROVED,
            ),
        )
        keys[comment["key"]] = written.id
