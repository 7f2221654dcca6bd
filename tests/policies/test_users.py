"""Users: whose public face and whose private fields are seen by whom."""

import pytest
from sqlalchemy.orm import Session

from models import User, UserStatus
from policies.users import (
    can_edit_profile,
    can_manage_users,
    can_see_private_fields,
    can_see_user,
    editable_profiles,
    private_fields_visible,
    visible_users,
)
from tests.policies.conftest import ACTORS, People, ids, selected


def _self(name: str) -> set[str]:
    return {name} - {"anonymous", "suspended"}


def test_visible_users_are_those_that_can_be_seen(session: Session, stored_people: People) -> None:
    users = stored_people.users
    active = {who for who, user in users.items() if user.status is UserStatus.ACTIVE}
    assert active == set(users) - {"new", "suspended"}
    for name in ACTORS:
        actor = stored_people.actor(name)
        seen = {who for who, user in users.items() if can_see_user(actor, user)}
        assert selected(session, User, visible_users, actor) == ids(users[who] for who in seen), name
        assert seen == (set(users) if name == "admin" else active | _self(name)), name


def test_private_fields_visible_are_those_that_can_be_seen(session: Session, stored_people: People) -> None:
    users = stored_people.users
    for name in ACTORS:
        actor = stored_people.actor(name)
        seen = {who for who, user in users.items() if can_see_private_fields(actor, user)}
        assert selected(session, User, private_fields_visible, actor) == ids(users[who] for who in seen), name
        assert seen == (set(users) if name == "admin" else _self(name)), name


@pytest.mark.parametrize("name", ACTORS)
def test_profile_is_edited_by_oneself_alone(people: People, name: str) -> None:
    actor = people.actor(name)
    assert {who for who, user in people.users.items() if can_edit_profile(actor, user)} == _self(name)


def test_editable_profiles_are_ones_own(session: Session, stored_people: People) -> None:
    for name in ACTORS:
        own = ids(stored_people.users[who] for who in _self(name))
        assert selected(session, User, editable_profiles, stored_people.actor(name)) == own, name


@pytest.mark.parametrize("name", ACTORS)
def test_users_are_managed_by_admins(people: People, name: str) -> None:
    assert can_manage_users(people.actor(name)) is (name == "admin")
