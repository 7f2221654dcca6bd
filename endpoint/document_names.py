"""How a request names a document that the server is to know already."""

from typing import Any, NamedTuple

from endpoint.messages import RefusedRequest

LONGEST_NAME = 300
_EXTENSION = "persistedQuery"
_VERSION = 1


class DocumentNames(NamedTuple):
    """The `documentId` of GraphQL over HTTP, and the hash in Apollo's extension."""

    document_id: str | None
    persisted_hash: str | None


def named_document(document_id: Any, extensions: dict[str, Any] | None) -> DocumentNames:
    """Return what a request names its document by. Raises RefusedRequest."""
    if document_id is not None and not _is_name(document_id):
        raise _bad_request(f"`documentId` must be a string of 1 to {LONGEST_NAME} characters.")
    return DocumentNames(document_id, _persisted_hash(extensions or {}))


def _persisted_hash(extensions: dict[str, Any]) -> str | None:
    extension = extensions.get(_EXTENSION)
    if extension is None:
        return None
    if not isinstance(extension, dict):
        raise _bad_request(f"`extensions.{_EXTENSION}` must be a JSON object.")
    version, sha256 = extension.get("version"), extension.get("sha256Hash")
    if version != _VERSION or isinstance(version, bool):
        raise _bad_request(f"`extensions.{_EXTENSION}.version` must be {_VERSION}.")
    if not _is_name(sha256):
        raise _bad_request(f"`extensions.{_EXTENSION}.sha256Hash` must be a string of hexadecimal digits.")
    return str(sha256)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME


def _bad_request(message: str) -> RefusedRequest:
    return RefusedRequest(400, "BAD_REQUEST", message)
