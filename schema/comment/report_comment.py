"""The mutation reportComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from models import ReportReason
from policies import Actor
from schema.comment.types import Comment
from schema.enums import ReportReasonEnum
from schema.mutation import ServiceMutation, key_of
from services.comment_reports import report_comment


class ReportComment(ServiceMutation):
    """Tell the editors what is wrong with a comment of somebody else's. Twice is once."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")
        reason = ReportReasonEnum(required=True, description="What is wrong with it.")
        note = graphene.String(
            description="More about it, at most 1,000 characters; needed if the reason is `OTHER`."
        )

    comment = graphene.Field(Comment, description="The reported comment; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Report the comment."""
        comment = report_comment(
            session,
            actor,
            key_of(values["id"], "Comment"),
            reason=ReportReason(values["reason"]),
            note=values.get("note") or "",
        )
        return {"comment": comment}
