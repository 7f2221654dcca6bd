"""How a service's refusal gets into a form."""

import pytest
from werkzeug.datastructures import MultiDict

from forms.account import LoginForm
from forms.problems import show_problems
from services.errors import Conflict, InvalidInput, Problem, RejectedInput


@pytest.fixture
def form() -> LoginForm:
    """A form that is valid by itself."""
    form = LoginForm(MultiDict({"login": "ada", "password": "x"}))
    assert form.validate()
    return form


@pytest.mark.parametrize("kind", [InvalidInput, Conflict])
def test_show_problems_of_fields_puts_them_at_the_fields(form: LoginForm, kind: type[RejectedInput]) -> None:
    show_problems(form, kind([Problem("login", "A", "First."), Problem("login", "B", "Second.")]))
    assert form.errors == {"login": ["First.", "Second."]}


@pytest.mark.parametrize("field", [None, "", "nothing", "validate", "meta", "csrf_token"])
def test_show_problems_of_no_field_puts_them_at_the_top(form: LoginForm, field: str | None) -> None:
    show_problems(form, InvalidInput([Problem(field, "A", "Odd.")]))
    assert form.form_errors == ["Odd."]
    assert not [field.name for field in form if field.errors]


def test_show_problems_beside_the_forms_own_keeps_both() -> None:
    form = LoginForm(MultiDict({"password": "x"}))
    assert not form.validate()
    show_problems(form, InvalidInput([Problem("login", "A", "Odd.")]))
    assert form.errors == {"login": ["This must not be empty.", "Odd."]}


def test_show_problems_on_one_form_leaves_the_next_alone(form: LoginForm) -> None:
    show_problems(form, InvalidInput([Problem("login", "A", "Odd."), Problem(None, "B", "Odder.")]))
    fresh = LoginForm(MultiDict({"login": "ada", "password": "x"}))
    assert fresh.validate()
    assert fresh.errors == {}
