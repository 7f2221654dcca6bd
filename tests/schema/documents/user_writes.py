"""Mutations of users, with each input field as a variable of the same name."""

from tests.schema.documents.fragments import PROBLEM

_UPDATE_PROFILE = """mutation (
  $displayName: String, $name: String, $surname: String, $bio: String, $website: String,
  $clientMutationId: String
) {
  updateProfile(input: {
    displayName: $displayName, name: $name, surname: $surname, bio: $bio, website: $website,
    clientMutationId: $clientMutationId
  }) {
    user { username displayName name surname bio website } errors { ...Problem } clientMutationId
  }
}"""

WRITES = {"updateProfile": _UPDATE_PROFILE + PROBLEM}
