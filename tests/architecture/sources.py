"""Reads the program's own source: its modules as syntax trees, and the packages that they belong to."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the program."""

    path: Path
    unit: str
    """The package or root module that it belongs to."""
    tree: ast.Module
    lines: int

    def imports(self) -> set[str]:
        """Return the top-level names of all that it imports, wherever in the file."""
        names = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module or "" if node.level == 0 else self.unit)
        return {name.partition(".")[0] for name in names}

    def functions(self) -> Iterator[Function]:
        """Yield all functions and methods."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


NO_PROGRAM = {"benchmarks", "tests"}


def program(root: Path = CHECKOUT) -> list[Module]:
    """Return the modules of the root packages and the root modules: not what only surrounds the program."""
    packages = [path.parent for path in root.glob("*/__init__.py") if path.parent.name not in NO_PROGRAM]
    files = [*root.glob("*.py"), *(path for package in packages for path in package.rglob("*.py"))]
    return [read(path, root) for path in sorted(files)]


def read(path: Path, root: Path) -> Module:
    """Read one file."""
    relative = path.relative_to(root)
    text = path.read_text(encoding="utf-8")
    return Module(relative, relative.parts[0].removesuffix(".py"), ast.parse(text), len(text.splitlines()))


def body_length(function: Function) -> int:
    """Count the lines of a function without its signature and docstring."""
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def plant(root: Path, path: str, code: str) -> Path:
    """Write a file into a tree, with the packages above it; return the tree."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for package in file.relative_to(root).parents[:-1]:
        (root / package / "__init__.py").touch()
    file.write_text(code)
    return root
