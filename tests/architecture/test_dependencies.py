"""What the program stands on: pinned with hashes, explained to people, and without a download address."""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import CHECKOUT

LOCKS = CHECKOUT / "requirements"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_ENTRY = re.compile(r"^(\S.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def _declared() -> dict[str, list[Requirement]]:
    """The requirements by the lock file that must pin them."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run = project["project"]["dependencies"]
    texts = {"run": run, "test": [*run, *groups["test"]], "node": groups["node"]}
    return {lock: [Requirement(text) for text in texts] for lock, texts in texts.items()}


def _pins(text: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in _PIN.findall(text)}


def _unpinned(requirements: list[Requirement], text: str) -> list[str]:
    """Requirements that a lock file doesn't pin, or pins to a version that they don't allow."""
    pins = _pins(text)
    return [
        str(requirement)
        for requirement in requirements
        if pins.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]


def _unhashed(text: str) -> list[str]:
    return [entry.split()[0] for entry in _ENTRY.findall(text) if "--hash=sha256:" not in entry]


def _unexplained(requirements: list[Requirement], text: str) -> list[str]:
    words = {canonicalize_name(word) for word in re.findall(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]", text)}
    return [it.name for it in requirements if canonicalize_name(it.name) not in words]


def _locks() -> Iterator[tuple[str, str]]:
    for path in sorted(LOCKS.glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["run", "test", "node"])
def test_every_dependency_is_pinned_as_declared(lock: str) -> None:
    assert _declared()[lock]
    assert _unpinned(_declared()[lock], (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")) == []


def test_every_locked_package_has_hashes_and_no_address() -> None:
    locks = dict(_locks())
    assert set(locks) == {"build.txt", "node.txt", "run.txt", "test.txt", "uv.txt"}
    assert [
        name for name, text in locks.items() if "://" in text or "--index" in text or "--find" in text
    ] == []
    assert {name: _unhashed(text) for name, text in locks.items() if _unhashed(text)} == {}


def test_tests_run_on_the_versions_that_a_site_runs_on() -> None:
    run, test = (_pins((LOCKS / f"{name}.txt").read_text(encoding="utf-8")) for name in ("run", "test"))
    assert run.items() - test.items() == set()


def test_every_dependency_is_explained() -> None:
    text = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    declared = {str(it): it for requirements in _declared().values() for it in requirements}
    assert _unexplained(list(declared.values()), text) == []


def _unexplained_from_npm(names: list[str], text: str) -> list[str]:
    return [name for name in names if not re.search(rf"(?<![\w@/-]){re.escape(name)}(?![\w/-])", text)]


def test_every_client_from_npm_is_explained_and_locked_without_an_address() -> None:
    clients = CHECKOUT / "tests" / "clients"
    declared = json.loads((clients / "package.json").read_text(encoding="utf-8"))
    text = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert _unexplained_from_npm([*declared["dependencies"], *declared["overrides"]], text) == []
    packages = json.loads((clients / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > len(declared["dependencies"])
    assert [
        path for path, it in packages.items() if path and ("integrity" not in it or "resolved" in it)
    ] == []


def test_planted_package_of_npm_without_a_word_is_found() -> None:
    assert _unexplained_from_npm(["graphql", "rxjs", "@a/b"], "| graphql-http, @a/b | why |") == [
        "graphql",
        "rxjs",
    ]


@pytest.mark.parametrize(
    ("requirement", "lock", "found"),
    [
        ("flask==3.1.3", "flask==3.1.3 \\\n    --hash=sha256:00\n", []),
        ("Flask_Login>=1", "flask-login==1.2\n", []),
        ("flask==3.1.3", "flask==3.1.2\n", ["flask==3.1.3"]),
        ("flask==3.1.3", "flask-login==3.1.3\n", ["flask==3.1.3"]),
        ("flask>=2,<3", "flask==3.0\n", ["flask<3,>=2"]),
    ],
)
def test_planted_lock_is_found_wanting(requirement: str, lock: str, found: list[str]) -> None:
    assert _unpinned([Requirement(requirement)], lock) == found


def test_planted_pin_without_hash_is_found() -> None:
    good = "a==1 \\\n    --hash=sha256:00\nb==2 ; python_version < '4' \\\n    --hash=sha256:01\n"
    assert _unhashed(good) == []
    assert _unhashed(good + "c==3\n") == ["c==3"]


def test_planted_dependency_without_a_word_is_found() -> None:
    declared = [Requirement("flask-login==1"), Requirement("flask==1")]
    assert _unexplained(declared, "| Flask-Login | who |") == ["flask"]
    assert _unexplained(declared, "`flask` and flask_login.") == []
