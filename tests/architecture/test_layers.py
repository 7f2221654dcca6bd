"""Imports point one way, root modules included (import-linter takes packages only)."""

import sys
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT, Module, plant, program, read

LAYERS = [
    {"app", "worker"},
    {"views", "jobs", "live", "commands", "mail"},
    {"endpoint", "forms"},
    {"schema", "importers"},
    {"services", "executor"},
    {"policies"},
    {"models"},
    {"config"},
]
HEIGHT = {unit: -number for number, layer in enumerate(LAYERS) for unit in layer}

FLASK = {"flask", "flask_login", "flask_wtf", "flask_limiter", "wtforms", "werkzeug"}
GRAPHENE = {"graphene", "graphene_sqlalchemy"}
STRANGERS = {
    **dict.fromkeys(("config", "models", "policies", "services"), FLASK | GRAPHENE),
    **dict.fromkeys(("executor", "endpoint", "schema", "importers"), FLASK),
}


def _upward(modules: list[Module]) -> list[str]:
    """What a module imports from its own height or above."""
    return sorted(
        f"{module.path} imports {name}"
        for module in modules
        for name in module.imports() & set(HEIGHT) - {module.unit}
        if HEIGHT[name] >= HEIGHT[module.unit]
    )


def _strange(modules: list[Module]) -> list[str]:
    """What a module imports although its layer knows nothing of it."""
    return sorted(
        f"{module.path} imports {name}"
        for module in modules
        for name in module.imports() & STRANGERS.get(module.unit, set())
    )


def test_every_package_and_root_module_has_a_layer() -> None:
    assert {module.unit for module in program()} <= set(HEIGHT)


def test_imports_point_downwards() -> None:
    assert _upward(program()) == []


def test_layers_know_no_strange_framework() -> None:
    assert _strange(program()) == []


@pytest.mark.parametrize(
    ("path", "code", "finding"),
    [
        ("models/post.py", "import policies", "models/post.py imports policies"),
        ("policies/posts.py", "from services.posts import x", "policies/posts.py imports services"),
        ("services/posts.py", "def f():\n    from executor import x", "services/posts.py imports executor"),
        ("schema/post/types.py", "import endpoint.parsing", "schema/post/types.py imports endpoint"),
        ("views/a/b/c.py", "from commands import serve", "views/a/b/c.py imports commands"),
        ("config/loading.py", "import app", "config/loading.py imports app"),
        ("worker.py", "from app import create_app", "worker.py imports app"),
    ],
)
def test_planted_import_upwards_is_found(tmp_path: Path, path: str, code: str, finding: str) -> None:
    assert _upward(program(plant(tmp_path, path, code))) == [finding]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("app.py", "import views, config"),
        ("views/blog.py", "from forms.blog import x\nfrom . import page\nimport flask"),
        ("models/post.py", "from models.base import x\nimport sqlalchemy"),
    ],
)
def test_planted_import_downwards_is_no_finding(tmp_path: Path, path: str, code: str) -> None:
    modules = program(plant(tmp_path, path, code))
    assert (_upward(modules), _strange(modules)) == ([], [])


@pytest.mark.parametrize(
    ("path", "code", "finding"),
    [
        ("models/post.py", "from flask import g", "models/post.py imports flask"),
        ("policies/posts.py", "import graphene", "policies/posts.py imports graphene"),
        ("services/mails.py", "import werkzeug.utils", "services/mails.py imports werkzeug"),
        ("services/a.py", "from graphene_sqlalchemy import x", "services/a.py imports graphene_sqlalchemy"),
        ("executor/a.py", "if True:\n    import flask_login", "executor/a.py imports flask_login"),
        ("endpoint/a.py", "from flask.views import x", "endpoint/a.py imports flask"),
    ],
)
def test_planted_framework_is_found(tmp_path: Path, path: str, code: str, finding: str) -> None:
    assert _strange(program(plant(tmp_path, path, code))) == [finding]


def test_migrations_import_only_what_lasts() -> None:
    allowed = {"alembic", "sqlalchemy", "models", "config", "services", *sys.stdlib_module_names}
    modules = [read(path, CHECKOUT) for path in (CHECKOUT / "alembic").rglob("*.py")]
    assert modules
    assert {name for module in modules for name in module.imports()} <= allowed


def test_scripts_import_the_standard_library_only() -> None:
    modules = [read(path, CHECKOUT) for path in (CHECKOUT / "scripts").glob("*.py")]
    assert len(modules) >= 2
    assert {name for module in modules for name in module.imports()} <= set(sys.stdlib_module_names)
