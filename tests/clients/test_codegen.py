"""graphql-codegen: the types that it makes of a live server's schema compile, and tell the truth."""

from pathlib import Path

import pytest

from tests.clients.deeds import DEEDS, deeds_of
from tests.clients.live_site import LiveSite
from tests.clients.workshop import make_workshop, run_tool
from tests.support.backends import ON_SQLITE_ALONE

BY_TYPES = {f"be told of wrong variables before and after by {method}" for method in ("POST", "GET")}


@pytest.fixture
def workshop(tmp_path: Path, site: LiveSite) -> Path:
    """A folder with the program, compiled with the types made for it."""
    folder = make_workshop(tmp_path, "codegen")
    run_tool("graphql-codegen", "--config", "codegen.yml", folder=folder, ENDPOINT=site.endpoint)
    run_tool("tsc", folder=folder)
    return folder


def test_typed_program_does_what_its_users_do(site: LiveSite, workshop: Path) -> None:
    site.trust(workshop / "generated" / "persisted-documents.json")
    assert deeds_of("built/visit.js", site, workshop) == DEEDS | BY_TYPES


@ON_SQLITE_ALONE
def test_program_with_a_wrong_type_does_not_compile(workshop: Path) -> None:
    wrong = "import { FEED } from './operations.js';\nconst size: number = FEED;\nconsole.log(size);\n"
    (workshop / "visit.ts").write_text(wrong)
    with pytest.raises(AssertionError, match="is not assignable to type 'number'"):
        run_tool("tsc", folder=workshop)
