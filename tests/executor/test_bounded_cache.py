"""The cache of plans and documents: bounded, and of use to those who ask for the same again."""

from collections.abc import Callable
from random import Random
from threading import Thread

import pytest

from executor.bounded_cache import BoundedCache


def _counted(made: list[object]) -> Callable[[object], Callable[[], str]]:
    def of(key: object) -> Callable[[], str]:
        def make() -> str:
            made.append(key)
            return f"value of {key}"

        return make

    return of


def test_value_is_made_once() -> None:
    made: list[object] = []
    cache, of = BoundedCache[str](4), _counted(made)
    assert [cache.get_or_make("a", of("a")) for _ in range(3)] == ["value of a"] * 3
    assert made == ["a"]


def test_failure_is_not_remembered() -> None:
    cache = BoundedCache[str](4)
    with pytest.raises(ZeroDivisionError):
        cache.get_or_make("a", lambda: str(1 / 0))
    assert len(cache) == 0
    assert cache.get_or_make("a", lambda: "made") == "made"


@pytest.mark.parametrize("size", [2, 4, 100])
def test_cache_holds_no_more_than_its_size(size: int) -> None:
    cache, random = BoundedCache[str](size), Random(1)
    for _ in range(5_000):
        cache.get_or_make(random.randrange(3 * size), lambda: "")
    assert 0 < len(cache) <= size


def test_stranger_who_asks_for_something_else_each_time_drives_out_nothing_that_is_asked_for_again() -> None:
    made: list[object] = []
    cache, of = BoundedCache[str](100), _counted(made)
    regular = range(60)
    for _ in range(2):
        for key in regular:
            cache.get_or_make(key, of(key))
            cache.get_or_make(key, of(key))
    made.clear()
    for number in range(10_000):
        cache.get_or_make(f"stranger {number}", of("stranger"))
    for key in regular:
        cache.get_or_make(key, of(key))
    assert set(made) == {"stranger"}


def test_what_was_kept_gives_way_to_what_is_asked_for_now() -> None:
    made: list[object] = []
    cache, of = BoundedCache[str](8), _counted(made)
    for key in [*"abcdefgh", *"ijklmnop"]:
        cache.get_or_make(key, of(key))
        cache.get_or_make(key, of(key))
    made.clear()
    cache.get_or_make("p", of("p"))
    cache.get_or_make("a", of("a"))
    assert made == ["a"]


def test_threads_share_the_values() -> None:
    cache = BoundedCache[str](50)
    wrong: list[object] = []

    def ask(seed: int) -> None:
        random = Random(seed)
        for _ in range(2_000):
            key = random.randrange(80)
            if cache.get_or_make(key, lambda key=key: f"value of {key}") != f"value of {key}":
                wrong.append(key)

    threads = [Thread(target=ask, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(cache) <= 50
