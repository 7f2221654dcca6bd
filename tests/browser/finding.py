"""Finds the machine's own Chromium: Playwright's Python package brings none."""

import shutil

from tests.support.absence import skip_for_want_of

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # One site is all it ever visits: a process for each frame and one for drawing take a third more time.
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process",
    "--disable-extensions",
    "--in-process-gpu",
    "--renderer-process-limit=1",
)


def find_browser() -> str:
    """Return the browser's program; skip the test where there is none, and fail under CI=true."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        skip_for_want_of(f"no browser on the PATH (looked for {', '.join(NAMES)})")
    return found
