"""`python -m benchmarks.growth`: what a page of the feed costs in the database, early and late in the list.

The statement alone, on SQLite and PostgreSQL, without a server: the least time of many runs.
"""

import json
import time
from collections.abc import Iterator
from typing import NamedTuple

import click

from benchmarks import blog
from benchmarks.places import HERE, Missing, require_all
from benchmarks.stage import Site, set_stage
from config import load_settings
from executor import Executor, Limits, Operation
from policies import ANONYMOUS
from schema import build_schema
from schema.site.facts import site_facts

PAGES = (1, 40, 400)
ROUNDS = 40
LIMITS = Limits(max_tokens=1_000, max_depth=15, max_cost=10_000, default_page_size=20, max_page_size=100)


class Page(NamedTuple):
    """A page of the feed, and the cursor that it begins behind."""

    number: int
    cursor: str | None


class Feed:
    """The feed of one site, page by page."""

    def __init__(self, site: Site) -> None:
        """Prepare the executor as the site does it."""
        self._executor = Executor(build_schema(), site.database, LIMITS, site_facts(load_settings().settings))
        text = (HERE / "queries" / "feed.graphql").read_text(encoding="utf-8")
        paged = text.replace("query Feed", "query Feed($after: String)")
        self._page = self._prepare(paged.replace("(first: 20)", "(first: 20, after: $after)"))
        walk = "query Walk($after: String) { posts(first: 20, after: $after) { pageInfo { endCursor } } }"
        self._walk = self._prepare(walk)

    def pages(self) -> Iterator[Page]:
        """Yield the pages that are measured."""
        cursor: str | None = None
        for number in range(1, max(PAGES) + 1):
            if number in PAGES:
                yield Page(number, cursor)
            cursor = json.loads(self._read(self._walk, cursor))["posts"]["pageInfo"]["endCursor"]

    def microseconds(self, page: Page) -> float:
        """Return the least time that the page has taken."""
        return min(self._time(page) for _ in range(ROUNDS))

    def _time(self, page: Page) -> float:
        began = time.perf_counter()
        self._read(self._page, page.cursor)
        return (time.perf_counter() - began) * 1e6

    def _prepare(self, text: str) -> Operation:
        return self._executor.prepare(text)

    def _read(self, operation: Operation, cursor: str | None) -> bytes:
        variables = {"after": cursor} if cursor else {}
        answer = self._executor.execute(operation, variables, ANONYMOUS)
        assert isinstance(answer.data, bytes), answer.errors
        return answer.data


@click.command()
@click.option("--posts", multiple=True, default=(blog.POSTS,), help="How many posts; may be given again.")
def main(posts: tuple[int, ...]) -> None:
    """Measure early and late pages of the feed, in blogs of several sizes."""
    try:
        require_all()
    except Missing as error:
        raise click.ClickException(str(error)) from None
    for count in posts:
        with set_stage(count) as stage:
            for site in (stage.sqlite, stage.postgresql):
                _measure(site, count)


def _measure(site: Site, posts: int) -> None:
    feed = Feed(site)
    for page in feed.pages():
        time_taken = f"{feed.microseconds(page):>8,.0f} µs"
        click.echo(f"{site.folder.name:10} {posts:>9,} posts  page {page.number:>3} {time_taken}")


if __name__ == "__main__":
    main()
