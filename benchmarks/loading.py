"""Loads the seeded blog into Gazette's own tables, as its services would have filled them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from benchmarks.blog import FIRST_NEW_KEY, rows
from models import Comment, Post, PostStatus, Role, Tag, User, post_tag
from models.database import Database

Row = dict[str, Any]
ROWS_AT_ONCE = 5_000
EXCERPT_LENGTH = 200
WORDS_A_MINUTE = 200


def load(database: Database, folder: Path) -> None:
    """Fill an empty, migrated database with the blog in a folder."""
    tables: list[tuple[Any, Iterable[Row]]] = [
        (User.__table__, _users(folder)),
        (Tag.__table__, _tags(folder)),
        (Post.__table__, _posts(folder)),
        (post_tag, _post_tags(folder)),
        (Comment.__table__, _comments(folder)),
    ]
    with database.transaction() as session:
        for table, content in tables:
            _insert(session.connection(), table, iter(content))
    with database.engine.connect() as connection:
        _count_keys_from(connection, FIRST_NEW_KEY)
    _settle(database)


def _insert(connection: Connection, table: Table, content: Iterator[Row]) -> None:
    while batch := list(islice(content, ROWS_AT_ONCE)):
        connection.execute(insert(table), batch)


def _users(folder: Path) -> Iterator[Row]:
    for key, username, email, created_at in rows(folder, "users"):
        yield {
            "id": int(key),
            "username": username,
            "username_folded": username,
            "email": email,
            "email_folded": email,
            "display_name": username,
            "role": Role.AUTHOR,
            **_made(created_at),
        }


def _tags(folder: Path) -> Iterator[Row]:
    for key, name in rows(folder, "tags"):
        yield {"id": int(key), "name": name, "slug": name}


def _posts(folder: Path) -> Iterator[Row]:
    comments = Counter(post_id for *_, post_id in rows(folder, "comments"))
    for key, title, slug, body, published_at, author_id in rows(folder, "posts"):
        yield {
            "id": int(key),
            "author_id": int(author_id),
            "status": PostStatus.PUBLISHED,
            "slug": slug,
            "title": title,
            "body": body,
            "body_html": f"<p>{body}</p>\n",
            "excerpt": body[:EXCERPT_LENGTH].rpartition(" ")[0] + "…",
            "reading_minutes": max(1, round(len(body.split()) / WORDS_A_MINUTE)),
            "comment_count": comments[key],
            "published_at": datetime.fromisoformat(published_at),
            **_made(published_at),
        }


def _post_tags(folder: Path) -> Iterator[Row]:
    times = {key: datetime.fromisoformat(published_at) for key, *_, published_at, _ in rows(folder, "posts")}
    for post_id, tag_id in rows(folder, "post_tags"):
        yield {"post_id": int(post_id), "tag_id": int(tag_id), "published_at": times[post_id]}


def _comments(folder: Path) -> Iterator[Row]:
    for key, body, created_at, author_id, post_id in rows(folder, "comments"):
        yield {
            "id": int(key),
            "post_id": int(post_id),
            "author_id": int(author_id),
            "body": body,
            "body_html": f"<p>{body}</p>\n",
            **_made(created_at),
        }


def _made(time: str) -> Row:
    instant = datetime.fromisoformat(time)
    return {"created_at": instant, "updated_at": instant}


def _count_keys_from(connection: Connection, key: int) -> None:
    for table in ("user", "post", "tag", "comment"):
        if connection.dialect.name == "sqlite":
            statement = "UPDATE sqlite_sequence SET seq = :key WHERE name = :table"
        else:
            statement = "SELECT setval(pg_get_serial_sequence(quote_ident(:table), 'id'), :key)"
        connection.execute(text(statement), {"table": table, "key": key})
    connection.commit()


def _settle(database: Database) -> None:
    """Let the planner know the tables, and leave no work for later to the database."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
            return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
        connection.exec_driver_sql("CHECKPOINT")
