"""urql against a live server: its cache, its paging, its persisted queries and its choice of GET."""

from tests.clients.deeds import DEEDS, deeds_of
from tests.clients.live_site import LiveSite

BY_DEFAULT = "query without a header that a page of another site could not send"


def test_urql_does_what_its_users_do(site: LiveSite) -> None:
    assert deeds_of("urql.mjs", site) == DEEDS | {BY_DEFAULT}
