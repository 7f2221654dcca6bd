"""A small schema with one of everything, and what becomes of it when a piece is replaced."""

from graphql import GraphQLSchema, build_schema

BLOG = """\
directive @twice(times: Int) repeatable on FIELD | QUERY

type Query {
  post(slug: String): Post
  posts(first: Int! = 20, order: Order = NEWEST): [Post]
  found: Found
  page: Page
  create(input: PostInput): Post
}

interface Node {
  id: ID
}

type Post {
  body: String!
  labels: [String!]
  time: Time
  tag: Tag
  score: Float
}

type Page implements Node {
  id: ID
}

type Tag {
  name: String
}

union Found = Post | Page

enum Order {
  NEWEST
  OLDEST
}

input PostInput {
  excerpt: String
  open: Boolean! = true
  note: String = null
}

scalar Time
"""


def changed(*replacements: str) -> GraphQLSchema:
    """Return the schema with pieces of it replaced: what is there and what comes instead, in turns."""
    return build_schema(changed_sdl(*replacements))


def changed_sdl(*replacements: str) -> str:
    """Return the SDL with pieces of it replaced."""
    sdl = BLOG
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert old in sdl, old
        sdl = sdl.replace(old, new)
    return sdl
