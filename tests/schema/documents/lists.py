"""The lists, which tests walk page by page."""

from tests.schema.documents.fragments import PAGE

LISTS = {
    "Query.tags": "LIST",
    "Query.posts": "LIST",
    "Query.pages": "LIST",
    "Query.users": "LIST",
    "Query.comments": "LIST",
    "Query.reportedComments": "LIST",
    "User.posts": "node(id: $parent) { ... on User { LIST } }",
    "User.drafts": "node(id: $parent) { ... on User { LIST } }",
    "User.apiTokens": "node(id: $parent) { ... on User { LIST } }",
    "User.deletedPosts": "node(id: $parent) { ... on User { LIST } }",
    "User.comments": "node(id: $parent) { ... on User { LIST } }",
    "Post.tags": "node(id: $parent) { ... on Post { LIST } }",
    "Post.comments": "node(id: $parent) { ... on Post { LIST } }",
    "Post.threads": "node(id: $parent) { ... on Post { LIST } }",
    "Post.revisions": "node(id: $parent) { ... on Post { LIST } }",
    "Tag.children": "node(id: $parent) { ... on Tag { LIST } }",
    "Tag.posts": "node(id: $parent) { ... on Tag { LIST } }",
    "Comment.reports": "node(id: $parent) { ... on Comment { LIST } }",
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
    return f"query {variables} {{ {LISTS[name].replace('LIST', page)} }}{PAGE}"
