"""API tokens: made with bounds, told once, listed and ended."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope
from models.database import Database
from models.types import utc_now
from policies import ANONYMOUS, OPERATOR, Actor
from services import api_tokens
from services.api_token_secrets import is_secret
from services.api_tokens import (
    KEPT_AFTER_ITS_END,
    MOST_LIVE,
    create_api_token,
    list_api_tokens,
    list_own_api_tokens,
    revoke_api_token,
)
from services.errors import Conflict, Forbidden, NotAuthenticated, NotFound, RejectedInput
from tests.services.refusals import problems_of
from tests.support.factories import ApiTokenFactory

READ, WRITE, MODERATE, ADMIN = ApiTokenScope


def _create(session: Session, actor: Actor, **values: Any) -> ApiToken:
    return create_api_token(session, actor, **{"name": "Script", **values})[0]


def _refused(session: Session, actor: Actor, **values: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(RejectedInput) as refused:
        _create(session, actor, **values)
    session.flush()
    return problems_of(refused.value)


def test_create_keeps_the_hash_and_never_the_secret(session: Session, author: Actor) -> None:
    token, secret = create_api_token(session, author, name="  My\n script ", scopes=[WRITE, WRITE])
    assert is_secret(secret)
    assert token.token_hash == hashlib.sha256(secret.encode()).digest()
    assert (token.user_id, token.name, token.last_four) == (author.user_id, "My script", secret[-4:])
    assert token.scopes == (READ, WRITE)
    assert (token.last_used_at, token.revoked_at) == (None, None)
    assert abs(token.expires_at - token.created_at - timedelta(days=90)) < timedelta(seconds=5)
    columns = session.execute(select(ApiToken.__table__)).one()
    assert [value for value in columns if secret in str(value)] == []


def test_create_without_scopes_reads(session: Session, reader: Actor) -> None:
    assert _create(session, reader).scopes == (READ,)


@pytest.mark.parametrize("days", [1, 366])
def test_create_for_as_long_as_allowed_expires_then(session: Session, author: Actor, days: int) -> None:
    token = _create(session, author, expires_in_days=days)
    assert abs(token.expires_at - utc_now() - timedelta(days=days)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"name": ""}, [("name", "REQUIRED")]),
        ({"name": " \n"}, [("name", "REQUIRED")]),
        ({"name": "x" * 101}, [("name", "TOO_LONG")]),
        ({"name": "a\x00b"}, [("name", "UNUSABLE_CHARACTERS")]),
        ({"name": "a\ud800"}, [("name", "UNUSABLE_CHARACTERS")]),
        *(({"expires_in_days": days}, [("expires_in_days", "OUT_OF_RANGE")]) for days in (-1, 0, 367, 2**31)),
        ({"scopes": [MODERATE]}, [("scopes", "SCOPE_NOT_YOURS")]),
        ({"scopes": [READ, ADMIN] * 1_000}, [("scopes", "SCOPE_NOT_YOURS")]),
        ({"scopes": [ADMIN, MODERATE]}, [("scopes", "SCOPE_NOT_YOURS")] * 2),
        (
            {"name": "", "scopes": [ADMIN], "expires_in_days": 0},
            [("name", "REQUIRED"), ("scopes", "SCOPE_NOT_YOURS"), ("expires_in_days", "OUT_OF_RANGE")],
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_create_with_bad_input_names_each_problem(
    session: Session, author: Actor, values: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert _refused(session, author, **values) == problems
    assert session.scalars(select(ApiToken)).all() == []


def test_create_with_a_name_as_long_as_allowed_is_done(session: Session, author: Actor) -> None:
    assert _create(session, author, name="é" * 100).name == "é" * 100


def test_create_by_an_editor_or_admin_takes_their_scopes(
    session: Session, editor: Actor, admin: Actor
) -> None:
    assert _create(session, editor, scopes=[MODERATE]).scopes == (READ, MODERATE)
    assert _refused(session, editor, scopes=[MODERATE, ADMIN]) == [("scopes", "SCOPE_NOT_YOURS")]
    assert _create(session, admin, scopes=[ADMIN, MODERATE, WRITE]).scopes == tuple(ApiTokenScope)


def test_create_by_a_stranger_asks_for_a_login(session: Session) -> None:
    with pytest.raises(NotAuthenticated):
        _create(session, ANONYMOUS)


@pytest.mark.parametrize("scopes", [(READ,), tuple(ApiTokenScope)])
def test_create_by_a_token_is_forbidden(
    session: Session, admin: Actor, scopes: tuple[ApiTokenScope, ...]
) -> None:
    with pytest.raises(Forbidden, match="A token can't make tokens"):
        _create(session, replace(admin, scopes=scopes))


def test_create_twice_under_a_name_is_a_conflict_while_the_first_lives(
    session: Session, author: Actor, stranger: Actor
) -> None:
    first = _create(session, author)
    with pytest.raises(Conflict) as refused:
        _create(session, author)
    assert problems_of(refused.value) == [("name", "TAKEN")]
    # A stranger's names are their own.
    assert _create(session, stranger).id
    revoke_api_token(session, author, first.id)
    second = _create(session, author)
    second.expires_at = utc_now()
    session.flush()
    assert _create(session, author).id


def test_create_more_than_the_bound_is_refused_until_one_is_revoked(session: Session, author: Actor) -> None:
    tokens = [ApiTokenFactory(user_id=author.user_id) for _ in range(MOST_LIVE)]
    assert _refused(session, author) == [(None, "TOO_MANY")]
    revoke_api_token(session, author, tokens[0].id)
    assert _create(session, author).id
    assert _refused(session, author, name="Another") == [(None, "TOO_MANY")]


def test_create_forgets_what_is_long_over(session: Session, author: Actor, stranger: Actor) -> None:
    long_ago, lately = (utc_now() - KEPT_AFTER_ITS_END + timedelta(days=days) for days in (-1, 1))
    own = {"user_id": author.user_id}
    for over in ({"revoked_at": long_ago}, {"expires_at": long_ago}):
        ApiTokenFactory(**own, **over)
    kept = [
        ApiTokenFactory(**own, revoked_at=lately),
        ApiTokenFactory(**own, expires_at=lately),
        ApiTokenFactory(**own),
        ApiTokenFactory(user_id=stranger.user_id, revoked_at=long_ago),
    ]
    new = _create(session, author)
    assert set(session.scalars(select(ApiToken.id))) == {token.id for token in [*kept, new]}


def test_revoke_ends_it_once(session: Session, author: Actor) -> None:
    token = _create(session, author)
    ended = revoke_api_token(session, author, token.id).revoked_at
    assert ended is not None
    assert revoke_api_token(session, author, token.id).revoked_at == ended


def test_revoke_of_anothers_is_for_admins(
    session: Session, author: Actor, stranger: Actor, editor: Actor, admin: Actor
) -> None:
    token = _create(session, author)
    for actor in (ANONYMOUS, stranger, editor):
        with pytest.raises(NotFound):
            revoke_api_token(session, actor, token.id)
    assert token.revoked_at is None
    assert revoke_api_token(session, admin, token.id).revoked_at


def test_revoke_by_a_token_needs_the_scope(session: Session, author: Actor) -> None:
    token = _create(session, author)
    reading, writing = (replace(author, scopes=scopes) for scopes in ((READ,), (READ, WRITE)))
    with pytest.raises(Forbidden, match="may only read"):
        revoke_api_token(session, reading, token.id)
    assert revoke_api_token(session, writing, token.id).revoked_at


def test_revoke_of_nothing_is_not_found(session: Session, admin: Actor) -> None:
    with pytest.raises(NotFound):
        revoke_api_token(session, admin, 4711)


def test_list_own_is_what_was_not_revoked_newest_first(
    session: Session, author: Actor, stranger: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _create(session, author, name="First"), _create(session, author, name="Second")
    expired = ApiTokenFactory(user_id=author.user_id, expires_at=utc_now(), created_at=utc_now())
    revoke_api_token(session, author, _create(session, author, name="Revoked").id)
    _create(session, stranger)
    assert list(list_own_api_tokens(session, author)) == [expired, second, first]
    monkeypatch.setattr(api_tokens, "MOST_LISTED", 2)
    assert list(list_own_api_tokens(session, author)) == [expired, second]


def test_list_is_of_those_whom_the_actor_may_see(session: Session, author: Actor, stranger: Actor) -> None:
    first, second = _create(session, author), _create(session, stranger)
    of_author, of_stranger = (first, "author"), (second, "stranger")
    assert list(list_api_tokens(session, OPERATOR)) == [of_author, of_stranger]
    assert list(list_api_tokens(session, author)) == [of_author]
    assert list(list_api_tokens(session, ANONYMOUS)) == []
    assert list(list_api_tokens(session, OPERATOR, stranger.user_id)) == [of_stranger]


def test_create_by_several_at_once_keeps_to_the_bound_and_to_names(
    database: Database, session: Session, author: Actor
) -> None:
    for _ in range(MOST_LIVE - 2):
        ApiTokenFactory(user_id=author.user_id)

    def create(name: str) -> bool:
        try:
            with database.transaction() as writing:
                create_api_token(writing, author, name=name)
        except RejectedInput:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        made = list(
            threads.map(create, ["Same", "Same", "Same", "Same", "Other", "Third", "Fourth", "Fifth"])
        )
    session.rollback()
    names = session.scalars(select(ApiToken.name).where(ApiToken.user_id == author.user_id)).all()
    assert (made.count(True), len(names)) == (2, MOST_LIVE)
    assert names.count("Same") <= 1
