"""The base of all mutations: one input, one service call, and a payload that tells what was refused."""

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, ClassVar

import graphene
from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLError
from sqlalchemy.orm import Session

from executor import BadUserInput
from models.base import Identified
from models.public_ids import MalformedId, decode_id
from policies import Actor
from services.errors import RejectedInput, ServiceError
from services.repetition import begin_once


class InputProblem(graphene.ObjectType):
    """What is wrong with the input of a mutation."""

    field = graphene.String(description="The input field it concerns; null for the input as a whole.")
    code = graphene.String(required=True, description="What is wrong, in a word that never changes.")
    message = graphene.String(required=True, description="What is wrong, for people.")


_KEY = (
    "A text of the client's own, at most 200 characters, given back with the payload. The same mutation, "
    "sent again under it within 24 hours by the same user, isn't done again, and answers as it did first."
)
_ECHO = "The `clientMutationId` of the input."


class ServiceMutation(graphene.Mutation):
    """A mutation that calls a service.

    A subclass has an `Input` with the input's fields, and the payload's fields as its own attributes.
    `perform` gets the transaction's session, the actor and the input, and returns the payload's fields.
    Input that is refused fills `errors` and undoes the transaction; other refusals are errors of the
    answer, with the service's code.
    """

    class Meta:
        abstract = True

    facts: ClassVar[tuple[str, ...]] = ()
    """What of the site's facts `perform` is given beside the input."""

    secrets: ClassVar[frozenset[str]] = frozenset()
    """The payload's fields that are told once and stored nowhere: null when the mutation is sent again."""

    errors = graphene.List(
        graphene.NonNull(InputProblem),
        required=True,
        description="What was refused; empty if the mutation was done.",
    )
    client_mutation_id = graphene.String(description=_ECHO)

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        """Make the input type and name the payload by Relay's conventions."""
        fields = {name: field for name, field in vars(cls.Input).items() if not name.startswith("_")}
        input_type = type(
            f"{cls.__name__}Input",
            (graphene.InputObjectType,),
            {
                "__doc__": f"The input of {cls.__name__}.",
                **fields,
                "client_mutation_id": graphene.String(description=_KEY),
            },
        )
        super().__init_subclass_with_meta__(
            name=f"{cls.__name__}Payload",
            description=f"What came of {cls.__name__}.",
            arguments={"input": graphene.Argument(input_type, required=True, description="What to do.")},
            **options,
        )

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Do it."""
        raise AssertionError(f"{cls.__name__} does nothing")

    @classmethod
    def _perform_once(
        cls, session: Session, actor: Actor, key: str | None, values: dict[str, Any], facts: dict[str, Any]
    ) -> dict[str, Any]:
        """Do it, unless it was done under this key before: then return what that payload was about."""
        if not key or not actor.is_authenticated:
            return cls.perform(session, actor, **values, **facts)
        result = begin_once(session, actor, key, cls.__name__, values)
        if result.result:
            return _restored(result.result)
        fields = cls.perform(session, actor, **values, **facts)
        result.result = _stored({name: part for name, part in fields.items() if name not in cls.secrets})
        session.flush()
        return fields

    @classmethod
    def mutate(cls, root: None, info: Any, *, input: dict[str, Any]) -> Any:  # noqa: A002
        """Call `perform` and translate what it refuses."""
        values, facts = dict(input), {name: info.context.facts[name] for name in cls.facts}
        echo = values.pop("client_mutation_id", None)
        try:
            fields = cls._perform_once(info.context.session, info.context.actor, echo, values, facts)
        except RejectedInput as rejected:
            info.context.refused = True
            problems = [_problem(problem) for problem in rejected.problems]
            return cls(errors=problems, client_mutation_id=echo)
        except ServiceError as refusal:
            raise GraphQLError(refusal.message, extensions={"code": refusal.code}) from None
        return cls(errors=[], client_mutation_id=echo, **fields)


def key_of(global_id: str, type_name: str) -> int:
    """Return the key in the id of an object of this type. Raises BadUserInput."""
    try:
        found, key = decode_id(global_id)
    except MalformedId as error:
        raise BadUserInput(str(error)) from None
    if found != type_name:
        raise BadUserInput(f"not the id of a {type_name}: {global_id[:60]!r}")
    return key


def _stored(fields: Mapping[str, Any]) -> str:
    """Return a payload's fields as JSON: of rows the keys, as what may be seen of them is read anew."""
    return json.dumps(
        {
            name: {"row": part.id} if isinstance(part, Identified) else {"value": part}
            for name, part in fields.items()
        }
    )


def _restored(result: str) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = json.loads(result)
    return {
        name: SimpleNamespace(id=part["row"]) if "row" in part else part["value"]
        for name, part in fields.items()
    }


def _problem(problem: Any) -> InputProblem:
    field = to_camel_case(problem.field) if problem.field else None
    return InputProblem(field=field, code=problem.code, message=problem.message)
