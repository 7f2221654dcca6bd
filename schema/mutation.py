"""The base of all mutations: one input, one service call, and a payload that tells what was refused."""

from typing import Any

import graphene
from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLError
from sqlalchemy.orm import Session

from executor import BadUserInput
from models.public_ids import MalformedId, decode_id
from policies import Actor
from services.errors import RejectedInput, ServiceError


class InputProblem(graphene.ObjectType):
    """What is wrong with the input of a mutation."""

    field = graphene.String(description="The input field it concerns; null for the input as a whole.")
    code = graphene.String(required=True, description="What is wrong, in a word that never changes.")
    message = graphene.String(required=True, description="What is wrong, for people.")


_ECHO = "A text of the client's own, given back with the payload."


class ServiceMutation(graphene.Mutation):
    """A mutation that calls a service.

    A subclass has an `Input` with the input's fields, and the payload's fields as its own attributes.
    `perform` gets the transaction's session, the actor and the input, and returns the payload's fields.
    Input that is refused fills `errors` and undoes the transaction; other refusals are errors of the
    answer, with the service's code.
    """

    class Meta:
        abstract = True

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
                "client_mutation_id": graphene.String(description=_ECHO),
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
    def mutate(cls, root: None, info: Any, *, input: dict[str, Any]) -> Any:  # noqa: A002
        """Call `perform` and translate what it refuses."""
        values = dict(input)
        echo = values.pop("client_mutation_id", None)
        try:
            fields = cls.perform(info.context.session, info.context.actor, **values)
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


def _problem(problem: Any) -> InputProblem:
    field = to_camel_case(problem.field) if problem.field else None
    return InputProblem(field=field, code=problem.code, message=problem.message)
