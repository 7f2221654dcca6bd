"""A cache that a stranger can't empty by asking for something else each time.

New values are on probation, in a part of the cache of their own; one that is asked for again there is kept
in the other part. What is asked for only once drives out nothing but its like: a segmented LRU, as Karedla,
Love and Wherry have it in "Caching strategies to improve disk system performance" (1994).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
_KEPT_SHARE = 0.75


class BoundedCache(Generic[Value]):
    """Holds a bounded number of values by their keys, for all threads."""

    def __init__(self, size: int) -> None:
        """Start empty."""
        self._most_kept = int(size * _KEPT_SHARE)
        self._most_on_probation = size - self._most_kept
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._on_probation: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get_or_make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made if need be; what `make` raises is not remembered."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            if key in self._on_probation:
                return self._keep(key)
        # Made outside of the lock: two threads may make the same, none waits, and both get the first one.
        made = make()
        with self._lock:
            for part in (self._kept, self._on_probation):
                if key in part:
                    return part[key]
            self._try(key, made)
        return made

    def _keep(self, key: Hashable) -> Value:
        value = self._kept[key] = self._on_probation.pop(key)
        if len(self._kept) > self._most_kept:
            # Not forgotten at once: it has to be asked for again.
            self._try(*self._kept.popitem(last=False))
        return value

    def _try(self, key: Hashable, value: Value) -> None:
        self._on_probation[key] = value
        self._on_probation.move_to_end(key)
        if len(self._on_probation) > self._most_on_probation:
            self._on_probation.popitem(last=False)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._kept) + len(self._on_probation)
