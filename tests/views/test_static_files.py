"""Static files: addresses with fingerprints, kept for a year; nothing outside their folder."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.visitor import Visitor
from views.static_files import fingerprint_of, static_address


def test_static_files_of_a_page_are_asked_for_by_fingerprint_and_kept(visitor: Visitor) -> None:
    addresses = [link["href"] for link in visitor.get("/").html.select("link[href^='/static/']")]
    assert addresses
    for address in addresses:
        assert re.fullmatch(r"/static/[\w.-]+\?v=[0-9a-f]{12}", address)
        answer = visitor.web.get(address)
        assert set(answer.headers["Cache-Control"].split(", ")) == {"public", "max-age=31536000", "immutable"}
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789ab", "?v=%00", "?w=1"])
def test_static_file_asked_for_otherwise_is_asked_for_anew(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/static/gazette.css{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert "immutable" not in answer.headers["Cache-Control"]
    assert "max-age=31536000" not in answer.headers["Cache-Control"]
    again = client.get("/static/gazette.css", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        *("none.css", "", ".", "..", "../app.py", "..%2Fapp.py", "%2e%2e/app.py", "..%5Capp.py", "//app.py"),
        *("/etc/passwd", "%2Fetc%2Fpasswd", "graphiql", "graphiql/", "gazette.css%00.png", "%00"),
    ],
)
def test_static_file_that_is_none_is_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/static/{path}", follow_redirects=True)
    assert answer.status_code == 404
    assert b"create_app" not in answer.data


def test_static_address_of_a_file_has_its_fingerprint(app: Flask) -> None:
    with app.test_request_context():
        fingerprint = fingerprint_of("static", "gazette.css")
        assert static_address("gazette.css") == f"/static/gazette.css?v={fingerprint}"
        assert static_address("none.css") == "/static/none.css"


def test_fingerprint_of_a_file_follows_its_content(tmp_path: Path) -> None:
    file = tmp_path / "a.css"
    file.write_text("a {}")
    first = fingerprint_of(str(tmp_path), "a.css")
    assert fingerprint_of(str(tmp_path), "a.css") == first
    file.write_text("b {}")
    assert fingerprint_of(str(tmp_path), "a.css") != first
    assert fingerprint_of(str(tmp_path), "b.css") is None
