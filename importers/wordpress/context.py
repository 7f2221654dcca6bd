"""What all parts of one import share."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from importers.wordpress.export import Export
from importers.wordpress.report import Report
from policies import Actor
from services.importing import ImportLog


@dataclass(frozen=True)
class Import:
    """One run: where it reads, where it writes and in whose name, what it has done so far."""

    session: Session
    actor: Actor
    export: Export
    log: ImportLog
    report: Report
