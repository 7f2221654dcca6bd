"""Snapshots that fail when they are missing: snapshottest itself would write them and pass."""

from collections.abc import Iterator
from typing import Any

import pytest
from snapshottest.pytest import PyTestSnapshotTest


class StrictSnapshot(PyTestSnapshotTest):
    """Compares with the committed snapshot; `pytest --snapshot-update` (without -n) writes it."""

    @property
    def test_name(self) -> str:
        """The snapshot's name: without the database, since every database must answer alike."""
        return super().test_name.replace("[sqlite]", "").replace("[postgresql]", "")

    def assert_match(self, value: Any, name: str = "") -> None:
        """Fail on a difference, and on a snapshot that nobody has committed."""
        self.curr_snapshot = name or self.snapshot_counter
        if not self.update and self.test_name not in self.module.snapshots:
            pytest.fail(f"no snapshot {self.test_name!r}: run pytest --snapshot-update, look, commit")
        super().assert_match(value, name)


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Iterator[StrictSnapshot]:
    """The snapshots of the test's module."""
    with StrictSnapshot(request) as strict:
        yield strict
