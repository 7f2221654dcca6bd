"""What every template may use: times and addresses."""

from datetime import UTC, datetime

import pytest
from flask import Flask, render_template
from jinja2 import UndefinedError

from models import Post, PostKind, Tag, TagKind
from tests.support.visitor import Visitor
from tests.views.conftest import MakeApp
from tests.views.pages import text_of

TIME = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)


def render(app: Flask, template: str, **context: object) -> str:
    with app.test_request_context("/"):
        return app.jinja_env.from_string(template).render(**context)


def test_day_and_instant_of_a_time_are_for_people_and_machines(app: Flask) -> None:
    assert (
        render(app, "{{ time|day }} {{ time|instant }}", time=TIME) == "2 January 2026 2026-01-02T03:04:05Z"
    )


@pytest.mark.parametrize(
    ("kind", "address"), [(PostKind.POST, "/posts/a?b=1#c"), (PostKind.PAGE, "/pages/a?b=1#c")]
)
def test_post_address_depends_on_the_kind(app: Flask, kind: PostKind, address: str) -> None:
    post = Post(slug="a", kind=kind)
    assert render(app, "{{ post_address(post, b=1, _anchor='c') }}", post=post) == address


@pytest.mark.parametrize(("kind", "address"), [(TagKind.TAG, "/tags/a"), (TagKind.CATEGORY, "/categories/a")])
def test_tag_address_depends_on_the_kind(app: Flask, kind: TagKind, address: str) -> None:
    assert render(app, "{{ tag_address(tag) }}", tag=Tag(slug="a", kind=kind)) == address


def test_templates_escape_what_they_show(app: Flask) -> None:
    with app.test_request_context("/"):
        page = render_template("error.html", status=404, title="<b>", message="<script>", request_id='">')
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_templates_with_a_time_that_is_none_fail_loudly(app: Flask) -> None:
    with pytest.raises(UndefinedError):
        render(app, "{{ nothing|day }}")


def test_site_of_another_name_and_language_is_on_every_page(make_app: MakeApp, visitor: Visitor) -> None:
    site = {"name": "Die <Zeit>", "language": "de-AT", "description": 'Über "alles".'}
    other = Visitor(make_app(site=site))
    for path in ("/", "/login", "/terms"):
        page = other.get(path)
        assert page.html.html["lang"] == "de-AT"
        assert "Die <Zeit>" in page.html.title.get_text()
    assert other.get("/").html.select_one("meta[name=description]")["content"] == 'Über "alles".'


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")])
def test_site_in_a_language_of_either_direction_says_so(
    make_app: MakeApp, visitor: Visitor, language: str, direction: str
) -> None:
    other = Visitor(make_app(site={"language": language}))
    assert other.get("/").html.html["dir"] == direction


def test_masthead_offers_to_register_only_where_one_may(make_app: MakeApp, visitor: Visitor) -> None:
    assert visitor.get("/").html.header.find("a", string="Register") is not None
    closed = Visitor(make_app(accounts={"registration_open": False}))
    assert closed.get("/").html.header.find("a", string="Register") is None
    assert "Register" not in text_of(closed.get("/login"))
