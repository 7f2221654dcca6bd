"""Registering, logging in and out, as people do it."""

from tests.support.factories import UserFactory
from tests.support.graphql import GraphQLClient
from tests.support.visitor import Visitor


def test_login_with_right_password_is_kept_until_logout(visitor: Visitor) -> None:
    user = UserFactory()
    visitor.log_in(user)
    assert visitor.get("/profile").status_int == 200
    visitor.log_out()
    assert visitor.get("/profile", status=303).location.endswith("/login?next=%2Fprofile")


def test_viewer_logged_in_is_the_user(graphql: GraphQLClient) -> None:
    user = UserFactory()
    assert graphql.data("{ viewer { username } }") == {"viewer": None}
    client = graphql.as_user(user)
    assert client.data("{ viewer { username email } }") == {
        "viewer": {"username": user.username, "email": user.email}
    }
