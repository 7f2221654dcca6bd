"""What an API token looks like: `gzt_`, 32 random characters, and a checksum of 6.

The prefix lets scanners find tokens that have leaked into code or logs. The checksum tells a token that was
cut off or mistyped from one that was never made, without asking the database. It protects nothing: that is
what the random characters are for, 190 bits of them.
"""

import re
import secrets
import string
import zlib

PREFIX = "gzt_"
RANDOM_LENGTH = 32
CHECKSUM_LENGTH = 6

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_FORM = re.compile(rf"{PREFIX}[0-9A-Za-z]{{{RANDOM_LENGTH + CHECKSUM_LENGTH}}}")


def new_secret() -> str:
    """Return a new secret."""
    body = PREFIX + "".join(secrets.choice(_DIGITS) for _ in range(RANDOM_LENGTH))
    return body + _checksum(body)


def is_secret(text: str) -> bool:
    """Whether a text may be the secret of a token: it has the form, and its checksum is right."""
    body, checksum = text[:-CHECKSUM_LENGTH], text[-CHECKSUM_LENGTH:]
    return bool(_FORM.fullmatch(text)) and _checksum(body) == checksum


def _checksum(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits
