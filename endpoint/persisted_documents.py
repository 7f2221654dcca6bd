"""Automatic persisted queries: documents that clients have sent once, and name by their SHA-256 from then on.

They live in the memory of the process. Another one, or this one after a restart, has them sent once more.
"""

import sys
from collections import OrderedDict
from threading import Lock

from services.trusted_documents import hash_document


class PersistedDocuments:
    """Holds a bounded number of documents and bytes for all threads: what was last asked for stays."""

    def __init__(self, most: int, most_bytes: int) -> None:
        """Start empty. At most 0 documents are none: nothing is kept."""
        self._most = most
        self._most_bytes = most_bytes
        self._bytes = 0
        self._documents: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    @property
    def is_on(self) -> bool:
        """Whether anything can be kept."""
        return self._most > 0

    def find(self, sha256: str) -> str | None:
        """Return the document with this hash, if it is known."""
        with self._lock:
            if sha256 not in self._documents:
                return None
            self._documents.move_to_end(sha256)
            return self._documents[sha256]

    def keep(self, document: str) -> None:
        """Keep a document that is valid: nobody shall fill this with anything else."""
        sha256, size = hash_document(document), sys.getsizeof(document)
        with self._lock:
            if sha256 in self._documents or not self.is_on or size > self._most_bytes:
                return
            self._documents[sha256] = document
            self._bytes += size
            while len(self._documents) > self._most or self._bytes > self._most_bytes:
                _, forgotten = self._documents.popitem(last=False)
                self._bytes -= sys.getsizeof(forgotten)

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._documents)
