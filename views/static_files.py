"""Static files whose address changes with their content, so that browsers may keep them for a year."""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Response, current_app, request, send_from_directory, url_for
from flask.views import MethodView

A_YEAR = 31_536_000
# GraphiQL's build puts a hash into the names themselves.
HASHED_NAME = re.compile(r"graphiql/.+-[A-Z0-9]{8}\.\w+")


def static_address(filename: str) -> str:
    """Return the address of a static file with the fingerprint of its content."""
    folder = current_app.static_folder or ""
    return url_for("static", filename=filename, v=fingerprint_of(folder, filename))


class StaticView(MethodView):
    """Serves the files of the static folder."""

    def get(self, filename: str) -> Response:
        """Send a file; one that was asked for by its present fingerprint, to be kept."""
        folder = current_app.static_folder or ""
        response = send_from_directory(folder, filename, conditional=True)
        if _is_immutable(folder, filename):
            response.cache_control.no_cache = None
            response.cache_control.public = True
            response.cache_control.max_age = A_YEAR
            response.cache_control.immutable = True
        return response


def fingerprint_of(folder: str, filename: str) -> str | None:
    """Return a short hash of a static file's content; None if there is no such file."""
    path = Path(folder, filename)
    return _hash(path, path.stat().st_mtime_ns) if path.is_file() else None


def _is_immutable(folder: str, filename: str) -> bool:
    wanted = request.args.get("v")
    return bool(HASHED_NAME.fullmatch(filename)) or (
        wanted is not None and wanted == fingerprint_of(folder, filename)
    )


@cache
def _hash(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
