"""The tables and their relations: no queries and no permissions live here."""

from models.base import Base
from models.comment import Comment, CommentKind, CommentStatus
from models.former_slug import FormerSlug, has_slug
from models.import_record import ImportRecord
from models.login_session import LoginSession
from models.post import BodyFormat, Post, PostKind, PostStatus
from models.post_revision import PostRevision
from models.tag import Tag, TagKind, post_tag
from models.user import Role, User, UserStatus

__all__ = [
    "Base",
    "BodyFormat",
    "Comment",
    "CommentKind",
    "CommentStatus",
    "FormerSlug",
    "ImportRecord",
    "LoginSession",
    "Post",
    "PostKind",
    "PostRevision",
    "PostStatus",
    "Role",
    "Tag",
    "TagKind",
    "User",
    "UserStatus",
    "has_slug",
    "post_tag",
]
