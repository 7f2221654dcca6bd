"""Who asks: users, and those who count as strangers."""

from dataclasses import FrozenInstanceError

import pytest

from models import ApiTokenScope, Role, UserStatus
from policies import ANONYMOUS, OPERATOR, Actor
from tests.support.factories import UserFactory


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", UserStatus)
def test_actor_of_user_has_their_role_unless_they_are_suspended(role: Role, status: UserStatus) -> None:
    actor = Actor.of(UserFactory.build(id=7, role=role, status=status))
    if status is UserStatus.SUSPENDED:
        assert actor is ANONYMOUS
    else:
        assert actor == Actor(7, role)


@pytest.mark.parametrize("index", range(len(Role)))
def test_has_role_is_true_of_the_own_and_all_weaker_ones(index: int) -> None:
    roles = list(Role)
    actor = Actor(1, roles[index])
    assert [actor.has_role(role) for role in roles] == [weaker <= index for weaker in range(len(roles))]


def test_anonymous_is_nobody_and_has_no_role() -> None:
    assert Actor() == ANONYMOUS
    assert not ANONYMOUS.is_authenticated
    assert not ANONYMOUS.is_editor
    assert not any(ANONYMOUS.has_role(role) for role in Role)


@pytest.mark.parametrize(("role", "edits"), zip(Role, [False, False, True, True], strict=True))
def test_is_editor_from_editor_on(role: Role, edits: bool) -> None:
    assert Actor(1, role).is_editor is edits


def test_actor_of_user_number_0_is_authenticated() -> None:
    # The command line acts as user 0, which no row has.
    assert Actor(0, Role.ADMIN).is_authenticated


def test_actor_changed_afterwards_is_refused() -> None:
    actor = Actor(1, Role.READER)
    with pytest.raises(FrozenInstanceError):
        actor.role = Role.ADMIN
    assert actor.role is Role.READER


READ, WRITE, MODERATE, ADMIN = ApiTokenScope
# What a token's scopes leave of each of the four roles.
LEFT = {
    (READ,): (Role.READER, Role.AUTHOR, Role.AUTHOR, Role.AUTHOR),
    (READ, WRITE): (Role.READER, Role.AUTHOR, Role.AUTHOR, Role.AUTHOR),
    (READ, MODERATE): (Role.READER, Role.AUTHOR, Role.EDITOR, Role.EDITOR),
    (READ, WRITE, MODERATE): (Role.READER, Role.AUTHOR, Role.EDITOR, Role.EDITOR),
    (READ, ADMIN): tuple(Role),
    (READ, MODERATE, ADMIN): tuple(Role),
    (READ, WRITE, MODERATE, ADMIN): tuple(Role),
}


@pytest.mark.parametrize("scopes", LEFT)
def test_actor_by_token_has_the_role_that_the_scopes_leave(scopes: tuple[ApiTokenScope, ...]) -> None:
    actors = [Actor.by_token(7, role, scopes) for role in Role]
    assert [actor.role for actor in actors] == list(LEFT[scopes])
    assert {actor.user_id for actor in actors} == {7}
    assert {(actor.comes_by_token, actor.only_reads) for actor in actors} == {(True, WRITE not in scopes)}


@pytest.mark.parametrize("actor", [ANONYMOUS, OPERATOR, Actor(1, Role.READER), Actor(1, Role.ADMIN)])
def test_actor_without_token_is_limited_by_none(actor: Actor) -> None:
    assert not actor.comes_by_token
    assert not actor.only_reads
