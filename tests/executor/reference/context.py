"""What the plain resolvers work with."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from executor import Limits
from policies import Actor


@dataclass(frozen=True)
class Context:
    """The context value of graphql-core."""

    session: Session
    actor: Actor
    limits: Limits
