"""`flask --app app serve`: makes the site ready and serves it with granian."""

import secrets
import signal
import socket
import sys
from typing import cast

import click
from flask import Flask
from flask.cli import with_appcontext
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from werkzeug.utils import import_string

from commands.current import current_gazette
from commands.database import migrate_to
from commands.scheduling import avoid_preemption
from importers.demonstration import is_empty, load_demonstration
from services.gazette import Gazette

# What a worker may still take for the requests at hand when it is told to end; then it is killed.
SECONDS_TO_STOP = 5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65_535))
@with_appcontext
def serve(host: str, port: int) -> None:
    """Migrate the database, load the demonstration blog if this is a new development site, and serve."""
    gazette, ip_address = current_gazette(), _usable_address(host, port)
    migrate_to("head")
    login = _load_demonstration(gazette) if gazette.loaded.environment == "development" else None
    _print_addresses(f"http://{f'[{host}]' if ':' in host else host}:{port}", gazette, login)
    # The worker processes open connections of their own.
    gazette.database.dispose()
    _serve(ip_address, port, gazette)


def _usable_address(host: str, port: int) -> str:
    """Return the IP address to listen on; end the command where that can't be.

    granian takes no names, and shares a port that is taken: each of the two would answer some requests.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(f"Can't listen on {host}, port {port}: {reason}") from None
    return str(address[0])


def _load_demonstration(gazette: Gazette) -> tuple[str, str] | None:
    """Fill an empty database; return the one login, whose password is stored only as a hash."""
    with gazette.database.reader() as session:
        if not is_empty(session):
            return None
    password = "-".join(secrets.token_hex(3) for _ in range(4))
    with gazette.database.transaction() as session:
        return load_demonstration(session, gazette.passwords, password=password), password


def _print_addresses(address: str, gazette: Gazette, login: tuple[str, str] | None) -> None:
    settings = gazette.settings
    click.echo(f"\n  {settings.site.name} is at {address}/")
    if settings.graphql.graphiql:
        click.echo(f"  GraphiQL          {address}/graphql")
    if login:
        username, password = login
        click.echo(f"\n  Log in at {address}/login as\n")
        click.echo(f"    username  {username}\n    password  {password}\n")
        click.echo("  Write it down: it is shown this once.")
    click.echo("  Stop with Ctrl+C.\n")
    sys.stdout.flush()


def _serve(ip_address: str, port: int, gazette: Gazette) -> None:
    server = gazette.settings.server
    Granian(
        "app:create_app",
        interface=Interfaces.WSGI,
        address=ip_address,
        port=port,
        workers=server.workers,
        workers_kill_timeout=SECONDS_TO_STOP,
        blocking_threads=server.threads or gazette.database.fitting_threads,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve(target_loader=_load_in_worker)


def _load_in_worker(target: str) -> Flask:
    """Make the application in a worker process, which leaves Ctrl+C to the main process.

    The terminal interrupts both, and the main process then ends its workers: told twice, they mostly hang.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    avoid_preemption()
    return cast("Flask", import_string(target)())
