// The operations that Apollo Client and urql send.
import { randomUUID } from 'node:crypto';

export const FEED = `
  query Feed($first: Int, $after: String, $last: Int, $before: String) {
    posts(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { id title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

export const POST = `
  query Post($slug: String!) {
    post(slug: $slug) { id title author { id displayName } }
  }
`;

export const NODE = `
  query Again($id: ID!) {
    node(id: $id) { id ... on Post { title version } }
  }
`;

export const CREATE_POST = `
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) {
      post { id slug title version }
      errors { field code message }
    }
  }
`;

export const UPDATE_POST = `
  mutation UpdatePost($input: UpdatePostInput!) {
    updatePost(input: $input) {
      post { id title version }
      errors { field code message }
    }
  }
`;

/** A query that no server has seen before. */
export const newQuery = () => `query Q${randomUUID().replaceAll('-', '')} { posts(first: 2) { totalCount } }`;
