"""The profile's API tokens: made once, shown once, listed and revoked."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from webtest import TestResponse

from models import ApiToken, ApiTokenScope, Role, User
from models.types import utc_now
from services.api_token_secrets import is_secret
from services.api_tokens import MOST_LIVE
from services.login_sessions import hash_token
from tests.support.factories import ApiTokenFactory, UserFactory
from tests.support.graphql import GraphQLClient
from tests.support.visitor import Visitor
from tests.views.conftest import Log
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of

READ, WRITE, MODERATE, ADMIN = ApiTokenScope
TICKS = ("token-write", "token-moderate", "token-admin")
PAGES = ("/profile", "/profile/tokens")


def _make(visitor: Visitor, path: str = "/profile", status: int = 200, **values: object) -> TestResponse:
    """Fill in the form on a page and send it."""
    given = {f"token-{name}": value for name, value in {"name": "Script", **values}.items()}
    return visitor.fill(path, **given).submit(status=status)


def _secret(page: TestResponse) -> str:
    return str(page.html.select_one("code.secret").get_text())


def _stored(session: Session) -> list[ApiToken]:
    session.rollback()
    return list(session.scalars(select(ApiToken).order_by(ApiToken.id)))


@pytest.mark.parametrize("path", PAGES)
def test_token_made_is_shown_once_and_works(
    session: Session, visitor: Visitor, user: User, path: str
) -> None:
    page = _make(visitor, path, write=True, expires_in_days="30")
    secret = _secret(page)
    assert is_secret(secret)
    assert page.headers["Cache-Control"] == "no-store"
    (token,) = _stored(session)
    assert (token.user_id, token.name, token.scopes) == (user.id, "Script", (READ, WRITE))
    assert token.token_hash == hash_token(secret)
    assert abs(token.expires_at - utc_now() - timedelta(days=30)) < timedelta(minutes=1)
    answer = GraphQLClient(visitor.app).post(
        {"query": "{ viewer { username } }"}, Authorization=f"Bearer {secret}"
    )
    assert answer.get_json() == {"data": {"viewer": {"username": "ada"}}}
    for again in PAGES:
        shown = visitor.get(again)
        assert secret not in shown.text
        assert f"Script …{secret[-4:]} May read, write Last used" in text_of(shown)
        assert shown.html.select_one("code.secret") is None


def test_secret_is_in_no_address_no_cookie_and_no_log(visitor: Visitor, user: User, log: Log) -> None:
    page = _make(visitor)
    secret = _secret(page)
    client = GraphQLClient(visitor.app)
    for query in ("{ viewer { username } }", "{", "mutation { updateProfile(input: {}) { user { id } } }"):
        client.post({"query": query}, Authorization=f"Bearer {secret}")
    assert secret not in page.request.url
    assert [value for value in visitor.web.cookies.values() if secret in value] == []
    assert secret not in str(page.headers)
    assert log.text
    assert [line for line in log.text if secret[4:-6] in line] == []


@pytest.mark.parametrize("path", PAGES)
def test_form_is_empty_after_a_token_was_made(visitor: Visitor, user: User, path: str) -> None:
    page = _make(visitor, path, write=True)
    assert values_of(page, "token-name", "token-write") == ["", None]


def test_token_made_again_by_reloading_is_refused(session: Session, visitor: Visitor, user: User) -> None:
    _make(visitor)
    page = _make(visitor, status=400)
    assert "has this name" in problems_of(page)["token-name"]
    assert len(_stored(session)) == 1


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "must not be empty"),
        ("name", "  ", "must not be empty"),
        ("name", "x" * 101, "at most 100"),
        ("name", "a\x00b", "control characters"),
    ],
)
def test_token_with_a_bad_field_shows_the_message_at_it(
    session: Session, visitor: Visitor, user: User, path: str, field: str, value: str, words: str
) -> None:
    page = _make(visitor, path, status=400, **{field: value})
    problems = problems_of(page)
    assert set(problems) == {f"token-{field}"}
    assert words in problems[f"token-{field}"]
    assert words in alert_of(page)
    assert _stored(session) == []


@pytest.mark.parametrize("days", ["0", "367", "91", "-1", "x", "", "9" * 5_000])
def test_token_for_a_time_that_is_not_offered_is_refused(
    session: Session, visitor: Visitor, user: User, days: str
) -> None:
    form = visitor.fill("/profile", **{"token-name": "Script"}).form
    fields = [(name, value) for name, value in form.submit_fields() if name != "token-expires_in_days"]
    page = visitor.web.post("/profile/tokens", [*fields, ("token-expires_in_days", days)], status=400)
    assert set(problems_of(page)) == {"token-expires_in_days"}
    assert _stored(session) == []


@pytest.mark.parametrize(
    ("role", "offered"),
    [(Role.READER, 1), (Role.AUTHOR, 1), (Role.EDITOR, 2), (Role.ADMIN, 3)],
)
def test_scopes_are_offered_as_far_as_the_role_goes(
    session: Session, visitor: Visitor, user: User, role: Role, offered: int
) -> None:
    user.role = role
    session.commit()
    for path in PAGES:
        html = visitor.get(path).html
        assert [tick for tick in TICKS if html.find(id=tick)] == list(TICKS[:offered])
    _make(visitor, **{tick.removeprefix("token-"): True for tick in TICKS[:offered]})
    (token,) = _stored(session)
    assert token.scopes == tuple(ApiTokenScope)[: offered + 1]


def test_scope_that_was_not_offered_is_not_heard(session: Session, visitor: Visitor, user: User) -> None:
    form = visitor.fill("/profile", **{"token-name": "Script"}).form
    visitor.web.post("/profile/tokens", [*form.submit_fields(), ("token-admin", "y")], status=200)
    assert [token.scopes for token in _stored(session)] == [(READ,)]


def test_one_token_too_many_is_refused_in_words(session: Session, visitor: Visitor, user: User) -> None:
    for _ in range(MOST_LIVE):
        ApiTokenFactory(user_id=user.id)
    assert "revoke one first" in alert_of(_make(visitor, status=400))


@pytest.mark.parametrize("path", PAGES)
def test_token_revoked_is_gone_from_the_page_and_refused(
    session: Session, visitor: Visitor, user: User, path: str
) -> None:
    secret = _secret(_make(visitor))
    page = visitor.fill(path, method="DELETE").submit(status=303).follow()
    assert notice_of(page) == "The token “Script” is revoked."
    assert "You have no tokens yet." in text_of(page)
    answer = GraphQLClient(visitor.app).post({"query": "{ __typename }"}, Authorization=f"Bearer {secret}")
    assert answer.status_code == 401
    (token,) = _stored(session)
    assert token.revoked_at


def test_expired_token_says_so(visitor: Visitor, user: User) -> None:
    ApiTokenFactory(user_id=user.id, name="Old", expires_at=utc_now(), last_used_at=utc_now())
    text = text_of(visitor.get("/profile"))
    assert re.search(r"Old …abcd May read Last used \d+ \w+ \d+ Expired \d+ \w+ \d+ Revoke Old …", text)


def test_name_with_markup_is_text(visitor: Visitor, user: User) -> None:
    page = _make(visitor, name="<b>x</b>")
    assert "<b>x</b>" not in page.text
    assert "<b>x</b>" in text_of(page)


@pytest.mark.parametrize("method", ["post", "delete"])
def test_token_of_another_is_not_found(session: Session, visitor: Visitor, user: User, method: str) -> None:
    other = ApiTokenFactory(user_id=UserFactory().id)
    own = ApiTokenFactory(user_id=user.id)
    form = visitor.fill("/profile", method="DELETE").form
    assert form.action.endswith(f"/{own.id}")
    fields = dict(form.submit_fields())
    for token_id in (other.id, 4711):
        getattr(visitor.web, method)(f"/profile/tokens/{token_id}", fields, status=404)
    assert [token.revoked_at for token in _stored(session)] == [None, None]


@pytest.mark.parametrize("token_id", ["x", "-1", str(2**63), "1.5"])
def test_token_of_no_number_is_not_found(visitor: Visitor, user: User, token_id: str) -> None:
    visitor.web.delete(f"/profile/tokens/{token_id}", status=404)


@pytest.mark.parametrize("path", ["/profile/tokens", "/profile/tokens/1"])
def test_stranger_is_asked_for_a_login(session: Session, visitor: Visitor, path: str) -> None:
    form = visitor.get("/login").form
    fields = {"csrf_token": form["csrf_token"].value, "_method": "DELETE" if path[-1] == "1" else ""}
    visitor.web.post(path, {**fields, "token-name": "Script"}, status=303)
    assert _stored(session) == []


def test_form_without_proof_is_refused(session: Session, visitor: Visitor, user: User) -> None:
    token = ApiTokenFactory(user_id=user.id)
    visitor.web.post("/profile/tokens", {"token-name": "Script"}, status=400)
    visitor.web.post(f"/profile/tokens/{token.id}", {"_method": "DELETE"}, status=400)
    assert [token.revoked_at for token in _stored(session)] == [None]


@pytest.mark.parametrize("scopes", [(), tuple(ApiTokenScope)])
def test_pages_take_no_token(session: Session, visitor: Visitor, scopes: tuple[ApiTokenScope, ...]) -> None:
    user = UserFactory(username="ada", role=Role.ADMIN)
    visitor.have_login(user)
    ticks = {scope.value: True for scope in scopes if scope is not READ}
    secret = _secret(_make(visitor, **ticks))
    bearer = {"Authorization": f"Bearer {secret}"}
    stranger = Visitor(visitor.app)
    assert stranger.get("/profile", status=303, headers=bearer)
    assert user.display_name not in stranger.get("/", headers=bearer).text
    # Nor do they refuse one, as it is none of theirs.
    visitor.get("/profile", headers={"Authorization": "Bearer rubbish"})
