"""viewer and user(username:): whom they find."""

import pytest

from tests.schema.world import ACTORS, World

USER = "query ($name: String!) { user(username: $name) { username } }"
VIEWER = "{ viewer { username email role } }"


@pytest.mark.parametrize("name", ["Ada", "ada", "ADA", "Ａｄａ"])
def test_user_in_any_case_and_width_is_found(name: str, world: World) -> None:
    assert world.client("anonymous").data(USER, name=name) == {"user": {"username": "Ada"}}


@pytest.mark.parametrize(
    "name", ["", " ada", "adä", "Ada@example.com", "%", "x" * 5_000, "\u202e", "ⓐda\u0301"]
)
def test_user_with_another_name_is_null(name: str, world: World) -> None:
    assert world.client("anonymous").data(USER, name=name) == {"user": None}


def test_user_with_nul_in_the_name_is_bad_input(world: World) -> None:
    assert world.client("anonymous").codes(USER, name="ada\x00") == ["BAD_USER_INPUT"]
    assert world.client("anonymous").codes('{ user(username: "\\u0000") { id } }') == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("name", [None, 5, ["ada"]])
def test_user_with_a_name_of_another_type_is_bad_input(name: object, world: World) -> None:
    assert world.client("anonymous").codes(USER, name=name) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("actor", ACTORS[1:])
def test_viewer_of_each_actor_is_themselves(actor: str, world: World) -> None:
    user = world.users[actor]
    assert world.client(actor).data(VIEWER) == {
        "viewer": {"username": user.username, "email": user.email, "role": user.role.name}
    }


@pytest.mark.parametrize("actor", ["anonymous", "suspended"])
def test_viewer_of_nobody_is_null(actor: str, world: World) -> None:
    assert world.client(actor).data(VIEWER) == {"viewer": None}


def test_viewer_not_yet_confirmed_is_themselves(world: World) -> None:
    assert world.client("newcomer").data("{ viewer { username } }") == {"viewer": {"username": "nora"}}


def test_private_fields_are_for_the_user_and_admins(world: World) -> None:
    document = '{ user(username: "rita") { email name surname role } }'
    nothing = dict.fromkeys(("email", "name", "surname", "role"))
    everything = {"email": "rita@example.com", "name": "Rita", "surname": "Reed", "role": "READER"}
    for actor in ACTORS:
        seen = everything if actor in ("reader", "admin") else nothing
        assert world.client(actor).data(document) == {"user": seen}
