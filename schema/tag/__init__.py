"""The GraphQL types, queries and mutations of tags."""
