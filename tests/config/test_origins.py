"""The form of origins: taken as browsers send them, or refused with a word on what is wrong."""

import pytest

from config.origins import check_origin, check_origins

ORIGINS = [
    *[
        (origin, origin)
        for origin in ("*", "https://app.example", "http://localhost:3000", "http://[::1]:8080")
    ],
    ("https://App.Example", "https://app.example"),
    ("https://app.example:443", "https://app.example"),
    ("http://app.example:80", "http://app.example"),
    ("http://app.example:443", "http://app.example:443"),
    ("http://app.example:080", "http://app.example"),
    ("https://b\u00fccher.example", "https://xn--bcher-kva.example"),
    ("https://b\u00fccher.example:8443", "https://xn--bcher-kva.example:8443"),
    ("http://[0:0::1]", "http://[::1]"),
    ("http://192.0.2.1:65535", "http://192.0.2.1:65535"),
    ("capacitor://localhost", "capacitor://localhost"),
]
NO_ORIGINS = [
    *("", "null", "app.example", "//app.example", "https://", "https:app.example", "https//app.example"),
    *("https://app.example/", "https://app.example/path", "https://app.example?x", "https://app.example#x"),
    *("https://*.example", "https://.example", "https://app..example", "https://*", "*.example", "**"),
    *(
        "https://me@app.example",
        "https://me:secret@app.example",
        "https://app.example:",
        "https://app.example:x",
    ),
    *(
        "https://app.example:0",
        "https://app.example:65536",
        "https://app.example:123456",
        "https://app.example:-1",
    ),
    *(
        "https://app.example https://b.example",
        " https://app.example",
        "https://app.example\n",
        "https://a b",
    ),
    *("https://[::g]", "https://[::1", "https://::1", "https://app.example\x00", "1http://app.example"),
    "https://" + "x" * 64 + ".example",
]


@pytest.mark.parametrize(("given", "sent"), ORIGINS)
def test_origin_is_kept_as_browsers_send_it(given: str, sent: str) -> None:
    assert check_origin(given) == sent
    assert check_origin(sent) == sent


@pytest.mark.parametrize("text", NO_ORIGINS)
def test_what_no_browser_sends_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^input should have"):
        check_origin(text)


def test_every_site_beside_named_ones_is_refused() -> None:
    for origins in ([], ["*"], ["https://a.example", "https://b.example"]):
        assert check_origins(origins) == origins
    with pytest.raises(ValueError, match=r"\* alone"):
        check_origins(["https://a.example", "*"])
