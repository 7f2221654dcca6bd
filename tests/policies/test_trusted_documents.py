"""Trusted documents decide what can be asked: only admins may change them."""

import pytest

from policies.trusted_documents import can_manage_trusted_documents
from tests.policies.conftest import ACTORS, People


@pytest.mark.parametrize("name", ACTORS)
def test_trusted_documents_are_managed_by_admins(people: People, name: str) -> None:
    assert can_manage_trusted_documents(people.actor(name)) is (name == "admin")
