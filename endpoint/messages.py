"""What goes into the endpoint and what comes out."""

from collections.abc import Mapping
from typing import NamedTuple

from endpoint.asker import Asker


class HttpRequest(NamedTuple):
    """A request to /graphql, as far as GraphQL is concerned.

    `headers` has lower-case names; `origin` is this site's own (scheme and host).
    """

    method: str
    query_string: str
    headers: Mapping[str, str]
    body: bytes
    origin: str
    asker: Asker


class HttpResponse(NamedTuple):
    """The answer: status, content type, body and further headers."""

    status: int
    media_type: str
    body: bytes
    headers: dict[str, str]


class GraphQLRequest(NamedTuple):
    """What a client wants executed: a document, or one that the server knows by its id or its hash.

    A document with a hash is one to be known by it from then on.
    """

    document: str | None
    variables: dict[str, object]
    operation_name: str | None
    document_id: str | None = None
    persisted_hash: str | None = None

    @property
    def document_name(self) -> str | None:
        """What the document is to be found by, if anything."""
        return self.document_id or self.persisted_hash


class RefusedRequest(Exception):
    """A request that is no GraphQL request, or may not be made this way: a status and a stable code."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        """Keep what to answer."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
