"""The form of origins: a site as browsers name it in the header Origin, character by character."""

import re

from config.texts import check_trusted_host

ANY_ORIGIN = "*"
DEFAULT_PORTS = {"http": 80, "https": 443}
HIGHEST_PORT = 65_535

# Applications in a web view have schemes of their own: capacitor://localhost, tauri://localhost.
_ORIGIN = re.compile(r"([a-z][a-z0-9+.-]*)://([^.:/\[][^:/]*|\[[^\]]+\])(?::([0-9]{1,5}))?")


def check_origin(origin: str) -> str:
    """Return an origin as browsers send it, or `*`; raise ValueError for what no browser ever sends."""
    if origin == ANY_ORIGIN:
        return origin
    found = _ORIGIN.fullmatch(origin.lower())
    if not found:
        raise _wrong_form()
    scheme, host, port = found[1], _host(found[2]), int(found[3] or 0)
    if found[3] and not 1 <= port <= HIGHEST_PORT:
        raise ValueError(f"input should have a port from 1 to {HIGHEST_PORT}")
    # Browsers leave out the port that a scheme has anyway.
    return f"{scheme}://{host}" + (f":{port}" if port not in (0, DEFAULT_PORTS.get(scheme)) else "")


def check_origins(origins: list[str]) -> list[str]:
    """Return the list; raise ValueError for `*` beside others, of which either is a mistake."""
    if ANY_ORIGIN in origins and len(origins) > 1:
        raise ValueError("input should have * alone, since it means every site, or name the sites without it")
    return origins


def _host(host: str) -> str:
    try:
        return check_trusted_host(host)
    except ValueError:
        raise _wrong_form() from None


def _wrong_form() -> ValueError:
    return ValueError(
        "input should have a scheme and a host alone (https://app.example, http://localhost:3000), "
        "without path and placeholder, or be * for every site"
    )
