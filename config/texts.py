"""Texts with a form of their own: rates, and the names that a site answers to."""

import re
from ipaddress import IPv6Address

_RATE = re.compile(r"[1-9][0-9]{0,4} per ([1-9][0-9]{0,2} )?(second|minute|hour|day)s?")
_BUDGET = re.compile(_RATE.pattern.replace("{0,4}", "{0,8}"))
_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def check_rate(rate: str) -> str:
    """Return the rate; raise ValueError if it isn't one, or allows nothing at all."""
    if not _RATE.fullmatch(rate):
        raise ValueError(
            "input should be a rate like '10 per minute' or '5 per 2 hours', without a 0 before the numbers"
        )
    return rate


def check_budget(budget: str) -> str:
    """Return the budget, which is a rate of costs, or empty for none; raise ValueError if it is neither."""
    if budget and not _BUDGET.fullmatch(budget):
        raise ValueError("input should be empty or a rate like '600000 per minute', of at most 9 digits")
    return budget


def check_trusted_host(host: str) -> str:
    """Return a host name, one with a dot before it, or an IPv6 address in brackets, as requests have it.

    Raises ValueError for what no request's host could ever be compared with.
    """
    if host.startswith("[") and host.endswith("]"):
        return f"[{_ipv6(host[1:-1])}]"
    dot = "." if host.startswith(".") else ""
    try:
        name = host.removeprefix(dot).lower().encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not _NAME.fullmatch(name):
        raise ValueError(
            "input should be a host name alone (blog.example, or .blog.example with all names below it) "
            "or [::1], without scheme, port and path"
        )
    return f"{dot}{name}"


def check_trusted_hosts(hosts: list[str]) -> list[str]:
    """Return the list unless it is empty: for Werkzeug that means every host."""
    if not hosts:
        raise ValueError("input should have the host names of the site, since none would mean all")
    return hosts


def _ipv6(address: str) -> str:
    try:
        parsed = IPv6Address(address)
    except ValueError:
        parsed = None
    if parsed is None or parsed.scope_id:
        raise ValueError("input should have an IPv6 address in its brackets") from None
    return str(parsed)
