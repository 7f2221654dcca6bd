"""Mutations that are sent again: what was done under a client's key is not done twice."""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import MutationResult
from models.types import utc_now
from policies import Actor
from services.conflicts import flushing
from services.errors import Conflict, Problem
from services.validation import Validation

REMEMBERED_FOR = timedelta(hours=24)
LONGEST_KEY = 200
FIELD = "client_mutation_id"

_KNOWN = {"uq_mutation_result_user_id_key": Problem(FIELD, "CONFLICT", "This key is in use.")}


def begin_once(
    session: Session, actor: Actor, key: str, name: str, body: Mapping[str, Any]
) -> MutationResult:
    """Return what came of a mutation that was sent under a key in the last day, or a new result to fill in.

    One that is being done by somebody else at this moment is waited for. A new one has no `result` yet, and
    is gone if the transaction is undone: what was refused may be tried again. Raises InvalidInput for a key
    that is none, and Conflict for one under which something else was sent.
    """
    _check_key(key)
    _forget_old_results(session, actor)
    body_hash = _hash(name, body)
    new = MutationResult(user_id=actor.user_id, key=key, body_hash=body_hash)
    try:
        with flushing(session, _KNOWN):
            session.add(new)
    except Conflict:
        return _known(session, actor, key, body_hash)
    return new


def _check_key(key: str) -> None:
    validation = Validation()
    validation.text(FIELD, key, at_most=LONGEST_KEY)
    validation.raise_problems()


def _known(session: Session, actor: Actor, key: str, body_hash: bytes) -> MutationResult:
    known = session.scalars(
        select(MutationResult).where(MutationResult.user_id == actor.user_id, MutationResult.key == key)
    ).one()
    if known.body_hash != body_hash:
        message = "Something else was sent under this key. Take a new one for each mutation."
        raise Conflict([Problem(FIELD, "CONFLICT", message)])
    return known


def _forget_old_results(session: Session, actor: Actor) -> None:
    session.execute(
        delete(MutationResult).where(
            MutationResult.user_id == actor.user_id,
            MutationResult.created_at < utc_now() - REMEMBERED_FOR,
        )
    )


def _hash(name: str, body: Mapping[str, Any]) -> bytes:
    canonical = json.dumps([name, body], sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).digest()
