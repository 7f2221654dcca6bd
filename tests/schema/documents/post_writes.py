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
  $commentsOpen: Boolean, $clientMutationId: String
) {
  updatePost(input: {
    id: $id, title: $title, body: $body, slug: $slug, excerpt: $excerpt, tags: $tags,
    commentsOpen: $commentsOpen, clientMutationId: $clientMutationId
  }) { post { ...Content } errors { ...Problem } clientMutationId }
}"""

_PUBLISH_POST = """mutation ($id: ID!, $clientMutationId: String) {
  publishPost(input: {id: $id, clientMutationId: $clientMutationId}) {
    post { ...Content } errors { ...Problem } clientMutationId
  }
}"""

_DELETE_POST = """mutation ($id: ID!, $clientMutationId: String) {
  deletePost(input: {id: $id, clientMutationId: $clientMutationId}) {
    deletedId errors { ...Problem } clientMutationId
  }
}"""

WRITES = {
    "createPost": _CREATE_POST + PROBLEM + CONTENT,
    "updatePost": _UPDATE_POST + PROBLEM + CONTENT,
    "publishPost": _PUBLISH_POST + PROBLEM + CONTENT,
    "deletePost": _DELETE_POST + PROBLEM,
}
