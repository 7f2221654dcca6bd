"""What several mutations of posts say alike of their input."""

import graphene

TAGS = "Up to 20 tags by name, made if they don't exist."
EXCERPT = "A summary in plain text; empty, it is the beginning of the body."


def expected_version() -> graphene.Int:
    """Return the field for the version that the client has seen."""
    return graphene.Int(
        description="The version you have seen; if the post has another now, nothing is done."
    )
