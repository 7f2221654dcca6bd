"""Whether what strangers were answered is still what they would be: a version of all that a query reads.

It is found by one short statement, whatever the query costs. It changes with every change of a table that the
query's statement names, and whenever a post's time comes: nothing is written then, and yet it appears.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from models import ContentChange, ContentVersion, Post, PostKind
from models.content_version import CONTENT
from models.database import Database
from models.parameters import present_instant
from models.prepared import Prepared

_WORD = re.compile(r"\w+")
NOTHING = "0"
"""The version of what no table has a part in."""


def tables_named(text: str) -> frozenset[str]:
    """Return the tables of content that a statement may read: those whose names it has anywhere."""
    return frozenset(_WORD.findall(text)) & frozenset(CONTENT)


class Freshness:
    """Tells versions of the content of one database. One instance serves all threads."""

    def __init__(self, database: Database) -> None:
        """Take the database; connect to nothing yet."""
        self._read = database.statements.read_row
        self._dialect = database.engine.dialect
        self._statements: dict[frozenset[str], Prepared] = {}

    def version(self, tables: frozenset[str]) -> str:
        """Return the version of some tables of content."""
        if not tables:
            return NOTHING
        if tables not in self._statements:
            self._statements[tables] = Prepared(select(*_version_of(sorted(tables))))
        row = self._read(*self._statements[tables].fill(self._dialect, {}))
        assert row is not None
        return "-".join(map(str, row))


def _version_of(tables: Collection[str]) -> Iterable[ColumnElement[Any]]:
    changes = select(func.count()).where(ContentChange.table_name.in_(tables)).scalar_subquery()
    added_up = select(func.coalesce(func.sum(ContentVersion.number), 0)).where(
        ContentVersion.table_name.in_(tables)
    )
    yield added_up.scalar_subquery() + changes
    if Post.__tablename__ in tables:
        for kind in PostKind:
            # The last time that has come: found at once in an index.
            yield (
                select(func.max(Post.published_at))
                .where(Post.kind == kind, Post.published_at <= present_instant())
                .scalar_subquery()
            )
