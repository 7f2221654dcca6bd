"""A query's statement that answers only if a login or an API token is what it is claimed to be.

To find out first who is asking would be a statement more, and another way to the database and back.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from executor.lookups import ACTOR_ID
from models import User
from models.parameters import LateParameter
from policies.logins import Proof, live_logins

TOKEN_HASH = "$token_hash"  # noqa: S105 - the name of a parameter
"""The name of the login's key among the variables; no variable of a document can have it."""


def select_if_proven(json: ColumnElement[Any], proof: Proof) -> Select[Any]:
    """Select an answer for a user: no row, unless their login is live and they still have their role."""
    login, user = aliased(proof.kind, name="login"), aliased(User, name="login_user")
    return (
        select(json)
        .select_from(login)
        .join(user, live_logins(login, user))
        .where(
            login.token_hash == LateParameter(TOKEN_HASH, type_=proof.kind.token_hash.type),
            user.id == LateParameter(ACTOR_ID, type_=User.id.type),
            user.role == proof.role,
        )
    )
