"""The audits of the GraphQL-over-HTTP specification against a live server: not even a notice is left."""

from tests.clients.deeds import deeds_of
from tests.clients.live_site import LiveSite

COUNT = 61


def test_every_audit_is_passed(site: LiveSite) -> None:
    audits = deeds_of("audits.mjs", site)
    assert [name for name in sorted(audits) if name.startswith("FAILED")] == []
    assert len(audits) == COUNT
