"""What API tokens look like, and what is told from them without the database."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.api_token_secrets import _checksum, is_secret, new_secret

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# By another implementation of the same: CRC-32 as zlib has it, most significant digit first.
KNOWN = "gzt_0123456789ABCDEFGHIJKLMNOPQRSTUV"


def test_new_secret_has_the_form_and_is_another_each_time() -> None:
    secrets = {new_secret() for _ in range(1_000)}
    assert len(secrets) == 1_000
    assert all(re.fullmatch("gzt_[0-9A-Za-z]{38}", secret) and is_secret(secret) for secret in secrets)


def test_every_digit_is_drawn() -> None:
    drawn = "".join(new_secret()[4:-6] for _ in range(200))
    assert set(drawn) == set(DIGITS)


@pytest.mark.parametrize(("text", "number"), [("123456789", 0xCBF43926), ("", 0)])
def test_checksum_is_crc32_in_base_62(text: str, number: int) -> None:
    read = 0
    for digit in _checksum(text):
        read = read * 62 + DIGITS.index(digit)
    assert read == number


@given(place=st.integers(4, 41), digit=st.sampled_from(DIGITS))
def test_one_wrong_character_is_found(place: int, digit: str) -> None:
    secret = KNOWN + _checksum(KNOWN)
    assert is_secret(secret)
    changed = secret[:place] + digit + secret[place + 1 :]
    assert is_secret(changed) is (changed == secret)


@pytest.mark.parametrize(
    "change",
    [
        lambda secret: "",
        lambda secret: secret[:-1],
        lambda secret: secret + "0",
        lambda secret: secret + "\n",
        lambda secret: " " + secret,
        lambda secret: secret.upper(),
        lambda secret: "ghp_" + secret[4:],
        lambda secret: secret[4:],
        lambda secret: secret.replace(secret[10:12], secret[11] + secret[10]),
        lambda secret: secret[:10] + "é" + secret[11:],
        lambda secret: secret[:10] + "\u0661" + secret[11:],
        lambda secret: secret[:10] + "\x00" + secret[11:],
        lambda secret: secret[:10] + "\ud800" + secret[11:],
        lambda secret: secret * 10_000,
        lambda secret: "gzt_" + "0" * 38,
    ],
)
def test_what_is_no_secret_is_told(change: object) -> None:
    assert not is_secret(change(KNOWN + _checksum(KNOWN)))  # type: ignore[operator]
