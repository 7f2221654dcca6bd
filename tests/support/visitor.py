"""A person with a browser that runs no scripts: follows links, fills in forms, keeps cookies."""

from typing import Any

from flask import Flask
from webtest import TestApp, TestResponse

from models import User
from tests.support.factories import PASSWORD
from tests.support.logins import login_cookie

HOST = "127.0.0.1:5000"


class Visitor:
    """One person's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.web = TestApp(app, extra_environ={"HTTP_HOST": HOST, "REMOTE_ADDR": "127.0.0.1"})

    def get(self, path: str, status: int = 200, **options: Any) -> TestResponse:
        """Open a page, without following redirects."""
        return self.web.get(path, status=status, **options)

    def open(self, path: str) -> TestResponse:
        """Open a page and follow redirects."""
        return self.web.get(path).maybe_follow()

    def fill(self, path: str, *, method: str | None = None, **values: Any) -> "Filled":
        """Open a page and fill in the form with these fields (and this `_method`, if given)."""
        return fill(self.get(path), method=method, **values)

    def have_login(self, user: User) -> None:
        """Be logged in from here on, without the page."""
        self.web.set_cookie(*login_cookie(self.app, user))

    def log_in(self, user: User, password: str = PASSWORD, *, remember: bool = False) -> TestResponse:
        """Log in through the page."""
        filled = self.fill("/login", login=user.username, password=password, remember=remember)
        return filled.submit(status=303).follow()

    def log_out(self) -> TestResponse:
        """Log out through the page."""
        return self.fill("/logout").submit(status=303).follow()


def fill(page: TestResponse, *, method: str | None = None, **values: Any) -> "Filled":
    """Fill in the form of a page that has these fields (and this `_method`, if given)."""
    for index in range(len(set(map(id, page.forms.values())))):
        form = page.forms[index]
        sends = form["_method"].value if "_method" in form.fields else None
        if set(values) <= set(form.fields) and sends == (method or sends):
            return Filled(form, values)
    raise AssertionError(f"no form with {sorted(values)} on {page.request.path}")


class Filled:
    """A form with values in it, ready to send."""

    def __init__(self, form: Any, values: dict[str, Any]) -> None:
        self.form = form
        for name, value in values.items():
            form[name] = value

    def submit(self, name: str | None = None, *, value: str | None = None, status: int = 200) -> TestResponse:
        """Press a button: the one with this name and value, or the only one."""
        return self.form.submit(name, value=value, status=status)
