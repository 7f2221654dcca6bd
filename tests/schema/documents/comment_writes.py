"""Mutations of comments, with each input field as a variable of the same name."""

from tests.schema.documents.fragments import PROBLEM

_ADD_COMMENT = """mutation ($postId: ID!, $parentId: ID, $body: String!, $clientMutationId: String) {
  addComment(input: {
    postId: $postId, parentId: $parentId, body: $body, clientMutationId: $clientMutationId
  }) {
    comment {
      body bodyHtml status replyCount author { username } parent { id replyCount } post { commentCount }
    }
    errors { ...Problem }
    clientMutationId
  }
}"""

_UPDATE_COMMENT = """mutation ($id: ID!, $body: String!, $clientMutationId: String) {
  updateComment(input: {id: $id, body: $body, clientMutationId: $clientMutationId}) {
    comment { id body bodyHtml author { username } } errors { ...Problem } clientMutationId
  }
}"""

_DELETE_COMMENT = """mutation ($id: ID!, $clientMutationId: String) {
  deleteComment(input: {id: $id, clientMutationId: $clientMutationId}) {
    deletedId errors { ...Problem } clientMutationId
  }
}"""

WRITES = {
    "addComment": _ADD_COMMENT + PROBLEM,
    "updateComment": _UPDATE_COMMENT + PROBLEM,
    "deleteComment": _DELETE_COMMENT + PROBLEM,
}
