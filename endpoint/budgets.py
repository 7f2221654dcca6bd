"""What each asker may spend: the costs of their operations, added up in windows of time.

A window begins and ends by the clock, so that all processes with a common storage mean the same one.
"""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import time
from typing import NamedTuple

from limits import parse

from config.settings import LimitSettings
from endpoint.counters import Counters
from endpoint.messages import HttpRequest, RefusedRequest
from policies import Actor

# Whoever has one IPv6 address has all with the same first half.
IPV6_PREFIX = 64
LONGEST_ADDRESS = 64


class Spending(NamedTuple):
    """A budget after somebody wanted to spend of it: what is left, for how many seconds."""

    is_granted: bool
    limit: int
    remaining: int
    reset: int


class Budget:
    """A budget that many have, each their own."""

    def __init__(self, rate: str, counters: Counters) -> None:
        """Take what may be spent in which time ("600000 per minute"), and what counts it."""
        item = parse(rate)
        self._limit, self._seconds = item.amount, item.get_expiry()
        self._counters = counters

    def spend(self, owner: str, cost: int) -> Spending:
        """Let somebody spend, unless it is more than they have left: then it costs them nothing."""
        now = time()
        window = int(now / self._seconds)
        key, reset = f"graphql/{owner}/{window}", ceil((window + 1) * self._seconds - now)
        spent = self._counters.add(key, cost, self._seconds)
        is_granted = spent <= self._limit
        if not is_granted:
            spent = self._counters.add(key, -cost, self._seconds)
        return Spending(is_granted, self._limit, max(0, self._limit - spent), reset)


class Budgets:
    """The budgets of a site. One instance serves all threads."""

    def __init__(self, settings: LimitSettings) -> None:
        """Take them from the settings, where an empty one is no bound."""
        counters = Counters(settings.storage_url)
        self._users = _budget(settings.graphql_user, counters)
        self._addresses = _budget(settings.graphql_address, counters)

    def spend(self, request: HttpRequest, actor: Actor, cost: int) -> Spending | None:
        """Let an actor spend who has sent a request; None if there is no bound."""
        budget = self._addresses if actor.user_id is None else self._users
        return budget.spend(owner_of_budget(request, actor), cost) if budget else None


class Account:
    """The budget of whoever sends one request, who may turn out to be somebody else than was claimed.

    `headers` tell what is left of it, once something was spent.
    """

    __slots__ = ("_budgets", "_charged", "_request", "headers")

    def __init__(self, budgets: Budgets, request: HttpRequest) -> None:
        """Take the request; nothing is spent yet."""
        self.headers: dict[str, str] = {}
        self._budgets = budgets
        self._request = request
        self._charged: Actor | None = None

    def charge(self, actor: Actor, cost: int) -> None:
        """Let the actor pay for the operation, once. Raises RefusedRequest if it is more than they have."""
        if self._charged is not None and self._charged.user_id == actor.user_id:
            return
        spending = self._budgets.spend(self._request, actor, cost)
        self._charged = actor
        if spending is None:
            return
        self.headers["RateLimit-Limit"] = str(spending.limit)
        self.headers["RateLimit-Remaining"] = str(spending.remaining)
        self.headers["RateLimit-Reset"] = str(spending.reset)
        if not spending.is_granted:
            raise _refusal(spending, cost, self.headers)


def owner_of_budget(request: HttpRequest, actor: Actor) -> str:
    """Return whose budget pays for a request: an API token's, the user's, or that of a stranger's address."""
    if request.asker.token_hash is not None:
        return f"token/{request.asker.token_hash.hex()}"
    if actor.user_id is not None:
        return f"user/{actor.user_id}"
    return f"address/{network_of(request.address)}"


@lru_cache(maxsize=1_024)
def network_of(address: str) -> str:
    """Return what one machine has of addresses, as far as can be told."""
    try:
        parsed = ip_address(address)
    except ValueError:
        # What a proxy says, or nothing with a Unix socket.
        return address[:LONGEST_ADDRESS]
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Address(int(parsed) >> (128 - IPV6_PREFIX) << (128 - IPV6_PREFIX)))


def _budget(rate: str, counters: Counters) -> Budget | None:
    return Budget(rate, counters) if rate else None


def _refusal(spending: Spending, cost: int, headers: dict[str, str]) -> RefusedRequest:
    message = f"The operation costs {cost:,}, and {spending.remaining:,} of {spending.limit:,} are left: "
    if cost > spending.limit:
        # Whoever waits for more waits for ever.
        return RefusedRequest(429, "RATE_LIMITED", f"{message}please ask for less.", headers)
    message += f"please try again in {spending.reset} seconds."
    return RefusedRequest(429, "RATE_LIMITED", message, {**headers, "Retry-After": str(spending.reset)})
