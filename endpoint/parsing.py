"""Reads a GraphQL request out of a GET's query string or a POST's JSON body."""

from typing import Any
from urllib.parse import parse_qs

import orjson

from endpoint.document_names import DocumentNames, named_document
from endpoint.messages import GraphQLRequest, HttpRequest, RefusedRequest

MOST_PARAMETERS = 20


def read_request(request: HttpRequest, max_document_bytes: int) -> GraphQLRequest:
    """Return what the client wants executed. Raises RefusedRequest."""
    if request.method in ("GET", "HEAD"):
        parameters = _from_query_string(request.query_string)
    elif request.method == "POST":
        parameters = _from_body(request)
    else:
        raise RefusedRequest(405, "METHOD_NOT_ALLOWED", "Use GET or POST.", {"Allow": "GET, HEAD, POST"})
    return _checked(parameters, max_document_bytes)


def _from_query_string(query_string: str) -> dict[str, Any]:
    try:
        pairs = parse_qs(query_string, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise _bad_request("The query string has too many parameters.") from None
    parameters: dict[str, Any] = {name: values[-1] for name, values in pairs.items()}
    for name in ("variables", "extensions"):
        if name in parameters:
            parameters[name] = _load_json(parameters[name].encode("utf-8", "surrogatepass"), name)
    return parameters


def _from_body(request: HttpRequest) -> dict[str, Any]:
    media_type, _, options = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != "application/json" or not _is_utf8(options):
        raise RefusedRequest(415, "UNSUPPORTED_MEDIA_TYPE", "Send the request as application/json in UTF-8.")
    parameters = _load_json(request.body, "body")
    if not isinstance(parameters, dict):
        # Batches are no part of the specification, and multiply the cost of one request.
        raise _bad_request("The body must be a JSON object with a `query`.")
    return parameters


def _is_utf8(options: str) -> bool:
    charset = options.lower().replace(" ", "").replace('"', "").partition("charset=")[2]
    return charset.partition(";")[0] in ("", "utf-8", "utf8")


def _load_json(text: bytes, name: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _bad_request(f"The {name} is not valid JSON.") from None


def _checked(parameters: dict[str, Any], max_document_bytes: int) -> GraphQLRequest:
    variables = parameters.get("variables")
    extensions = parameters.get("extensions")
    operation_name = parameters.get("operationName")
    if variables is not None and not isinstance(variables, dict):
        raise _bad_request("`variables` must be a JSON object.")
    if operation_name is not None and not isinstance(operation_name, str):
        raise _bad_request("`operationName` must be a string.")
    if extensions is not None and not isinstance(extensions, dict):
        raise _bad_request("`extensions` must be a JSON object.")
    names = named_document(parameters.get("documentId"), extensions)
    document = _document(parameters.get("query"), names, max_document_bytes)
    return GraphQLRequest(document, variables or {}, operation_name or None, *names)


def _document(document: Any, names: DocumentNames, max_document_bytes: int) -> str | None:
    if document in (None, "") and any(names):
        return None
    if not isinstance(document, str) or not document:
        raise _bad_request("The request needs a `query` with a GraphQL document.")
    if names.document_id is not None:
        raise _bad_request("Send a `query` or a `documentId`, not both.")
    size = len(document.encode("utf-8", "surrogatepass"))
    if size > max_document_bytes:
        raise RefusedRequest(
            400,
            "DOCUMENT_TOO_LONG",
            f"The document has {size:,} bytes; the limit is {max_document_bytes:,}.",
        )
    return document


def _bad_request(message: str) -> RefusedRequest:
    return RefusedRequest(400, "BAD_REQUEST", message)
