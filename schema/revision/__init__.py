"""The GraphQL type of what posts said before."""
