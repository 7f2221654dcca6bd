"""What posts said before, and what is in the trash: each kind of actor is let read another part of it."""

_REVISIONS = """{
  first: post(slug: "first") {
    version
    revisions {
      edges { cursor node { version } }
      nodes {
        id version title body bodyFormat excerpt tags createdAt
        editor { username } post { slug }
      }
      totalCount totalCountExact
    }
  }
  draft: post(slug: "draft") { revisions { nodes { body editor { username } } totalCount } }
  ofTheDraft: node(id: "1~PostRevision~3") { ... on PostRevision { title } }
  nothing: node(id: "1~PostRevision~4711") { id }
}"""

_TRASH = """{
  ada: user(username: "ada") {
    deletedPosts {
      edges { cursor node { slug } }
      nodes { slug status viewerCanEdit viewerCanDelete viewerCanRestore comments { nodes { body } } }
      totalCount
    }
    titled: deletedPosts(orderBy: TITLE, filter: {slug: {ne: "thrown"}}) { totalCountExact nodes { slug } }
    drafts { nodes { slug viewerCanRestore } }
  }
  thrown: post(slug: "thrown") { title }
  posts { nodes { viewerCanRestore } }
}"""

READS = {"revisions": _REVISIONS, "trash": _TRASH}
