// The operations of an application; the generated `graphql` gives each its types.
import { graphql } from './generated/gql.js';

export const FEED = graphql(`
  query Feed($first: Int, $after: String, $last: Int, $before: String, $filter: PostFilter) {
    posts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges { node { id title publishedAt kind } }
      pageInfo { startCursor endCursor }
    }
  }
`);

export const NODE = graphql(`
  query Again($id: ID!) {
    node(id: $id) { __typename id ... on Post { title version } }
  }
`);

export const CREATE_POST = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) {
      post { id title version }
      errors { field code message }
    }
  }
`);
