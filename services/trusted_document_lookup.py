"""What the ids of trusted documents stand for: remembered for a while, as they come with every request.

Each process remembers by itself, for so short a time that all soon know what is loaded or removed. What is
asked for in vain has a bounded place of its own: it drives out nothing that is there.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

from sqlalchemy import or_, select

from models import TrustedDocument
from models.database import Database
from models.parameters import LateParameter
from models.prepared import Prepared
from services.trusted_documents import SHA256_PREFIX, is_document_id

SECONDS_TO_TRUST = 30.0
SECONDS_TO_MISS = 3.0
MOST_TRUSTED = 2_000
MOST_MISSED = 2_000


class TrustedDocumentLookup:
    """Finds trusted documents in one database. One instance serves all threads."""

    def __init__(self, database: Database, clock: Callable[[], float] = monotonic) -> None:
        """Take the database; connect to nothing yet."""
        self._statements = database.statements
        self._dialect = database.engine.dialect
        self._clock = clock
        self._lock = Lock()
        self._trusted: _Remembered = OrderedDict()
        self._missed: _Remembered = OrderedDict()

    def find(self, name: str) -> str | None:
        """Return the document with this id, or with this SHA-256; none if it is nobody's.

        Raises SQLAlchemy's errors and StatementTimeout.
        """
        if not is_document_id(name):
            return None
        name = name.removeprefix(SHA256_PREFIX)
        with self._lock:
            for part in (self._trusted, self._missed):
                text, until = part.get(name, (None, 0.0))
                if self._clock() < until:
                    part.move_to_end(name)
                    return text
        return self._look_up(name)

    def _look_up(self, name: str) -> str | None:
        row = self._statements.read_row(*_DOCUMENT_OF_NAME.fill(self._dialect, {"name": name}))
        with self._lock:
            self._trusted.pop(name, None)
            self._missed.pop(name, None)
            if row is None:
                self._remember(self._missed, MOST_MISSED, name, None, SECONDS_TO_MISS)
                return None
            text: str = row[0]
            self._remember(self._trusted, MOST_TRUSTED, name, text, SECONDS_TO_TRUST)
            return text

    def _remember(self, part: "_Remembered", most: int, name: str, text: str | None, seconds: float) -> None:
        part[name] = text, self._clock() + seconds
        if len(part) > most:
            part.popitem(last=False)


_Remembered = OrderedDict[str, tuple[str | None, float]]

_NAME = LateParameter("name", type_=TrustedDocument.document_id.type)
_DOCUMENT_OF_NAME = Prepared(
    select(TrustedDocument.text)
    .where(or_(TrustedDocument.document_id == _NAME, TrustedDocument.sha256 == _NAME))
    # An id comes before another document's hash.
    .order_by((TrustedDocument.document_id == _NAME).desc())
    .limit(1)
)
