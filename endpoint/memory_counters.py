"""Counts in the memory of this process.

What the library `limits` has for it starts a thread every ten milliseconds under load, to clean up, and knows
no bound.
"""

from threading import Lock
from time import monotonic

SECONDS_BETWEEN_SWEEPS = 10
MOST_NUMBERS = 100_000


class MemoryCounters:
    """Numbers that are forgotten after a while. One instance serves all threads."""

    def __init__(self) -> None:
        """Start without any."""
        # Each with the time until which it is kept; the oldest is the first.
        self._numbers: dict[str, tuple[int, float]] = {}
        self._next_sweep = 0.0
        self._lock = Lock()

    def add(self, key: str, amount: int, seconds: int) -> int:
        """Add to a number, which is 0 until then, and return it; it is kept for so many seconds."""
        now = monotonic()
        with self._lock:
            if now >= self._next_sweep:
                self._sweep(now)
            number, until = self._numbers.get(key, (0, 0.0))
            if now >= until:
                self._make_room(key)
                number, until = 0, now + seconds
            number += amount
            self._numbers[key] = number, until
        return number

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self._numbers)

    def _make_room(self, key: str) -> None:
        self._numbers.pop(key, None)
        if len(self._numbers) >= MOST_NUMBERS:
            self._numbers.pop(next(iter(self._numbers)))

    def _sweep(self, now: float) -> None:
        self._numbers = {key: kept for key, kept in self._numbers.items() if now < kept[1]}
        self._next_sweep = now + SECONDS_BETWEEN_SWEEPS
