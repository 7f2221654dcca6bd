// What the compiler reads: an application has these beside its components.
import { graphql } from 'relay-runtime';

graphql`
  query blogFeedQuery($first: Int, $after: String, $last: Int, $before: String) {
    ...blogFeed @arguments(first: $first, after: $after, last: $last, before: $before)
  }
`;

graphql`
  fragment blogFeed on Query
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "blogFeedPageQuery") {
    posts(first: $first, after: $after, last: $last, before: $before) @connection(key: "blogFeed_posts") {
      edges { node { title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

graphql`
  query blogPostQuery($slug: String!) {
    post(slug: $slug) { ...blogPost }
  }
`;

graphql`
  fragment blogPost on Post @refetchable(queryName: "blogPostAgainQuery") {
    id
    title
    version
    author { displayName }
  }
`;

graphql`
  mutation blogCreatePostMutation($input: CreatePostInput!) {
    createPost(input: $input) {
      post { id slug version }
      errors { field code message }
    }
  }
`;

graphql`
  mutation blogUpdatePostMutation($input: UpdatePostInput!) {
    updatePost(input: $input) {
      post { id title version }
      errors { field code message }
    }
  }
`;
