"""The GraphQL types, queries and mutations of posts."""
