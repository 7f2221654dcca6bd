"""Lists that are asked by filters and orders."""

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

_RELATED = """{
  byTag: posts(filter: {tags: {some: {slug: {eq: "ink"}, kind: {eq: TAG}}}}) { nodes { slug } totalCount }
  notByTag: posts(filter: {tags: {none: {name: {startsWith: "I"}, parent: {}}}}) { nodes { slug } totalCount }
  byAuthor: posts(filter: {author: {username: {eq: "ada"}, displayName: {ne: ""}}}) { totalCount }
  post(slug: "first") {
    comments(filter: {post: {slug: {eq: "first"}}, author: {not: {username: {eq: "ada"}}}}) { totalCount }
  }
  tags(filter: {
    and: [{or: [{kind: {eq: CATEGORY, ne: TAG, in: [CATEGORY], notIn: [TAG]}}, {not: {slug: {eq: "ink"}}}]}]
  }) { nodes { slug } }
  users(orderBy: USERNAME, filter: {
    createdAt: {gt: "2000-01-01T00:00:00Z"}, and: [{}], or: [{username: {contains: "d"}}]
  }) { nodes { username email } totalCount totalCountExact }
}"""

READS = {
    "related": _RELATED,
    "filtered posts": _FILTERED_POSTS,
    "filtered comments": _FILTERED_COMMENTS,
}
