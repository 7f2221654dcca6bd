"""Where persisted documents are kept: bounded in number and bytes, for all threads."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from endpoint.persisted_documents import PersistedDocuments

QUERY = "{ __typename }"
KIB = 1_024


def _hash(document: str) -> str:
    return sha256(document.encode()).hexdigest()


def _document(number: int, size: int) -> str:
    return str(number).ljust(size)


def test_store_never_holds_more_bytes_than_its_bound() -> None:
    store = PersistedDocuments(1_000, 10 * KIB)
    for number in range(100):
        store.keep(_document(number, KIB))
        assert store.find(_hash(_document(number, KIB)))
    # Each takes a little more than its letters.
    assert len(store) == 9
    store.keep("é" * 20 * KIB)
    assert len(store) == 9
    store.keep(_document(0, 9 * KIB))
    assert len(store) == 1


def test_store_of_nothing_keeps_nothing() -> None:
    for store in (PersistedDocuments(0, KIB), PersistedDocuments(1, 1)):
        store.keep(QUERY)
        assert (len(store), store.find(_hash(QUERY))) == (0, None)


def test_store_asked_by_many_threads_stays_within_its_bounds() -> None:
    store, sizes = PersistedDocuments(20, 10 * KIB), []

    def ask(number: int) -> None:
        document = _document(number % 50, 100 + number % 7)
        store.keep(document)
        assert store.find(_hash(document)) in (document, None)
        sizes.append(len(store))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(ask, range(4_000)))
    assert max(sizes) == len(store) == 20
    for number in range(20):
        store.keep(_document(number, 9 * KIB))
    assert len(store) == 1
