"""The seeded blog: the rows that the shared generator makes, read from its files."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.places import SHARED

POSTS = 10_000
FIRST_NEW_KEY = 10_000_000
"""Rows that a benchmark adds have greater keys, by which they are found and removed again."""


def generate_and_load(folder: Path, environment: dict[str, str], posts: int = POSTS) -> None:
    """Write the blog's tables into a folder, and load them into the peers' own schema.

    That is the database `peers` of the server in the environment. The same seed gives the same rows.
    """
    command = [sys.executable, str(SHARED / "gen.py"), "--out", str(folder), "--posts", str(posts)]
    command += ["--load", "--dsn", "postgresql:///peers"]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def rows(folder: Path, table: str) -> Iterator[list[str]]:
    """Yield the rows of a table."""
    with Path(folder, f"{table}.tsv").open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")
