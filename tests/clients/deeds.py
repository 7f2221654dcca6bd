"""What a client's script is seen to do, and what the script of every client must do."""

import re
import sys
from pathlib import Path

from tests.clients.live_site import LiveSite, cookie_of
from tests.clients.project import FOLDER, run_node

_BY_EITHER_METHOD = (
    "query",
    "page forwards",
    "page backwards",
    "refetch by node",
    "get a typed error",
    "send persisted documents",
)
DEEDS = {f"{deed} by {method}" for deed in _BY_EITHER_METHOD for method in ("POST", "GET")} | {
    "mutate",
    "get an error of the payload",
    "be refused as a stranger",
    "be refused without a proof of same origin",
}


def deeds_of(script: str, site: LiveSite, folder: Path = FOLDER) -> set[str]:
    """Run a script on a site; return what its tests did, each with FAILED before it where it did not."""
    variables = {"ENDPOINT": site.endpoint, "COOKIE": cookie_of(site.editor)}
    report = run_node("--test-reporter=tap", script, folder=folder, **variables).stdout
    # pytest shows it when the test fails.
    sys.stdout.write(report)
    return read_report(report)


def read_report(report: str) -> set[str]:
    """Read a report in the Test Anything Protocol, as Node writes it."""
    results = re.findall(r"^(not )?ok \d+ - (.+)$", report, re.MULTILINE)
    return {f"{'FAILED: ' if failed else ''}{name}" for failed, name in results}
