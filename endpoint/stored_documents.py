"""Requests that name their document instead of sending it, and sites that answer no others.

A document is named by its `documentId`, as GraphQL over HTTP has it, or by the hash in Apollo's extension
`persistedQuery`; either may be one that a client has persisted, or one that the site trusts.
"""

import logging

from graphql import GraphQLError
from sqlalchemy.exc import SQLAlchemyError

from endpoint.messages import GraphQLRequest, RefusedRequest
from endpoint.persisted_documents import PersistedDocuments
from executor import UNAVAILABLE, RefusedOperation
from models.drivers import StatementTimeout
from services.trusted_document_lookup import TrustedDocumentLookup
from services.trusted_documents import SHA256_PREFIX, hash_document

logger = logging.getLogger("gazette.graphql")

RETRY_AFTER_SECONDS = "5"


class StoredDocuments:
    """The documents of one site that can be named. One instance serves all threads."""

    def __init__(
        self, persisted: PersistedDocuments, trusted: TrustedDocumentLookup, *, trusted_only: bool
    ) -> None:
        """Take where documents are kept, and whether only trusted ones are answered."""
        self._persisted = persisted
        self._trusted = trusted
        self._trusted_only = trusted_only

    def document(self, wanted: GraphQLRequest) -> str:
        """Return the document of a request. Raises RefusedRequest and RefusedOperation."""
        if self._trusted_only:
            return self._trusted_document(wanted)
        if wanted.document is not None:
            _check_hash(wanted)
            return wanted.document
        name = wanted.document_name
        assert name is not None
        found = self._persisted.find(name.removeprefix(SHA256_PREFIX)) or self._find_trusted(name)
        if found is None:
            raise self._not_found(wanted)
        return found

    def keep(self, wanted: GraphQLRequest) -> None:
        """Persist the document of a request that asks for it, once it has been found to be valid."""
        if wanted.persisted_hash and wanted.document is not None and not self._trusted_only:
            self._persisted.keep(wanted.document)

    def _trusted_document(self, wanted: GraphQLRequest) -> str:
        name = wanted.document_name
        found = self._find_trusted(name) if name else None
        if found is None or wanted.document not in (None, found):
            raise _refusal("DOCUMENT_NOT_TRUSTED", "This site answers only the documents that it trusts.")
        return found

    def _find_trusted(self, name: str) -> str | None:
        try:
            return self._trusted.find(name)
        except (SQLAlchemyError, StatementTimeout) as error:
            logger.exception("a trusted document can't be looked up")
            message = "The database can't be reached. Please try again in a moment."
            raise RefusedRequest(503, UNAVAILABLE, message, {"Retry-After": RETRY_AFTER_SECONDS}) from error

    def _not_found(self, wanted: GraphQLRequest) -> RefusedOperation:
        # The messages are what urql goes by, the codes what Apollo Client prefers.
        if wanted.document_id is not None:
            return _refusal("DOCUMENT_NOT_FOUND", "No document has this `documentId`.")
        if self._persisted.is_on:
            return _refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return _refusal("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")


def _check_hash(wanted: GraphQLRequest) -> None:
    if wanted.persisted_hash and wanted.document and hash_document(wanted.document) != wanted.persisted_hash:
        raise RefusedRequest(
            400, "PERSISTED_QUERY_MISMATCH", "The `sha256Hash` is not the SHA-256 of the `query`."
        )


def _refusal(code: str, message: str) -> RefusedOperation:
    return RefusedOperation([GraphQLError(message, extensions={"code": code})])
