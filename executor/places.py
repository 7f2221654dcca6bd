"""Where in an answer a refused value belongs: to the field that is given it, as an argument or inside one."""

from collections.abc import Iterator, Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    ListValueNode,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)

Fragments = Mapping[str, FragmentDefinitionNode]
_Step = tuple[list[str], SelectionNode]


class Places:
    """The fields of one operation that values and variables are given to first."""

    def __init__(self, operation: OperationDefinitionNode, fragments: Fragments) -> None:
        """Look at all that the operation's fields and directives are given."""
        self._values: dict[int, list[str]] = {}
        self._variables: dict[str, list[str]] = {}
        for path, selection in _selections(operation, fragments):
            given = [*getattr(selection, "arguments", ())]
            given += (argument for directive in selection.directives for argument in directive.arguments)
            for argument in given:
                self._note(argument.value, path)
        for definition in operation.variable_definitions:
            name = definition.variable.name.value
            if name in self._variables:
                for node in (definition, *_nodes(definition.default_value)):
                    self._values[id(node)] = self._variables[name]

    def locate(self, error: GraphQLError) -> None:
        """Give an error about a value the path of its field, if there is one."""
        node = error.nodes[0] if error.nodes else None
        if error.path is None and id(node) in self._values:
            error.path = list(self._values[id(node)])

    def _note(self, value: Node, path: list[str]) -> None:
        for node in _nodes(value):
            self._values.setdefault(id(node), path)
            if isinstance(node, VariableNode):
                self._variables.setdefault(node.name.value, path)


def _selections(operation: OperationDefinitionNode, fragments: Fragments) -> Iterator[_Step]:
    """Yield fields and fragments with the paths where they stand, in their order; each fragment once."""
    waiting, seen = _below(operation.selection_set, []), set[str]()
    while waiting:
        path, selection = waiting.pop()
        if isinstance(selection, FieldNode):
            path = [*path, (selection.alias or selection.name).value]
            waiting += _below(selection.selection_set, path)
        elif isinstance(selection, InlineFragmentNode):
            waiting += _below(selection.selection_set, path)
        elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
            seen.add(selection.name.value)
            fragment = fragments.get(selection.name.value)
            waiting += _below(fragment.selection_set if fragment else None, path)
        yield path, selection


def _below(selected: SelectionSetNode | None, path: list[str]) -> list[_Step]:
    # The last one is taken first.
    return [(path, selection) for selection in reversed(selected.selections)] if selected else []


def _nodes(value: Node | None) -> Iterator[Node]:
    """Yield a value and all that is inside of it."""
    if value is not None:
        yield value
    if isinstance(value, ListValueNode):
        for item in value.values:
            yield from _nodes(item)
    elif isinstance(value, ObjectValueNode):
        for field in value.fields:
            yield from _nodes(field)
    elif isinstance(value, ObjectFieldNode):
        yield from _nodes(value.value)
