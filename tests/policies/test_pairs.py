"""Each predicate stands beside the rule that it is compared with, and the other way round."""

import importlib
import pkgutil
from types import ModuleType, SimpleNamespace

import pytest

import policies

MODULES = [
    importlib.import_module(f"policies.{module.name}") for module in pkgutil.iter_modules(policies.__path__)
]


def _entities(module: ModuleType | SimpleNamespace, prefix: str) -> set[str]:
    return {
        name.removeprefix(prefix).removesuffix("s")
        for name, value in vars(module).items()
        if name.startswith(prefix) and getattr(value, "__module__", None) == module.__name__
    }


def _unpaired(module: ModuleType | SimpleNamespace) -> set[str]:
    rules = _entities(module, "can_see_") - {"private_field"}
    return rules ^ _entities(module, "visible_")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_policy_has_rule_and_predicate_side_by_side(module: ModuleType) -> None:
    assert _unpaired(module) == set()


def test_policies_of_all_entities_are_looked_at() -> None:
    assert set.union(*(_entities(module, "visible_") for module in MODULES)) == {
        "api_token",
        "comment",
        "comment_report",
        "post",
        "revision",
        "tag",
        "user",
    }


def test_predicate_without_rule_is_found() -> None:
    def visible_drafts() -> None: ...

    visible_drafts.__module__ = "policies.drafts"
    alone = SimpleNamespace(__name__="policies.drafts", visible_drafts=visible_drafts)
    assert _unpaired(alone) == {"draft"}
