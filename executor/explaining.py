"""A query explained to people: what it reads, by which statement, and how the database goes about that."""

from collections.abc import Iterator
from dataclasses import dataclass

from executor.compiled import CompiledQuery
from executor.computed import Expression
from executor.plan import (
    AllOf,
    AnyOf,
    Column,
    Comparison,
    Condition,
    Connection,
    Constant,
    Found,
    FoundNodes,
    GlobalId,
    HasRelated,
    IsNull,
    Items,
    ListPart,
    Not,
    PageInfo,
    Part,
    Record,
    Related,
    RowCursor,
    RowList,
    Rows,
    TotalCount,
    Value,
)

STEP = "  "
LONGEST_CONSTANT = 60


@dataclass(frozen=True)
class Explanation:
    """What a query costs and reads, its statement, and the lines in which the database explains that."""

    cost: int
    plan: Record
    query: CompiledQuery
    database_plan: list[str]


def plan_lines(record: Record, indent: str = "") -> Iterator[str]:
    """Yield the members of a record, one in a line, with what is below each further in."""
    for key, part in record.members:
        yield f"{indent}{key}: {_words(part)}"
        yield from _below(part, indent + STEP)


def _below(part: Part, indent: str) -> Iterator[str]:
    match part:
        case Record():
            yield from plan_lines(part, indent)
        case Related() | Found():
            yield from plan_lines(part.record, indent)
        case FoundNodes():
            for _, _, record in part.kinds:
                yield from plan_lines(record, indent)
        case Items():
            for item in part.parts:
                yield from _below(item, indent)
        case Connection():
            yield from _below_list(part, indent)


def _below_list(connection: Connection, indent: str) -> Iterator[str]:
    for key, member in connection.members:
        yield f"{indent}{key}: {_words_of_list(member)}"
        if isinstance(member, RowList):
            yield from plan_lines(member.record, indent + STEP)


def _words(part: Part) -> str:
    match part:
        case Related():
            return f"the {_name(part.entity)} of {part.relationship}{_visible(part)}"
        case Found():
            return f"the {_name(part.entity)} with {part.name} = {part.value.name}{_visible(part)}"
        case Connection():
            return _page(part)
        case FoundNodes():
            return f"the rows with {part.ids.name}: {', '.join(name for name, *_ in part.kinds)}"
        case Items():
            return f"a list of {len(part.parts)}"
    return _words_of_leaf(part)


def _words_of_leaf(part: Part) -> str:
    match part:
        case Constant():
            return _shortened(part.json)
        case Column():
            return f"column {part.attribute}{_rule('if', part.visible)}"
        case Value():
            return _value(part.expression)
        case GlobalId():
            return f"id of the {part.type_name}"
        case RowCursor():
            return "its place in the list"
    return "the row"


def _value(expression: Expression) -> str:
    of = getattr(expression, "func", expression)
    return f"value of {getattr(of, '__name__', 'an expression')}"


def _words_of_list(part: ListPart) -> str:
    match part:
        case Constant():
            return _shortened(part.json)
        case RowList():
            return "each row"
        case PageInfo():
            return ", ".join(fact.name for _, fact in part.members)
        case TotalCount():
            return f"the number of all rows, up to {part.most:,}"
    return f"whether there are no more rows than {part.most:,}"


def _page(connection: Connection) -> str:
    rows, page = connection.rows, connection.page
    cursors = (("after", page.after), ("before", page.before))
    return "".join(
        (
            f"the {'last' if page.backwards else 'first'} {page.size} of {rows.name} by {rows.ordering.name}",
            *(f", {word} {cursor.name}" for word, cursor in cursors if cursor),
            _conditions(rows),
        )
    )


def _conditions(rows: Rows) -> str:
    wanted = f", filtered by {_filter(rows.condition)}" if rows.condition else ""
    return wanted + _rule("where", rows.where) + _rule("if", rows.visible)


def _filter(condition: Condition) -> str:
    match condition:
        case AllOf():
            return _joined("and", condition.conditions) or "nothing"
        case AnyOf():
            return _joined("or", condition.conditions) or "what can't be"
        case Not():
            return f"not {_filter(condition.condition)}"
        case IsNull():
            return f"{condition.attribute} is null"
        case HasRelated():
            return f"{condition.relationship.key} with {_filter(condition.condition)}{_visible(condition)}"
        case Comparison():
            return f"{condition.attribute} {condition.operator.rstrip('_')} {condition.value.name}"


def _joined(word: str, conditions: tuple[Condition, ...]) -> str:
    words = [_filter(condition) for condition in conditions]
    return words[0] if len(words) == 1 else f"({f' {word} '.join(words)})" if words else ""


def _visible(part: Related | Found | HasRelated) -> str:
    return _rule("if", part.entity._meta.visible)


def _rule(word: str, predicate: object) -> str:
    return f", {word} {getattr(predicate, '__name__', predicate)}" if predicate else ""


def _name(entity: type) -> str:
    name: str = entity._meta.name  # type: ignore[attr-defined]
    return name


def _shortened(json: str) -> str:
    return json if len(json) <= LONGEST_CONSTANT else f"{json[:LONGEST_CONSTANT]}…"
