"""How large a form may be: only the pages to write a post take a large one."""

from flask import Flask, current_app, request

from views.page import Page

# Room for the longest comment, each of whose characters may be sent as twelve.
SMALL_FORM_BYTES = 200_000


def init_app(app: Flask) -> None:
    """Bound each request before anything reads its form."""
    app.before_request(_bound_form)


def _bound_form() -> None:
    view = getattr(current_app.view_functions.get(request.endpoint or ""), "view_class", None)
    is_long = isinstance(view, type) and issubclass(view, Page) and view.has_long_form
    if not is_long and request.endpoint != "api.graphql":
        request.max_content_length = min(SMALL_FORM_BYTES, current_app.config["MAX_CONTENT_LENGTH"])
