"""Imports write in everybody's name: only admins may."""

import pytest

from policies.imports import can_import
from tests.policies.conftest import ACTORS, People


@pytest.mark.parametrize("name", ACTORS)
def test_import_is_for_admins(people: People, name: str) -> None:
    assert can_import(people.actor(name)) is (name == "admin")
