"""`flask --app app graphql documents …`: the documents that clients may name, on some sites the only ones."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import orjson
from flask.cli import AppGroup

from commands.current import current_executor, current_gazette
from commands.refusals import refusals_as_messages
from policies import OPERATOR
from services.trusted_documents import (
    clear_documents,
    list_documents,
    load_documents,
    remove_documents,
)

MOST_BYTES = 100_000_000
_SHOWN = 60

documents_commands = AppGroup("documents", help="Manage the documents that clients may name by an id.")


@documents_commands.command()
@click.argument("file", type=click.Path(path_type=Path))
def load(file: Path) -> None:
    """Trust the documents in FILE, a JSON object of ids and documents.

    graphql-codegen writes one (the client preset's persistedDocuments), and so does the Relay compiler
    (persistConfig). Each document is checked against the schema; if anything is wrong, none is loaded.
    """
    documents = _read(file)
    if faults := list(_faults(documents)):
        raise click.ClickException("\n".join([*faults, "Nothing has been loaded."]))
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        new = load_documents(session, OPERATOR, documents)
    click.echo(f"{new:,} of {len(documents):,} documents are new; all of them are trusted now.")


@documents_commands.command("list")
def list_all() -> None:
    """List the trusted documents by their ids, those loaded first at the beginning."""
    with refusals_as_messages(), current_gazette().database.reader() as session:
        for document in list_documents(session, OPERATOR):
            beginning = " ".join(document.text[: 4 * _SHOWN].split())[:_SHOWN]
            click.echo(f"{document.document_id}  {document.loaded_at:%Y-%m-%d %H:%M}  {beginning}")


@documents_commands.command()
@click.argument("ids", nargs=-1, required=True)
def remove(ids: tuple[str, ...]) -> None:
    """Trust the documents with these IDS no more."""
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        remove_documents(session, OPERATOR, ids)
    click.echo(f"Removed: {', '.join(ids)}")


@documents_commands.command()
@click.confirmation_option(prompt="Remove all trusted documents?")
def clear() -> None:
    """Trust no document any more."""
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        count = clear_documents(session, OPERATOR)
    click.echo(f"Removed {count:,} documents.")


def _read(file: Path) -> dict[str, str]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise click.ClickException(f"{file}: larger than {MOST_BYTES:,} bytes")
        documents = orjson.loads(file.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from None
    except ValueError:
        raise click.ClickException(f"{file}: not valid JSON") from None
    if not isinstance(documents, dict) or not all(isinstance(it, str) for it in documents.values()):
        raise click.ClickException(f"{file}: not a JSON object of ids and documents")
    if not documents:
        raise click.ClickException(f"{file}: holds no documents")
    return documents


def _faults(documents: Mapping[str, str]) -> Iterator[str]:
    executor, most = current_executor(), current_gazette().settings.graphql.max_document_bytes
    for document_id, text in documents.items():
        if (size := len(text.encode())) > most:
            yield f"{document_id}: {size:,} bytes; the limit is {most:,}"
            continue
        for error in executor.faults(text):
            places = [f"{place.line}:{place.column}: " for place in error.locations or ()]
            yield f"{document_id}: {places[0] if places else ''}{error.message}"
