"""Trusted documents: kept under the ids that the compilers of clients gave them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models import TrustedDocument
from models.trusted_document import LONGEST_DOCUMENT_ID
from policies import Actor
from policies.trusted_documents import can_manage_trusted_documents
from services.authorization import require
from services.conflicts import flushing
from services.errors import Conflict, InvalidInput, NotFound, Problem

MOST_TRUSTED_DOCUMENTS = 20_000
SHA256_PREFIX = "sha256:"

# GraphQL over HTTP has ids of one's own, and ones with a prefix that says what they are.
_ID = re.compile(r"(?:x-[A-Za-z0-9._~-]+:)?[A-Za-z0-9._~-]+|sha256:[0-9a-f]{64}")
_AT_ONCE = {
    "pk_trusted_document": Problem(None, "CONFLICT", "Somebody else is loading documents: try again.")
}


def is_document_id(text: str) -> bool:
    """Whether a text can be the id of a document at all."""
    return len(text) <= LONGEST_DOCUMENT_ID and _ID.fullmatch(text) is not None


def hash_document(text: str) -> str:
    """Return the SHA-256 of a document's text, in lower-case hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load_documents(session: Session, actor: Actor, documents: Mapping[str, str]) -> int:
    """Keep valid documents by their ids, all or none, and return how many are new.

    Raises NotAuthenticated, Forbidden, InvalidInput for an id that can't be one, and Conflict for one that
    is another document's.
    """
    _require(actor)
    hashes = {document_id: hash_document(text) for document_id, text in documents.items()}
    known = dict(session.execute(select(TrustedDocument.document_id, TrustedDocument.sha256)).all())
    _check(hashes, known)
    new = [
        TrustedDocument(document_id=document_id, sha256=hashes[document_id], text=text)
        for document_id, text in documents.items()
        if document_id not in known
    ]
    with flushing(session, _AT_ONCE):
        session.add_all(new)
    return len(new)


def list_documents(session: Session, actor: Actor) -> Sequence[TrustedDocument]:
    """Return all documents, those loaded first at the beginning. Raises NotAuthenticated, Forbidden."""
    _require(actor)
    order = TrustedDocument.loaded_at, TrustedDocument.document_id
    return session.scalars(select(TrustedDocument).order_by(*order)).all()


def remove_documents(session: Session, actor: Actor, document_ids: Iterable[str]) -> None:
    """Forget documents, all or none. Raises NotAuthenticated, Forbidden, NotFound."""
    _require(actor)
    for document_id in document_ids:
        document = session.get(TrustedDocument, document_id) if is_document_id(document_id) else None
        if document is None:
            raise NotFound(f"There is no trusted document {document_id[:LONGEST_DOCUMENT_ID]!r}.")
        session.delete(document)
    session.flush()


def clear_documents(session: Session, actor: Actor) -> int:
    """Forget all documents, and return how many there were. Raises NotAuthenticated, Forbidden."""
    _require(actor)
    count = session.scalar(select(func.count()).select_from(TrustedDocument)) or 0
    session.execute(delete(TrustedDocument))
    return count


def _require(actor: Actor) -> None:
    require(actor, can_manage_trusted_documents(actor), "manage trusted documents")


def _check(hashes: Mapping[str, str], known: Mapping[str, str]) -> None:
    invalid = [Problem(_shown(it), "INVALID_ID", _NO_ID) for it in hashes if not is_document_id(it)]
    invalid += [
        Problem(_shown(document_id), "WRONG_HASH", "This is not the SHA-256 of the document.")
        for document_id, digest in hashes.items()
        if document_id.startswith(SHA256_PREFIX) and document_id != SHA256_PREFIX + digest
    ]
    count = len(known.keys() | hashes.keys())
    if count > MOST_TRUSTED_DOCUMENTS:
        message = f"That makes {count:,} documents; at most {MOST_TRUSTED_DOCUMENTS:,} are kept."
        invalid.append(Problem(None, "TOO_MANY", message))
    if invalid:
        raise InvalidInput(invalid)
    taken = [it for it, digest in hashes.items() if known.get(it, digest) != digest]
    if taken:
        raise Conflict([Problem(it, "CONFLICT", _TAKEN) for it in taken])


def _shown(document_id: str) -> str:
    return repr(document_id[:LONGEST_DOCUMENT_ID])


_NO_ID = f"An id has 1 to {LONGEST_DOCUMENT_ID} letters, digits, and - . _ ~ in it."
_TAKEN = "This is the id of another document: remove that one first, or give this one an id of its own."
