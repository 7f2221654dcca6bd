"""The documents that tests send: together they reach every field, argument and input field of the schema.

`READS` are run for every kind of actor and compared with snapshots; `LISTS` are walked page by page;
`WRITES` take each input field as a variable of the same name, so that a test gives only those it means.
"""

_PAGE = " fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
_PROBLEM = " fragment Problem on InputProblem { field code message }"
_CONTENT = """ fragment Content on Post {
  slug title body excerpt status version commentsOpen publishedAt tags { nodes { name } } author { username }
}"""

_VIEWER = """{
  viewer {
    id username displayName bio website createdAt email name surname role
    posts { totalCount nodes { slug } }
    drafts { totalCount nodes { slug status publishedAt } }
    comments { totalCount nodes { body status } }
  }
}"""

_USER = """{
  ada: user(username: "ADA") {
    id username displayName bio website email name surname role
    posts(first: 2) { nodes { slug } pageInfo { hasNextPage } totalCount }
    drafts(last: 1) { edges { node { slug } } pageInfo { hasPreviousPage } totalCount }
    comments(first: 3) { nodes { body } totalCount }
  }
  rita: user(username: "rita") { email role comments(last: 100) { nodes { body status } totalCount } }
  edith: user(username: "edith") { comments { nodes { body post { slug } } totalCount } }
  suspended: user(username: "sue") { username email }
  unconfirmed: user(username: "nora") { username email }
  nobody: user(username: "nobody") { username }
}"""

_API_TOKENS = """{
  viewer {
    apiTokens {
      edges { cursor node { id name } }
      nodes { lastFour scopes createdAt expiresAt lastUsedAt revokedAt }
      pageInfo { ...Page }
      totalCount
      totalCountExact
    }
  }
  ada: user(username: "ada") { apiTokens(last: 1) { nodes { name } totalCount } }
  token: node(id: "1~ApiToken~2") { ... on ApiToken { name scopes } }
}"""

_POST = """{
  post(slug: "first") {
    id kind status slug title body bodyFormat bodyHtml excerpt readingMinutes commentsOpen commentCount
    version publishedAt createdAt updatedAt
    author { username email }
    tags(first: 1) { edges { cursor node { name } } nodes { kind slug } pageInfo { ...Page } totalCount }
  }
}"""

_HIDDEN_POSTS = """{
  imported: post(slug: "imported") { body bodyFormat bodyHtml tags { nodes { name parent { name } } } }
  arrived: post(slug: "arrived") { status }
  closed: post(slug: "closed") { commentsOpen author { username } }
  orphaned: post(slug: "orphaned") { title author { username } }
  about: post(slug: "about") { kind title }
  draft: post(slug: "draft") { title publishedAt comments { nodes { body } totalCount } }
  scheduled: post(slug: "scheduled") { title publishedAt }
  archived: post(slug: "archived") { title }
  nothing: post(slug: "nothing") { title }
}"""

_POSTS = """{
  posts {
    edges { cursor node { slug status author { username } } } nodes { title } pageInfo { ...Page } totalCount
  }
  pages { edges { cursor node { kind } } nodes { slug } pageInfo { ...Page } totalCount }
}"""

_COMMENTS = """{
  post(slug: "first") {
    comments {
      edges { cursor node { body } }
      nodes {
        id kind status body bodyFormat bodyHtml guestName guestWebsite replyCount createdAt updatedAt
        author { username } parent { body } post { slug }
      }
      pageInfo { ...Page }
      totalCount
    }
    threads(first: 10) {
      nodes { body replies(first: 9) { nodes { body replies(first: 9) { nodes { body } } } totalCount } }
      totalCount
    }
  }
}"""

_TAGS = """{
  tags {
    edges { cursor node { slug } }
    nodes {
      id kind name slug description
      parent { name }
      children { nodes { name } totalCount }
      posts { nodes { slug } totalCount }
    }
    pageInfo { ...Page }
    totalCount
  }
}"""

_NODE = """{
  user: node(id: "1~User~2") { __typename id ... on User { username email } }
  post: node(id: "1~Post~1") { __typename id ... on Post { slug } }
  draft: node(id: "1~Post~7") { id ... on Post { slug } }
  comment: node(id: "1~Comment~1") { __typename id ... on Comment { body } }
  pending: node(id: "1~Comment~4") { ... on Comment { body } }
  tag: node(id: "1~Tag~1") { __typename id ... on Tag { name } }
  nothing: node(id: "1~Post~4711") { id }
}"""

# Each operator at least once, on each kind of list; variables would do the same.
_FILTERED_POSTS = """{
  posts(
    orderBy: MOST_COMMENTS
    filter: {
      kind: {ne: PAGE, in: [POST, PAGE], notIn: []}
      status: {eq: PUBLISHED, ne: DRAFT, in: [PUBLISHED, SCHEDULED], notIn: [ARCHIVED]}
      slug: {ne: "imported"}
      title: {contains: "irs", startsWith: "F", isNull: false, in: ["First"], notIn: ["Second"]}
      readingMinutes: {gte: 1, lte: 100}
      commentsOpen: {eq: true}
      commentCount: {ne: 4, in: [5], notIn: [4], lt: 6}
      publishedAt: {gt: "2000-01-01T00:00:00Z", isNull: false}
      not: {createdAt: {eq: "2000-01-01T00:00:00Z"}}
      createdAt: {lt: "2100-01-01T00:00:00+14:00", lte: "2100-01-01T00:00:00Z", gte: "2000-01-01T00:00:00.5Z"}
      updatedAt: {ne: "2000-01-01T00:00:00Z", lt: "2100-01-01T00:00:00Z"}
      and: [{or: [{slug: {eq: "first"}}, {slug: {eq: "closed"}}]}]
    }
  ) { nodes { slug } totalCount totalCountExact }
  pages(orderBy: TITLE_BACKWARDS, filter: {kind: {eq: PAGE}, title: {startsWith: "A"}}) {
    nodes { slug } totalCount
  }
  viewer {
    posts(orderBy: OLDEST, filter: {commentCount: {gt: 0, lte: 9}}) { nodes { slug } }
    drafts(orderBy: NEWEST, filter: {publishedAt: {isNull: true}}) { nodes { slug } }
    comments(orderBy: OLDEST, filter: {status: {eq: APPROVED}}) { nodes { body } }
  }
  tags {
    totalCountExact nodes { slug posts(orderBy: TITLE, filter: {slug: {in: ["first"]}}) { nodes { slug } } }
  }
}"""

_FILTERED_COMMENTS = """{
  post(slug: "first") {
    comments(
      orderBy: MOST_REPLIES
      filter: {
        kind: {eq: COMMENT, ne: PING, in: [COMMENT], notIn: [PING]}
        status: {eq: APPROVED, ne: SPAM, in: [APPROVED, PENDING], notIn: [DELETED]}
        body: {contains: "."}
        guestName: {isNull: true}
        replyCount: {eq: 1}
        createdAt: {gte: "2000-01-01T00:00:00Z"}
        updatedAt: {gte: "2000-01-01T00:00:00Z"}
        and: []
        not: {or: []}
      }
    ) { nodes { body } totalCountExact }
    threads(orderBy: LAST_CHANGED, filter: {guestName: {eq: "Gus"}}) { nodes { guestName } }
    all: comments { nodes { replies(orderBy: NEWEST, filter: {or: [{replyCount: {gt: 0}}]}) { totalCount } } }
  }
}"""

READS = {
    "viewer": _VIEWER,
    "user": _USER,
    "api tokens": _API_TOKENS + _PAGE,
    "post": _POST + _PAGE,
    "hidden posts": _HIDDEN_POSTS,
    "posts": _POSTS + _PAGE,
    "comments": _COMMENTS + _PAGE,
    "tags": _TAGS + _PAGE,
    "node": _NODE,
    "filtered posts": _FILTERED_POSTS,
    "filtered comments": _FILTERED_COMMENTS,
}

LISTS = {
    "Query.tags": "LIST",
    "Query.posts": "LIST",
    "Query.pages": "LIST",
    "User.posts": "node(id: $parent) { ... on User { LIST } }",
    "User.drafts": "node(id: $parent) { ... on User { LIST } }",
    "User.apiTokens": "node(id: $parent) { ... on User { LIST } }",
    "User.comments": "node(id: $parent) { ... on User { LIST } }",
    "Post.tags": "node(id: $parent) { ... on Post { LIST } }",
    "Post.comments": "node(id: $parent) { ... on Post { LIST } }",
    "Post.threads": "node(id: $parent) { ... on Post { LIST } }",
    "Tag.children": "node(id: $parent) { ... on Tag { LIST } }",
    "Tag.posts": "node(id: $parent) { ... on Tag { LIST } }",
    "Comment.replies": "node(id: $parent) { ... on Comment { LIST } }",
}


def list_document(name: str) -> str:
    """Return the document that reads a page of a list as `list`, with variables for its arguments."""
    field = name.partition(".")[2]
    page = (
        f"list: {field}(first: $first, after: $after, last: $last, before: $before)"
        " { edges { cursor node { id } } nodes { id } pageInfo { ...Page } totalCount }"
    )
    parent = ", $parent: ID!" if "$parent" in LISTS[name] else ""
    variables = f"($first: Int, $after: String, $last: Int, $before: String{parent})"
    return f"query {variables} {{ {LISTS[name].replace('LIST', page)} }}{_PAGE}"


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
    "createPost": _CREATE_POST + _PROBLEM + _CONTENT,
    "updatePost": _UPDATE_POST + _PROBLEM + _CONTENT,
    "publishPost": _PUBLISH_POST + _PROBLEM + _CONTENT,
    "deletePost": _DELETE_POST + _PROBLEM,
    "addComment": _ADD_COMMENT + _PROBLEM,
    "updateComment": _UPDATE_COMMENT + _PROBLEM,
    "deleteComment": _DELETE_COMMENT + _PROBLEM,
    "updateProfile": _UPDATE_PROFILE + _PROBLEM,
    "createApiToken": _CREATE_API_TOKEN + _PROBLEM,
    "revokeApiToken": _REVOKE_API_TOKEN + _PROBLEM,
}

DOCUMENTS = [*READS.values(), *map(list_document, LISTS), *WRITES.values()]
