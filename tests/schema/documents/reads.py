"""What each kind of actor is let read: run for all of them and compared with snapshots."""

from tests.schema.documents.fragments import PAGE

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

_SITE = """{
  site {
    name description language registrationOpen commentModeration postCount commentCount tagCount userCount
    limits {
      maxDepth maxFields maxAliases maxMutations maxFilterDepth maxFilterOperators maxCost maxCount
      defaultPageSize maxPageSize maxDocumentBytes maxBodyBytes maxAnswerBytes
    }
  }
}"""

_LOOK_UPS = """{
  post(id: "1~Post~1") { slug }
  user(id: "1~User~2") { username }
  comment(id: "1~Comment~1") { body }
  hidden: comment(id: "1~Comment~4") { body status }
  tag(slug: "ink") { name kind }
  category: tag(slug: "essays", kind: CATEGORY) { name kind }
  byId: tag(id: "1~Tag~1") { name kind }
  nodes(ids: ["1~Post~1", "1~Post~7", "1~User~2", "1~Comment~4711"]) { id __typename }
}"""

_PERMISSIONS = """{
  posts { nodes { viewerCanEdit viewerCanDelete viewerCanComment } }
  ada: user(username: "ada") { viewerCanEdit drafts { nodes { slug viewerCanEdit viewerCanDelete } } }
  post(slug: "first") { comments { nodes { body viewerCanEdit viewerCanDelete } } }
}"""

READS = {
    "viewer": _VIEWER,
    "user": _USER,
    "api tokens": _API_TOKENS + PAGE,
    "post": _POST + PAGE,
    "hidden posts": _HIDDEN_POSTS,
    "posts": _POSTS + PAGE,
    "comments": _COMMENTS + PAGE,
    "tags": _TAGS + PAGE,
    "node": _NODE,
    "site": _SITE,
    "look-ups": _LOOK_UPS,
    "permissions": _PERMISSIONS,
}
