"""Declarations that would give something away are refused when the executor starts."""

from typing import Any

import graphene
import pytest
from graphene_sqlalchemy.registry import Registry
from sqlalchemy import ColumnElement, true

import models
from executor import By, Entity, Executor, Filter, Guarded, Listing, Lookup, Node, Ordering, Orders
from models.database import Database
from models.keyset import Key
from policies import Actor
from tests.executor.conftest import LIMITS
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = ON_SQLITE_ALONE
BY_ID = Ordering("ID", (Key("id"),), "The id.")
BY_EMAIL = Ordering("EMAIL", (Key("email"), Key("id")), "The address.")


def _everyone(actor: Actor, user: Any) -> ColumnElement[bool]:
    return true()


class Person(Entity):
    """A user, as these tests expose it."""

    class Meta:
        model = models.User
        registry = Registry()
        interfaces = (Node,)
        visible = _everyone
        only_fields = ("username", "email")

    email = Guarded(graphene.String, visible=_everyone, description="For some.")


class NameFilter(Filter):
    """By what everyone sees."""

    class Meta:
        model = models.User
        attributes = ("username",)


class SecretFilter(Filter):
    """By what only some see."""

    class Meta:
        model = models.User
        attributes = ("username", "email")


class HiddenFilter(Filter):
    """By what nobody sees."""

    class Meta:
        model = models.User
        attributes = ("password_hash",)


def _start(database: Database, **fields: Any) -> Executor:
    query = type("Query", (graphene.ObjectType,), fields)
    return Executor(graphene.Schema(query=query), database, LIMITS)


def _people(**options: Any) -> Listing:
    return Listing(lambda: Person, ordering=BY_ID, description="All.", **options)


def test_list_asked_by_what_everyone_sees_starts(database: Database) -> None:
    orders = Orders("PersonOrder", "What comes first.", (BY_ID,))
    assert _start(database, people=_people(filter=NameFilter, orders=orders))


@pytest.mark.parametrize(
    ("options", "attribute"),
    [
        ({"filter": SecretFilter}, "email"),
        ({"filter": HiddenFilter}, "password_hash"),
        ({"orders": Orders("SecretOrder", "What comes first.", (BY_ID, BY_EMAIL))}, "email"),
    ],
    ids=["guarded", "hidden", "order"],
)
def test_list_asked_by_what_not_everyone_sees_fails_with_its_name(
    options: dict[str, Any], attribute: str, database: Database
) -> None:
    with pytest.raises(TypeError, match=rf"Query\.people can be asked by `{attribute}`"):
        _start(database, people=_people(**options))


def test_field_that_may_be_hidden_but_is_required_fails_with_its_name(database: Database) -> None:
    class Account(Person):
        class Meta:
            model = models.User
            registry = Registry()
            visible = _everyone
            only_fields = ("username", "email")

        email = Guarded(graphene.NonNull(graphene.String), visible=_everyone, description="For some.")

    account = Lookup(lambda: Account, By("username", "Who."), description="Somebody.")
    with pytest.raises(TypeError, match=r"Account\.email may be hidden from some"):
        _start(database, account=account)
