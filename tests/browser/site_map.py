"""The addresses of a site: an example of every rule, and all that an import has added."""

import re

from flask import Flask

from tests.support.web_client import WebClient

EXAMPLES: dict[str, dict[str, object]] = {
    "account.register": {},
    "account.login": {"next": "/write"},
    "account.logout": {},
    "account.profile": {},
    "account.tokens": {},
    "account.terms": {},
    "blog.home": {},
    "blog.contents": {},
    "blog.post": {"slug": "what-the-composing-stick-teaches", "reply_to": 1},
    "blog.edit": {"slug": "what-the-composing-stick-teaches"},
    "blog.trash": {"slug": "what-the-composing-stick-teaches"},
    "blog.page": {"slug": "about"},
    "blog.tag": {"slug": "letterpress"},
    "blog.category": {"slug": "print"},
    "blog.write": {},
    "blog.comment": {"comment_id": 1},
    "blog.report": {"comment_id": 1},
    "blog.moderation": {},
    "blog.reported": {},
    "blog.user": {"username": "maren-aagaard"},
    "api.graphql": {},
}
NO_PAGES = {"api.health", "api.sdl", "static"}
ODD = ("/nothing-here", "/posts/nothing", "/?before=nonsense", "/comments/9999")

_LINK = re.compile(r'href="(/[^"#]*)(?:#[^"]*)?"')
_POSTS = "{ posts(first: 100) { nodes { slug author { username } } } }"


def rules(app: Flask) -> set[str]:
    """Return the endpoints that a browser's address bar reaches."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def examples(app: Flask) -> list[str]:
    """Return the address of an example of every page."""
    with app.test_request_context():
        return [app.url_for(endpoint, **arguments) for endpoint, arguments in EXAMPLES.items()]


def collect(client: WebClient) -> list[str]:
    """Return the addresses of all posts, pages and people, older lists, and the longest-named tags."""
    nodes = client.graphql(_POSTS).json["data"]["posts"]["nodes"]
    links = _LINK.findall(client.get("/contents").text)
    lists = [link for link in _LINK.findall(client.get("/").text) if "after=" in link]
    names = sorted((link for link in links if link.startswith(("/tags/", "/categories/"))), key=len)
    return [
        *(f"/posts/{node['slug']}" for node in nodes),
        *sorted({f"/users/{node['author']['username']}" for node in nodes if node["author"]}),
        *sorted({link for link in links if link.startswith("/pages/")}),
        *lists,
        *names[-8:],
    ]
