"""Mutations of posts, with each input field as a variable of the same name."""

from tests.schema.documents.fragments import CONTENT, PROBLEM

_CREATE_POST = """mutation (
  $title: String!, $body: String!, $slug: String, $excerpt: String, $tags: [String!], $commentsOpen: Boolean,
  $clientMutationId: String
) {
  createPost(input: {
    title: $title, body: $body, slug: $slug, excerpt: $excerpt, tags: $tags, commentsOpen: $commentsOpen,
    clientMutationId: $clientMutationId
  }) { post { ...Content } errors { ...Problem } clientMutationId }
}"""

_UPDATE_POST = """mutation (
  $id: ID!, $title: String, $body: String, $slug: String, $excerpt: String, $tags: [String!],
  $commentsOpen: Boolean, $expectedVersion: Int, $clientMutationId: String
) {
  updatePost(input: {
    id: $id, title: $title, body: $body, slug: $slug, excerpt: $excerpt, tags: $tags,
    commentsOpen: $commentsOpen, expectedVersion: $expectedVersion, clientMutationId: $clientMutationId
  }) { post { ...Content } errors { ...Problem } clientMutationId }
}"""

_DELETE_POST = """mutation (
  $id: ID!, $permanently: Boolean, $expectedVersion: Int, $clientMutationId: String
) {
  deletePost(input: {
    id: $id, permanently: $permanently, expectedVersion: $expectedVersion, clientMutationId: $clientMutationId
  }) { post { ...Content } deletedId errors { ...Problem } clientMutationId }
}"""


def _step(mutation: str, **further: str) -> str:
    """Return the document of a mutation that takes the post's id, and these further fields of these types."""
    types = {"id": "ID!", **further, "expectedVersion": "Int", "clientMutationId": "String"}
    variables = ", ".join(f"${name}: {type_}" for name, type_ in types.items())
    values = ", ".join(f"{name}: ${name}" for name in types)
    payload = "post { ...Content } errors { ...Problem } clientMutationId"
    return f"mutation ({variables}) {{ {mutation}(input: {{{values}}}) {{ {payload} }} }}{PROBLEM}{CONTENT}"


WRITES = {
    "createPost": _CREATE_POST + PROBLEM + CONTENT,
    "updatePost": _UPDATE_POST + PROBLEM + CONTENT,
    "publishPost": _step("publishPost"),
    "schedulePost": _step("schedulePost", publishAt="DateTime!"),
    "unpublishPost": _step("unpublishPost"),
    "archivePost": _step("archivePost"),
    "deletePost": _DELETE_POST + PROBLEM + CONTENT,
    "restorePost": _step("restorePost"),
    "revertPost": _step("revertPost", revisionId="ID!"),
}
