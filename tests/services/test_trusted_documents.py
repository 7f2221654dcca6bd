"""Trusted documents are kept under ids that mean one document each; all of a file or nothing."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import TrustedDocument
from policies import ANONYMOUS, OPERATOR, Actor
from services import trusted_documents
from services.errors import Conflict, Forbidden, InvalidInput, NotAuthenticated, NotFound
from services.trusted_documents import (
    clear_documents,
    hash_document,
    is_document_id,
    list_documents,
    load_documents,
    remove_documents,
)
from tests.services.refusals import problems_of

DOCUMENTS = {"one": "{ one: __typename }", "two": "{ two: __typename }"}


def _kept(session: Session) -> dict[str, str]:
    return dict(session.execute(select(TrustedDocument.document_id, TrustedDocument.text)).all())


def test_load_keeps_documents_with_their_hashes(session: Session) -> None:
    assert load_documents(session, OPERATOR, DOCUMENTS) == 2
    assert _kept(session) == DOCUMENTS
    one = session.get_one(TrustedDocument, "one")
    assert one.sha256 == "e7d6309b3c0120e65b2377cf9c3bde007d05454a620d47d3414db8babc0369fc"


def test_load_again_adds_only_what_is_new(session: Session) -> None:
    load_documents(session, OPERATOR, DOCUMENTS)
    assert load_documents(session, OPERATOR, DOCUMENTS) == 0
    # Twice the same document is no matter, where two compilers have hashed it.
    more = {**DOCUMENTS, "three": DOCUMENTS["one"]}
    assert load_documents(session, OPERATOR, more) == 1
    assert _kept(session) == more


def test_load_of_another_document_under_a_known_id_is_a_conflict(session: Session) -> None:
    load_documents(session, OPERATOR, DOCUMENTS)
    with pytest.raises(Conflict) as conflict:
        load_documents(session, OPERATOR, {"three": "{ a }", "one": "{ b }", "two": DOCUMENTS["two"]})
    assert problems_of(conflict.value) == [("one", "CONFLICT")]
    assert _kept(session) == DOCUMENTS


HASH_OF_ONE = hash_document(DOCUMENTS["one"])
IDS = ["a", "5d41402abc4b2a76b9719d911017c592", "x" * 200, "A-z_0.9~", "x-app:v1", f"sha256:{HASH_OF_ONE}"]
NO_IDS = ["", " ", "a b", "a\x00", "a\n", "é", "\ud800", "x" * 201, "a/b", "md5:abc", "x-:a", "x-a:", "a:b"]


@pytest.mark.parametrize("document_id", IDS)
def test_load_takes_ids_of_all_compilers(document_id: str, session: Session) -> None:
    assert is_document_id(document_id)
    assert load_documents(session, OPERATOR, {document_id: DOCUMENTS["one"]}) == 1


@pytest.mark.parametrize("document_id", [*NO_IDS, "sha256:", f"sha256:{HASH_OF_ONE.upper()}"])
def test_load_of_an_id_that_is_none_is_refused(document_id: str, session: Session) -> None:
    assert not is_document_id(document_id)
    with pytest.raises(InvalidInput) as refusal:
        load_documents(session, OPERATOR, {**DOCUMENTS, document_id: DOCUMENTS["one"]})
    assert problems_of(refusal.value)[0] == (repr(document_id[:200]), "INVALID_ID")
    assert _kept(session) == {}


def test_load_of_an_id_that_is_the_hash_of_something_else_is_refused(session: Session) -> None:
    document_id = f"sha256:{HASH_OF_ONE}"
    with pytest.raises(InvalidInput) as refusal:
        load_documents(session, OPERATOR, {document_id: DOCUMENTS["two"]})
    assert problems_of(refusal.value) == [(repr(document_id), "WRONG_HASH")]


def test_load_of_more_than_are_kept_is_refused(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trusted_documents, "MOST_TRUSTED_DOCUMENTS", 2)
    load_documents(session, OPERATOR, DOCUMENTS)
    assert load_documents(session, OPERATOR, DOCUMENTS) == 0
    with pytest.raises(InvalidInput) as refusal:
        load_documents(session, OPERATOR, {"three": "{ a }"})
    assert problems_of(refusal.value) == [(None, "TOO_MANY")]


def test_list_has_those_loaded_first_at_the_beginning(session: Session) -> None:
    load_documents(session, OPERATOR, {"z": "{ a }"})
    load_documents(session, OPERATOR, {"b": "{ a }"})
    load_documents(session, OPERATOR, {"a": "{ a }"})
    assert [document.document_id for document in list_documents(session, OPERATOR)] == ["z", "b", "a"]


def test_remove_forgets_all_that_are_named_or_none(session: Session) -> None:
    load_documents(session, OPERATOR, DOCUMENTS)
    for unknown in ("three", "", "a\x00", "x" * 10_000):
        with pytest.raises(NotFound, match="no trusted document"), session.begin_nested():
            remove_documents(session, OPERATOR, ["one", unknown])
    assert _kept(session) == DOCUMENTS
    remove_documents(session, OPERATOR, ["one"])
    assert set(_kept(session)) == {"two"}


def test_clear_forgets_all(session: Session) -> None:
    load_documents(session, OPERATOR, DOCUMENTS)
    assert (clear_documents(session, OPERATOR), clear_documents(session, OPERATOR)) == (2, 0)
    assert _kept(session) == {}


def test_documents_are_managed_by_admins_alone(session: Session, editor: Actor, admin: Actor) -> None:
    for actor, refusal in ((ANONYMOUS, NotAuthenticated), (editor, Forbidden)):
        with pytest.raises(refusal):
            load_documents(session, actor, DOCUMENTS)
        with pytest.raises(refusal):
            list_documents(session, actor)
        with pytest.raises(refusal):
            remove_documents(session, actor, [])
        with pytest.raises(refusal):
            clear_documents(session, actor)
    assert load_documents(session, admin, DOCUMENTS) == 2
