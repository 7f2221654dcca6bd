"""The form of a new API token: its fields, and what it refuses before a service is asked."""

import pytest
from werkzeug.datastructures import MultiDict

from forms.api_tokens import ApiTokenForm
from models import ApiTokenScope
from services.api_tokens import DEFAULT_DAYS, MOST_DAYS

GOOD = {"name": "Script", "expires_in_days": "30"}


def _form(**values: str) -> ApiTokenForm:
    return ApiTokenForm(MultiDict({**GOOD, **values}))


def test_good_values_are_taken() -> None:
    form = _form(write="y")
    assert form.validate()
    assert (form.name.data, form.expires_in_days.data) == ("Script", 30)
    assert form.scopes == [ApiTokenScope.WRITE]


def test_nothing_ticked_is_no_scope() -> None:
    assert _form().scopes == []


def test_tick_that_is_taken_away_is_not_heard() -> None:
    form = _form(write="y", admin="y")
    del form["admin"]
    assert form.scopes == [ApiTokenScope.WRITE]


def test_every_scope_but_reading_has_a_tick() -> None:
    form = _form(**{scope.value: "y" for scope in ApiTokenScope})
    assert form.scopes == list(ApiTokenScope)[1:]


def test_periods_have_the_default_and_end_with_the_longest() -> None:
    form = ApiTokenForm(MultiDict())
    days = [choice.value for choice in form.expires_in_days.choices]
    assert form.expires_in_days.default == DEFAULT_DAYS
    assert DEFAULT_DAYS in days
    assert days == sorted(set(days))
    assert days[-1] == MOST_DAYS


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), *(("expires_in_days", days) for days in ("", "x", "0", "31", "-7", "9" * 5_000))],
)
def test_bad_value_is_refused_at_its_field(field: str, value: str) -> None:
    form = _form(**{field: value})
    assert not form.validate()
    assert set(form.errors) == {field}
