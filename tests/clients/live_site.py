"""A served site with the demonstration blog, and people who have logged in there."""

from dataclasses import dataclass
from pathlib import Path

from tests.support.sites import Site
from tests.support.web_client import WebClient


@dataclass(frozen=True)
class LiveSite:
    """Where the API is; a stranger, an author and an editor who visit it."""

    endpoint: str
    stranger: WebClient
    author: WebClient
    editor: WebClient
    site: Site

    def trust(self, documents: Path) -> None:
        """Load the documents that a client's compiler has written, as whoever runs the site does."""
        done = self.site.run("graphql", "documents", "load", str(documents))
        assert done.returncode == 0, done.stderr


def cookie_of(visitor: WebClient) -> str:
    """Return the Cookie header of a visitor, for programs that can't log in; empty for a stranger."""
    return "; ".join(f"{it.name}={it.value}" for it in visitor.cookies if it.name == "gazette_session")
