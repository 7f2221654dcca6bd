"""Counts what is spent: in the storage of the settings, and in this process while that is away."""

import logging
from time import monotonic
from typing import Any

from limits.errors import StorageError
from limits.storage import Storage, storage_from_string

from endpoint.memory_counters import MemoryCounters

logger = logging.getLogger("gazette.limits")

IN_MEMORY = "memory://"
# For a Redis that is away or says nothing: a request waits for no longer than this.
SECONDS_TO_WAIT = 1
# The next one that waits for it comes so much later.
SECONDS_BETWEEN_TRIES = 10


class Counters:
    """Numbers that are forgotten after a while. One instance serves all threads."""

    def __init__(self, storage_url: str) -> None:
        """Take where to count. Connects on first use."""
        self._memory = MemoryCounters()
        self._shared = None if storage_url == IN_MEMORY else _open(storage_url)
        self._next_try = 0.0
        self._is_away = False

    def add(self, key: str, amount: int, seconds: int) -> int:
        """Add to a number, which is 0 until then, and return it; it is kept for so many seconds."""
        if self._shared is not None and monotonic() >= self._next_try:
            found = self._add_shared(self._shared, key, amount, seconds)
            if found is not None:
                return found
        # A budget too wide is better than no API, or one without budgets.
        return self._memory.add(key, amount, seconds)

    def _add_shared(self, shared: Storage, key: str, amount: int, seconds: int) -> int | None:
        if self._is_away:
            # Nobody else waits for it meanwhile.
            self._next_try = monotonic() + SECONDS_BETWEEN_TRIES
        try:
            number = shared.incr(key, seconds, amount)
        except StorageError as error:
            self._note_failure(error)
            return None
        if self._is_away:
            self._is_away, self._next_try = False, 0.0
            logger.warning("the storage of rate limits is back")
        return number

    def _note_failure(self, error: StorageError) -> None:
        if not self._is_away:
            logger.warning("the storage of rate limits can't be reached: counting in memory (%s)", error)
        self._is_away, self._next_try = True, monotonic() + SECONDS_BETWEEN_TRIES


def _open(url: str) -> Storage:
    # Imported for those who use it: it takes its time.
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    patience: dict[str, Any] = {
        "socket_connect_timeout": SECONDS_TO_WAIT,
        "socket_timeout": SECONDS_TO_WAIT,
        "retry": Retry(NoBackoff(), 0),
    }
    storage = storage_from_string(url, wrap_exceptions=True, **patience)
    assert isinstance(storage, Storage)
    return storage
