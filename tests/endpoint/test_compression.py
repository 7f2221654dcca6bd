"""Large answers of queries are compressed for clients that take it; whatever else is sent as it is."""

import gzip
import json
import sys
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from endpoint import compression
from endpoint.compression import choose_encoding, compressed
from endpoint.messages import HttpResponse
from tests.endpoint.conftest import MakeSite
from tests.schema.documents import WRITES
from tests.schema.world import World, client_of
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.visitor import HOST

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

SCHEMA = {"query": "{ __schema { types { name description fields { name description } } } }"}
SMALL = {"query": "{ __typename }"}
DECODE = {"gzip": gzip.decompress, "zstd": zstd.decompress}


@pytest.fixture
def site(make_site: MakeSite, world: World) -> Flask:
    """An application that compresses from 1,500 bytes on."""
    return make_site(graphql={"compress_from_bytes": 1_500})


def _post(site: Flask, payload: Any, encodings: str | None) -> TestResponse:
    headers = {} if encodings is None else {"Accept-Encoding": encodings}
    return site.test_client().post("/graphql", json=payload, headers=headers, base_url=f"http://{HOST}")


@pytest.mark.parametrize("encoding", DECODE)
def test_large_answer_is_compressed_and_holds_the_same(encoding: str, site: Flask) -> None:
    plain, packed = _post(site, SCHEMA, None), _post(site, SCHEMA, encoding)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == encoding
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 3
    assert DECODE[encoding](packed.data) == plain.data
    assert packed.content_type == plain.content_type


@pytest.mark.parametrize("encodings", [None, "gzip", "zstd", "identity"])
@pytest.mark.parametrize("payload", [SCHEMA, SMALL, {"query": "{"}], ids=["large", "small", "refused"])
def test_caches_are_told_that_answers_depend_on_the_encoding(
    payload: dict[str, str], encodings: str | None, site: Flask
) -> None:
    assert "Accept-Encoding" in _post(site, payload, encodings).headers["Vary"]


def test_answer_of_a_login_is_compressed_too(site: Flask, world: World) -> None:
    client = client_of(site, world.users["author"])
    # The second time the login is proven by the query.
    for _ in range(2):
        response = client.post(
            {"query": "{ viewer { username } __schema { types { description } } }"},
            **{"Accept-Encoding": "gzip"},
        )
        assert json.loads(gzip.decompress(response.data))["data"]["viewer"] == {"username": "Ada"}


def test_small_answer_is_sent_as_it_is(site: Flask) -> None:
    response = _post(site, SMALL, "gzip, zstd")
    assert "Content-Encoding" not in response.headers
    assert response.get_json() == {"data": {"__typename": "Query"}}


def test_answer_is_compressed_from_the_bytes_of_the_setting_on(make_site: MakeSite, world: World) -> None:
    size = len(_post(make_site(), SMALL, None).data)
    for least, is_compressed in ((size, True), (size + 1, False), (1, True), (0, False)):
        site = make_site(graphql={"compress_from_bytes": least})
        assert ("Content-Encoding" in _post(site, SMALL, "gzip").headers) is is_compressed


def test_answer_of_a_mutation_is_never_compressed(make_site: MakeSite, world: World) -> None:
    client = client_of(make_site(graphql={"compress_from_bytes": 1}), world.users["reader"])
    payload = {"query": WRITES["updateProfile"], "variables": {"bio": "x" * 500}}
    response = client.post(payload, **{"Accept-Encoding": "gzip, zstd"})
    assert "Content-Encoding" not in response.headers
    assert response.get_json()["data"]["updateProfile"]["user"]["bio"] == "x" * 500


def test_head_has_the_headers_of_get_and_no_body(site: Flask) -> None:
    got, head = (
        site.test_client().open(
            "/graphql",
            method=method,
            query_string=SCHEMA,
            headers={"Accept-Encoding": "gzip"},
            base_url=f"http://{HOST}",
        )
        for method in ("GET", "HEAD")
    )
    assert head.data == b""
    assert head.headers["Content-Encoding"] == got.headers["Content-Encoding"] == "gzip"
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.data))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("br", None),
        ("deflate, br", None),
        ("gzip", "gzip"),
        ("GZip", "gzip"),
        ("x-gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br", "gzip"),
        ("gzip, deflate, br, zstd", "gzip"),
        ("zstd;q=0.5, gzip", "gzip"),
        ("zstd;q=0.5, gzip;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0, zstd", "zstd"),
        ("zstd;q=0, gzip;q=0.001", "gzip"),
        ("gzip;q=0.5, identity", None),
        ("gzip, identity;q=0.5", "gzip"),
        ("gzip;q=0.5, identity;q=0.5", "gzip"),
        ("*", "gzip"),
        ("*;q=0", None),
        ("gzip;q=0, *", None),
        ("*;q=0, zstd", "zstd"),
        ("gzip;q=nan", None),
        ("gzip;q=-1", None),
        ("gzip;q=2", "gzip"),
        ("gzip;q=high", None),
        ("gzip ; q=1", "gzip"),
        ("gzip;level=9;q=0.1, zstd;q=0.2", "zstd"),
        (",;,gzip,", "gzip"),
    ],
)
def test_choose_encoding_takes_what_the_client_likes_best(accepted: str | None, encoding: str | None) -> None:
    assert choose_encoding(accepted) == encoding


@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(["gzip", "zstd", "*", ";q=", "0", "1", ",", "."]))
    )
)
def test_any_header_chooses_something(accepted: Any) -> None:
    assert choose_encoding("".join(accepted)) in (None, "gzip", "zstd")


def test_gzip_must_do_where_there_is_no_zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "zstd", None)
    choose_encoding.cache_clear()
    try:
        assert [choose_encoding(accepted) for accepted in ("zstd", "zstd, gzip;q=0.1")] == [None, "gzip"]
    finally:
        choose_encoding.cache_clear()


def test_same_answer_is_always_the_same_bytes() -> None:
    answer = HttpResponse(200, "application/json", b"a" * 5_000, {"Retry-After": "1"})
    packed = compressed(answer, "gzip")
    assert packed == compressed(answer, "gzip")
    assert packed.headers == {"Retry-After": "1", "Content-Encoding": "gzip"}
    assert answer.headers == {"Retry-After": "1"}
