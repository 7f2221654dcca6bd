"""The address /graphql: GraphQL for programs, GraphiQL for a browser that asks for a page."""

import json
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

from flask import Flask, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from werkzeug.exceptions import NotFound, RequestEntityTooLarge

from endpoint import Asker, Endpoint, HttpRequest
from endpoint.bearer import bearer_token, find_bearer
from endpoint.budgets import Budgets
from endpoint.caching import Caching
from endpoint.cross_origin import CrossOrigin
from endpoint.headers import API_HEADERS
from endpoint.negotiation import wants_html
from endpoint.persisted_documents import PersistedDocuments
from endpoint.stored_documents import StoredDocuments
from executor import Executor, Limits
from schema import build_schema, print_sdl
from schema.site.facts import site_facts
from services.gazette import Gazette
from services.login_sessions import hash_token
from services.trusted_document_lookup import TrustedDocumentLookup
from views import front
from views.current import current_actor, current_gazette
from views.headers import GRAPHIQL_POLICY
from views.identity import note_actor

WELCOME_QUERY = """\
# Welcome to GraphiQL. Ctrl+Enter runs this query,
# Ctrl+Space completes while you type.
query NewestPosts {
  posts(first: 3) {
    nodes {
      title
      slug
      publishedAt
      author {
        displayName
      }
      tags(first: 5) {
        nodes {
          name
        }
      }
      comments(first: 2) {
        totalCount
        nodes {
          body
          author {
            displayName
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""


class GraphQLView(MethodView):
    """Hands requests to the endpoint, and shows GraphiQL."""

    def get(self) -> ResponseReturnValue:
        """Answer a query in the address, or show GraphiQL to a browser."""
        if wants_html(request.headers.get("Accept")):
            return _graphiql()
        return _respond()

    def post(self) -> ResponseReturnValue:
        """Answer a query or mutation."""
        return _respond()

    # What else may be sent here is refused by the endpoint, in the form GraphQL clients understand.
    put = patch = delete = options = post


def init_app(app: Flask, gazette: Gazette) -> None:
    """Build the endpoint once: the schema, its executor, and the limits; and put its front before Flask."""
    settings = gazette.settings.graphql
    names = {limit.name for limit in fields(Limits)}
    limits = Limits(**settings.model_dump(include=names))
    executor = Executor(
        build_schema(),
        gazette.database,
        limits,
        site_facts(gazette.settings),
        introspection=settings.introspection,
    )
    budgets, cross_origin = Budgets(gazette.settings.limits), CrossOrigin(gazette.settings.cors)
    endpoint = Endpoint(
        executor, _stored_documents(gazette), settings, budgets, cross_origin, _caching(gazette)
    )
    app.extensions["executor"], app.extensions["graphql"] = executor, endpoint
    app.after_request(_let_other_sites_read)
    front.put_before(app, endpoint, gazette)


def _caching(gazette: Gazette) -> Caching:
    answered_by = f"{print_sdl()}{site_facts(gazette.settings)}{gazette.settings.graphql}"
    return Caching(sha256(answered_by.encode()).hexdigest(), gazette.settings.graphql.public_max_age)


def _stored_documents(gazette: Gazette) -> StoredDocuments:
    settings = gazette.settings.graphql
    persisted = PersistedDocuments(settings.max_persisted_documents, settings.max_persisted_bytes)
    trusted = TrustedDocumentLookup(gazette.database)
    return StoredDocuments(persisted, trusted, trusted_only=settings.trusted_documents_only)


def is_for_programs() -> bool:
    """Whether the request is for the GraphQL endpoint and comes from no browser's address bar."""
    return request.endpoint == "api.graphql" and not wants_html(request.headers.get("Accept"))


def _respond() -> ResponseReturnValue:
    asker = _asker()
    answer = _endpoint().respond(
        HttpRequest(
            method=request.method,
            query_string=request.query_string.decode("latin-1"),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=_body(),
            origin=request.host_url.rstrip("/"),
            asker=asker,
            address=request.remote_addr or "",
        )
    )
    if asker.known:
        note_actor(asker.known)
    response = Response(answer.body, answer.status, answer.headers, content_type=answer.media_type)
    for name, value in API_HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _let_other_sites_read(response: Response) -> Response:
    """Let pages of other sites read what they may, whichever way it was answered: refusals too."""
    if request.endpoint == "api.graphql" and response.mimetype != "text/html":
        for name, value in _endpoint().cross_origin.headers(request.headers.get("Origin")).items():
            response.headers.add(name, value)
    return response


def _endpoint() -> Endpoint:
    return cast("Endpoint", current_app.extensions["graphql"])


def _asker() -> Asker:
    secret = bearer_token(request.headers.get("Authorization"))
    if secret is None:
        return Asker(current_actor)
    return Asker(lambda: find_bearer(current_gazette(), secret), token_hash=hash_token(secret))


def _body() -> bytes:
    most = current_gazette().settings.graphql.max_body_bytes
    # A body in chunks has no length to check beforehand: it is cut off at this one without a word.
    request.max_content_length = most + 1
    body = request.get_data(cache=False)
    if len(body) > most:
        raise RequestEntityTooLarge
    return body


def _graphiql() -> ResponseReturnValue:
    manifest = Path(current_app.root_path, "static", "graphiql", "manifest.json")
    settings = current_gazette().settings.graphql
    # Where only trusted documents are answered, nothing that is typed there would be.
    if not settings.graphiql or settings.trusted_documents_only or not manifest.is_file():
        raise NotFound
    page = render_template(
        "graphiql.html",
        site_name=current_gazette().settings.site.name,
        home_url=url_for("blog.home"),
        endpoint_url=url_for("api.graphql"),
        sdl_url=url_for("api.sdl") if settings.introspection else None,
        assets_url=url_for("static", filename="graphiql/"),
        assets=_assets(manifest),
        default_query=WELCOME_QUERY,
    )
    response = Response(page)
    response.headers["Content-Security-Policy"] = GRAPHIQL_POLICY
    response.vary.add("Accept")
    return response


@cache
def _assets(manifest: Path) -> dict[str, str]:
    assets: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return assets
