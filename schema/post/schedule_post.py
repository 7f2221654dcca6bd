"""The mutation schedulePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from executor import DateTime
from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.post_life import schedule_post


class SchedulePost(ServiceMutation):
    """Show a post to everyone from a time on."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        publish_at = DateTime(required=True, description="When it appears: within the next ten years.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The scheduled post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Schedule the post."""
        return {"post": schedule_post(session, actor, key_of(values.pop("id"), "Post"), **values)}
