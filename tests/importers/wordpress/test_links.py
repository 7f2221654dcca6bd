"""Players, frames and lone addresses become links."""

from collections import Counter

import pytest

from importers.wordpress.links import find_address, link, link_lone_addresses, link_players


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://e.org/a?b=1&c=2", '<a href="https://e.org/a?b=1&amp;c=2">https://e.org/a?b=1&amp;c=2</a>'),
        ("https://e.org/a?b=1&amp;c=2", '<a href="https://e.org/a?b=1&amp;c=2">https://e.org/a?b=1&amp;c=2</a>'),
        ("One\n  https://e.org/ \nTwo", 'One\n<a href="https://e.org/">https://e.org/</a>\nTwo'),
        ("<p>https://e.org/</p>", '<p><a href="https://e.org/">https://e.org/</a></p>'),
    ],
)  # fmt: skip
def test_link_lone_addresses_links_what_would_be_embedded(text: str, expected: str) -> None:
    assert link_lone_addresses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "See https://e.org/ for more",
        '<a href="https://e.org/">https://e.org/</a>',
        "javascript:alert(1)",
        "ftp://e.org/",
        '<img\nsrc="https://e.org/a.png"\n>',
    ],
)
def test_link_lone_addresses_leaves_all_others(text: str) -> None:
    assert link_lone_addresses(text) == text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<iframe width="5" src="https://e.org/v"></iframe>', f"{link('https://e.org/v')} </iframe>"),
        ("<video controls src='//e.org/v'></video>", f"{link('https://e.org/v')} </video>"),
        ("<AUDIO SRC=http://e.org/v>", f"{link('http://e.org/v')} "),
    ],
)
def test_link_players_links_the_source(html: str, expected: str) -> None:
    changes: Counter[str] = Counter()
    assert link_players(html, changes) == expected
    assert changes.total() == 1


@pytest.mark.parametrize("source", ["javascript:alert(1)", "data:text/html,x", "/local", ""])
def test_link_players_drops_a_source_that_is_no_web_address(source: str) -> None:
    changes: Counter[str] = Counter()
    assert link_players(f'<iframe src="{source}">', changes) == ""
    assert changes.total() == 0


def test_link_players_leaves_pictures() -> None:
    html = '<picture><source srcset="a.webp"><img src="https://e.org/a.png"></picture>'
    assert link_players(html, Counter()) == html.replace('<source srcset="a.webp">', "")


def test_find_address_in_text_gives_the_first() -> None:
    assert find_address('mp3="https://e.org/a?b&amp;c" https://e.org/2') == "https://e.org/a?b&c"
    assert find_address("nothing") is None


def test_link_escapes_the_address() -> None:
    assert link('https://e.org/"><script>') == (
        '<a href="https://e.org/&quot;&gt;&lt;script&gt;">https://e.org/&quot;&gt;&lt;script&gt;</a>'
    )
