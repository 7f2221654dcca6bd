"""Proving who one is: by name or address and password, and telling nothing to those who can't."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from models import User, UserStatus
from services.accounts import authenticate, renew_password_hash
from services.errors import Forbidden, NotAuthenticated
from services.gazette import Gazette
from services.passwords import Passwords
from tests.support.factories import PASSWORD, UserFactory

DEARER = Passwords(min_length=15, memory_kib=16, time_cost=1, parallelism=1)
WRONG = "another kettle southwards"


@pytest.fixture
def ada(session: Session) -> User:
    """Somebody with an account."""
    return UserFactory(username="Ada", email="Ada.L@Example.com", email_folded="ada.l@example.com")


@pytest.mark.parametrize(
    "login", ["Ada", "ada", " ADA ", "Ada.L@Example.com", "ada.l@example.com", " ADA.L@EXAMPLE.COM ", "Ａda"]
)
def test_authenticate_by_name_or_address_gives_the_user(
    session: Session, gazette: Gazette, ada: User, login: str
) -> None:
    assert authenticate(session, gazette.passwords, login=login, password=PASSWORD) is ada


@pytest.mark.parametrize(
    ("login", "password"),
    [
        *(("ada", WRONG), ("ada", ""), ("ada", PASSWORD + " "), ("ada", "\ud800"), ("ada", "x\x00")),
        *(("nobody", PASSWORD), ("", PASSWORD), ("@", PASSWORD), ("a\x00da", PASSWORD)),
        *(("x" * 100_000, PASSWORD), ("ada@", PASSWORD), ("%", PASSWORD), ("' OR 1=1 --", PASSWORD)),
    ],
)
def test_authenticate_wrong_is_refused_in_one_and_the_same_way(
    session: Session, gazette: Gazette, ada: User, login: str, password: str
) -> None:
    with pytest.raises(NotAuthenticated) as refused:
        authenticate(session, gazette.passwords, login=login, password=password)
    assert refused.value.message == "The name and the password don't match an account."


@pytest.mark.parametrize("login", ["ada", "nobody", "nobody@example.com", "a\x00da", "x" * 1_000, "imported"])
def test_authenticate_known_or_not_verifies_one_hash_of_the_same_cost(
    session: Session, gazette: Gazette, ada: User, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory(username="imported", password_hash=None)
    verified = []
    original = PasswordHasher.verify

    def verify(self: PasswordHasher, stored: str, password: bytes) -> bool:
        verified.append(stored.split("$")[1:4])
        return original(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    with pytest.raises(NotAuthenticated):
        authenticate(session, gazette.passwords, login=login, password=WRONG)
    assert verified == [["argon2id", "v=19", "m=8,t=1,p=1"]]


def test_authenticate_without_a_password_set_is_refused(session: Session, gazette: Gazette) -> None:
    UserFactory(username="imported", password_hash=None)
    for password in ("", PASSWORD, "nobody has this password"):
        with pytest.raises(NotAuthenticated):
            authenticate(session, gazette.passwords, login="imported", password=password)


def test_authenticate_suspended_is_told_only_with_the_right_password(
    session: Session, gazette: Gazette
) -> None:
    UserFactory(username="grace", status=UserStatus.SUSPENDED)
    with pytest.raises(Forbidden):
        authenticate(session, gazette.passwords, login="grace", password=PASSWORD)
    with pytest.raises(NotAuthenticated):
        authenticate(session, gazette.passwords, login="grace", password=WRONG)


def test_renew_password_hash_of_other_parameters_is_renewed(
    session: Session, gazette: Gazette, ada: User
) -> None:
    old = ada.password_hash
    renew_password_hash(session, DEARER, ada, PASSWORD)
    session.commit()
    session.refresh(ada)
    assert ada.password_hash != old
    assert "m=16," in (ada.password_hash or "")
    assert authenticate(session, DEARER, login="ada", password=PASSWORD) is ada


def test_renew_password_hash_of_the_same_parameters_stays(
    session: Session, gazette: Gazette, ada: User
) -> None:
    old = ada.password_hash
    renew_password_hash(session, gazette.passwords, ada, PASSWORD)
    assert ada.password_hash == old


def test_renew_password_hash_without_one_stays_without(session: Session) -> None:
    user = UserFactory(password_hash=None)
    renew_password_hash(session, DEARER, user, PASSWORD)
    assert user.password_hash is None
