"""Which passwords are good enough, and how they are hashed and compared."""

import tomllib
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from services.passwords import Passwords

PASSWORDS = Passwords(min_length=15, memory_kib=8, time_cost=1, parallelism=1)
GOOD = "marmalade kettle northwards"


def code_of(password: str, *personal: str) -> str | None:
    problem = PASSWORDS.problem("password", password, personal)
    return problem.code if problem else None


def test_hash_with_the_default_settings_is_argon2id_of_19_mib_two_passes_one_lane(checkout: Path) -> None:
    defaults = tomllib.loads((checkout / "settings.toml").read_text())["default"]["passwords"]
    made = Passwords(min_length=15, **defaults).hash(GOOD)
    assert made.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_hash_of_the_same_password_is_salted() -> None:
    assert PASSWORDS.hash(GOOD) != PASSWORDS.hash(GOOD)


def test_verify_right_password_matches() -> None:
    assert PASSWORDS.verify(PASSWORDS.hash(GOOD), GOOD)


@pytest.mark.parametrize("other", ["", GOOD + " ", GOOD.upper(), GOOD[:-1], GOOD + "\x00", "\ud800" * 20])
def test_verify_wrong_password_does_not_match(other: str) -> None:
    assert not PASSWORDS.verify(PASSWORDS.hash(GOOD), other)


@pytest.mark.parametrize("stored", ["", "plain", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$broken"])
def test_verify_unreadable_hash_does_not_match(stored: str) -> None:
    assert not PASSWORDS.verify(stored, GOOD)


def test_verify_without_a_hash_does_the_same_work_and_never_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = []
    original = PasswordHasher.verify

    def verify(self: PasswordHasher, stored: str, password: bytes) -> bool:
        verified.append(stored)
        return original(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    assert not PASSWORDS.verify(None, GOOD)
    assert not PASSWORDS.verify(None, "nobody has this password")
    assert [stored.split("$")[3] for stored in verified] == ["m=8,t=1,p=1"] * 2


def test_verify_password_composed_differently_matches() -> None:
    assert PASSWORDS.verify(PASSWORDS.hash("crème brûlée tonight"), "cre\u0300me bru\u0302le\u0301e tonight")


def test_needs_rehash_same_parameters_is_no() -> None:
    assert not PASSWORDS.needs_rehash(PASSWORDS.hash(GOOD))


def test_needs_rehash_other_parameters_is_yes() -> None:
    dearer = Passwords(min_length=15, memory_kib=16, time_cost=1, parallelism=1)
    assert dearer.needs_rehash(PASSWORDS.hash(GOOD))


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "brisk otter fum",  # the shortest
        "nothing but small letters in here",  # no composition rules
        "830516094275113",
        "пароль из нескольких слов",
        "丁火山云木石田水月星雨雪風電雷",
        "🦊🌵🚲🎻🧊🪁🫖🧵🪵🪐🛶🧭🪗🧲🪃",
        ("k7 qx zebra lamp " * 20)[:64],
        ("k7 qx zebra lamp " * 20)[:256],
    ],
)
def test_problem_good_password_has_none(password: str) -> None:
    assert code_of(password) is None


@pytest.mark.parametrize("password", ["", "short", "x7#Kq!9z$Lm2@W"])
def test_problem_short_password_is_refused_however_complex(password: str) -> None:
    assert code_of(password) == "TOO_SHORT"


def test_problem_overlong_password_is_refused() -> None:
    assert code_of("k7 qx zebra lamp " * 20) == "TOO_LONG"


@pytest.mark.parametrize(
    "password",
    [
        *("passwordpassword", "123456789012345", "aaaaaaaaaaaaaaaaaaaa", "qwertyuiopasdfgh"),
        *("Passw0rdPassw0rd", "abcdefghijklmnop", "iloveyouiloveyou"),
    ],
)
def test_problem_common_password_is_refused(password: str) -> None:
    assert code_of(password) == "COMMON_PASSWORD"


def test_problem_password_made_of_the_own_name_is_refused() -> None:
    name = "bartholomew-quincey"
    assert code_of(name) is None
    assert code_of(name, name, f"{name}@example.com") == "COMMON_PASSWORD"


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=15, max_size=300), st.lists(st.text(), max_size=3))
def test_problem_whatever_is_judged_without_failing(password: str, personal: list[str]) -> None:
    problem = PASSWORDS.problem("password", password, personal)
    assert problem is None or (problem.field == "password" and problem.message)


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_verify_whatever_was_hashed_matches(password: str) -> None:
    assert PASSWORDS.verify(PASSWORDS.hash(password), password)
