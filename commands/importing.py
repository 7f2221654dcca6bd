"""`flask --app app import …`: content from other systems, a whole file in one transaction or nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from commands.current import current_gazette
from commands.refusals import refusals_as_messages
from importers.wordpress import Export, MalformedExport, Report, import_export, open_export
from policies import OPERATOR

import_commands = AppGroup("import", help="Import content from elsewhere.")


@import_commands.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what the import would do, and change nothing.")
def wordpress(file: Path, dry_run: bool) -> None:
    """Import a WordPress export: FILE is what "Tools > Export > All content" gives (WXR).

    Brings authors (without passwords), posts, pages, categories, tags and comments. Running it again, also
    with a newer export of the same site, adds only what is new; what was changed or deleted here since
    stays changed or deleted.
    """
    with refusals_as_messages(), _faults_as_messages(file), open_export(file) as export:
        report = _import(export, dry_run=dry_run)
    for line in report.lines():
        click.echo(line)
    if dry_run:
        click.echo("\nThis was a dry run: nothing has been changed.")


def _import(export: Export, *, dry_run: bool) -> Report:
    with (
        current_gazette().database.transaction() as session,
        click.progressbar(
            length=export.item_count, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as progress,
    ):
        report = import_export(session, OPERATOR, export, lambda: progress.update(1))
        if dry_run:
            session.rollback()
    return report


@contextmanager
def _faults_as_messages(file: Path) -> Iterator[None]:
    try:
        yield
    except MalformedExport as fault:
        raise click.ClickException(f"{file}: {fault}") from None
