"""Trusted documents are looked up once and remembered for a while; what there is not is, too."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from models.database import Database
from models.statements import Statements
from policies import OPERATOR
from services import trusted_document_lookup
from services.trusted_document_lookup import SECONDS_TO_MISS, SECONDS_TO_TRUST, TrustedDocumentLookup
from services.trusted_documents import hash_document, load_documents, remove_documents

DOCUMENT = "{ __typename }"


class Clock:
    """A clock that is set by hand."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """What the look-up takes for the time."""
    return Clock()


@pytest.fixture
def lookup(database: Database, clock: Clock) -> TrustedDocumentLookup:
    """A look-up that has remembered nothing."""
    return TrustedDocumentLookup(database, clock)


@pytest.fixture
def load(session: Session) -> Callable[..., None]:
    """Load documents and commit."""

    def load(**documents: str) -> None:
        load_documents(session, OPERATOR, documents)
        session.commit()

    return load


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that were run by the driver since."""
    texts: list[str] = []
    read_row = Statements.read_row

    def noting(self: Statements, text: str, parameters: list[object]) -> object:
        texts.append(text)
        return read_row(self, text, parameters)

    monkeypatch.setattr(Statements, "read_row", noting)
    return texts


def test_find_by_id_or_hash_gives_the_document(
    lookup: TrustedDocumentLookup, load: Callable[..., None]
) -> None:
    load(one=DOCUMENT, two="{ two: __typename }")
    for name in ("one", hash_document(DOCUMENT), f"sha256:{hash_document(DOCUMENT)}"):
        assert lookup.find(name) == DOCUMENT


def test_find_by_an_id_comes_before_the_hash_of_another(
    lookup: TrustedDocumentLookup, load: Callable[..., None]
) -> None:
    load(**{"one": DOCUMENT, hash_document(DOCUMENT): "{ other: __typename }"})
    assert lookup.find(hash_document(DOCUMENT)) == "{ other: __typename }"


def test_find_again_asks_no_database(
    lookup: TrustedDocumentLookup, load: Callable[..., None], reads: list[str], clock: Clock
) -> None:
    load(one=DOCUMENT)
    for _ in range(5):
        assert (lookup.find("one"), lookup.find("none")) == (DOCUMENT, None)
    assert len(reads) == 2
    clock.now += SECONDS_TO_MISS
    assert (lookup.find("one"), lookup.find("none")) == (DOCUMENT, None)
    assert len(reads) == 3


@pytest.mark.parametrize("name", ["", "a b", "a\x00", "\ud800", "x" * 201, "x" * 100_000, "sha256:x", "a'--"])
def test_find_of_what_is_no_id_asks_no_database(
    name: str, lookup: TrustedDocumentLookup, reads: list[str]
) -> None:
    assert lookup.find(name) is None
    assert reads == []


def test_find_sees_what_is_loaded_and_removed_meanwhile(
    lookup: TrustedDocumentLookup, load: Callable[..., None], session: Session, clock: Clock
) -> None:
    assert lookup.find("one") is None
    load(one=DOCUMENT)
    clock.now += SECONDS_TO_MISS
    assert lookup.find("one") == DOCUMENT
    remove_documents(session, OPERATOR, ["one"])
    session.commit()
    assert lookup.find("one") == DOCUMENT
    clock.now += SECONDS_TO_TRUST
    assert lookup.find("one") is None


def test_find_in_vain_is_bounded_and_drives_out_nothing_that_is_there(
    lookup: TrustedDocumentLookup,
    load: Callable[..., None],
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trusted_document_lookup, "MOST_MISSED", 10)
    load(one=DOCUMENT)
    lookup.find("one")
    for number in range(50):
        assert lookup.find(f"none-{number}") is None
    assert len(reads) == 51
    lookup.find("none-49")
    lookup.find("one")
    assert len(reads) == 51
    lookup.find("none-0")
    assert len(reads) == 52


def test_find_remembers_a_bounded_number(
    lookup: TrustedDocumentLookup,
    load: Callable[..., None],
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trusted_document_lookup, "MOST_TRUSTED", 2)
    load(one=DOCUMENT, two=DOCUMENT, three=DOCUMENT)
    for name in ("one", "two", "one", "three", "one"):
        assert lookup.find(name) == DOCUMENT
    assert len(reads) == 3
    assert lookup.find("two") == DOCUMENT
    assert len(reads) == 4
