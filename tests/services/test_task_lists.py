"""Which items of a list get a box, and that it is ticked and labelled."""

import re

import pytest

from models import BodyFormat
from services.rendering import render_post


def html_of(body: str) -> str:
    return render_post(body, BodyFormat.MARKDOWN).html


@pytest.mark.parametrize(
    ("body", "boxes", "ticked"),
    [
        ("- [x] done\n- [ ] not", 2, 1),
        ("- [X] done\n\n- [ ] not\n\n  more", 2, 1),
        ("1. [ ] *one*\n2. two", 1, 0),
        ("- [ ]\tone", 1, 0),
        ("> - [x] one", 1, 1),
        ("- [ ] a\n  - [x] b\n    1. [x] c", 3, 2),
    ],
)
def test_task_list_has_a_labelled_box_an_item(body: str, boxes: int, ticked: int) -> None:
    inputs = re.findall(r"<input [^>]*>", html_of(body))
    assert (len(inputs), sum("checked" in box for box in inputs)) == (boxes, ticked)
    assert all('aria-label="Done"' in box and "disabled" in box for box in inputs)


def test_task_list_is_marked_and_its_marks_are_gone() -> None:
    html = html_of("- a\n- b\n\n1. [x] *c* [d](/e)")
    assert html.startswith("<ul>\n<li>a</li>")
    assert '<ol class="contains-task-list">\n<li class="task-list-item"><input' in html
    assert "> <em>c</em> <a " in html
    assert "[x]" not in html


@pytest.mark.parametrize(
    "body",
    [
        "[ ] a",
        "- [ ]a",
        "- [ ]",
        "- [y] a",
        "- a [ ] b",
        "- \\[ ] a",
        "- # [ ] a",
        "-     [ ] a",
        "- [x](/b) a",
        "[x]: /b\n\n- [x] a",
        "```\n- [ ] a\n```",
        "-",
    ],
)
def test_what_only_looks_like_a_task_has_no_box(body: str) -> None:
    html = html_of(body)
    assert "<input" not in html
    assert "task-list" not in html


def test_task_list_of_thousands_is_one_list() -> None:
    html = html_of("- [ ] a\n" * 3_000)
    assert html.count("<input") == 3_000
    assert html.count("contains-task-list") == 1
