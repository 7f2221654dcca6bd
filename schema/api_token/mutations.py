"""All mutations of API tokens."""

import graphene

from schema.api_token.create_api_token import CreateApiToken
from schema.api_token.revoke_api_token import RevokeApiToken


class ApiTokenMutations(graphene.ObjectType):
    """The root fields that change API tokens."""

    create_api_token = CreateApiToken.Field(description="Make an API token for yourself.")
    revoke_api_token = RevokeApiToken.Field(description="End an API token at once.")
