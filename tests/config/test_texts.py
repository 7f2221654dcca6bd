"""The forms of rates and of trusted hosts; what their lines say when they are refused."""

import pytest

from config.texts import check_trusted_host
from tests.config.conftest import Sources

HOSTS = [
    ("blog.example", "blog.example"),
    (".blog.example", ".blog.example"),
    ("127.0.0.1", "127.0.0.1"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ("b\u00fccher.example", "xn--bcher-kva.example"),
    ("Blog.Example", "blog.example"),
    ("[::1]", "[::1]"),
    ("[0:0::0:1]", "[::1]"),
    ("[2001:DB8::1]", "[2001:db8::1]"),
]
NO_NAMES = [
    *("", " ", ".", "..", "*", "*.blog.example", "blog..example", "blog.example.", "my_blog.example"),
    *("https://blog.example", "blog.example:80", "blog.example/", "blog.example/x", "me@blog.example"),
    *("blog.example ", " blog.example", "blog example", "blog.example\n", "blog.example, b.example"),
    *("::1", "[::1]:80", "[::1", "x" * 64 + ".example", "." + "x" * 64, "..blog.example"),
]


@pytest.mark.parametrize(("host", "compared"), HOSTS)
def test_trusted_host_is_taken_as_requests_have_it(host: str, compared: str) -> None:
    assert check_trusted_host(host) == compared


@pytest.mark.parametrize("host", NO_NAMES)
def test_trusted_host_that_no_request_could_have_is_refused(sources: Sources, host: str) -> None:
    assert sources.refusal({"server": {"trusted_hosts": ["a.example", host]}}) == (
        "server.trusted_hosts (in the caller's overrides) is wrong: input should be a host name alone "
        "(blog.example, or .blog.example with all names below it) or [::1], without scheme, port and path, "
        f"not {host!r}; mend it there"
    )


@pytest.mark.parametrize("host", ["[]", "[1]", "[127.0.0.1]", "[::1%eth0]", "[::g]", "[[::1]]"])
def test_trusted_host_in_brackets_that_is_no_address_is_refused(sources: Sources, host: str) -> None:
    refusal = sources.refusal({"server": {"trusted_hosts": [host]}})
    assert f"input should have an IPv6 address in its brackets, not {host!r}" in refusal


def test_trusted_hosts_that_are_none_are_refused(sources: Sources) -> None:
    sources.variable("SERVER__TRUSTED_HOSTS", "[]")
    assert sources.refusal() == (
        "server.trusted_hosts (in the environment) is wrong: "
        "input should have the host names of the site, since none would mean all, not []; mend it there"
    )


@pytest.mark.parametrize("rate", ["0 per minute", "often", "10 per minute\n"])
def test_rate_that_is_none_is_refused_with_examples(sources: Sources, rate: str) -> None:
    assert sources.refusal({"limits": {"login": rate}}) == (
        "limits.login (in the caller's overrides) is wrong: input should be a rate like '10 per minute' "
        f"or '5 per 2 hours', without a 0 before the numbers, not {rate!r}; mend it there"
    )
