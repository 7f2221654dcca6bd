"""Answers one HTTP request: reads it, checks it, lets the executor run it, and encodes what comes back."""

from typing import Any

import orjson
from graphql import GraphQLError

from config.log_format import REQUEST_ID
from endpoint.bearer import require_write_scope
from endpoint.messages import HttpRequest, HttpResponse, RefusedRequest
from endpoint.negotiation import LEGACY_JSON, choose_media_type
from endpoint.parsing import read_request
from endpoint.same_origin import require_same_origin
from endpoint.stored_documents import StoredDocuments
from executor import INTERNAL, UNAVAILABLE, Answer, Executor, Operation, RefusedOperation, Trace
from policies.plans import can_ask_for_plans

RETRY_AFTER_SECONDS = "5"
PLAN_HEADER = "x-gazette-plan"
_CODES = {404: "NOT_FOUND", 413: "PAYLOAD_TOO_LARGE", 500: INTERNAL, 503: UNAVAILABLE}


class Endpoint:
    """GraphQL over HTTP for one executor. One instance serves all threads."""

    def __init__(
        self,
        executor: Executor,
        documents: StoredDocuments,
        *,
        max_document_bytes: int,
        show_plan: bool = False,
    ) -> None:
        """Take what runs documents and what keeps some, their bound, and whether everybody is shown plans."""
        self._executor = executor
        self._documents = documents
        self._max_document_bytes = max_document_bytes
        self._show_plan = show_plan

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; whatever is wrong with it is an answer too.

        Raises what the look-up of the one who asks raises.
        """
        media_type = LEGACY_JSON
        try:
            media_type = choose_media_type(request.headers.get("accept"))
            return self._respond(request, media_type)
        except RefusedRequest as refusal:
            error = GraphQLError(refusal.message, extensions={"code": refusal.code})
            return _response(refusal.status, media_type, {"errors": [error]}, refusal.headers)
        except RefusedOperation as refusal:
            # The specification answers 200 to clients of the older media type.
            status = 200 if media_type == LEGACY_JSON else 400
            return _response(status, media_type, {"errors": refusal.errors})

    def _respond(self, request: HttpRequest, media_type: str) -> HttpResponse:
        trace = Trace() if self._shows_plan(request) else None
        wanted = read_request(request, self._max_document_bytes)
        prepare = trace.preparing(self._executor.prepare) if trace else self._executor.prepare
        operation = prepare(self._documents.document(wanted), wanted.operation_name)
        self._documents.keep(wanted)
        if operation.kind != "query":
            _check_write(request, operation)
        elif request.asker.claim and not trace:
            answer = self._executor.execute_if_proven(operation, wanted.variables, request.asker.claim)
            if answer:
                if answer.data is not None:
                    request.asker.prove_claim()
                return _answer(answer, media_type, None)
        answer = self._executor.execute(operation, wanted.variables, request.asker.actor(), trace)
        return _answer(answer, media_type, {"plan": trace.report()} if trace else None)

    def _shows_plan(self, request: HttpRequest) -> bool:
        return self._show_plan or (
            request.headers.get(PLAN_HEADER) == "1" and can_ask_for_plans(request.asker.actor())
        )


def _check_write(request: HttpRequest, operation: Operation) -> None:
    if request.method != "POST":
        raise RefusedRequest(
            405, "METHOD_NOT_ALLOWED", f"Send a {operation.kind} by POST.", {"Allow": "POST"}
        )
    require_same_origin(request)
    require_write_scope(request)


def _answer(answer: Answer, media_type: str, extensions: dict[str, Any] | None) -> HttpResponse:
    if isinstance(answer.data, bytes):
        # As it came from the database: nothing in it has to be looked at.
        end = b',"extensions":' + orjson.dumps(extensions) + b"}" if extensions else b"}"
        return HttpResponse(200, _content_type(media_type), b'{"data":' + answer.data + end, {})
    codes = {(error.extensions or {}).get("code") for error in answer.errors}
    headers, status = {}, 200
    if UNAVAILABLE in codes:
        headers, status = {"Retry-After": RETRY_AFTER_SECONDS}, 503
    elif INTERNAL in codes:
        status = 500
    body: dict[str, Any] = {"data": answer.data}
    if answer.errors:
        body = {"errors": answer.errors, **body}
    if extensions:
        body["extensions"] = extensions
    return _response(status, media_type, body, headers)


def _response(
    status: int, media_type: str, body: dict[str, Any], headers: dict[str, str] | None = None
) -> HttpResponse:
    if "errors" in body:
        body = {**body, "errors": [error.formatted for error in body["errors"]]}
    encoded = orjson.dumps(body)
    return HttpResponse(status, _content_type(media_type), encoded, headers or {})


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8"


def failure(status: int, message: str) -> HttpResponse:
    """Return the answer to a request that failed before the endpoint saw it, or in a way nobody foresaw."""
    extensions = {"code": _CODES.get(status, "BAD_REQUEST"), "requestId": REQUEST_ID.get()}
    return _response(status, LEGACY_JSON, {"errors": [GraphQLError(message, extensions=extensions)]})
