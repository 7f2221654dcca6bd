"""Comments that wait or are reported, and the mutations that decide about them."""

from tests.schema.documents.fragments import PROBLEM

_QUEUES = """{
  newest: comments(first: 3) { nodes { body status } totalCount }
  comments(orderBy: OLDEST, filter: {status: {eq: PENDING}}) { nodes { body viewerCanModerate } totalCount }
  rejected: comments(filter: {status: {in: [REJECTED, SPAM]}}) { nodes { body status } totalCount }
  reportedComments(first: 5, filter: {kind: {eq: COMMENT}}) {
    nodes {
      body reportCount viewerCanReport viewerHasReported
      reports(first: 5) {
        edges { cursor node { id } }
        nodes { id reason note createdAt resolvedAt reporter { username } comment { body } }
        pageInfo { hasNextPage }
        totalCount
        totalCountExact
      }
    }
    totalCount
  }
  comment(id: "1~Comment~1") {
    reportCount viewerCanModerate viewerCanReport viewerHasReported reports { totalCount }
  }
  report: node(id: "1~CommentReport~1") { ... on CommentReport { note } }
}"""

READS = {"moderation": _QUEUES}

_REPLY_TO_COMMENT = """mutation ($parentId: ID!, $body: String!, $clientMutationId: String) {
  replyToComment(input: {parentId: $parentId, body: $body, clientMutationId: $clientMutationId}) {
    comment { body status author { username } parent { id replyCount } post { slug commentCount } }
    errors { ...Problem }
    clientMutationId
  }
}"""

_REPORT_COMMENT = """mutation ($id: ID!, $reason: ReportReason!, $note: String, $clientMutationId: String) {
  reportComment(input: {id: $id, reason: $reason, note: $note, clientMutationId: $clientMutationId}) {
    comment { id viewerHasReported reportCount } errors { ...Problem } clientMutationId
  }
}"""


def _deciding(mutation: str) -> str:
    return f"""mutation ($id: ID!, $clientMutationId: String) {{
  {mutation}(input: {{id: $id, clientMutationId: $clientMutationId}}) {{
    comment {{ id status reportCount post {{ commentCount }} }} errors {{ ...Problem }} clientMutationId
  }}
}}"""


DECISIONS = ("approveComment", "rejectComment", "markCommentAsSpam")

WRITES = {
    "replyToComment": _REPLY_TO_COMMENT + PROBLEM,
    "reportComment": _REPORT_COMMENT + PROBLEM,
    **{mutation: _deciding(mutation) + PROBLEM for mutation in DECISIONS},
}
