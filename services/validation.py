"""Checks input field by field and collects every problem before anything is refused."""

import re
import unicodedata
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from services.errors import InvalidInput, Problem

# Control characters say nothing in a text; PostgreSQL refuses NUL, UTF-8 the lone surrogates.
_UNUSABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u2028\u2029]")
_USERNAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?=[A-Za-z0-9])){2,29}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_EMAIL = 254
_LONGEST_FOLDED_EMAIL = 508
_LONGEST_NAME = 400
_MOST_STACKED_MARKS = 30
_ROOM_FOR_WHITE_SPACE = 1_000


class Validation:
    """Problems found so far. Each check returns the cleaned value, so that a service goes on with that."""

    def __init__(self) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []

    def reject(self, field: str | None, code: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(field, code, message))

    def raise_problems(self) -> None:
        """Raise InvalidInput if any check failed."""
        if self.problems:
            raise InvalidInput(self.problems)

    def line(self, field: str, value: str, *, at_most: int, required: bool = True) -> str:
        """Check a text of one line: inner white space is collapsed."""
        cleaned = " ".join(self._clean(field, value, at_most).split())
        return self._bounded(field, cleaned, at_most, required)

    def text(self, field: str, value: str, *, at_most: int, required: bool = True) -> str:
        """Check a text of several lines: line ends become LF, blank ends are cut."""
        return self._bounded(field, self._clean(field, value, at_most).strip(), at_most, required)

    def username(self, field: str, value: str) -> str:
        """Check a name to log in with and to be found by."""
        if not _USERNAME.fullmatch(value.strip()):
            self.reject(
                field,
                "INVALID_USERNAME",
                "Use 3 to 30 letters (a to z), digits, and single dots, hyphens or underscores between them.",
            )
        return value.strip()

    def email(self, field: str, value: str) -> str:
        """Check the form of an e-mail address; whether it can be reached is not asked."""
        try:
            tried = value.strip()[: _LONGEST_EMAIL + 1]
            address = validate_email(tried, check_deliverability=False).normalized
        except (EmailNotValidError, UnicodeError):
            address = ""
        # Folded, a ligature may become many letters: more than the column for comparing takes.
        if not address or len(fold(address)) > _LONGEST_FOLDED_EMAIL:
            self.reject(field, "INVALID_EMAIL", "This is not an e-mail address.")
            return value
        return address

    def slug(self, field: str, value: str, *, at_most: int = 200) -> str:
        """Check the part of an address that names a post."""
        if not _SLUG.fullmatch(value) or len(value) > at_most:
            self.reject(field, "INVALID_SLUG", "Use lower-case letters a to z, digits and single hyphens.")
        return value

    def web_address(self, field: str, value: str, *, at_most: int = 500) -> str:
        """Check the address of a web page; empty is fine."""
        address = self.line(field, value, at_most=at_most, required=False)
        if address and not is_web_address(address):
            self.reject(field, "INVALID_URL", "Use a full address such as https://example.com/.")
        return address

    def _clean(self, field: str, value: str, at_most: int) -> str:
        # Putting a text in order takes long if it is very long or stacks marks: it is refused as it is.
        if len(value) > 2 * at_most + _ROOM_FOR_WHITE_SPACE:
            return value
        if stacks_marks(value):
            self.reject(field, "STACKED_MARKS", "The text stacks too many marks on a letter.")
            return value
        value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
        if _UNUSABLE.search(value):
            self.reject(field, "UNUSABLE_CHARACTERS", "The text contains control characters.")
        return value

    def _bounded(self, field: str, value: str, at_most: int, required: bool) -> str:
        if required and not any(map(_is_visible, value)):
            self.reject(field, "REQUIRED", "This must not be empty.")
        if len(value) > at_most:
            self.reject(
                field,
                "TOO_LONG",
                f"This is {len(value):,} characters long; at most {at_most:,} are allowed.",
            )
        return value


def fold(text: str) -> str:
    """Return a text without differences of case and width, for comparing names; no name is that long."""
    text = text[:_LONGEST_NAME]
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def stacks_marks(text: str) -> bool:
    """Whether a text stacks so many marks on a letter that putting them in order takes a square of time."""
    stacked = 0
    for character in text if not text.isascii() else "":
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        if stacked > _MOST_STACKED_MARKS:
            return True
    return False


def _is_visible(character: str) -> bool:
    # Format characters, such as a space of no width, show nothing on their own.
    return unicodedata.category(character) != "Cf" and not character.isspace()


def is_web_address(text: str) -> bool:
    """Whether a text is the full address of something on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
