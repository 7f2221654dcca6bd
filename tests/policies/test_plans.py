"""Plans tell of the tables behind the API: only admins may ask for them."""

import pytest

from policies.plans import can_ask_for_plans
from tests.policies.conftest import ACTORS, People


@pytest.mark.parametrize("name", ACTORS)
def test_plan_is_for_admins(people: People, name: str) -> None:
    assert can_ask_for_plans(people.actor(name)) is (name == "admin")
