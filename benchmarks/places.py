"""Where things lie: the checkout, and the shared bench that defines the blog and checks the answers."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
SHARED = ROOT.parent / "shared" / "bench"
RESULTS = HERE / "results.json"
NEEDED = ("wrk", "taskset", "psql")


class Missing(Exception):
    """Something that a benchmark needs isn't on this machine; the message says what."""


def require_all() -> None:
    """Raise Missing unless the shared bench and the programs that every run needs are there."""
    for name in ("gen.py", "bench.py", "schema.sql"):
        if not (SHARED / name).is_file():
            raise Missing(
                f"the shared bench is missing: {name} is looked for in ../shared/bench beside the checkout"
            )
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        raise Missing(f"not on the PATH: {', '.join(absent)}")
