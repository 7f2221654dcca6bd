"""The folders: Alembic's own package wins over the migrations' folder, and the tests mirror the program."""

import ast
from pathlib import Path

import alembic
import pytest

from tests.architecture.sources import CHECKOUT, plant, program

TOPICS = {
    "architecture": "rules about the source itself",
    "browser": "what people see",
    "docs": "what is written for people",
    "executor/reference": "plain resolvers, which the executor is compared with",
    "migrations": "the database's way up and down",
    "scripts": "what make calls",
    "support": "what tests are made with",
}


def _packages(root: Path) -> set[str]:
    return {module.unit for module in program(root) if len(module.path.parts) > 1}


def _folders(root: Path) -> set[str]:
    return {path.parent.name for path in (root / "tests").glob("*/__init__.py")}


def _without_counterpart(root: Path) -> list[str]:
    """Folders of tests that mirror nothing, and deeper ones for which the program has no folder or module."""
    found = []
    for package in (root / "tests").rglob("__init__.py"):
        path = package.parent.relative_to(root / "tests")
        if (
            not path.parts
            or {path.parts[0], path.as_posix()} & set(TOPICS)
            or path.name in ("snapshots", "documents")
        ):
            continue
        if not ((root / path).is_dir() or (root / path).with_suffix(".py").is_file()):
            found.append(str(path))
    return found


def _nameless(root: Path) -> list[str]:
    """Test modules that neither are named after a module nor say in a docstring what they are about."""
    found = []
    for test in (root / "tests").rglob("test_*.py"):
        folder = root / test.parent.relative_to(root / "tests")
        words = test.stem.removeprefix("test_").split("_")
        names = ["_".join(words[:count]) for count in range(1, len(words) + 1)]
        mirrors = any((folder / name).is_dir() or (folder / f"{name}.py").is_file() for name in names)
        if not mirrors and not ast.get_docstring(ast.parse(test.read_text(encoding="utf-8"))):
            found.append(str(test.relative_to(root)))
    return found


def test_installed_alembic_wins_over_the_folder() -> None:
    assert not (CHECKOUT / "alembic" / "__init__.py").exists()
    assert (CHECKOUT / "alembic" / "env.py").is_file()
    assert alembic.__file__
    assert CHECKOUT / "alembic" not in Path(alembic.__file__).parents


def test_every_package_has_tests() -> None:
    assert _packages(CHECKOUT) - _folders(CHECKOUT) == set()


def test_tests_mirror_the_program() -> None:
    assert _without_counterpart(CHECKOUT) == []


def test_tests_are_named_after_modules_or_say_their_topic() -> None:
    assert _nameless(CHECKOUT) == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("tests/nowhere/test_a.py", ["nowhere"]),
        ("tests/models/nowhere/test_a.py", ["models/nowhere"]),
        ("tests/models/test_post.py", []),
        ("tests/browser/anything/test_a.py", []),
    ],
)
def test_planted_folder_without_counterpart_is_found(tmp_path: Path, path: str, found: list[str]) -> None:
    plant(tmp_path, "models/post.py", "")
    assert _without_counterpart(plant(tmp_path, path, "")) == found


@pytest.mark.parametrize(
    ("path", "code", "found"),
    [
        ("tests/models/test_nothing.py", "", ["tests/models/test_nothing.py"]),
        ("tests/models/test_nothing.py", '"""A topic."""', []),
        ("tests/models/test_post_columns.py", "", []),
    ],
)
def test_planted_test_without_topic_is_found(tmp_path: Path, path: str, code: str, found: list[str]) -> None:
    plant(tmp_path, "models/post.py", "")
    assert _nameless(plant(tmp_path, path, code)) == found


def test_planted_package_without_tests_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "models/post.py", "")
    assert _packages(tmp_path) - _folders(tmp_path) == {"models"}
    plant(tmp_path, "tests/models/test_post.py", "")
    assert _packages(tmp_path) - _folders(tmp_path) == set()
