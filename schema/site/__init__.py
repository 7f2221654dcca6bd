"""The GraphQL types and queries about the site as a whole."""
