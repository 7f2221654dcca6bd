"""How often one address may try to log in and to register."""

import socket
import time
from contextlib import closing

import pytest
from flask import Flask

from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import UserFactory
from tests.support.visitor import Visitor
from tests.views.conftest import Log, MakeApp

pytestmark = ON_SQLITE_ALONE

STRICT = {"login": "2 per minute", "registration": "2 per minute"}


def fail(visitor: Visitor, page: str, status: int) -> str:
    fields = {"password": "wrong " * 4}
    fields |= {"login": "ada"} if page == "/login" else {"username": "ada"}
    answer = visitor.fill(page, **fields).submit(status=status)
    assert answer.headers.get("Retry-After", "0").isdigit()
    return answer.headers.get("Retry-After", "")


@pytest.mark.parametrize("page", ["/login", "/register"])
def test_post_within_the_limit_is_answered(make_app: MakeApp, visitor: Visitor, page: str) -> None:
    limited = Visitor(make_app(limits=STRICT))
    for _ in range(2):
        fail(limited, page, status=400)


@pytest.mark.parametrize("page", ["/login", "/register"])
def test_post_beyond_the_limit_is_a_429_page_that_says_when_to_try_again(
    make_app: MakeApp, visitor: Visitor, page: str
) -> None:
    limited = Visitor(make_app(limits=STRICT))
    for _ in range(2):
        fail(limited, page, status=400)
    filled = limited.fill(page, password="wrong " * 4)
    answer = filled.submit(status=429)
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    assert "Please wait" in answer.html.find("main").get_text()
    # Looking is free.
    limited.get(page)


def test_post_beyond_the_limit_with_the_right_password_is_refused_too(
    make_app: MakeApp, visitor: Visitor
) -> None:
    user, limited = UserFactory(), Visitor(make_app(limits=STRICT))
    for _ in range(2):
        fail(limited, "/login", status=400)
    fill = limited.fill("/login", login=user.username, password="marmalade kettle northwards")
    fill.submit(status=429)
    limited.get("/profile", status=303)


def test_limit_of_one_application_is_not_that_of_another(make_app: MakeApp, visitor: Visitor) -> None:
    limited = Visitor(make_app(limits=STRICT))
    for _ in range(3):
        fail(visitor, "/login", status=400)
    fail(limited, "/login", status=400)


def test_limit_of_one_address_is_not_that_of_another(make_app: MakeApp, visitor: Visitor) -> None:
    limited = Visitor(make_app(limits=STRICT))
    assert statuses(limited, "REMOTE_ADDR", [1, 1, 1, 2]) == [400, 400, 429, 400]


def test_limit_counts_clients_behind_a_trusted_proxy_one_by_one(make_app: MakeApp, visitor: Visitor) -> None:
    limited = Visitor(make_app(limits=STRICT, server={"trusted_proxies": 1}))
    assert statuses(limited, "HTTP_X_FORWARDED_FOR", [1, 2, 1, 1]) == [400, 400, 400, 429]


def test_limit_without_a_proxy_believes_no_forwarded_address(make_app: MakeApp, visitor: Visitor) -> None:
    limited = Visitor(make_app(limits=STRICT))
    assert statuses(limited, "HTTP_X_FORWARDED_FOR", [1, 2, 3]) == [400, 400, 429]


def test_limits_of_other_pages_are_none(make_app: MakeApp, visitor: Visitor) -> None:
    limited = Visitor(make_app(limits=STRICT))
    limited.log_in(UserFactory())
    for _ in range(3):
        limited.fill("/profile", display_name="").submit(status=400)


@pytest.fixture(params=["redis://127.0.0.1:1", "redis://nowhere.invalid:6379/0", "rediss://127.0.0.1:1"])
def app_without_redis(request: pytest.FixtureRequest, make_app: MakeApp) -> Flask:
    """An application whose counters are out of reach."""
    return make_app(limits={**STRICT, "storage_url": request.param})


def test_limit_without_its_storage_counts_in_memory_and_warns_once(
    app_without_redis: Flask, visitor: Visitor, log: Log
) -> None:
    limited = Visitor(app_without_redis)
    assert statuses(limited, "REMOTE_ADDR", [1, 1, 1, 2]) == [400, 400, 429, 400]
    (warning,) = [line for line in log.lines if line["level"] == "warning"]
    assert warning["logger"] == "gazette.limits"
    assert "falling back to in-memory storage" in warning["message"]


def test_limit_without_its_storage_lets_the_right_password_in(
    app_without_redis: Flask, visitor: Visitor
) -> None:
    assert "You are logged in" in Visitor(app_without_redis).log_in(UserFactory()).text


def test_limit_with_storage_that_never_answers_waits_a_moment_only(
    make_app: MakeApp, visitor: Visitor
) -> None:
    # Takes connections, and says nothing.
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"redis://127.0.0.1:{silent.getsockname()[1]}"
        limited = Visitor(make_app(limits={**STRICT, "storage_url": url}))
        began = time.monotonic()
        fail(limited, "/login", status=400)
        assert time.monotonic() - began < 10


def statuses(visitor: Visitor, variable: str, machines: list[int]) -> list[int]:
    """Try a wrong password from each machine; return the statuses."""
    answers = []
    for machine in machines:
        visitor.web.extra_environ[variable] = f"192.0.2.{machine}"
        form = visitor.fill("/login", login="ada", password="wrong").form
        answers.append(form.submit(status="*").status_int)
    return answers
