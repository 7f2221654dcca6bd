"""The rules a document must keep: graphql-core's, with the codes of our errors."""

from typing import Any

from graphql import (
    ASTValidationRule,
    FieldNode,
    GraphQLError,
    StringValueNode,
    ValidationRule,
    ValueNode,
    ValuesOfCorrectTypeRule,
    specified_rules,
)

from executor.errors import with_code
from executor.limits import INTROSPECTION
from executor.unusable_texts import error_of_text


class RefusedValuesRule(ValuesOfCorrectTypeRule):
    """Literal values must fit their types: refused alike in the document and in variables."""

    _value: ValueNode | None = None

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Refuse a text that no field takes."""
        if error := error_of_text(node):
            self.report_error(error)
        else:
            super().enter_string_value(node, *_)

    def is_valid_value_node(self, node: ValueNode) -> None:
        """Note which value is looked at: a scalar's own error doesn't know."""
        self._value = node
        super().is_valid_value_node(node)

    def report_error(self, error: GraphQLError) -> None:
        """Mark the error as one of input, and say where it is."""
        if not error.nodes:
            error = GraphQLError(error.message, self._value, extensions=error.extensions)
        super().report_error(with_code(error, "BAD_USER_INPUT"))


class NoIntrospectionRule(ValidationRule):
    """The schema can't be read. What an object is, `__typename`, is still told."""

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Refuse a field that introspects."""
        if node.name.value in INTROSPECTION:
            message = f"Introspection is switched off here: `{node.name.value}` is not answered."
            self.report_error(GraphQLError(message, node, extensions={"code": "INTROSPECTION_DISABLED"}))


RULES: list[type[ASTValidationRule]] = [
    RefusedValuesRule if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules
]
