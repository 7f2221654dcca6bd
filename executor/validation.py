"""The rules a document must keep: graphql-core's, with the codes of our errors."""

from typing import Any

from graphql import (
    ASTValidationRule,
    FieldNode,
    GraphQLError,
    ValidationRule,
    ValuesOfCorrectTypeRule,
    specified_rules,
)

from executor.errors import with_code
from executor.limits import INTROSPECTION


class RefusedValuesRule(ValuesOfCorrectTypeRule):
    """Literal values must fit their types: refused alike in the document and in variables."""

    def report_error(self, error: GraphQLError) -> None:
        """Mark the error as one of input."""
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
