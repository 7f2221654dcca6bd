"""Makes rows that belong to an actor."""

from typing import Any

from sqlalchemy.orm import Session

from models import Comment, Post, User
from policies import Actor
from tests.support.factories import CommentFactory, PostFactory


def post_by(session: Session, actor: Actor, **fields: Any) -> Post:
    """Return a new post of the actor's, published unless told otherwise."""
    return PostFactory(author=session.get_one(User, actor.user_id), **fields)


def comment_by(session: Session, actor: Actor, **fields: Any) -> Comment:
    """Return a new comment of the actor's, approved unless told otherwise."""
    return CommentFactory(author=session.get_one(User, actor.user_id), **fields)
