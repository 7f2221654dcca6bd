"""Measures an operation before it is planned: a fragment once, however often and wherever it is spread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    visit,
)
from graphql.language import Visitor

from executor.errors import LimitExceeded
from executor.limits import INTROSPECTION, Limits


@dataclass
class Size:
    """The size of a selection set with its fragments flattened.

    `keys` holds the keys of the set's own fields by their names; `most_aliases` is the largest number of
    keys that one field has in this set or one below, and `most_introspected_aliases` the same of what is
    introspected.
    """

    depth: int = 0
    fields: int = 0
    most_aliases: int = 0
    most_introspected_aliases: int = 0
    keys: dict[str, set[str]] = field(default_factory=dict)

    def add_field(self, node: FieldNode, below: "Size") -> None:
        """Count a field with what is below it; of what is introspected only the depth counts."""
        name = node.name.value
        key = node.alias.value if node.alias else name
        self.keys.setdefault(name, set()).add(key)
        self.depth = max(self.depth, 1 + below.depth)
        self.fields += 1 + (0 if name in INTROSPECTION else below.fields)
        self.most_aliases = max(self.most_aliases, below.most_aliases, len(self.keys[name]))
        introspected = below.most_aliases if name in INTROSPECTION else below.most_introspected_aliases
        own = len(self.keys[name]) if name == "__schema" else 0
        self.most_introspected_aliases = max(self.most_introspected_aliases, introspected, own)

    def add_fragment(self, other: "Size") -> None:
        """Count the fields of a fragment as the set's own."""
        self.depth = max(self.depth, other.depth)
        self.fields += other.fields
        for name, keys in other.keys.items():
            self.keys.setdefault(name, set()).update(keys)
            self.most_aliases = max(self.most_aliases, len(self.keys[name]))
        self.most_aliases = max(self.most_aliases, other.most_aliases)
        schemas = len(self.keys.get("__schema", ()))
        self.most_introspected_aliases = max(
            self.most_introspected_aliases, other.most_introspected_aliases, schemas
        )


def check_size(document: DocumentNode, operation: OperationDefinitionNode, limits: Limits) -> Size:
    """Return an operation's size. Raises LimitExceeded if it is too deep, or has too much of something."""
    size = _Measuring(fragments_of(document)).of(operation.selection_set)
    for limit, maximum, actual, unit in _counts(document, operation, size, limits):
        if actual > maximum:
            raise LimitExceeded(limit, maximum, actual, unit)
    return size


def check_fields(document: DocumentNode, limits: Limits) -> None:
    """Raise LimitExceeded for a document with more fields than its operations may have.

    To be asked before it is validated, which compares the fields with each other.
    """
    counting = _Counting()
    visit(document, counting)
    most = limits.max_fields * max(counting.operations, 1)
    if counting.fields > most:
        raise LimitExceeded("fields", most, counting.fields, "fields")


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """Return the fragments of a document by their names."""
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


def _counts(
    document: DocumentNode, operation: OperationDefinitionNode, size: Size, limits: Limits
) -> Iterator[tuple[str, int, int, str]]:
    yield "depth", limits.max_depth, size.depth, "levels"
    yield "fields", limits.max_fields, size.fields, "fields"
    yield "aliases", limits.max_aliases, size.most_aliases, "aliases of one field"
    # Each is another look at the whole schema, or at all its fields.
    yield "aliases", 1, size.most_introspected_aliases, "aliases of one introspected field"
    yield "directives", limits.max_directives, _count_directives(document), "directives"
    if operation.operation is OperationType.MUTATION:
        yield "mutations", limits.max_mutations, sum(map(len, size.keys.values())), "mutations"


def _count_directives(document: DocumentNode) -> int:
    counting = _Counting()
    visit(document, counting)
    return counting.directives


class _Counting(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.operations = self.fields = self.directives = 0

    def enter_operation_definition(self, _node: OperationDefinitionNode, *_: object) -> None:
        self.operations += 1

    def enter_field(self, _node: FieldNode, *_: object) -> None:
        self.fields += 1

    def enter_directive(self, _node: DirectiveNode, *_: object) -> None:
        self.directives += 1


class _Measuring:
    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, Size] = {}

    def of(self, selections: SelectionSetNode | None) -> Size:
        size = Size()
        for selection in selections.selections if selections else ():
            if isinstance(selection, FieldNode):
                size.add_field(selection, self.of(selection.selection_set))
            elif isinstance(selection, FragmentSpreadNode):
                size.add_fragment(self._of_fragment(selection.name.value))
            elif isinstance(selection, InlineFragmentNode):
                size.add_fragment(self.of(selection.selection_set))
        return size

    def _of_fragment(self, name: str) -> Size:
        if name not in self._known:
            self._known[name] = self.of(self._fragments[name].selection_set)
        return self._known[name]
