"""The mutation updateProfile."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation
from schema.user.types import User
from services.accounts import update_profile


class UpdateProfile(ServiceMutation):
    """Change what your own account says; a field left out or null stays as it is."""

    class Input:
        display_name = graphene.String(description="The name shown beside what you write.")
        name = graphene.String(description="Your given name.")
        surname = graphene.String(description="Your family name.")
        bio = graphene.String(description="A few sentences about you, at most 2,000 characters.")
        website = graphene.String(description="The full address of your own site, or empty.")

    user = graphene.Field(User, description="The changed account; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the actor's profile."""
        return {"user": update_profile(session, actor, **values)}
