"""`flask --app app import wordpress`: one transaction, clear refusals, a report."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from importers.wordpress import import_export, open_export
from importers.wordpress import posts as posts_module
from models import Base
from models.database import Database
from policies import ANONYMOUS, OPERATOR
from services.errors import NotAuthenticated
from tests.importers.wordpress.conftest import Importing
from tests.importers.wordpress.wxr import author, category, comment, item, tag, wxr

Written = Callable[..., Path]
CONTENT = wxr(author("ada"), category("news"), tag("ink"), item(1, comment(1)), item(2, status="private"))


def _rows(session: Session) -> dict[str, int]:
    counts = {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
    session.rollback()
    return {name: count for name, count in counts.items() if count and not name.startswith("content_")}


def test_import_wordpress_writes_and_reports(cli: FlaskCliRunner, session: Session, written: Written) -> None:
    result = cli.invoke(args=["import", "wordpress", str(written(CONTENT))])
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "The Old Site (https://old.example.org)"
    assert "  posts                2             0  1 drafts, 1 published" in result.output
    assert "  private: 1\n    Post 2" in result.output
    assert _rows(session) == {
        "user": 1,
        "tag": 2,
        "post": 2,
        "comment": 1,
        "import_record": 6,
    }


def test_import_wordpress_twice_adds_nothing(cli: FlaskCliRunner, session: Session, written: Written) -> None:
    path = str(written(CONTENT))
    cli.invoke(args=["import", "wordpress", path])
    before = _rows(session)
    result = cli.invoke(args=["import", "wordpress", path])
    assert result.exit_code == 0
    assert "  posts                0             2" in result.output
    assert "  comments             0             1" in result.output
    assert _rows(session) == before


def test_import_wordpress_dry_run_reports_and_changes_nothing(
    cli: FlaskCliRunner, session: Session, written: Written
) -> None:
    result = cli.invoke(args=["import", "wordpress", "--dry-run", str(written(CONTENT))])
    assert result.exit_code == 0
    assert "  posts                2             0" in result.output
    assert result.output.endswith("This was a dry run: nothing has been changed.\n")
    assert _rows(session) == {}


@pytest.mark.parametrize(
    "content",
    [
        CONTENT.replace("</channel>", ""),
        CONTENT.replace("2012-03-05 10:00:00", "2012-03-05 25:00:00"),
        CONTENT.encode()[:-30],
        CONTENT.encode().replace(b"Comment 1.", b"\xff"),
        "<rss><channel></channel></rss>",
        "",
    ],
)
def test_import_wordpress_of_bad_file_says_why_in_a_line_and_changes_nothing(
    cli: FlaskCliRunner, session: Session, written: Written, content: str | bytes
) -> None:
    path = written(content)
    result = cli.invoke(args=["import", "wordpress", str(path)])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {path}: ")
    assert len(result.output.splitlines()) == 1
    assert _rows(session) == {}


def test_import_wordpress_of_damaged_file_names_the_line(cli: FlaskCliRunner, written: Written) -> None:
    content = CONTENT.replace("Comment 1.", "\x0b")
    line = content[: content.index("\x0b")].count("\n") + 1
    result = cli.invoke(args=["import", "wordpress", str(written(content))])
    assert f": line {line}: not readable as XML" in result.output


@pytest.mark.parametrize("name", ["missing.xml", ""])
def test_import_wordpress_of_no_file_is_refused(cli: FlaskCliRunner, tmp_path: Path, name: str) -> None:
    result = cli.invoke(args=["import", "wordpress", str(tmp_path / name)])
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1


def test_import_wordpress_that_fails_half_way_leaves_nothing(
    cli: FlaskCliRunner, session: Session, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("half way")

    monkeypatch.setattr(posts_module.Comments, "add", fail)
    result = cli.invoke(args=["import", "wordpress", str(written(CONTENT))])
    assert isinstance(result.exception, RuntimeError)
    assert _rows(session) == {}


def test_import_export_twice_at_once_adds_nothing_twice(
    database: Database, session: Session, written: Written
) -> None:
    path = written(CONTENT)

    def run() -> int:
        with open_export(path) as export, database.transaction() as writing:
            return import_export(writing, OPERATOR, export).imported["posts"]

    with ThreadPoolExecutor() as pool:
        imported = [future.result() for future in [pool.submit(run) for _ in range(3)]]
    assert sorted(imported) == [0, 0, 2]
    assert _rows(session)["post"] == 2


def test_import_export_by_a_stranger_is_forbidden(importing: Importing, session: Session) -> None:
    with pytest.raises(NotAuthenticated):
        importing(author("ada"), actor=ANONYMOUS)
    assert _rows(session) == {}
