"""The table of addresses: what there is, and that each is found, and found by its name."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.views import MethodView
from sqlalchemy.orm import Session

from tests.support.factories import CommentFactory, PostFactory, TagFactory, UserFactory

ADDRESSES = {
    "account.register": "/register",
    "account.login": "/login",
    "account.logout": "/logout",
    "account.profile": "/profile",
    "account.token": "/profile/tokens/<token_id>",
    "account.tokens": "/profile/tokens",
    "account.terms": "/terms",
    "api.graphql": "/graphql",
    "api.health": "/healthz",
    "api.sdl": "/schema.graphql",
    "blog.category": "/categories/<slug>",
    "blog.comment": "/comments/<comment_id>",
    "blog.contents": "/contents",
    "blog.edit": "/posts/<slug>/edit",
    "blog.moderation": "/moderation",
    "blog.report": "/comments/<comment_id>/report",
    "blog.reported": "/moderation/reported",
    "blog.home": "/",
    "blog.page": "/pages/<slug>",
    "blog.post": "/posts/<slug>",
    "blog.tag": "/tags/<slug>",
    "blog.user": "/users/<username>",
    "blog.write": "/write",
    "static": "/static/<filename>",
}


NEEDING_LOGIN = (
    *("account.profile", "account.tokens", "blog.write", "blog.edit", "blog.comment"),
    *("blog.report", "blog.moderation", "blog.reported"),
)


def test_addresses_are_these(app: Flask) -> None:
    adapter = app.url_map.bind("127.0.0.1")
    built = {
        rule.endpoint: adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, 1))
        for rule in app.url_map.iter_rules()
    }
    for endpoint, address in ADDRESSES.items():
        parts = [part if not part.startswith("<") else "1" for part in address.split("/")]
        assert built[endpoint] == "/".join(parts)


def test_addresses_all_belong_to_views_of_methods(app: Flask) -> None:
    for endpoint, function in app.view_functions.items():
        assert issubclass(function.view_class, MethodView), endpoint


@pytest.mark.parametrize(("endpoint", "address"), ADDRESSES.items())
def test_address_of_each_kind_is_answered(
    client: FlaskClient, session: Session, endpoint: str, address: str
) -> None:
    post = PostFactory(slug="1", page=endpoint == "blog.page", author=UserFactory(username="one"))
    PostFactory(tags=[TagFactory(slug="1")])
    TagFactory(slug="1", kind="CATEGORY")
    CommentFactory(post=post, id=1)
    path = address.replace("<username>", "one").replace("<filename>", "gazette.css")
    for name in ("<slug>", "<comment_id>", "<token_id>"):
        path = path.replace(name, "1")
    # A document is missing, and what is only revoked has no page.
    others = {"api.graphql": 400, "account.token": 405}
    assert client.get(path).status_code == (303 if endpoint in NEEDING_LOGIN else others.get(endpoint, 200))


@pytest.mark.parametrize(
    "path", ["/tags/", "/posts/", "/users/", "/pages/", "/static/", "/comments/", "/admin"]
)
def test_address_of_nothing_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
