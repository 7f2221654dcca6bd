"""Reads what Markdown files show to people: fenced blocks, code in running text, links and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.architecture.sources import CHECKOUT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_MARKDOWN = MarkdownIt("commonmark").enable("table")


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

    def links(self) -> list[tuple[str, str]]:
        """Return the links within the checkout: the file, empty for this one, and the heading in it."""
        targets = [str(token.attrs["href"]) for token in self._inline() if token.type == "link_open"]
        inner = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
        return [(path, anchor) for path, _, anchor in (target.partition("#") for target in inner)]

    def anchors(self) -> set[str]:
        """Return what links to the headings end with, as code hosts make it of a heading."""
        tokens = _MARKDOWN.parse(self.text)
        headings = [text for token, text in pairwise(tokens) if token.type == "heading_open"]
        return {_anchor("".join(child.content for child in it.children or ())) for it in headings}

    def _inline(self) -> Iterator[Token]:
        for token in _MARKDOWN.parse(self.text):
            yield from token.children or ()


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def read(name: str) -> Document:
    """Read a document of the checkout."""
    path = CHECKOUT / name
    return Document(path, path.read_text(encoding="utf-8"))


def documents() -> list[Document]:
    """Return all documents of the checkout."""
    paths = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    return [read(str(path.relative_to(CHECKOUT))) for path in sorted(paths)]
