"""Passwords: which are good enough, and how they are hashed and compared."""

import unicodedata
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from services.errors import Problem

LONGEST = 256
# zxcvbn's work grows with the square of the length; a long password can't be weaker than its beginning.
_ESTIMATED_PREFIX = 30
_COMMON_BELOW_LOG10_GUESSES = 8.0


class Passwords:
    """Hashes with argon2id and judges passwords. One instance serves all threads."""

    def __init__(self, *, min_length: int, memory_kib: int, time_cost: int, parallelism: int) -> None:
        """Take what a hash costs, and prepare the hash that nobody's password matches."""
        self._min_length = min_length
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=parallelism)
        self._nobody = self._hasher.hash("nobody has this password")

    def problem(self, field: str, password: str, personal: Sequence[str] = ()) -> Problem | None:
        """Say what is wrong with a new password, if anything; `personal` holds names it shouldn't lean on."""
        if len(password) < self._min_length:
            return Problem(field, "TOO_SHORT", f"Use at least {self._min_length} characters.")
        if len(password) > LONGEST:
            return Problem(field, "TOO_LONG", f"Use at most {LONGEST} characters.")
        guesses = zxcvbn(password[:_ESTIMATED_PREFIX], user_inputs=list(personal))["guesses_log10"]
        if guesses < _COMMON_BELOW_LOG10_GUESSES:
            return Problem(
                field,
                "COMMON_PASSWORD",
                "This is one of the first passwords that somebody would try: use a few unrelated words.",
            )
        return None

    def hash(self, password: str) -> str:
        """Return a salted hash with its parameters. Takes tens of milliseconds by design."""
        return self._hasher.hash(_normalized(password))

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Compare a password with a hash. Takes as long when there is no hash to compare with."""
        try:
            matches = self._hasher.verify(password_hash or self._nobody, _normalized(password))
        except (VerificationError, InvalidHashError):
            return False
        return matches and password_hash is not None

    def needs_rehash(self, password_hash: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(password_hash)


def _normalized(password: str) -> bytes:
    # The same characters typed on another keyboard may come composed differently (NIST SP 800-63B).
    # A longer one is nobody's, and putting a very long one in order takes a square of time.
    return unicodedata.normalize("NFKC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")
