"""The schema keeps its own conventions, so that who knows one part of it can guess the others."""

import pytest
from graphql import build_schema as build_from_sdl

from schema import build_schema
from tests.schema import conventions
from tests.schema.conventions import RULES, Rule

MUTATION = """
type InputProblem { code: String! }
input MakePostInput { title: String  clientMutationId: String }
type MakePostPayload { errors: [InputProblem!]!  clientMutationId: String  post: Post }
type Mutation { makePost(input: MakePostInput!): MakePostPayload }
type Post { title: String }
"""
CONNECTION = """
type Query { posts(first: Int, after: String, last: Int, before: String): PostConnection! }
type PostConnection { edges: [PostEdge!]!  nodes: [Post!]!  pageInfo: PageInfo!  totalCount: Int! }
type PostEdge { cursor: String!  node: Post! }
type PageInfo { hasNextPage: Boolean! }
type Post { title: String }
"""
_C = conventions

# Of each rule: a schema, what is replaced in it by what, and what then offends.
PLANTED: list[tuple[Rule, str, str, str, list[str]]] = [
    (_C.types_in_pascal_case, CONNECTION, "PageInfo", "Page_Info", ["Page_Info"]),
    (_C.types_in_pascal_case, CONNECTION, "PageInfo", "pageInfos", ["pageInfos"]),
    (_C.members_in_camel_case, CONNECTION, "title", "post_title", ["Post.post_title"]),
    (_C.members_in_camel_case, CONNECTION, "title", "Title", ["Post.Title"]),
    (_C.members_in_camel_case, CONNECTION, "title", "title(in_Case: Int)", ["Post.title(in_Case:)"]),
    (_C.members_in_camel_case, MUTATION, "title:", "newTITLE:", []),
    (
        _C.values_in_upper_case,
        CONNECTION,
        "type PageInfo",
        "enum E { A_1 b C_ }\ntype PageInfo",
        ["E.b", "E.C_"],
    ),
    (_C.mutations_begin_with_a_verb, MUTATION, "makePost(", "postMake(", ["Mutation.postMake"]),
    (_C.mutations_begin_with_a_verb, MUTATION, "makePost(", "createPost(", []),
    (_C.mutations_take_one_input, MUTATION, "MakePostInput!", "MakePostInput", ["Mutation.makePost"]),
    (_C.mutations_take_one_input, MUTATION, "input:", "it:", ["Mutation.makePost"]),
    (
        _C.mutations_take_one_input,
        MUTATION,
        "MakePostInput!",
        "MakePostInput!, a: Int",
        ["Mutation.makePost"],
    ),
    (_C.mutations_take_one_input, MUTATION, "(input: MakePostInput!)", "", ["Mutation.makePost"]),
    (_C.mutations_take_one_input, MUTATION, "MakePostInput", "NewPostInput", ["Mutation.makePost"]),
    (_C.mutations_take_one_input, MUTATION, "MakePostPayload", "Post2", ["Mutation.makePost"]),
    (
        _C.mutations_take_one_input,
        MUTATION,
        "): MakePostPayload",
        "): MakePostPayload!",
        ["Mutation.makePost"],
    ),
    (_C.payloads_tell_errors, MUTATION, "errors: [InputProblem!]!", "", ["Mutation.makePost"]),
    (_C.payloads_tell_errors, MUTATION, "[InputProblem!]!", "[InputProblem!]", ["Mutation.makePost"]),
    (_C.payloads_tell_errors, MUTATION, "clientMutationId: String  post", "post", ["Mutation.makePost"]),
    (_C.payloads_tell_errors, MUTATION, "clientMutationId: String }", "}", ["Mutation.makePost"]),
    (_C.payloads_tell_errors, MUTATION, "post: Post", "post: Post!", ["Mutation.makePost"]),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "nodes: [Post!]!", "", ["PostConnection"]),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "[PostEdge!]!", "[PostEdge!]", ["PostConnection"]),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "PageInfo!", "PageInfo", ["PostConnection"]),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "totalCount", "count", ["PostConnection"]),
    (
        _C.connections_have_the_shape_of_relay,
        CONNECTION,
        "cursor: String!",
        "cursor: String",
        ["PostConnection"],
    ),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "node: Post!", "node: Post", ["PostConnection"]),
    (_C.connections_have_the_shape_of_relay, CONNECTION, "PostEdge", "PostLine", ["PostConnection"]),
    (_C.connections_are_paged, CONNECTION, "after: String, ", "", ["Query.posts"]),
    (_C.connections_are_paged, CONNECTION, ", before: String", "", ["Query.posts"]),
    (_C.connections_are_paged, CONNECTION, ", last: Int, before: String", "", []),
    (_C.connections_are_paged, CONNECTION, "first: Int", "first: Int!", ["Query.posts"]),
    (_C.connections_are_paged, CONNECTION, "): PostConnection!", "): PostConnection", ["Query.posts"]),
    (_C.lists_hold_no_null, CONNECTION, "title: String", "names: [String]!", ["Post.names"]),
    (_C.lists_hold_no_null, CONNECTION, "title:", "title(in: [[Int]!]):", ["Post.title(in:)"]),
    (_C.lists_hold_no_null, MUTATION, "title: String  ", "names: [String]  ", ["MakePostInput.names"]),
    (_C.lists_hold_no_null, CONNECTION, "Query { ", "Query { nodes(ids: [ID!]!): [Post]! ", []),
    (_C.objects_with_an_id_are_nodes, CONNECTION, "title: String", "id: ID!", ["Post"]),
    (_C.ids_are_named_so, CONNECTION, "title: String", "key: ID!", ["Post.key"]),
    (_C.ids_are_named_so, CONNECTION, "title: String", "tagId: String", ["Post.tagId"]),
    (_C.ids_are_named_so, CONNECTION, "title:", "title(in: [ID!]):", ["Post.title(in:)"]),
    (_C.ids_are_named_so, CONNECTION, "title:", "title(ids: [ID!], id: ID, tagIds: [ID!]):", []),
    (_C.ids_are_named_so, CONNECTION, "title: String", "grid: String", []),
    (
        _C.instants_end_in_at,
        CONNECTION,
        "title: String",
        "made: DateTime }\nscalar DateTime type A { a: Int",
        ["Post.made"],
    ),
    (_C.instants_end_in_at, CONNECTION, "title: String", "madeAt: String", ["Post.madeAt"]),
    (
        _C.counts_are_whole_numbers,
        CONNECTION,
        "totalCount: Int!",
        "totalCount: Int",
        ["PostConnection.totalCount"],
    ),
    (_C.booleans_have_no_is, CONNECTION, "title: String", "isOpen: Boolean!", ["Post.isOpen"]),
    (_C.booleans_have_no_is, CONNECTION, "title: String", "viewerCanEdit: Boolean!  issued: Boolean", []),
    (
        _C.lists_are_chosen_and_ordered_alike,
        MUTATION,
        "title: String }",
        "a(where: AFilter): Int }\ninput AFilter { b: Int }",
        ["Post.a(where:)"],
    ),
    (
        _C.lists_are_chosen_and_ordered_alike,
        MUTATION,
        "title: String }",
        "a(orderBy: Int): Int }",
        ["Post.a(orderBy:)"],
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_schema_keeps_its_convention(rule: Rule) -> None:
    assert list(rule(build_schema().graphql_schema)) == [], rule.__doc__


@pytest.mark.parametrize(("rule", "sdl", "old", "new", "found"), PLANTED)
def test_planted_offence_is_found(rule: Rule, sdl: str, old: str, new: str, found: list[str]) -> None:
    assert old in sdl
    assert list(rule(build_from_sdl(sdl.replace(old, new)))) == found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_planted_schema_without_an_offence_is_let_pass(rule: Rule) -> None:
    for sdl in (CONNECTION, MUTATION.replace("make", "create").replace("Make", "Create")):
        assert list(rule(build_from_sdl(sdl))) == []


def test_planted_offences_are_against_every_rule() -> None:
    assert {rule for rule, *_, found in PLANTED if found} == set(RULES)
