"""The tables and their relations: no queries and no permissions live here."""

from models.base import Base
from models.comment import Comment, CommentKind, CommentStatus
from models.comment_report import CommentReport, ReportReason
from models.content_version import ContentChange, ContentVersion
from models.import_record import ImportRecord
from models.login_session import LoginSession
from models.mutation_result import MutationResult
from models.post import BodyFormat, Post, PostKind, PostStatus
from models.tag import Tag, TagKind, post_tag
from models.trusted_document import TrustedDocument
from models.user import Role, User, UserStatus

__all__ = [
    "Base",
    "BodyFormat",
    "Comment",
    "CommentKind",
    "CommentReport",
    "CommentStatus",
    "ContentChange",
    "ContentVersion",
    "ImportRecord",
    "LoginSession",
    "MutationResult",
    "Post",
    "PostKind",
    "PostStatus",
    "ReportReason",
    "Role",
    "Tag",
    "TagKind",
    "TrustedDocument",
    "User",
    "UserStatus",
    "post_tag",
]
