"""Accounts: registering, proving who one is, and changing what an account says."""

from collections.abc import Iterator

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Role, User, UserStatus
from models.types import utc_now
from policies import Actor
from policies.users import can_edit_profile, can_manage_users, can_see_user, visible_users
from services.authorization import require
from services.conflicts import flushing
from services.errors import Forbidden, NotAuthenticated, NotFound, Problem
from services.passwords import Passwords
from services.validation import Validation, fold

LONGEST_LOGIN = 320

_TAKEN = {
    "uq_user_username_folded": Problem("username", "TAKEN", "This username is taken."),
    "uq_user_email_folded": Problem("email", "TAKEN", "There is an account with this address."),
}


def create_user(
    session: Session,
    passwords: Passwords,
    *,
    username: str,
    email: str,
    password: str,
    role: Role,
    display_name: str = "",
    accepted_terms_version: str | None = None,
) -> User:
    """Make an account. Whoever calls this has decided that it may be made.

    Raises InvalidInput with a problem for each bad field, Conflict when a name or address is taken.
    """
    validation = Validation()
    username = validation.username("username", username)
    email = validation.email("email", email)
    display_name = validation.line("display_name", display_name, at_most=100, required=False)
    _check_password(validation, passwords, password, (username, email, display_name))
    validation.raise_problems()
    # Hashing takes long: done before the first statement, it doesn't hold up other writers.
    password_hash = passwords.hash(password)
    user = User(
        username=username,
        username_folded=fold(username),
        email=email,
        email_folded=fold(email),
        password_hash=password_hash,
        display_name=display_name or username,
        role=role,
        accepted_terms_version=accepted_terms_version,
        accepted_terms_at=utc_now() if accepted_terms_version else None,
    )
    with flushing(session, _TAKEN):
        session.add(user)
    return user


def authenticate(session: Session, passwords: Passwords, *, login: str, password: str) -> User:
    """Return the user with this username or e-mail address and password.

    Raises NotAuthenticated alike, and after the same time, for an unknown login and a wrong password,
    and Forbidden for the right password of a suspended account.
    """
    user = _find_by_login(session, login)
    if not passwords.verify(user.password_hash if user else None, password) or user is None:
        raise NotAuthenticated("The name and the password don't match an account.")
    if user.status is UserStatus.SUSPENDED:
        raise Forbidden("This account is suspended.")
    return user


def renew_password_hash(session: Session, passwords: Passwords, user: User, password: str) -> None:
    """Store the hash of a password that matched anew if it was made with other parameters than today's.

    Another writer may have stored a new password meanwhile: that one stays.
    """
    old_hash = user.password_hash
    if old_hash is None or not passwords.needs_rehash(old_hash):
        return
    new_hash = passwords.hash(password)
    session.execute(
        update(User).where(User.id == user.id, User.password_hash == old_hash).values(password_hash=new_hash)
    )


def update_profile(
    session: Session,
    actor: Actor,
    *,
    name: str | None = None,
    surname: str | None = None,
    display_name: str | None = None,
    bio: str | None = None,
    website: str | None = None,
) -> User:
    """Change what the actor's own account says; None leaves a field as it is."""
    user = session.get(User, actor.user_id) if actor.is_authenticated else None
    require(actor, user is not None and can_edit_profile(actor, user), "edit a profile")
    assert user is not None
    check = Validation()
    if name is not None:
        user.name = check.line("name", name, at_most=100, required=False)
    if surname is not None:
        user.surname = check.line("surname", surname, at_most=100, required=False)
    if display_name is not None:
        user.display_name = check.line("display_name", display_name, at_most=100)
    if bio is not None:
        user.bio = check.text("bio", bio, at_most=2_000, required=False)
    if website is not None:
        user.website = check.web_address("website", website)
    check.raise_problems()
    session.flush()
    return user


def change_role(session: Session, actor: Actor, username: str, role: Role) -> User:
    """Give a user another role; for admins."""
    require(actor, can_manage_users(actor), "change roles")
    user = get_user(session, actor, username)
    user.role = role
    session.flush()
    return user


def find_user(session: Session, actor: Actor, username: str) -> User | None:
    """Return the user with this name, if there is one whom the actor may see."""
    user = session.scalar(select(User).where(User.username_folded == fold(username)))
    return user if user and can_see_user(actor, user) else None


def get_user(session: Session, actor: Actor, username: str) -> User:
    """Return the user with this name. Raises NotFound."""
    user = find_user(session, actor, username)
    if user is None:
        raise NotFound("There is no such user.")
    return user


def list_users(session: Session, actor: Actor) -> Iterator[User]:
    """Yield the accounts that the actor may see, oldest first."""
    statement = select(User).where(visible_users(actor)).order_by(User.id)
    yield from session.scalars(statement.execution_options(yield_per=500))


def _check_password(
    validation: Validation, passwords: Passwords, password: str, personal: tuple[str, ...]
) -> None:
    problem = passwords.problem("password", password, personal)
    if problem:
        validation.problems.append(problem)


def _find_by_login(session: Session, login: str) -> User | None:
    # An e-mail address holds an @, a username never does: one text can't mean two accounts.
    folded = fold(login.strip())
    if "\x00" in folded or len(folded) > LONGEST_LOGIN:
        return None
    column = User.email_folded if "@" in folded else User.username_folded
    return session.scalar(select(User).where(column == folded))
