"""The media type of an answer follows the Accept header: weights, wildcards, exclusions, and nonsense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.messages import RefusedRequest
from endpoint.negotiation import LEGACY_JSON, RESPONSE_JSON, choose_media_type, wants_html
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
MODERN_FIRST = f"{RESPONSE_JSON}, {LEGACY_JSON};q=0.9"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, LEGACY_JSON),
        ("", LEGACY_JSON),
        ("  ", LEGACY_JSON),
        ("*/*", LEGACY_JSON),
        ("application/*", LEGACY_JSON),
        (LEGACY_JSON, LEGACY_JSON),
        (RESPONSE_JSON, RESPONSE_JSON),
        (RESPONSE_JSON.upper(), RESPONSE_JSON),
        (f"{RESPONSE_JSON}; charset=utf-8", RESPONSE_JSON),
        (f'{RESPONSE_JSON};charset="UTF-8";q=0.5', RESPONSE_JSON),
        (f"{LEGACY_JSON};charset=utf8", LEGACY_JSON),
        (f"{RESPONSE_JSON}; boundary=x", RESPONSE_JSON),
        (MODERN_FIRST, RESPONSE_JSON),
        (f"{LEGACY_JSON};q=0.9, {RESPONSE_JSON}", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0.1, {LEGACY_JSON};q=0.2", LEGACY_JSON),
        (f"{RESPONSE_JSON}, {LEGACY_JSON}", RESPONSE_JSON),
        (f"{LEGACY_JSON}, {RESPONSE_JSON}", LEGACY_JSON),
        (f"{RESPONSE_JSON}, */*;q=0.8", RESPONSE_JSON),
        (f"*/*, {RESPONSE_JSON}", RESPONSE_JSON),
        (f"*/*;q=0.5, {RESPONSE_JSON};q=0.2", LEGACY_JSON),
        (f"text/html, {LEGACY_JSON};q=0.1", LEGACY_JSON),
        (f" , ,{RESPONSE_JSON},", RESPONSE_JSON),
        (f"{LEGACY_JSON};q=0, */*", RESPONSE_JSON),
        (f"*/*, {LEGACY_JSON};q=0", RESPONSE_JSON),
        (f"{LEGACY_JSON};q=0, application/*", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0, */*", LEGACY_JSON),
        (f"application/*;q=0, {RESPONSE_JSON}", RESPONSE_JSON),
        (CHROME, LEGACY_JSON),
    ],
)
def test_choose_media_type_takes_what_the_client_likes_best(accept: str | None, media_type: str) -> None:
    assert choose_media_type(accept) == media_type


@pytest.mark.parametrize(
    "accept",
    [
        *("text/html", "image/*", "application/graphql", "application/xml", "json", "nonsense", ";", "/"),
        *(f"{LEGACY_JSON};q=0", "*/*;q=0", "application/*;q=0, */*", f"*/*;q=0.0, {RESPONSE_JSON};q=0.000"),
        *(f"{LEGACY_JSON};q=nan", f"{LEGACY_JSON};q=-1", f"{LEGACY_JSON};q=high", f"{LEGACY_JSON};q="),
        *(f"{LEGACY_JSON}; charset=iso-8859-1", f"{RESPONSE_JSON}; charset=utf-16", "application/json5"),
    ],
)
def test_choose_media_type_of_nothing_on_offer_is_not_acceptable(accept: str) -> None:
    with pytest.raises(RefusedRequest) as refusal:
        choose_media_type(accept)
    assert (refusal.value.status, refusal.value.code) == (406, "NOT_ACCEPTABLE")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (CHROME, True),
        ("text/html", True),
        ("TEXT/HTML;q=0.1", True),
        ("application/xhtml+xml", True),
        (f"text/html, {LEGACY_JSON}", True),
        (f"{LEGACY_JSON};q=0.5, text/html", True),
        (f"{LEGACY_JSON}, text/html", False),
        (f"text/html;q=0.5, {RESPONSE_JSON}", False),
        (f"{RESPONSE_JSON}, text/html;q=0.9", False),
        ("text/html;q=0", False),
        ("text/*", False),
        ("*/*", False),
        (LEGACY_JSON, False),
        ("", False),
        (None, False),
    ],
)
def test_wants_html_only_where_a_page_is_named_and_liked_best(accept: str | None, wanted: bool) -> None:
    assert wants_html(accept) is wanted


PARTS = [
    LEGACY_JSON,
    RESPONSE_JSON,
    "text/html",
    "*/*",
    "application/*",
    "0.5",
    "nan",
    "charset=",
    *';q=, \t"',
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from([*PARTS, "0.5", "nan", "\t"])).map("".join)))
def test_any_accept_header_is_answered_or_refused(accept: str) -> None:
    wants_html(accept)
    try:
        chosen = choose_media_type(accept)
    except RefusedRequest as refusal:
        chosen = str(refusal.status)
    assert chosen in (LEGACY_JSON, RESPONSE_JSON, "406")
