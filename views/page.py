"""The bases of all pages: method override, and the round of a form from mistakes to success."""

from collections.abc import Callable
from typing import Any, ClassVar

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.wrappers import Response

from forms.problems import show_problems
from services.errors import NotAuthenticated, RejectedInput

_OVERRIDES = frozenset({"PUT", "PATCH", "DELETE"})


class Page(MethodView):
    """A page. An HTML form reaches `put`, `patch` and `delete` by POST with a `_method` field."""

    template: ClassVar[str]
    login_required: ClassVar[bool] = False
    has_long_form: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Accept POST wherever a form may stand for another method."""
        super().__init_subclass__(**kwargs)
        if cls.methods and _OVERRIDES & set(cls.methods):
            cls.methods = {*cls.methods, "POST"}

    def dispatch_request(self, **arguments: Any) -> ResponseReturnValue:
        """Call the method that the request means."""
        if self.login_required and not current_user.is_authenticated:
            raise NotAuthenticated("Please log in to go on.")
        name = self._method().lower()
        handler = getattr(self, name, getattr(self, "get", None) if name == "head" else None)
        if handler is None:
            raise MethodNotAllowed(sorted(self.methods or ()))
        return handler(**arguments)  # type: ignore[no-any-return]

    def render(self, **context: Any) -> str:
        """Render the page's template."""
        return render_template(self.template, **context)

    def _method(self) -> str:
        override = request.form.get("_method", "").upper() if request.method == "POST" else ""
        return override if override in _OVERRIDES else request.method


class FormPage(Page):
    """A page with a form."""

    def submit(
        self, form: FlaskForm, action: Callable[[], ResponseReturnValue], **context: Any
    ) -> ResponseReturnValue:
        """Run the action if the form is valid.

        Whatever is wrong, by the form or by the service behind the action, shows the page again with
        status 400, each message at its field, and what was typed.
        """
        if form.validate():
            try:
                return action()
            except RejectedInput as rejected:
                show_problems(form, rejected)
        return self.render(form=form, **context), 400


def see_other(url: str) -> Response:
    """Return the redirect that ends a successful form: the browser gets the next page."""
    return redirect(url, code=303)
