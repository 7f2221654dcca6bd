"""Files and functions that one can read at a glance, and names that say what is inside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT, Function, Module, body_length, plant, program

LONGEST_FILE = 300
LONGEST_FUNCTION = 30
LONGEST_VIEW_METHOD = 14
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "stuff", "tools"}


def _long_files(modules: list[Module]) -> list[str]:
    return [f"{it.path}: {it.lines}" for it in modules if it.lines > LONGEST_FILE]


def _long_functions(modules: list[Module]) -> list[str]:
    return [
        f"{module.path}: {function.name}"
        for module in modules
        for function in module.functions()
        if body_length(function) > LONGEST_FUNCTION
    ]


def _methods(module: Module) -> Iterator[Function]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            yield from (it for it in node.body if isinstance(it, Function))


def _long_view_methods(modules: list[Module]) -> list[str]:
    return [
        f"{module.path}: {method.name}"
        for module in modules
        if module.unit == "views"
        for method in _methods(module)
        if body_length(method) > LONGEST_VIEW_METHOD
    ]


def _empty_names(root: Path) -> list[str]:
    files = [path.relative_to(root) for path in root.rglob("*.py")]
    visible = [path for path in files if not any(part.startswith(".") for part in path.parts)]
    parts = {(part.removesuffix(".py"), path) for path in visible for part in path.parts}
    return sorted(
        str(path) for name, path in parts if name in EMPTY_NAMES and "node_modules" not in path.parts
    )


def _without_docstring(modules: list[Module]) -> list[str]:
    return [str(it.path) for it in modules if not ast.get_docstring(it.tree)]


def _printing(modules: list[Module]) -> list[str]:
    return [
        f"{module.path}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def test_no_file_is_over_300_lines() -> None:
    assert _long_files(program()) == []


def test_no_function_is_over_30_lines() -> None:
    assert _long_functions(program()) == []


def test_no_view_method_has_15_lines() -> None:
    assert _long_view_methods(program()) == []


def test_no_name_is_empty() -> None:
    assert _empty_names(CHECKOUT) == []


def test_every_module_says_what_it_is() -> None:
    assert _without_docstring(program()) == []


def test_nothing_prints() -> None:
    assert _printing(program()) == []


def _function(lines: int) -> str:
    return '"""Doc."""\ndef f(\n    a,\n    b,\n):\n    """Say."""\n' + "    a += b\n" * lines


def _view(lines: int) -> str:
    return '"""Doc."""\nclass V:\n    def get(self):\n' + "        self.x = 1\n" * lines


def test_long_file_is_found_at_301_lines(tmp_path: Path) -> None:
    assert _long_files(program(plant(tmp_path, "models/a.py", "x = 1\n" * 300))) == []
    assert _long_files(program(plant(tmp_path, "models/a.py", "x = 1\n" * 301))) == ["models/a.py: 301"]


def test_long_function_is_found_at_31_lines(tmp_path: Path) -> None:
    assert _long_functions(program(plant(tmp_path, "models/a.py", _function(30)))) == []
    assert _long_functions(program(plant(tmp_path, "models/a.py", _function(31)))) == ["models/a.py: f"]


def test_long_view_method_is_found_at_15_lines(tmp_path: Path) -> None:
    assert _long_view_methods(program(plant(tmp_path, "views/a.py", _view(14)))) == []
    assert _long_view_methods(program(plant(tmp_path, "views/a.py", _view(15)))) == ["views/a.py: get"]


@pytest.mark.parametrize("path", ["services/utils.py", "models/helpers/post.py", "tests/common.py"])
def test_planted_empty_name_is_found(tmp_path: Path, path: str) -> None:
    assert _empty_names(plant(tmp_path, path, "")) != []


@pytest.mark.parametrize("code", ["x = 1", "# A comment\n"])
def test_planted_module_without_docstring_is_found(tmp_path: Path, code: str) -> None:
    assert "app.py" in _without_docstring(program(plant(tmp_path, "app.py", code)))


def test_planted_print_is_found(tmp_path: Path) -> None:
    assert _printing(program(plant(tmp_path, "models/a.py", "def f():\n    print(1)\n"))) == ["models/a.py:2"]
    assert _printing(program(plant(tmp_path, "models/a.py", "def f(p):\n    p.print(1)\n"))) == []
