"""Reads the XML of an export as a stream of small element trees, without ever holding the whole file.

It hides the parser, its defences and the many namespaces of one format: WordPress has changed the version
in them, and some exports say https. Here names are `wp:post_id` or `excerpt:encoded` whatever the file says.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from importers.wordpress.errors import MalformedExport

_CHUNK_BYTES = 65_536
# Item, comment, field: what lies deeper (a comment's own meta data) isn't kept.
_DEEPEST = 3
_NAMESPACES = (
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/excerpt/?"), "excerpt:"),
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/?"), "wp:"),
    (re.compile(r"https?://purl\.org/rss/1\.0/modules/content/?"), "content:"),
    (re.compile(r"https?://purl\.org/dc/elements/1\.1/?"), "dc:"),
)
# Allowed in XML, but in no text of Gazette's: delete, and two rare characters that end lines.
_UNUSABLE = str.maketrans({"\r": "\n", "\x7f": None, "\u2028": "\n", "\u2029": "\n"})


@dataclass(slots=True)
class Element:
    """One element with what is in it; `line` is where it begins."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly inside."""
        text = "".join(self.pieces).replace("\r\n", "\n").translate(_UNUSABLE)
        return unicodedata.normalize("NFC", text)

    def all(self, name: str) -> Iterator["Element"]:
        """Yield the children with this name."""
        return (child for child in self.children if child.name == name)

    def get(self, name: str) -> str:
        """Return the text of the first child with this name, without blank ends; empty without one."""
        return next((child.text.strip() for child in self.all(name)), "")


def read_elements(file: BinaryIO) -> Iterator[Element]:
    """Yield the elements of an RSS channel as the file is read. Raises MalformedExport."""
    builder = _ChannelBuilder()
    parser = DefusedExpatParser(namespaceHandling=True, forbid_dtd=True)
    parser.setContentHandler(builder)
    builder.setDocumentLocator(parser)
    while chunk := file.read(_CHUNK_BYTES):
        _feed(parser, chunk)
        yield from builder.take()
    if not builder.has_begun:
        raise MalformedExport("the file is empty or blank")
    _feed(parser, b"")
    yield from builder.take()


def _feed(parser: DefusedExpatParser, chunk: bytes) -> None:
    try:
        parser.feed(chunk, isFinal=not chunk)
    except SAXParseException as error:
        column = (error.getColumnNumber() or 0) + 1
        message = f"not readable as XML (column {column}): {error.getMessage()}"
        raise MalformedExport(message, error.getLineNumber()) from None
    except DefusedXmlException:
        message = "a document type (<!DOCTYPE …>), which can hide endless entities, is refused"
        raise MalformedExport(message, parser.getLineNumber()) from None
    except (LookupError, ValueError) as error:  # of the encoding that the file declares
        raise MalformedExport(f"not readable as XML: {error}", parser.getLineNumber()) from None


class _ChannelBuilder(ContentHandler):
    """Builds the elements right below `<channel>`, each complete when it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun = False
        self._depth = 0
        self._open: list[Element] = []
        self._complete: list[Element] = []

    def take(self) -> list[Element]:
        complete, self._complete = self._complete, []
        return complete

    def startElementNS(  # noqa: N802  (SAX's name)
        self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        self._depth += 1
        line = self._locator.getLineNumber() or 1  # type: ignore[attr-defined]
        local = _local_name(name[0], name[1])
        if self._depth <= 2:
            self._enter_document(local, line)
        elif self._depth - len(self._open) == 3 and len(self._open) < _DEEPEST:
            self._open.append(Element(local, line, {key[1]: value for key, value in attrs.items()}))

    def _enter_document(self, name: str, line: int) -> None:
        self.has_begun = True
        expected = "rss" if self._depth == 1 else "channel"
        if name != expected:
            raise MalformedExport(f"no WordPress export: <{name}> where <{expected}> should be", line)

    def characters(self, content: str) -> None:
        if self._open and self._depth - len(self._open) == 2:
            self._open[-1].pieces.append(content)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if self._open and self._depth - len(self._open) == 2:
            element = self._open.pop()
            (self._open[-1].children if self._open else self._complete).append(element)
        self._depth -= 1


@lru_cache(maxsize=1_000)
def _local_name(uri: str | None, name: str) -> str:
    if not uri:
        return name
    prefix = next((prefix for pattern, prefix in _NAMESPACES if pattern.fullmatch(uri)), "other:")
    return prefix + name
