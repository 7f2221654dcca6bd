"""The GraphQL type and mutations of API tokens."""
