"""updateProfile: what it changes, and what input it refuses."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.schema.documents import WRITES
from tests.schema.world import World, contents

LONG = {"displayName": 100, "name": 100, "surname": 100, "bio": 2_000}


def _update(world: World, **values: Any) -> dict[str, Any]:
    payload: dict[str, Any] = world.client("reader").data(WRITES["updateProfile"], **values)["updateProfile"]
    return payload


def test_update_profile_with_every_field_changes_them(world: World, session: Session) -> None:
    values = {
        "displayName": "Rita R.",
        "name": "R.",
        "surname": "Reed-Smith",
        "bio": "Reads.\n\nA lot.",
        "website": "https://rita.example/?a=1#b",
    }
    payload = _update(world, **values, clientMutationId="me")
    assert payload == {"user": {"username": "rita", **values}, "errors": [], "clientMutationId": "me"}
    rows = {row.username: row for row in contents(session)["user"]}
    assert rows["rita"].bio == values["bio"]
    assert rows["Ada"].bio == world.users["author"].bio


def test_update_profile_with_nulls_or_nothing_changes_nothing(world: World, session: Session) -> None:
    before = contents(session)
    nulls = dict.fromkeys(("displayName", "name", "surname", "bio", "website", "clientMutationId"))
    assert _update(world) == _update(world, **nulls)
    assert contents(session) == before


def test_update_profile_with_empty_texts_empties_what_may_be_empty(world: World) -> None:
    user = _update(world, name="", surname=" ", bio="", website="")["user"]
    assert [user[name] for name in ("name", "surname", "bio", "website")] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"displayName": ""}, [("displayName", "REQUIRED")]),
        *(({name: "x" * (most + 1)}, [(name, "TOO_LONG")]) for name, most in LONG.items()),
        *(({name: "a\x01b"}, [(name, "UNUSABLE_CHARACTERS")]) for name in LONG),
        ({"website": "javascript:alert(1)"}, [("website", "INVALID_URL")]),
        ({"website": "example.com"}, [("website", "INVALID_URL")]),
        ({"website": "https://" + "x" * 500}, [("website", "TOO_LONG")]),
        ({"bio": "\x07", "displayName": ""}, [("displayName", "REQUIRED"), ("bio", "UNUSABLE_CHARACTERS")]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_update_profile_with_bad_input_is_refused_and_nothing_is_written(
    values: dict[str, Any], problems: list[tuple[str, str]], world: World, session: Session
) -> None:
    before = contents(session)
    payload = _update(world, **{"surname": "Changed too", **values}, clientMutationId="no")
    assert payload["user"] is None
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == problems
    assert payload["clientMutationId"] == "no"
    assert contents(session) == before


@pytest.mark.parametrize("name", LONG)
def test_update_profile_with_text_as_long_as_allowed_is_done(name: str, world: World) -> None:
    text = "é" * LONG[name]
    assert _update(world, **{name: text})["user"][name] == text
