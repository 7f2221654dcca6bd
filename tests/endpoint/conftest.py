"""Fixtures of the endpoint's tests."""

from tests.schema.world import world

__all__ = ["world"]
