"""What the servers stand on: the blog's rows, the databases filled with them, a folder for the rest."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from sqlalchemy import text

from benchmarks import blog
from benchmarks.cluster import Cluster, running_cluster
from benchmarks.loading import load
from benchmarks.places import ROOT
from models import User
from models.database import Database
from services.login_sessions import start_login

DATABASE_CORE = 1
COMMENTER = 17
_COUNT_AGAIN = """\
UPDATE post SET comment_count = (SELECT count(*) FROM comment WHERE post_id = post.id AND id <= :key)
WHERE id IN (SELECT post_id FROM comment WHERE id > :key)"""
_REMOVE = "DELETE FROM comment WHERE id > :key"


@dataclass(frozen=True)
class Site:
    """An instance of Gazette: its folder, its filled database, and a login."""

    folder: Path
    url: str
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables of a production site; its logging and cookies are production's."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("GAZETTE_")},
            "GAZETTE_ENV": "production",
            "GAZETTE_INSTANCE": str(self.folder),
            "GAZETTE_SECRET_KEY": self.secret_key,
            "GAZETTE_DATABASE__URL": self.url,
            # Asked and counted with each request, and never used up.
            "GAZETTE_LIMITS__GRAPHQL_USER": "999999999 per minute",
            "GAZETTE_LIMITS__GRAPHQL_ADDRESS": "999999999 per minute",
        }

    @cached_property
    def database(self) -> Database:
        """The site's database, opened as the site does it."""
        return Database(self.url, folder=self.folder, busy_timeout_ms=5_000, pool_size=1)

    def log_in(self) -> str:
        """Start a login and return its token."""
        with self.database.transaction() as session:
            user = session.get_one(User, COMMENTER)
            return start_login(session, user, lifetime=timedelta(days=1))

    def count_comments(self) -> int:
        """Return how many comments there are."""
        with self.database.reader() as session:
            return int(session.scalar(text("SELECT count(*) FROM comment")) or 0)

    def take_back_comments(self) -> None:
        """Remove the comments that a benchmark has added, so that every round finds the same blog."""
        with self.database.transaction() as session:
            for statement in (_COUNT_AGAIN, _REMOVE):
                session.execute(text(statement), {"key": blog.FIRST_NEW_KEY})


@dataclass(frozen=True)
class PeersTables:
    """The peers' own schema, which they all share."""

    cluster: Cluster

    def count_comments(self) -> int:
        """Return how many comments there are."""
        return int(self.cluster.run("peers", "SELECT count(*) FROM comments"))

    def take_back_comments(self) -> None:
        """Remove the comments that a benchmark has added."""
        self.cluster.run("peers", f"DELETE FROM comments WHERE id > {blog.FIRST_NEW_KEY}")  # noqa: S608


class Stage:
    """Everything that servers may ask for, made when it is first asked for."""

    def __init__(self, folder: Path, cluster: Cluster, posts: int) -> None:
        """Take a temporary folder and a running PostgreSQL; write the rows."""
        self.folder = folder
        self.cluster = cluster
        self._rows = folder / "rows"
        self._rows.mkdir()
        # The checks compare with these tables, whichever servers run.
        blog.generate_and_load(self._rows, cluster.environment, posts)

    @property
    def peers(self) -> PeersTables:
        """What the peers serve."""
        return PeersTables(self.cluster)

    @cached_property
    def postgresql(self) -> Site:
        """Gazette on PostgreSQL."""
        self.cluster.run("postgres", "CREATE DATABASE gazette")
        return self._site("postgresql", self.cluster.url("gazette"))

    @cached_property
    def sqlite(self) -> Site:
        """Gazette on SQLite."""
        return self._site("sqlite", "sqlite:///gazette.db")

    def _site(self, name: str, url: str) -> Site:
        site = Site(self.folder / name, url)
        site.folder.mkdir()
        command = [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade"]
        subprocess.run(command, check=True, cwd=ROOT, env=site.environment, stdout=subprocess.DEVNULL)
        load(site.database, self._rows)
        site.database.dispose()
        return site


@contextmanager
def set_stage(posts: int = blog.POSTS) -> Iterator[Stage]:
    """Give a stage that is gone after the block."""
    with (
        running_cluster(DATABASE_CORE) as cluster,
        tempfile.TemporaryDirectory(prefix="gazette-bench-") as folder,
    ):
        yield Stage(Path(folder), cluster, posts)
