"""The mutation createApiToken."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.api_token.types import ApiToken
from schema.enums import ApiTokenScopeEnum
from schema.mutation import ServiceMutation
from services.api_tokens import DEFAULT_DAYS, MOST_DAYS, create_api_token


class CreateApiToken(ServiceMutation):
    """Make an API token for yourself; only a login may, no token."""

    class Input:
        name = graphene.String(required=True, description="What you call it, at most 100 characters.")
        scopes = graphene.List(
            graphene.NonNull(ApiTokenScopeEnum),
            required=True,
            description="What it may do. READ is part of every token, and one beyond your role is refused.",
        )
        expires_in_days = graphene.Int(
            description=f"In how many days it stops working, 1 to {MOST_DAYS}; {DEFAULT_DAYS} if left out.",
        )

    secrets = frozenset({"token"})

    token = graphene.String(
        description="The secret, told only here and now: null if the input was refused, or is sent again."
    )
    api_token = graphene.Field(ApiToken, description="The new token; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Make the token."""
        given = {name: value for name, value in values.items() if value is not None}
        token, secret = create_api_token(session, actor, **given)
        return {"token": secret, "api_token": token}
