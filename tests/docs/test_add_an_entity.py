"""docs/add-an-entity.md: what it names is in the tree, and what it shows would run beside it."""

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT
from tests.docs.markdown import read

GUIDE = read("docs/add-an-entity.md")
_PATH = re.compile(r"^(?:[\w.-]+/)+(?:[\w.-]+\.\w+)?$|^[A-Z]+\.md$|^\w+\.(?:py|toml)$")
_HEADED = re.compile(r"# (\S+\.py)\n(.*)", re.DOTALL)


def _named() -> set[str]:
    """The files and folders that the running text names."""
    return {code for code in GUIDE.code() if _PATH.match(code)}


def _shown() -> dict[str, str]:
    """The code of the new files, by the path at its head."""
    return {match[1]: match[2] for match in map(_HEADED.match, GUIDE.blocks("python")) if match}


def _neighbours(path: Path) -> set[str]:
    """The names that the modules of a package make or import."""
    # A folder of its own is new as well: its neighbours are then those of the entities beside it.
    package = path.parent if path.parent.is_dir() else path.parent.parent
    return {name for file in package.rglob("*.py") for name in _bound(ast.parse(file.read_text()))}


def _bound(tree: ast.AST) -> Iterator[str]:
    """Names that a piece of code makes: by import, definition, assignment or as an argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _unknown(code: str, known: set[str]) -> set[str]:
    """Names that a piece of code uses, but neither makes nor finds around it."""
    tree = ast.parse(code)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return used - set(_bound(tree)) - known - set(vars(builtins))


def test_guide_names_files_of_every_layer() -> None:
    assert {path.partition("/")[0] for path in _named()} >= {
        "models",
        "policies",
        "services",
        "schema",
        "views",
    }


def test_guide_names_only_what_exists() -> None:
    assert [path for path in sorted(_named()) if not (CHECKOUT / path).exists()] == []


def test_guide_shows_files_that_are_new_in_folders_that_exist() -> None:
    assert len(_shown()) >= 5
    assert [path for path in _shown() if (CHECKOUT / path).exists()] == []
    assert [path for path in _shown() if not (CHECKOUT / path.partition("/")[0]).is_dir()] == []


@pytest.mark.parametrize("path", list(_shown()))
def test_shown_code_uses_names_that_its_package_knows(path: str) -> None:
    shown = {name for code in _shown().values() for name in _bound(ast.parse(code))}
    assert _unknown(_shown()[path], _neighbours(CHECKOUT / path) | shown) == set()


def test_shown_code_with_unknown_name_is_found() -> None:
    code = (
        "class Shelf(Entity):\n    books = ToMany(lambda: Book)\n    def f(self, a):\n        return len(a)\n"
    )
    assert _unknown(code, {"Entity"}) == {"ToMany", "Book"}
    assert _unknown(code, {"Entity", "ToMany", "Book"}) == set()
