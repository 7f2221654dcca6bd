"""A served site with the demonstration blog, and logins on it for programs that keep no cookies."""

from dataclasses import dataclass

from tests.support.sites import Server


@dataclass(frozen=True)
class LiveSite:
    """Where the API is, and the login cookies of the demonstration's editor and of an author."""

    endpoint: str
    editor: str
    author: str


def log_in(server: Server, login: tuple[str, str] | None) -> str:
    """Log in through the page; return the Cookie header that a program must send from then on."""
    client = server.client()
    client.log_in(login)
    return next(f"{it.name}={it.value}" for it in client.cookies if it.name == "gazette_session")
