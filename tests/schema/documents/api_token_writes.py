"""Mutations of API tokens, with each input field as a variable of the same name."""

from tests.schema.documents.fragments import PROBLEM

_CREATE_API_TOKEN = """mutation (
  $name: String!, $scopes: [ApiTokenScope!]!, $expiresInDays: Int, $clientMutationId: String
) {
  createApiToken(input: {
    name: $name, scopes: $scopes, expiresInDays: $expiresInDays, clientMutationId: $clientMutationId
  }) {
    token
    apiToken { id name lastFour scopes createdAt expiresAt lastUsedAt revokedAt }
    errors { ...Problem }
    clientMutationId
  }
}"""

_REVOKE_API_TOKEN = """mutation ($id: ID!, $clientMutationId: String) {
  revokeApiToken(input: {id: $id, clientMutationId: $clientMutationId}) {
    apiToken { id name revokedAt } errors { ...Problem } clientMutationId
  }
}"""

WRITES = {
    "createApiToken": _CREATE_API_TOKEN + PROBLEM,
    "revokeApiToken": _REVOKE_API_TOKEN + PROBLEM,
}
