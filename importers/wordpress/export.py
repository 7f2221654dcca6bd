"""An export file on disk, opened and checked as a whole before anything of it is used.

Reading happens twice: once to check everything and to learn what posts refer to (authors, terms, pictures),
then item by item while writing. So neither needs more memory than the largest item, and a damaged file is
refused before a transaction has begun.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from importers.wordpress.elements import Element, read_elements
from importers.wordpress.errors import MalformedExport
from importers.wordpress.parsing import parse_attachment, parse_author, parse_item, parse_term
from importers.wordpress.records import Attachment, AuthorRecord, ItemRecord, TermRecord
from importers.wordpress.text import plain_line
from models import TagKind

LARGEST_FILE_MB = 512


class Export:
    """A checked export: what it holds besides items, and the items as often as they are asked for."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the whole file once. Raises MalformedExport."""
        self._file = file
        self.title = ""
        self.address = ""
        self.item_count = 0
        self.authors: list[AuthorRecord] = []
        self.terms: list[TermRecord] = []
        self.attachments: dict[str, Attachment] = {}
        self.other_terms: Counter[str] = Counter()
        self._has_version = False
        for element in self._elements():
            self._note(element)
        self._check()

    @property
    def source(self) -> str:
        """The site's name in the log of imports: its address, the same before and after moving to HTTPS."""
        parts = urlsplit(self.address)
        return f"wordpress:https://{parts.netloc.lower()}{parts.path.rstrip('/')}"

    @property
    def host(self) -> str:
        """The site's host name."""
        return urlsplit(self.address).hostname or "wordpress"

    @cached_property
    def lists_all_terms(self) -> bool:
        """Whether this is an export of the whole site: those of a part list no tags."""
        return any(term.kind is TagKind.TAG for term in self.terms)

    def items(self) -> Iterator[ItemRecord]:
        """Yield posts, pages and all else, in the order of the file."""
        return (parse_item(element) for element in self._elements() if element.name == "item")

    def pictures_of(self, item: ItemRecord, wordpress_ids: Sequence[str] | None) -> list[Attachment]:
        """Return the attachments with these ids, or all that were uploaded to the item."""
        if wordpress_ids is None:
            return [file for file in self.attachments.values() if file.parent_id == item.wordpress_id]
        return [self.attachments[key] for key in wordpress_ids if key in self.attachments]

    def _elements(self) -> Iterator[Element]:
        self._file.seek(0)
        return read_elements(self._file)

    def _note(self, element: Element) -> None:
        match element.name:
            case "title":
                self.title = plain_line(element.text)
            case "link":
                self.address = _checked_address(element)
            case "wp:wxr_version":
                self._has_version = _check_version(element)
            case "wp:author":
                self.authors.append(parse_author(element))
            case "wp:category" | "wp:tag" | "wp:term":
                self._note_term(element)
            case "item":
                self._note_item(element)

    def _note_term(self, element: Element) -> None:
        term = parse_term(element)
        if term is None:
            self.other_terms[element.get("wp:term_taxonomy")] += 1
        elif term.slug:
            self.terms.append(term)

    def _note_item(self, element: Element) -> None:
        item = parse_item(element)
        self.item_count += 1
        if item.type == "attachment":
            self.attachments[item.wordpress_id] = parse_attachment(element)

    def _check(self) -> None:
        if not self._has_version:
            raise MalformedExport("an RSS feed, but no WordPress export: it has no wp:wxr_version")
        if not self.address:
            raise MalformedExport("the channel has no <link>, so that a second run would add all again")


@contextmanager
def open_export(path: Path) -> Iterator[Export]:
    """Open and check an export. Raises MalformedExport, also for what is no file."""
    with _open(path) as file:
        yield Export(file)


def _open(path: Path) -> BinaryIO:
    try:
        if not path.is_file():
            raise MalformedExport("not a file" if path.exists() else "there is no such file")
        if path.stat().st_size > LARGEST_FILE_MB * 1024**2:
            raise MalformedExport(f"larger than {LARGEST_FILE_MB} MB: export it in parts")
        return path.open("rb")
    except OSError as error:
        raise MalformedExport(error.strerror or "the file can't be read") from None


def _check_version(element: Element) -> bool:
    version = element.text.strip()
    if not version.startswith("1."):
        raise MalformedExport(f"version {version[:20]!r} of the format is unknown, only 1.x is", element.line)
    return True


def _checked_address(element: Element) -> str:
    address = element.text.strip()
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host:
        raise MalformedExport(f"the site's <link> is no web address: {address[:60]!r}", element.line)
    return address
