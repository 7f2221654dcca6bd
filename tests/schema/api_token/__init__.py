"""Tests of API tokens in GraphQL."""
