"""Which refusal a policy's no becomes."""

import pytest

from models import ApiTokenScope, Role
from policies import ANONYMOUS, Actor
from services.authorization import require
from services.errors import Forbidden, NotAuthenticated

USER = Actor(1, Role.READER)


@pytest.mark.parametrize("actor", [ANONYMOUS, USER])
def test_require_allowed_goes_on(actor: Actor) -> None:
    require(actor, True, "read")


def test_require_not_allowed_of_a_stranger_asks_for_a_login() -> None:
    with pytest.raises(NotAuthenticated, match="Log in to write"):
        require(ANONYMOUS, False, "write")


def test_require_not_allowed_of_a_user_is_forbidden() -> None:
    with pytest.raises(Forbidden, match="You may not write"):
        require(USER, False, "write")


@pytest.mark.parametrize("allowed", [True, False])
def test_require_of_a_token_that_only_reads_is_forbidden(allowed: bool) -> None:
    with pytest.raises(Forbidden, match="may only read"):
        require(Actor.by_token(1, Role.ADMIN, [ApiTokenScope.READ]), allowed, "write")


def test_require_of_a_token_that_writes_asks_the_policy() -> None:
    token = Actor.by_token(1, Role.ADMIN, [ApiTokenScope.READ, ApiTokenScope.WRITE])
    require(token, True, "write")
    with pytest.raises(Forbidden, match="You may not write"):
        require(token, False, "write")
