"""Counts in memory: kept for their time, forgotten afterwards, and never without a bound."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from endpoint import memory_counters
from endpoint.memory_counters import SECONDS_BETWEEN_SWEEPS, MemoryCounters


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the counters."""
    clock = Clock()
    monkeypatch.setattr(memory_counters, "monotonic", clock)
    return clock


def test_number_grows_by_what_is_added(clock: Clock) -> None:
    numbers = MemoryCounters()
    assert [numbers.add("a", amount, 60) for amount in (5, 2, -3, 0)] == [5, 7, 4, 4]
    assert numbers.add("b", 1, 60) == 1


def test_number_is_forgotten_when_its_time_is_over(clock: Clock) -> None:
    numbers = MemoryCounters()
    numbers.add("short", 1, 2)
    numbers.add("long", 1, 60)
    clock.now += 1.9
    assert numbers.add("short", 1, 2) == 2
    clock.now += 0.1
    assert (numbers.add("short", 1, 2), numbers.add("long", 1, 60)) == (1, 2)


def test_what_nobody_asks_for_again_is_swept_away(clock: Clock) -> None:
    numbers = MemoryCounters()
    for key in "abc":
        numbers.add(key, 1, 5)
    numbers.add("long", 7, 3_600)
    clock.now += SECONDS_BETWEEN_SWEEPS
    assert numbers.add("new", 1, 5) == 1
    assert len(numbers) == 2
    assert numbers.add("long", 0, 3_600) == 7


def test_too_many_numbers_drive_out_the_oldest(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_counters, "MOST_NUMBERS", 3)
    numbers = MemoryCounters()
    for key in "abcd":
        numbers.add(key, 5, 60)
        assert len(numbers) <= 3
    assert [numbers.add(key, 1, 60) for key in "bcd"] == [6, 6, 6]
    assert numbers.add("a", 1, 60) == 1


def test_threads_lose_nothing() -> None:
    numbers = MemoryCounters()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: [numbers.add("a", 1, 60) for _ in range(1_000)], range(8)))
    assert numbers.add("a", 0, 60) == 8_000
