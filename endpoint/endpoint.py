"""Answers one HTTP request: reads it, checks it, lets the executor run it, and encodes what comes back."""

import math
from typing import Any

import orjson
from graphql import GraphQLError

from config.log_format import REQUEST_ID
from config.settings import GraphQLSettings
from endpoint.bearer import require_write_scope
from endpoint.budgets import Account, Budgets
from endpoint.caching import KEEPING, Caching, is_known
from endpoint.compression import compressed
from endpoint.cross_origin import CrossOrigin
from endpoint.messages import HttpRequest, HttpResponse, RefusedRequest
from endpoint.negotiation import LEGACY_JSON, choose_media_type
from endpoint.parsing import read_request
from endpoint.same_origin import require_same_origin
from endpoint.stored_documents import StoredDocuments
from executor import INTERNAL, UNAVAILABLE, Answer, Executor, Operation, RefusedOperation, Trace
from policies import ANONYMOUS
from policies.plans import can_ask_for_plans

RETRY_AFTER_SECONDS = "5"
COST_OF_A_LOOK = 1
PLAN_HEADER = "x-gazette-plan"
_CODES = {404: "NOT_FOUND", 413: "PAYLOAD_TOO_LARGE", 500: INTERNAL, 503: UNAVAILABLE}


class Endpoint:
    """GraphQL over HTTP for one executor. One instance serves all threads."""

    def __init__(
        self,
        executor: Executor,
        documents: StoredDocuments,
        settings: GraphQLSettings,
        budgets: Budgets,
        cross_origin: CrossOrigin,
        caching: Caching,
    ) -> None:
        """Take what runs operations and keeps documents, the settings, and what decides who gets what how."""
        self._executor = executor
        self._documents = documents
        self._settings = settings
        self._compress_from = settings.compress_from_bytes or math.inf
        self._budgets = budgets
        self.cross_origin = cross_origin
        self._caching = caching

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; whatever is wrong with it is an answer too.

        Raises what the look-up of the one who asks raises.
        """
        if request.method == "OPTIONS":
            return self.cross_origin.preflight(request)
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
        wanted = read_request(request, self._settings.max_document_bytes)
        document = self._documents.document(wanted)
        prepare = trace.preparing(self._executor.prepare) if trace else self._executor.prepare
        with self._executor.discretion(document, wanted.variables):
            operation = prepare(document, wanted.operation_name)
            self._documents.keep(wanted)
            response = self._run(request, operation, wanted.variables, media_type, trace)
        if operation.kind != "query" or len(response.body) < self._compress_from:
            return response
        return compressed(response, request.headers.get("accept-encoding"))

    def _run(
        self,
        request: HttpRequest,
        operation: Operation,
        variables: dict[str, Any],
        media_type: str,
        trace: Trace | None,
    ) -> HttpResponse:
        account = Account(self._budgets, request)
        if operation.kind != "query":
            self._check_write(request, operation)
        version = None if trace else self._version(request, operation, variables)
        tag = version and self._caching.tag(version, media_type)
        if tag and is_known(tag, request.headers.get("if-none-match")):
            account.charge(ANONYMOUS, COST_OF_A_LOOK)
            return self._caching.not_modified(tag, account.headers)
        answer = self._execute(request, operation, variables, account, trace)
        headers = {**account.headers, **self._caching.headers(tag)} if tag else account.headers
        return _answer(answer, media_type, self._extensions(answer, trace), headers)

    def _version(self, request: HttpRequest, operation: Operation, variables: dict[str, Any]) -> str | None:
        """Return the version of what a stranger asks by GET; None for whatever must not be kept."""
        if request.method == "POST" or request.asker.claim or request.asker.actor().is_authenticated:
            return None
        return self._executor.version(operation, variables)

    def _execute(
        self,
        request: HttpRequest,
        operation: Operation,
        variables: dict[str, Any],
        account: Account,
        trace: Trace | None,
    ) -> Answer:
        asker = request.asker
        if operation.kind == "query" and asker.claim and not trace:
            answer = self._executor.execute_if_proven(operation, variables, asker.claim, account.charge)
            if answer:
                if answer.data is not None:
                    asker.prove_claim()
                return answer
        return self._executor.execute(operation, variables, asker.actor(), trace, account.charge)

    def _extensions(self, answer: Answer, trace: Trace | None) -> dict[str, Any]:
        extensions: dict[str, Any] = {}
        if self._settings.show_cost:
            limit = self._settings.max_cost
            extensions["cost"] = {"cost": answer.cost, "limit": limit, "statements": answer.statements}
        if trace:
            extensions["plan"] = trace.report()
        return extensions

    def _shows_plan(self, request: HttpRequest) -> bool:
        return self._settings.show_plan or (
            request.headers.get(PLAN_HEADER) == "1" and can_ask_for_plans(request.asker.actor())
        )

    def _check_write(self, request: HttpRequest, operation: Operation) -> None:
        if request.method != "POST":
            raise RefusedRequest(
                405, "METHOD_NOT_ALLOWED", f"Send a {operation.kind} by POST.", {"Allow": "POST"}
            )
        require_same_origin(request, self.cross_origin.trusts)
        require_write_scope(request)


def _answer(
    answer: Answer, media_type: str, extensions: dict[str, Any], headers: dict[str, str]
) -> HttpResponse:
    if isinstance(answer.data, bytes):
        # As it came from the database: nothing in it has to be looked at.
        end = b',"extensions":' + orjson.dumps(extensions) + b"}" if extensions else b"}"
        return HttpResponse(200, _content_type(media_type), b'{"data":' + answer.data + end, headers)
    codes = {(error.extensions or {}).get("code") for error in answer.errors}
    # What went wrong may go right the next time.
    headers = {name: value for name, value in headers.items() if name not in KEEPING}
    status = 200
    if UNAVAILABLE in codes:
        headers, status = {**headers, "Retry-After": RETRY_AFTER_SECONDS}, 503
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
