"""Queries that are answered only if the one who asks has the login that they claim."""

import re
import threading
import time
from datetime import timedelta

import pytest

from executor import Answer, Executor, RefusedOperation
from models import ApiToken, LoginSession, Role, UserStatus
from models.types import utc_now
from policies import ANONYMOUS, Actor
from policies.logins import Claim, Proof
from services.login_sessions import end_login, hash_token, start_login
from tests.executor.cases import EVERYBODY_ASKS_ALL, Case, cases
from tests.schema.documents import WRITES
from tests.schema.world import ACTORS, World
from tests.support.logins import login_claim

AN_HOUR = timedelta(hours=1)
MINE = "{ viewer { username email } }"


@pytest.fixture
def token(world: World) -> str:
    """The token of a login of the author."""
    token = start_login(world.session, world.users["author"], lifetime=AN_HOUR)
    world.session.commit()
    return token


def _claim(world: World, token: str) -> Claim:
    return login_claim(token, Actor.of(world.users["author"]))


def _asked(executor: Executor, claim: Claim, document: str = MINE, case: Case | None = None) -> Answer | None:
    operation = executor.prepare(document, case.operation_name if case else None)
    return executor.execute_if_proven(operation, case.variables if case else {}, claim)


@pytest.fixture(scope="module")
def claims(busy: World) -> dict[str, Claim]:
    """What everybody but a stranger may claim in the larger publication, by a login and by an API token."""
    claims = {}
    users = {name: busy.users[name] for name in ACTORS if name in busy.users}
    with busy.app.extensions["gazette"].database.transaction() as session:
        for name, user in users.items():
            claims[name] = login_claim(start_login(session, user, lifetime=AN_HOUR), Actor.of(user))
            token = busy.tokens[name]
            actor = Actor.by_token(user.id, user.role, token.scopes)
            claims[f"{name}'s token"] = Claim(token.token_hash, actor, Proof(ApiToken, user.role))
    return claims


@pytest.mark.parametrize("name", cases())
def test_case_is_answered_as_to_somebody_known(
    name: str, busy_executor: Executor, claims: dict[str, Claim]
) -> None:
    case = cases()[name]
    for claim in _asking(name, claims):
        false = claim._replace(token_hash=b"nobody's")
        try:
            operation = busy_executor.prepare(case.document, case.operation_name)
            known = busy_executor.execute(operation, case.variables, claim.actor)
        except RefusedOperation as refusal:
            for claimed in (claim, false):
                with pytest.raises(RefusedOperation, match=re.escape(str(refusal))):
                    _asked(busy_executor, claimed, case.document, case)
            continue
        reads = busy_executor.explain(operation, case.variables, claim.actor).query.constant is None
        assert _asked(busy_executor, claim, case.document, case) == (known if reads else None)
        assert _asked(busy_executor, false, case.document, case) is None


def _asking(name: str, claims: dict[str, Claim]) -> list[Claim]:
    everybody = list(claims.values())
    return everybody if EVERYBODY_ASKS_ALL else [everybody[list(cases()).index(name) % len(everybody)]]


def test_claim_that_is_true_is_answered(world: World, executor: Executor, token: str) -> None:
    answer = _asked(executor, _claim(world, token))
    assert answer == Answer(b'{"viewer":{"username":"Ada","email":"Ada@example.com"}}', [], 2, 1)


def test_claim_is_not_proven_by_the_token_of_another(world: World, executor: Executor, token: str) -> None:
    # Of the same role: it is the person that counts.
    assert world.users["other"].role is world.users["author"].role
    other = start_login(world.session, world.users["other"], lifetime=AN_HOUR)
    world.session.commit()
    assert _asked(executor, _claim(world, other)) is None
    assert _asked(executor, _claim(world, token + "x")) is None
    assert _asked(executor, _claim(world, other)._replace(token_hash=b"")) is None


def test_claim_of_another_role_is_not_proven(world: World, executor: Executor, token: str) -> None:
    claim = login_claim(token, Actor(world.users["author"].id, Role.ADMIN))
    assert _asked(executor, claim) is None


def test_claim_of_a_stranger_is_not_proven(world: World, executor: Executor, token: str) -> None:
    assert _asked(executor, login_claim(token, ANONYMOUS)) is None


@pytest.mark.parametrize("over", ["ended", "expired", "suspended", "demoted", "deleted"])
def test_claim_that_is_true_no_longer_is_not_proven(
    over: str, world: World, executor: Executor, token: str
) -> None:
    claim = _claim(world, token)
    assert _asked(executor, claim) is not None
    session, author = world.session, world.users["author"]
    login = session.get_one(LoginSession, hash_token(token))
    if over == "ended":
        end_login(session, token)
    elif over == "expired":
        login.expires_at = utc_now()
    elif over == "suspended":
        author.status = UserStatus.SUSPENDED
    elif over == "demoted":
        author.role = Role.READER
    else:
        session.delete(login)
    session.commit()
    assert _asked(executor, claim) is None


@pytest.mark.parametrize(
    "document", ["{ __typename }", "{ __schema { queryType { name } } }", WRITES["updateProfile"]]
)
def test_what_reads_no_rows_proves_no_claim(
    document: str, world: World, executor: Executor, token: str
) -> None:
    assert _asked(executor, _claim(world, token), document) is None


def test_claim_is_asked_for_by_each_of_many_at_once(world: World, executor: Executor, token: str) -> None:
    claim, ended = _claim(world, token), threading.Event()
    answers: dict[bool, list[Answer | None]] = {True: [], False: []}

    def ask() -> None:
        answers[False].append(_asked(executor, claim))
        ended.wait()
        answers[True].append(_asked(executor, claim))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(answers[False]) < len(threads):
        time.sleep(0.01)
    end_login(world.session, token)
    world.session.commit()
    ended.set()
    for thread in threads:
        thread.join()
    assert None not in answers[False]
    assert answers[True] == [None] * len(threads)
