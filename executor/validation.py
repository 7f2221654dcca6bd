"""The rules a document must keep: graphql-core's, with the codes of our errors."""

from graphql import ASTValidationRule, GraphQLError, ValuesOfCorrectTypeRule, specified_rules

from executor.errors import with_code


class RefusedValuesRule(ValuesOfCorrectTypeRule):
    """Literal values must fit their types: refused alike in the document and in variables."""

    def report_error(self, error: GraphQLError) -> None:
        """Mark the error as one of input."""
        super().report_error(with_code(error, "BAD_USER_INPUT"))


RULES: list[type[ASTValidationRule]] = [
    RefusedValuesRule if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules
]
