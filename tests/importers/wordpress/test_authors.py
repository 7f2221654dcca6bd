"""Whose posts they are: accounts found, accounts made, and who can't log in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, Role, User, UserStatus
from tests.importers.wordpress.conftest import Importing
from tests.importers.wordpress.wxr import author, item
from tests.support.factories import UserFactory


def _users(session: Session) -> list[User]:
    return list(session.scalars(select(User).order_by(User.id)))


def test_authors_listed_become_accounts_without_password(importing: Importing, session: Session) -> None:
    listed = author("ada", display_name="Ada &amp; Co", first_name="Ada", last_name="Lovelace")
    report = importing(listed, author("bob"))
    ada, bob = _users(session)
    assert (ada.username, ada.email, ada.display_name) == ("ada", "ada@example.org", "Ada & Co")
    assert (ada.name, ada.surname, ada.role, ada.status) == (
        "Ada",
        "Lovelace",
        Role.AUTHOR,
        UserStatus.ACTIVE,
    )
    assert ada.password_hash is None
    assert bob.display_name == "Bob"
    assert report.imported["authors"] == 2


def test_authors_with_known_address_are_those_users(importing: Importing, session: Session) -> None:
    known = UserFactory(email="Ada@Example.org", role=Role.EDITOR)
    report = importing(author("ada"), item(1))
    session.expire_all()
    assert _users(session) == [known]
    assert known.role is Role.EDITOR
    assert session.scalars(select(Post)).one().author_id == known.id
    assert (report.imported["authors"], report.known["authors"]) == (0, 1)


def test_authors_with_taken_username_get_a_number(importing: Importing, session: Session) -> None:
    UserFactory(username="ada", email="other@example.org")
    importing(author("ada"))
    assert [user.username for user in _users(session)] == ["ada", "ada-2"]


def test_authors_without_usable_address_get_placeholders(importing: Importing, session: Session) -> None:
    report = importing(author("a.b", email=""), author("a-b", email="admin@localhost"))
    emails = [user.email for user in _users(session)]
    assert len(set(emails)) == 2
    assert all(email.endswith("@old.example.org.invalid") for email in emails)
    assert report.changes["authors without a usable e-mail address (it ends in .invalid now)"] == 2


def test_creators_with_angle_brackets_are_the_listed_author(importing: Importing, session: Session) -> None:
    importing(author("ada"), item(1, creator=">ada"), item(2, creator="ada>"), item(3, creator=" <ADA> "))
    (ada,) = _users(session)
    assert {post.author_id for post in session.scalars(select(Post))} == {ada.id}


def test_creators_not_listed_get_accounts(importing: Importing, session: Session) -> None:
    items = (item(1, creator="zoe"), item(2, creator="zoe"), item(3, creator=""))
    report = importing(*items)
    zoe, nobody = _users(session)
    assert (zoe.username, zoe.display_name) == ("zoe", "zoe")
    assert nobody.display_name == "The Old Site"
    assert report.changes["authors made from their names (the export doesn't list them)"] == 2


def test_authors_imported_again_stay_who_they_are(importing: Importing, session: Session) -> None:
    importing(author("ada"))
    (ada,) = _users(session)
    ada.email = ada.email_folded = "new@example.org"
    session.commit()
    report = importing(author("ada"), item(1))
    assert len(_users(session)) == 1
    assert (report.imported["authors"], report.known["authors"]) == (0, 1)
