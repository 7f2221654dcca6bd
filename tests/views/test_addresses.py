"""Where a `next` may lead: to a page of this site, however a browser reads it."""

from urllib.parse import quote, urlencode

import pytest

from tests.support.factories import PASSWORD, UserFactory
from tests.support.visitor import Visitor
from views.addresses import is_own_path

SAFE = [
    *("/", "/profile", "/posts/a?reply_to=1#comment-form", "/users/d%C3%A4nu", "/a:b", "/a//b", "/@evil"),
    *("/?next=https://evil.example", "/%2Fevil.example", "/%5Cevil.example", "/日本"),
]
UNSAFE = [
    *("", "profile", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example"),
    *(
        "\\\\evil.example",
        "\\/evil.example",
        "/\\/evil.example",
        "https://evil.example",
        "https:evil.example",
    ),
    *("http:/evil.example", "HTTPS://evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)"),
    *("java\nscript:alert(1)", "data:text/html,x", "//evil.example/..", "https://127.0.0.1@evil.example"),
    *("//user@evil.example", "user@evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example"),
    *("/\n/evil.example", "/\r/evil.example", "/\x00/evil.example", "\x01//evil.example", "/ /evil.example"),
    *(
        "//evil.example\\@127.0.0.1",
        "?next=/",
        "#x",
        ".",
        "../",
        "ftp://evil.example",
        "//[::1",
        "/a\r\nX: y",
    ),
]


@pytest.mark.parametrize("path", SAFE)
def test_is_own_path_of_a_page_of_this_site_is_yes(path: str) -> None:
    assert is_own_path(path)


@pytest.mark.parametrize("path", UNSAFE)
def test_is_own_path_of_anything_else_is_no(path: str) -> None:
    assert not is_own_path(path)


@pytest.mark.parametrize("path", ["/profile", "/posts/a?reply_to=1"])
def test_login_with_a_safe_next_leads_there(visitor: Visitor, path: str) -> None:
    assert log_in_for(visitor, urlencode({"next": path})) == path


@pytest.mark.parametrize(
    "query",
    [
        *(urlencode({"next": path}) for path in UNSAFE),
        "next=%2F%2Fevil.example",
        "next=%2F%5Cevil.example",
        "next=/%09/evil.example",
        "next=%0a//evil.example",
        "next=//evil.example&next=/profile",
        "next[]=//evil.example",
        "next",
    ],
)
def test_login_with_an_unsafe_next_leads_home(visitor: Visitor, query: str) -> None:
    assert log_in_for(visitor, query) == "/"


@pytest.mark.parametrize("path", ["/%252F%252Fevil.example", "/%2F/evil.example", "/%5C/evil.example"])
def test_login_with_an_encoded_next_stays_on_this_site(visitor: Visitor, path: str) -> None:
    location = log_in_for(visitor, f"next={quote(path)}")
    assert location.startswith("/%")


def test_register_with_an_unsafe_next_leads_to_the_profile(visitor: Visitor) -> None:
    location = register_for(visitor, "next=//evil.example")
    assert location == "/profile"


def test_register_with_a_safe_next_leads_there(visitor: Visitor) -> None:
    assert register_for(visitor, "next=/write") == "/write"


def log_in_for(visitor: Visitor, query: str) -> str:
    user = UserFactory()
    answer = visitor.fill(f"/login?{query}", login=user.username, password=PASSWORD).submit(status=303)
    return answer.headers["Location"].removeprefix("http://127.0.0.1:5000")


def register_for(visitor: Visitor, query: str) -> str:
    filled = visitor.fill(
        f"/register?{query}",
        username="grace",
        email="grace@example.com",
        password=PASSWORD,
        password_again=PASSWORD,
        accept_terms=True,
    )
    return filled.submit(status=303).headers["Location"].removeprefix("http://127.0.0.1:5000")
