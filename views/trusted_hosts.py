"""Answers a request only under a host name that the settings trust."""

from flask import Flask, Request
from werkzeug.sansio.utils import host_is_trusted

from config.settings import ServerSettings


def init_app(app: Flask, settings: ServerSettings) -> None:
    """Refuse requests for any other host with 400."""
    app.config["TRUSTED_HOSTS"] = settings.trusted_hosts
    app.request_class = HostRequest


def is_trusted_host(host: str, trusted: list[str]) -> bool:
    """Whether a request under this name, with or without a port, is answered."""
    host = host.lower()
    address = host.rpartition("]")[0] + "]"
    return host_is_trusted(host, trusted) or (host_is_trusted(host) and address in trusted)


class HostRequest(Request):
    """Trusts names in capitals and IPv6 addresses too.

    Werkzeug compares names as they were sent, up to their first colon, which is within an IPv6 address.
    """

    _trusted: list[str] | None = None

    @property
    def trusted_hosts(self) -> list[str] | None:
        """What Werkzeug has to compare the host with: nothing more where it is an address of ours."""
        is_ours = is_trusted_host(self.environ.get("HTTP_HOST", ""), self._trusted or [])
        return None if is_ours else self._trusted

    @trusted_hosts.setter
    def trusted_hosts(self, hosts: list[str] | None) -> None:
        self._trusted = hosts
