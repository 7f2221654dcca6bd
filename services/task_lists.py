"""Task lists in Markdown: items that begin with [ ] or [x] get a box, empty or ticked."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_LISTS = ("bullet_list", "ordered_list")
_MARK = re.compile(r"\[([ xX])\][ \t]")


def task_lists(markdown: MarkdownIt) -> None:
    """Make a parser know task lists. The plugin of that name takes the square of the items' number."""
    markdown.core.ruler.after("inline", "task_lists", _make_task_lists)


def _make_task_lists(state: StateCore) -> None:
    lists: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type.removesuffix("_open") in _LISTS:
            lists.append(token)
        elif token.type.removesuffix("_close") in _LISTS:
            lists.pop()
        elif token.type == "list_item_open" and _tick(state.tokens[index + 1 : index + 3]):
            token.attrSet("class", "task-list-item")
            lists[-1].attrSet("class", "contains-task-list")


def _tick(beginning: list[Token]) -> bool:
    """Turn the mark at the beginning of an item into a box; return whether there was one."""
    if [token.type for token in beginning] != ["paragraph_open", "inline"]:
        return False
    words = beginning[1].children or []
    mark = _MARK.match(words[0].content) if words and words[0].type == "text" else None
    if mark is None:
        return False
    words[0].content = words[0].content[3:]
    words.insert(0, Token("html_inline", "", 0, content=_box(ticked=mark[1] != " ")))
    return True


def _box(*, ticked: bool) -> str:
    # The sanitiser adds what makes it a labelled checkbox that nobody can change.
    return "<input checked>" if ticked else "<input>"
