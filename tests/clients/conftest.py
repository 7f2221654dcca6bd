"""Sites on each kind of database that programs visit: served once for all files of a test process."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.clients.live_site import LiveSite
from tests.support.backends import Backend
from tests.support.sites import Site

AUTHOR = ("ada", "a long enough password")


@pytest.fixture(scope="session")
def _serving() -> Iterator[tuple[ExitStack, dict[str, LiveSite]]]:
    with ExitStack() as stack:
        yield stack, {}


@pytest.fixture(scope="module")
def site(
    backend: Backend,
    _serving: tuple[ExitStack, dict[str, LiveSite]],
    tmp_path_factory: pytest.TempPathFactory,
) -> LiveSite:
    """A served site on each kind of database."""
    stack, sites = _serving
    if backend.name not in sites:
        settings = {"DATABASE__URL": backend.new_database(), "GRAPHQL__SHOW_PLAN": "false"}
        site = Site(tmp_path_factory.mktemp("site"), **settings)
        server = stack.enter_context(site.serving())
        username, password = AUTHOR
        made = site.run("user", "create", username, f"{username}@example.com", "--password", password)
        assert made.returncode == 0, made.stderr
        visitors = [server.client() for _ in range(3)]
        visitors[1].log_in(AUTHOR)
        visitors[2].log_in(server.login)
        sites[backend.name] = LiveSite(f"{server.address}/graphql", *visitors, site)
    return sites[backend.name]
