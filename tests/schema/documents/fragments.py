"""Fragments that several documents spread."""

PAGE = " fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
PROBLEM = " fragment Problem on InputProblem { field code message }"
CONTENT = """ fragment Content on Post {
  slug title body excerpt status version commentsOpen publishedAt tags { nodes { name } } author { username }
}"""
