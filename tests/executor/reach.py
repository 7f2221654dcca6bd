"""What of the schema operations reach: fields, arguments, directives, input fields and values of enums."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    get_named_type,
    type_from_ast,
    visit,
)
from graphql.language import ArgumentNode, EnumValueNode, ObjectFieldNode, Visitor

from tests.executor.reference.pages import RowPage

DIRECTIVES = ("@skip", "@include")


def reachable(schema: GraphQLSchema) -> set[str]:
    """Return all that queries can reach, such as `Post.title`, `Query.posts(first)` and `PostOrder.TITLE`."""
    assert schema.query_type is not None
    found: dict[str, set[str]] = {}
    _collect(schema, schema.query_type, found)
    return {*DIRECTIVES, *(name for names in found.values() for name in names)}


def _collect(schema: GraphQLSchema, type_: GraphQLNamedType, found: dict[str, set[str]]) -> None:
    if type_.name in found:
        return
    names = found[type_.name] = set()
    below: list[Any] = []
    match type_:
        case GraphQLObjectType() | GraphQLInterfaceType():
            for name, field in type_.fields.items():
                names |= {f"{type_.name}.{name}", *(f"{type_.name}.{name}({key})" for key in field.args)}
                # The values of an enum that is only answered are the rows'.
                below += [field.type] if not isinstance(get_named_type(field.type), GraphQLEnumType) else []
                below += [argument.type for argument in field.args.values()]
        case GraphQLInputObjectType():
            names |= {f"{type_.name}.{name}" for name in type_.fields}
            below += [field.type for field in type_.fields.values()]
        case GraphQLEnumType():
            names |= {f"{type_.name}.{value}" for value in type_.values}
    if isinstance(type_, GraphQLInterfaceType):
        below += schema.get_possible_types(type_)
    for target in below:
        _collect(schema, get_named_type(target), found)


def reached(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> set[str]:
    """Return what of that an operation reaches."""
    types = TypeInfo(schema)
    noting = _Noting(schema, types, variables)
    visit(document, TypeInfoVisitor(types, noting))
    return noting.found


class _Noting(Visitor):
    def __init__(self, schema: GraphQLSchema, types: TypeInfo, variables: Mapping[str, Any]) -> None:
        super().__init__()
        self._schema = schema
        self._types = types
        self._variables = variables
        self._field = ""
        self.found: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self._types.get_parent_type()
        self._field = f"{parent.name if parent else ''}.{node.name.value}"
        self.found.add(self._field)

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.found.add(f"@{node.name.value}")

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        if self._types.get_directive() is None:
            self.found.add(f"{self._field}({node.name.value})")

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        parent = get_named_type(self._types.get_parent_input_type())
        self.found.add(f"{parent.name}.{node.name.value}")

    def enter_enum_value(self, node: EnumValueNode, *_: object) -> None:
        type_ = get_named_type(self._types.get_input_type())
        self.found.add(f"{type_.name}.{node.value}")

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: object) -> None:
        value = self._variables.get(node.variable.name.value)
        type_ = get_named_type(type_from_ast(self._schema, node.type))
        self.found.update(_in_value(type_, value))


def _in_value(type_: Any, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _in_value(type_, item)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield f"{type_.name}.{name}"
            yield from _in_value(get_named_type(type_.fields[name].type), part)
    elif isinstance(type_, GraphQLEnumType) and value is not None:
        yield f"{type_.name}.{value}"


class Fullness:
    """Middleware that notes of each field how many answers it has, and how many of them are not empty."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._answers: dict[str, int] = defaultdict(int)
        self._full: dict[str, int] = defaultdict(int)
        self._keys: dict[tuple[str, tuple[str, ...]], bool] = {}

    def resolve(self, following: Any, row: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        """Resolve a field and note its value."""
        value = following(row, info, **arguments)
        name = f"{info.parent_type.name}.{info.field_name}"
        if not info.parent_type.name.startswith("__") and not info.field_name.startswith("__"):
            key = (name, tuple(part for part in info.path.as_list() if isinstance(part, str)))
            self._keys[key] = self._keys.get(key, False) or not _is_empty(value)
        return value

    def end_operation(self) -> None:
        """Add what one operation has answered."""
        for (name, _), is_full in self._keys.items():
            self._answers[name] += 1
            self._full[name] += is_full
        self._keys.clear()

    def shares(self) -> dict[str, float]:
        """Return which share of each field's answers is not empty."""
        return {name: self._full[name] / count for name, count in self._answers.items()}


def _is_empty(value: Any) -> bool:
    if isinstance(value, RowPage):
        return not value.nodes
    return value is None or value in ("", [])
