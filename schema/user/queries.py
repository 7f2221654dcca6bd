"""Queries for users."""

from typing import Any

import graphene
from sqlalchemy import ColumnElement

from executor import BY_ID, By, Listing, Lookup, Viewer
from policies.users import listed_users
from schema.orderings import NEWEST
from schema.user.inputs import USER_ORDERS, UserFilter
from schema.user.types import User
from services.validation import fold


def _has_username(user: Any, folded: ColumnElement[str]) -> ColumnElement[bool]:
    has: ColumnElement[bool] = user.username_folded == folded
    return has


class UserQueries(graphene.ObjectType):
    """The root fields about users."""

    viewer = Viewer(lambda: User, description="Who is asking; null for a stranger.")
    user = Lookup(
        lambda: User,
        By("username", "The username, in any case.", match=_has_username, normalize=fold),
        BY_ID,
        description="The user with this name or id; null if there is none you may see.",
    )
    users = Listing(
        lambda: User,
        ordering=NEWEST,
        orders=USER_ORDERS,
        filter=UserFilter,
        visible=listed_users,
        description="All users, newest first; for admins, and empty for others.",
    )
