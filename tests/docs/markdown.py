"""Reads what Markdown files show to people: fenced blocks, code in running text, and links to files."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import CHECKOUT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Document:
    """One Markdown file."""

    path: Path
    text: str

    def blocks(self, language: str) -> list[str]:
        """Return the fenced blocks of a language."""
        return [content for name, content in _FENCE.findall(self.text) if name == language]

    def lines(self, language: str, prompt: str = "") -> list[str]:
        """Return what is typed in the fenced blocks of a language: the lines behind the prompt."""
        lines = [line.strip() for block in self.blocks(language) for line in block.splitlines()]
        typed = [line.removeprefix(prompt).strip() for line in lines if line.startswith(prompt)]
        return [line for line in typed if line and not line.startswith("#")]

    def code(self) -> list[str]:
        """Return the code in running text."""
        return _CODE.findall(_FENCE.sub("", self.text))

    def links(self) -> list[str]:
        """Return the links to files of the checkout, without their fragments."""
        targets = _LINK.findall(_FENCE.sub("", self.text))
        return [target.partition("#")[0] for target in targets if "://" not in target and target[0] != "#"]


def read(name: str) -> Document:
    """Read a document of the checkout."""
    path = CHECKOUT / name
    return Document(path, path.read_text(encoding="utf-8"))


def documents() -> list[Document]:
    """Return all documents of the checkout."""
    paths = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    return [read(str(path.relative_to(CHECKOUT))) for path in sorted(paths)]
