"""What an actor sees depends on their role, never on the scopes of an API token: one statement for both."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from sqlalchemy import ColumnElement, false, true

import policies
from models import ApiTokenScope, Role
from policies import Actor

MODULES = [
    importlib.import_module(f"policies.{module.name}") for module in pkgutil.iter_modules(policies.__path__)
]
Predicate = Callable[..., ColumnElement[bool]]


def _predicates(module: ModuleType) -> dict[str, Predicate]:
    return {
        name: function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and get_type_hints(function)["return"] == ColumnElement[bool]
        and next(iter(inspect.signature(function).parameters)) == "actor"
    }


PREDICATES = {
    f"{module.__name__}.{name}": predicate
    for module in MODULES
    for name, predicate in _predicates(module).items()
}


def _depends_on_scopes(predicate: Predicate) -> bool:
    users = [Actor(1, role) for role in Role]
    return any(
        str(predicate(replace(actor, scopes=scopes))) != str(predicate(actor))
        for actor in users
        for scopes in ((), (ApiTokenScope.READ,), tuple(ApiTokenScope))
    )


@pytest.mark.parametrize("name", PREDICATES)
def test_predicate_is_the_same_by_a_token_and_by_a_login(name: str) -> None:
    assert not _depends_on_scopes(PREDICATES[name])


def test_predicates_of_all_entities_are_looked_at() -> None:
    found = {name.partition(".visible_")[2] for name in PREDICATES if ".visible_" in name}
    assert {"api_tokens", "comments", "posts", "tags", "users"} <= found
    defined = {name for module in MODULES for name in vars(module) if name.startswith("visible_")}
    assert {f"visible_{name}" for name in found} == defined


def test_planted_predicate_on_scopes_is_found() -> None:
    def visible_to_writers(actor: Actor, row: Any = None) -> ColumnElement[bool]:
        return false() if actor.only_reads else true()

    assert _depends_on_scopes(visible_to_writers)
