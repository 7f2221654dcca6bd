"""The models' enums as GraphQL enums, each value with its description."""

import enum

import graphene
import sqlalchemy
from graphene_sqlalchemy.registry import get_global_registry

from models import (
    ApiTokenScope,
    Base,
    BodyFormat,
    CommentKind,
    CommentStatus,
    PostKind,
    PostStatus,
    ReportReason,
    Role,
    TagKind,
    UserStatus,
)
from policies.moderation import CommentModeration

_DESCRIPTIONS: dict[enum.Enum, str] = {
    ApiTokenScope.READ: "Reads what its user may read, as an author at the most. Every token has it.",
    ApiTokenScope.WRITE: "Also runs mutations, as an author at the most.",
    ApiTokenScope.MODERATE: "Is an editor, if its user is one.",
    ApiTokenScope.ADMIN: "Is an admin, if its user is one.",
    Role.READER: "Reads and comments.",
    Role.AUTHOR: "Also writes posts of their own.",
    Role.EDITOR: "Also changes and publishes what others write.",
    Role.ADMIN: "Also looks after accounts.",
    UserStatus.NEW: "Registered, not yet confirmed.",
    UserStatus.ACTIVE: "In use.",
    UserStatus.SUSPENDED: "Closed by an admin.",
    PostKind.POST: "An entry of the feed.",
    PostKind.PAGE: "A page that stands on its own.",
    PostStatus.DRAFT: "Seen by its author and editors.",
    PostStatus.SCHEDULED: "Seen by everyone once its time has come.",
    PostStatus.PUBLISHED: "Seen by everyone.",
    PostStatus.ARCHIVED: "Taken back; seen by its author and editors.",
    PostStatus.DELETED: "In the trash; seen by its author and editors.",
    BodyFormat.MARKDOWN: "CommonMark with tables, notes and task lists.",
    BodyFormat.HTML: "HTML, as imported posts have it.",
    CommentKind.COMMENT: "Written by a person.",
    CommentKind.PING: "Another site's notice that it links here.",
    CommentStatus.PENDING: "Waits for an editor; seen by its writer.",
    CommentStatus.APPROVED: "Seen by everyone who sees the post.",
    CommentStatus.REJECTED: "Turned down by an editor; seen by its writer.",
    CommentStatus.SPAM: "Hidden as unwanted.",
    CommentStatus.DELETED: "Emptied; kept only for the replies below it.",
    CommentModeration.NONE: "None waits.",
    CommentModeration.FIRST: "Those of writers who have no approved comment yet.",
    CommentModeration.ALL: "All wait; but never those of editors, nor of authors below their own posts.",
    ReportReason.SPAM: "It advertises, or says the same everywhere.",
    ReportReason.ABUSE: "It insults, threatens or harasses.",
    ReportReason.OFF_TOPIC: "It has nothing to do with the post.",
    ReportReason.OTHER: "Something else, which the note tells.",
    TagKind.CATEGORY: "A shelf of the publication's.",
    TagKind.TAG: "A free keyword.",
}


def _expose(members: type[enum.Enum]) -> graphene.Enum:
    """Return the GraphQL enum, and let graphene-sqlalchemy use it for every column of these members."""
    exposed = graphene.Enum.from_enum(
        members, description=lambda value: _DESCRIPTIONS[value] if value else members.__doc__
    )
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, sqlalchemy.Enum) and column.type.enum_class is members:
                get_global_registry().register_enum(column.type, exposed)
    return exposed


CommentModerationEnum = _expose(CommentModeration)
ReportReasonEnum = _expose(ReportReason)
RoleEnum = _expose(Role)
ApiTokenScopeEnum = _expose(ApiTokenScope)
TagKindEnum = _expose(TagKind)
for _members in (UserStatus, PostKind, PostStatus, BodyFormat, CommentKind, CommentStatus):
    _expose(_members)
