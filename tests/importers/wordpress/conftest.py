"""What tests of the WordPress importer share: an export from text, and one that is imported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from importers.wordpress import Report, import_export, open_export
from models.database import Database
from policies import OPERATOR, Actor
from tests.importers.wordpress.wxr import wxr

Importing = Callable[..., Report]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write an export to a file."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "export.xml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def importing(database: Database, written: Callable[..., Path]) -> Importing:
    """Import an export with these elements, as the command does."""

    def run(*channel: str, actor: Actor = OPERATOR, **options: str) -> Report:
        with open_export(written(wxr(*channel, **options))) as export, database.transaction() as session:
            return import_export(session, actor, export)

    return run
