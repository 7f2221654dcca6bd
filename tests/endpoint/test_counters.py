"""Counts in Redis, which several processes share; and in memory while that is away."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from endpoint import counters
from endpoint.counters import Counters
from tests.endpoint.conftest import MakeSite
from tests.schema.world import World, client_of
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.redis import running_redis
from tests.support.sites import free_port

CHEAP = {"query": "{ __typename }"}
LIMITS = {"graphql_user": "100 per 999 days"}


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The URL of an empty Redis."""
    with running_redis(tmp_path) as url:
        yield url


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The warnings of the limits, as they are logged."""
    messages: list[str] = []
    monkeypatch.setattr(
        counters.logger, "warning", lambda message, *values: messages.append(message % values)
    )
    return messages


def test_numbers_in_redis_are_those_of_all_processes(redis: str) -> None:
    one, other = Counters(redis), Counters(redis)
    assert [one.add("a", 5, 60), other.add("a", 2, 60), one.add("a", -2, 60)] == [5, 7, 5]
    assert other.add("b", 1, 1) == 1
    time.sleep(1.1)
    assert other.add("b", 1, 1) == 1


@ON_SQLITE_ALONE
@pytest.mark.usefixtures("adapter")
def test_budget_in_redis_is_that_of_all_sites_with_it(redis: str, make_site: MakeSite, world: World) -> None:
    sites = [make_site(limits={**LIMITS, "storage_url": redis}) for _ in range(2)]
    answers = [client_of(site, world.users["author"]).post(CHEAP) for site in sites * 2]
    assert [response.headers["RateLimit-Remaining"] for response in answers] == ["99", "98", "97", "96"]


@pytest.mark.parametrize(
    "url", ["redis://127.0.0.1:1", "redis://nowhere.invalid:6379/0", "rediss://127.0.0.1:1"]
)
@ON_SQLITE_ALONE
@pytest.mark.usefixtures("adapter")
def test_site_without_its_redis_answers_and_counts_by_itself(
    url: str, make_site: MakeSite, world: World, told: list[str]
) -> None:
    site = make_site(limits={**LIMITS, "storage_url": url})
    client = client_of(site, world.users["author"])
    answers = [client.post(CHEAP) for _ in range(3)]
    assert [response.headers["RateLimit-Remaining"] for response in answers] == ["99", "98", "97"]
    (warning,) = told
    assert "counting in memory" in warning


def test_redis_that_never_answers_is_waited_for_once() -> None:
    # Takes connections, and says nothing.
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        shared = Counters(f"redis://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        assert [shared.add("a", 1, 60) for _ in range(5)] == [1, 2, 3, 4, 5]
        assert time.monotonic() - began < 2 * counters.SECONDS_TO_WAIT + 1


def test_redis_that_comes_back_counts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(counters, "SECONDS_BETWEEN_TRIES", 0.1)
    port = free_port()
    shared = Counters(f"redis://127.0.0.1:{port}/0")
    with running_redis(tmp_path, port):
        assert shared.add("a", 5, 60) == 5
    assert [shared.add("a", 1, 60) for _ in range(2)] == [1, 2]
    with running_redis(tmp_path, port) as url:
        time.sleep(0.2)
        assert shared.add("a", 7, 60) == 7
        assert Counters(url).add("a", 0, 60) == 7
    assert [message.partition(":")[0] for message in told] == [
        "the storage of rate limits can't be reached",
        "the storage of rate limits is back",
    ]


def test_while_redis_is_away_one_request_at_a_time_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Counters("redis://127.0.0.1:1")
    tries: list[str] = []
    assert shared._shared is not None
    real = shared._shared.incr
    monkeypatch.setattr(shared._shared, "incr", lambda *given: tries.append("try") or real(*given))
    assert [shared.add("a", 1, 60) for _ in range(20)] == list(range(1, 21))
    assert tries == ["try"]
