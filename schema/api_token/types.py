"""The type ApiToken."""

import graphene

import models
from executor import Entity, Node
from policies.api_tokens import visible_api_tokens
from schema.enums import ApiTokenScopeEnum


class ApiToken(Entity):
    """A personal API token: a secret by which a program acts for its user. The secret itself is not kept."""

    class Meta:
        model = models.ApiToken
        interfaces = (Node,)
        visible = visible_api_tokens
        only_fields = ("name", "last_four", "created_at", "expires_at", "last_used_at", "revoked_at")

    scopes = graphene.List(
        graphene.NonNull(ApiTokenScopeEnum),
        required=True,
        description="What its holder may do, within what its user may.",
    )
