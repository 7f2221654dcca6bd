"""Makes .venv hold one locked set of packages: install.py run, test or node.

Hides which Python is new enough, how a virtual environment comes about where a Python lacks the
means, that uv installs faster than pip, and how to tell and mend a .venv that was interrupted,
moved or left behind by its Python. What is already there costs milliseconds and prints nothing.
Needs the standard library only, and an old Python must parse this file to say that it is too old.
"""

import ast
import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
PYTHON = str(VENV / "bin" / "python")
UV = str(VENV / "bin" / "uv")

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
CONTAINS = {"run": ("run",), "test": ("run", "test"), "node": ("node",)}
LOCKED = ("--quiet", "--no-deps", "--require-hashes", "-r")

# Where packages come from is this machine's business, how they are installed is ours.
FOREIGN = ("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV")
KEPT = re.compile(
    "(PIP|UV)_.*(INDEX|LINK|HOST|PROXY|CERT|TLS|TIMEOUT|RETRIES|CACHE|KEYRING|OFFLINE|CONFIG_FILE)"
)
UV_NAMES = {
    "index-url": "UV_INDEX_URL",
    "extra-index-url": "UV_EXTRA_INDEX_URL",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "proxy": "ALL_PROXY",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
}

NO_VENV = """\
This Python can't make virtual environments: {}
Mend it with "apt-get install python3-venv" (elsewhere the package that holds Python's ensurepip),
or name another Python: make run PYTHON=/path/to/python3"""
TOO_OLD = """\
Gazette needs Python 3.11 or newer. This is {} ({}), and the PATH holds no
python3.11 to python3.14. Install one, or name it: make run PYTHON=/path/to/python3"""


def main() -> None:
    """Install the set named on the command line, unless it is there."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in CONTAINS:
        sys.exit("usage: install.py run|test|node")
    if is_fresh(name):
        return
    if sys.version_info < OLDEST:
        start_newer_python()
    with only_one_at_a_time():
        if not is_fresh(name):
            install(name)


def is_fresh(name: str) -> bool:
    """Say, without starting a process, whether the set is installed as locked."""
    stamp = read_stamp()
    return (
        stamp.get(name) == digest(name)
        and stamp.get("path") == str(VENV)
        and stamp.get("python") == python_identity()
        and not other_python_wanted(stamp)
    )


def read_stamp() -> "dict[str, str]":
    """Read what the last installation wrote at its end; empty where one was interrupted."""
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def write_stamp(stamp: "dict[str, str]") -> None:
    """Write the stamp whole or not at all."""
    draft = STAMP.with_suffix(".new")
    draft.write_text(json.dumps(stamp, indent=2))
    draft.replace(STAMP)


def lock_file(name: str) -> Path:
    """Name the file that pins a set."""
    return ROOT / "requirements" / f"{name}.txt"


def digest(name: str) -> str:
    """Hash the file that pins a set."""
    return hashlib.sha256(lock_file(name).read_bytes()).hexdigest()


def python_identity() -> str:
    """Tell .venv's Python from its successor at the same path; empty where it is gone."""
    try:
        status = Path(PYTHON).stat()
    except OSError:
        return ""
    return f"{os.path.realpath(PYTHON)} {status.st_size} {status.st_mtime_ns}"


def version_here() -> str:
    """Give the part of this Python's version that decides which packages fit."""
    return "{}.{}".format(*sys.version_info)


def other_python_wanted(stamp: "dict[str, str]") -> bool:
    """Say whether PYTHON, set on purpose, asks for another version than .venv has."""
    on_purpose = "PYTHON" in os.environ and sys.version_info >= OLDEST
    return on_purpose and stamp.get("version") != version_here()


def start_newer_python() -> None:
    """Go on under the newest Python on the PATH; exit with a message where there is none."""
    for python in filter(None, map(shutil.which, NEWER_NAMES)):
        # A name on the PATH may be a version manager's stub with nothing behind it.
        if run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])[0]:
            sys.exit(subprocess.call([python, *sys.argv]))
    sys.exit(TOO_OLD.format(sys.version.split()[0], sys.executable))


@contextlib.contextmanager
def only_one_at_a_time() -> "Iterator[None]":
    """Wait until no other installation into this .venv is under way."""
    with (ROOT / ".venv.lock").open("w") as lock:
        # What is started from here holds the lock too: it may outlive a killed installation.
        os.set_inheritable(lock.fileno(), True)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another installation to finish")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(name: str) -> None:
    """Install a set into .venv, made anew unless it is whole; exit with what went wrong."""
    stamp = read_stamp()
    whole = is_whole(stamp)
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    if not whole:
        make_venv()
        stamp = {"path": str(VENV), "version": version_here()}
    say(f"Installing requirements/{name}.txt")
    problem = fill(lock_file(name))
    if not problem:
        stamp.update({part: digest(part) for part in CONTAINS[name]}, python=python_identity())
    write_stamp(stamp)
    if problem:
        sys.exit(problem)


def is_whole(stamp: "dict[str, str]") -> bool:
    """Say whether .venv was finished at this place and its Python still is what it was."""
    if stamp.get("path") != str(VENV) or other_python_wanted(stamp):
        return False
    question = "import sys; print(sys.prefix, '{}.{}'.format(*sys.version_info))"
    works, answer = run([PYTHON, "-c", question])
    return works and answer.strip() == f"{VENV} {stamp['version']}"


def make_venv() -> None:
    """Make .venv anew by the first way that works; exit with the mend where none does."""
    say(f"Making .venv with Python {sys.version.split()[0]}")
    python = getattr(sys, "_base_executable", None) or sys.executable
    problems = []
    for way in ways_to_make_venv(python):
        for command in way:
            works, output = run(command)
            if not works:
                problems.append(output)
                break
        else:
            return
    lacks_pip = importlib.util.find_spec("ensurepip") is None
    sys.exit(NO_VENV.format(python) if lacks_pip else problems[0])


def ways_to_make_venv(python: str) -> "list[list[list[str]]]":
    """List the ways, each a few commands that leave a .venv with pip in it, the plainest first."""
    plain = [python, "-m", "venv", "--clear", str(VENV)]
    bare = [*plain, "--without-pip"]
    return [
        [plain],
        [bare, ["uv", "pip", "install", "--python", PYTHON, "pip"]],
        [bare, [python, "-m", "pip", "--python", PYTHON, "install", "pip"]],
        [["virtualenv", "--clear", "--python", python, str(VENV)]],
        [[python, "-m", "virtualenv", "--clear", str(VENV)]],
    ]


def fill(requirements: Path) -> str:
    """Install what a lock file pins, by uv where it can be had; give back what went wrong."""
    pip = [PYTHON, "-m", "pip", "install", *LOCKED]
    problem = get_uv(pip) or install_by_uv(requirements)
    if not problem:
        return ""
    say(f"Going on with pip, which is slower: {first_line(problem)}")
    works, problem = run([*pip, str(requirements)])
    return "" if works else problem


def get_uv(pip: "list[str]") -> str:
    """Install uv; give back what went wrong."""
    # Built from source it would need a Rust compiler.
    works, problem = run([*pip, str(lock_file("uv")), "--only-binary", ":all:"])
    return "" if works else problem


def install_by_uv(requirements: Path) -> str:
    """Let uv install what a lock file pins; give back what went wrong."""
    uv = [UV, "pip", "install", "--python", PYTHON, "--compile-bytecode"]
    # promise comes as source only: what builds it is locked as well.
    uv += ["--build-constraints", str(lock_file("build")), *LOCKED, str(requirements)]
    settings = uv_settings()
    problem = ""
    # Some machines need the certificates of their system, others have none there.
    for trust in ({}, {"UV_SYSTEM_CERTS": "1"}):
        works, problem = run(uv, {**settings, **trust})
        if works:
            return ""
    return problem


def uv_settings() -> "dict[str, str]":
    """Translate pip's settings, from its files too, which uv doesn't read."""
    # pip looks into every index, so uv must; the hashes make that safe.
    settings = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    lines = run([PYTHON, "-m", "pip", "config", "list"])[1].splitlines()
    for section in ("global.", "install.", ":env:."):
        for line in lines:
            key, _, value = line.partition("=")
            name = UV_NAMES.get(key[len(section) :])
            if key.startswith(section) and name and name not in os.environ:
                words = str(ast.literal_eval(value)).split()
                settings[name] = ("," if name == "UV_FIND_LINKS" else " ").join(words)
    return settings


def run(command: "list[str]", settings: "dict[str, str] | None" = None) -> "tuple[bool, str]":
    """Run a command in a clean environment; give back whether it worked and what it printed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**clean_environment(), **(settings or {})},
            cwd=str(ROOT),
            close_fds=False,
            check=False,
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, done.stdout.decode(errors="replace")


def clean_environment() -> "dict[str, str]":
    """Leave out what would turn pip, uv or Python away from .venv and the lock files."""
    clean = {
        name: value for name, value in os.environ.items() if KEPT.match(name) or not name.startswith(FOREIGN)
    }
    index = clean.get("UV_DEFAULT_INDEX") or clean.get("UV_INDEX_URL")
    if index:
        clean.setdefault("PIP_INDEX_URL", index)
    # Set, since pip's own settings file may say otherwise.
    return {**clean, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def first_line(text: str) -> str:
    """Give the first line of a message."""
    return text.strip().partition("\n")[0]


def say(text: str) -> None:
    """Report a step at once, even into a pipe."""
    print(text, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"install.py: {error}")
