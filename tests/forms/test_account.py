"""The fields of the account pages, and what the forms refuse before a service is asked."""

from typing import Any

import pytest
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import PasswordField

from forms.account import ConfirmationForm, LoginForm, ProfileForm, RegistrationForm

REGISTRATION = {
    "username": "ada",
    "email": "ada@example.com",
    "password": "some words",
    "password_again": "some words",
    "accept_terms": "y",
}
LOGIN = {"login": "ada", "password": "some words"}
PROFILE = {"display_name": "Ada"}


def errors_of(kind: type[FlaskForm], values: dict[str, Any]) -> dict[str, list[str]]:
    form = kind(MultiDict(values))
    form.validate()
    return {name: list(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("kind", "values"),
    [(RegistrationForm, REGISTRATION), (LoginForm, LOGIN), (ProfileForm, PROFILE), (ConfirmationForm, {})],
)
def test_form_good_has_no_errors(kind: type[FlaskForm], values: dict[str, str]) -> None:
    assert errors_of(kind, values) == {}


@pytest.mark.parametrize(
    ("kind", "values", "required"),
    [
        (RegistrationForm, REGISTRATION, set(REGISTRATION)),
        (LoginForm, LOGIN, {"login", "password"}),
        (ProfileForm, PROFILE, {"display_name"}),
    ],
)
@pytest.mark.parametrize("empty", [True, False])
def test_form_without_a_required_field_says_so_at_that_field(
    kind: type[FlaskForm], values: dict[str, str], required: set[str], empty: bool
) -> None:
    for field in required:
        rest = {name: value for name, value in values.items() if name != field}
        errors = errors_of(kind, {**rest, field: ""} if empty else rest)
        assert set(errors) - {"password_again"} <= {field}
        assert all(messages and all(messages) for messages in errors.values())
        assert errors


@pytest.mark.parametrize("again", ["some wordS", "some words ", "x"])
def test_registration_with_two_passwords_that_differ_says_so(again: str) -> None:
    assert errors_of(RegistrationForm, {**REGISTRATION, "password_again": again}) == {
        "password_again": ["The two passwords differ."]
    }


@pytest.mark.parametrize("tick", ["false", ""])
def test_registration_without_the_tick_wants_consent(tick: str) -> None:
    assert "accept_terms" in errors_of(RegistrationForm, {**REGISTRATION, "accept_terms": tick})


@pytest.mark.parametrize("length", [101, 100_000])
def test_profile_with_an_overlong_display_name_says_so(length: int) -> None:
    assert set(errors_of(ProfileForm, {"display_name": "x" * length})) == {"display_name"}


@pytest.mark.parametrize(("kind", "values"), [(RegistrationForm, REGISTRATION), (LoginForm, LOGIN)])
def test_password_fields_never_show_what_was_typed(kind: type[FlaskForm], values: dict[str, str]) -> None:
    form = kind(MultiDict(values))
    fields = [field for field in form if isinstance(field, PasswordField)]
    assert fields
    assert not [field.name for field in fields if "some words" in field()]


@pytest.mark.parametrize(
    ("field", "purpose"),
    [
        ("username", "username"),
        ("email", "email"),
        ("password", "new-password"),
        ("password_again", "new-password"),
    ],
)
def test_registration_fields_tell_password_managers_what_they_are(field: str, purpose: str) -> None:
    assert f'autocomplete="{purpose}"' in RegistrationForm()[field]()


def test_login_fields_tell_password_managers_what_they_are() -> None:
    form = LoginForm()
    assert 'autocomplete="username"' in form.login()
    assert 'autocomplete="current-password"' in form.password()
