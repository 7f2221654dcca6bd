"""API tokens: who sees and revokes them, and who makes one with which scopes."""

import pytest
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope, Role
from policies import Actor
from policies.api_tokens import (
    can_create_api_token,
    can_grant_scope,
    can_revoke_api_token,
    can_see_api_token,
    visible_api_tokens,
)
from tests.policies.conftest import ACTORS, People, ids, selected
from tests.support.factories import ApiTokenFactory

READ, WRITE, MODERATE, ADMIN = ApiTokenScope


@pytest.fixture
def tokens(stored_people: People) -> dict[str, ApiToken]:
    """A token of everybody."""
    return {name: ApiTokenFactory(user_id=user.id) for name, user in stored_people.users.items()}


def test_visible_api_tokens_are_those_that_can_be_seen(
    session: Session, stored_people: People, tokens: dict[str, ApiToken]
) -> None:
    for name in ACTORS:
        actor = stored_people.actor(name)
        seen = {who for who, token in tokens.items() if can_see_api_token(actor, token)}
        assert selected(session, ApiToken, visible_api_tokens, actor) == ids(tokens[who] for who in seen)
        assert seen == (set(tokens) if name == "admin" else {name} - {"anonymous", "suspended"}), name


def test_token_is_revoked_by_whoever_sees_it(stored_people: People, tokens: dict[str, ApiToken]) -> None:
    for name in ACTORS:
        actor = stored_people.actor(name)
        for token in tokens.values():
            assert can_revoke_api_token(actor, token) is can_see_api_token(actor, token)


@pytest.mark.parametrize("name", ACTORS)
def test_api_tokens_are_made_by_everybody_with_a_login(people: People, name: str) -> None:
    assert can_create_api_token(people.actor(name)) is (name not in ("anonymous", "suspended"))


@pytest.mark.parametrize("role", Role)
def test_api_tokens_are_not_made_by_tokens(role: Role) -> None:
    assert not can_create_api_token(Actor.by_token(1, role, list(ApiTokenScope)))


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.READER, {READ, WRITE}),
        (Role.AUTHOR, {READ, WRITE}),
        (Role.EDITOR, {READ, WRITE, MODERATE}),
        (Role.ADMIN, {READ, WRITE, MODERATE, ADMIN}),
    ],
)
def test_scopes_are_granted_as_far_as_the_role_goes(role: Role, scopes: set[ApiTokenScope]) -> None:
    assert {scope for scope in ApiTokenScope if can_grant_scope(Actor(1, role), scope)} == scopes


def test_admin_sees_only_their_own_tokens_by_a_token_without_the_scope(
    session: Session, stored_people: People, tokens: dict[str, ApiToken]
) -> None:
    admin = stored_people.users["admin"]
    for scopes, seen in (((READ, WRITE, MODERATE), {"admin"}), ((READ, ADMIN), set(tokens))):
        actor = Actor.by_token(admin.id, admin.role, scopes)
        assert {who for who, token in tokens.items() if can_see_api_token(actor, token)} == seen
        assert selected(session, ApiToken, visible_api_tokens, actor) == ids(tokens[who] for who in seen)
