"""The tables and their relations: no queries and no permissions live here."""

from models.api_token import ApiToken, ApiTokenScope
from models.base import Base
from models.comment import Comment, CommentKind, CommentStatus
from models.comment_report import CommentReport, ReportReason
from models.content_version import ContentChange, ContentVersion
from models.former_slug import FormerSlug, has_slug
from models.import_record import ImportRecord
from models.login_session import LoginSession
from models.mutation_result import MutationResult
from models.post import BodyFormat, Post, PostKind, PostStatus
from models.post_revision import PostRevision
from models.tag import Tag, TagKind, post_tag
from models.trusted_document import TrustedDocument
from models.user import Role, User, UserStatus

__all__ = [
    "ApiToken",
    "ApiTokenScope",
    "Base",
    "BodyFormat",
    "Comment",
    "CommentKind",
    "CommentReport",
    "CommentStatus",
    "ContentChange",
    "ContentVersion",
    "FormerSlug",
    "ImportRecord",
    "LoginSession",
    "MutationResult",
    "Post",
    "PostKind",
    "PostRevision",
    "PostStatus",
    "ReportReason",
    "Role",
    "Tag",
    "TagKind",
    "TrustedDocument",
    "User",
    "UserStatus",
    "has_slug",
    "post_tag",
]
