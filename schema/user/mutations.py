"""The mutations of users, each in a module of its own name."""

import graphene

from schema.user.update_profile import UpdateProfile


class UserMutations(graphene.ObjectType):
    """The root fields that change users."""

    update_profile = UpdateProfile.Field(description="Change what your own account says.")
