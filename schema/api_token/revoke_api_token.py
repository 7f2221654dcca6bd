"""The mutation revokeApiToken."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.api_token.types import ApiToken
from schema.mutation import ServiceMutation, key_of
from services.api_tokens import revoke_api_token


class RevokeApiToken(ServiceMutation):
    """End an API token at once; admins end anybody's."""

    class Input:
        id = graphene.ID(required=True, description="The token's id.")

    api_token = graphene.Field(ApiToken, description="The token that is over.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """End the token."""
        return {"api_token": revoke_api_token(session, actor, key_of(values["id"], "ApiToken"))}
