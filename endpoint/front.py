"""Answers GraphQL requests before Flask is entered, which costs ten times what a small query does.

It only takes what it can answer as Flask's view would: the endpoint behind both is the same. Whatever is
out of the ordinary (a browser that wants a page, a strange host, a body without a length or too large, a
login that can't be looked up) goes on to Flask.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy.exc import SQLAlchemyError

from endpoint.access_log import begin_request, log_request
from endpoint.asker import Asker
from endpoint.bearer import bearer_token, find_bearer
from endpoint.endpoint import Endpoint, failure
from endpoint.headers import API_HEADERS, REQUEST_ID_HEADER, SECURITY_HEADERS
from endpoint.messages import HttpRequest, HttpResponse
from endpoint.negotiation import wants_html
from models.drivers import StatementTimeout
from policies import ANONYMOUS, Actor
from services.gazette import Gazette
from services.login_sessions import hash_token

logger = logging.getLogger("gazette.error")

PATH = "/graphql"
_ALWAYS = API_HEADERS | SECURITY_HEADERS
INTERNAL_MESSAGE = "Something went wrong on our side. It has been noted."


@dataclass(frozen=True)
class RequestReader:
    """What the web framework reads out of a request: lent to the front, so that both read alike.

    The token of the login cookie, the host, and whether that host is one of ours.
    """

    token: Callable[[WSGIEnvironment], str | None]
    host: Callable[[WSGIEnvironment], str]
    is_trusted: Callable[[WSGIEnvironment], bool]


class _LookUpFailed(Exception):
    """It can't be found out who asks: nothing was done yet."""


class Front:
    """A WSGI application around Flask's."""

    def __init__(
        self,
        application: WSGIApplication,
        endpoint: Endpoint,
        gazette: Gazette,
        reader: RequestReader,
    ) -> None:
        """Take what answers, what knows who is asking, and where everything else goes."""
        self.application = application
        self._endpoint = endpoint
        self._gazette = gazette
        self._reader = reader
        self._max_body_bytes = gazette.settings.graphql.max_body_bytes

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, or hand it on."""
        if environ.get("PATH_INFO") != PATH or not self._is_ordinary(environ):
            return self.application(environ, start_response)
        began, request_id = time.perf_counter(), begin_request()
        body, asker = self._take_body(environ), self._asker(environ)
        try:
            response = self._endpoint.respond(self._request(environ, body, asker))
        except _LookUpFailed:
            return self.application(environ, start_response)
        except Exception:
            logger.exception("unexpected error")
            response = failure(500, INTERNAL_MESSAGE)
        log_request(
            environ["REQUEST_METHOD"],
            PATH,
            response.status,
            began=began,
            user_id=asker.known.user_id if asker.known else None,
            address=environ.get("REMOTE_ADDR"),
        )
        for_origin = self._endpoint.cross_origin.headers(environ.get("HTTP_ORIGIN"))
        return _send(response, for_origin, request_id, start_response)

    def _is_ordinary(self, environ: WSGIEnvironment) -> bool:
        match environ["REQUEST_METHOD"]:
            case "POST":
                length = environ.get("CONTENT_LENGTH", "")
                sized = length.isascii() and length.isdigit() and int(length) <= self._max_body_bytes
                fits = sized and "HTTP_TRANSFER_ENCODING" not in environ
            case "OPTIONS":
                fits = True
            case "GET":
                fits = not wants_html(environ.get("HTTP_ACCEPT"))
            case _:
                fits = False
        return fits and not environ.get("SCRIPT_NAME") and self._reader.is_trusted(environ)

    def _take_body(self, environ: WSGIEnvironment) -> bytes:
        if environ["REQUEST_METHOD"] != "POST":
            return b""
        body: bytes = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        # Flask may have to read it again.
        environ["wsgi.input"] = BytesIO(body)
        return body

    def _asker(self, environ: WSGIEnvironment) -> Asker:
        gazette, secret = self._gazette, bearer_token(environ.get("HTTP_AUTHORIZATION"))
        if secret is not None:
            look_up = _or_hand_on(lambda: find_bearer(gazette, secret))
            return Asker(look_up, gazette.api_token_claims.of(secret), token_hash=hash_token(secret))
        token = self._reader.token(environ)
        if not token:
            return Asker(lambda: ANONYMOUS)
        return Asker(_or_hand_on(lambda: _of_login(gazette, token)), gazette.claims.of(token))

    def _request(self, environ: WSGIEnvironment, body: bytes, asker: Asker) -> HttpRequest:
        return HttpRequest(
            method=environ["REQUEST_METHOD"],
            query_string=environ.get("QUERY_STRING", ""),
            headers=_Headers(environ),
            body=body,
            origin=f"{environ['wsgi.url_scheme']}://{self._reader.host(environ)}",
            asker=asker,
            address=environ.get("REMOTE_ADDR", ""),
        )


def _of_login(gazette: Gazette, token: str) -> Actor:
    login = gazette.find_login(token)
    return login.actor if login else ANONYMOUS


def _or_hand_on(look_up: Callable[[], Actor]) -> Callable[[], Actor]:
    def look_up_or_hand_on() -> Actor:
        try:
            return look_up()
        except (SQLAlchemyError, StatementTimeout) as error:
            raise _LookUpFailed from error

    return look_up_or_hand_on


class _Headers(Mapping[str, str]):
    """The headers of a request by their lower-case names; the few that are asked for are looked up."""

    def __init__(self, environ: WSGIEnvironment) -> None:
        self._environ = environ

    def __getitem__(self, name: str) -> str:
        value: str = self._environ[_key(name)]
        return value

    def __iter__(self) -> Iterator[str]:
        return (key[5:].replace("_", "-").lower() for key in self._environ if key.startswith("HTTP_"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _key(name: str) -> str:
    key = name.upper().replace("-", "_")
    return key if key == "CONTENT_TYPE" else f"HTTP_{key}"


def _send(
    response: HttpResponse, for_origin: dict[str, str], request_id: str, start_response: StartResponse
) -> Iterable[bytes]:
    headers = [
        # An answer that may be kept says so itself.
        *(_ALWAYS | response.headers).items(),
        *for_origin.items(),
        (REQUEST_ID_HEADER, request_id),
    ]
    if response.status != HTTPStatus.NOT_MODIFIED:
        headers += [("Content-Type", response.media_type), ("Content-Length", str(len(response.body)))]
    start_response(_status_line(response.status), headers)
    # granian sends a list of one in one piece, and anything else item by item.
    return [response.body]


@cache
def _status_line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase.upper()}"
