"""Relay: its compiler takes the committed schema, and its runtime what a live server answers."""

import shutil
from pathlib import Path

import pytest

from tests.clients.deeds import DEEDS, deeds_of
from tests.clients.live_site import LiveSite
from tests.clients.workshop import make_workshop, run_tool
from tests.support.sites import CHECKOUT


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder with the visit and what the compiler made for it."""
    folder = make_workshop(tmp_path, "relay")
    shutil.copy(CHECKOUT / "schema" / "schema.graphql", folder)
    # The compiler wants both to be there.
    (folder / "artifacts").mkdir()
    (folder / "persisted.json").write_text("{}")
    run_tool("relay-compiler", "--noWatchman", folder=folder)
    return folder


def test_relay_does_what_its_users_do(site: LiveSite, workshop: Path) -> None:
    site.trust(workshop / "persisted.json")
    assert deeds_of("visit.mjs", site, workshop) == DEEDS
