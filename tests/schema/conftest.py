"""Fixtures of the schema's tests."""

from tests.schema.world import world

__all__ = ["world"]
