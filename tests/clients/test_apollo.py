"""Apollo Client against a live server: its cache, its paging and its persisted queries."""

from tests.clients.deeds import DEEDS, deeds_of
from tests.clients.live_site import LiveSite


def test_apollo_does_what_its_users_do(site: LiveSite) -> None:
    assert deeds_of("apollo.mjs", site) == DEEDS
