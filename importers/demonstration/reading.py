"""Reads the demonstration's files: people from TOML, posts from Markdown with a TOML front matter."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
_FENCE = "+++\n"


@dataclass(frozen=True)
class PostFile:
    """One file of `content/posts`."""

    front: dict[str, Any]
    body: str


def read_people() -> list[dict[str, Any]]:
    """Return the people, in the order of their file."""
    people: list[dict[str, Any]] = tomllib.loads(_read(CONTENT / "people.toml"))["person"]
    return people


def read_posts() -> list[PostFile]:
    """Return the posts, in the order of their files."""
    return [_read_post(path) for path in sorted((CONTENT / "posts").glob("*.md"))]


def _read_post(path: Path) -> PostFile:
    _, front, body = _read(path).split(_FENCE, 2)
    return PostFile(tomllib.loads(front), body.strip())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
