"""How reports of scripts are read: what failed, was skipped or never ran is not taken for done."""

from pathlib import Path

from tests.clients.deeds import deeds_of, read_report
from tests.clients.live_site import LiveSite
from tests.support.sites import Site
from tests.support.web_client import WebClient

NOBODY = WebClient("http://127.0.0.1:9")
NOWHERE = LiveSite("http://127.0.0.1:9/graphql", NOBODY, NOBODY, NOBODY, Site(Path()))
SCRIPT = """\
import { test } from 'node:test';
test('a good one', () => {});
test('a bad one', () => { throw new Error('no'); });
test('a skipped one', { skip: true }, () => {});
"""


def test_report_tells_done_from_failed_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "script.mjs").write_text(SCRIPT)
    assert deeds_of("script.mjs", NOWHERE, tmp_path) == {
        "a good one",
        "FAILED: a bad one",
        "a skipped one # SKIP",
    }


def test_report_of_a_script_that_breaks_off_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "script.mjs").write_text("import 'nothing-of-this-name';")
    assert deeds_of("script.mjs", NOWHERE, tmp_path) == set()


def test_report_without_results_is_empty() -> None:
    assert read_report("TAP version 13\n1..0\n") == set()
