"""Queries for users."""

import graphene

from executor import Lookup, Viewer
from schema.user.types import User
from services.validation import fold


class UserQueries(graphene.ObjectType):
    """The root fields about users."""

    viewer = Viewer(lambda: User, description="Who is asking; null for a stranger.")
    user = Lookup(
        lambda: User,
        argument="username",
        argument_description="The username, in any case.",
        column="username_folded",
        normalize=fold,
        description="The user with this name; null if there is none.",
    )
