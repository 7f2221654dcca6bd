"""The WordPress importer: an export file (WXR) in, authors, posts, comments and a report out.

What is in a WXR file and how WordPress means it is known in this package alone. It is written through
services/importing.py in the caller's transaction, so that a file is imported as a whole or not at all.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from importers.wordpress.authors import Authors
from importers.wordpress.context import Import
from importers.wordpress.errors import MalformedExport
from importers.wordpress.export import Export, open_export
from importers.wordpress.posts import Posts
from importers.wordpress.report import Report
from importers.wordpress.terms import Terms
from policies import Actor
from services.importing import ImportLog

__all__ = ["Export", "MalformedExport", "Report", "import_export", "open_export"]


def import_export(
    session: Session, actor: Actor, export: Export, on_item: Callable[[], None] = lambda: None
) -> Report:
    """Import all of a checked export that isn't here yet; `on_item` is called after each item."""
    report = Report(export.title, export.address)
    context = Import(session, actor, export, ImportLog(session, export.source), report)
    authors = Authors(context)
    posts = Posts(context, authors, Terms(context))
    for item in export.items():
        posts.add(item)
        on_item()
    session.flush()
    return report
