"""Shortcodes: which become HTML, which stay text, and what the report says of it."""

import time
from collections import Counter
from collections.abc import Sequence

import pytest

from importers.wordpress.records import Attachment
from importers.wordpress.shortcodes import Shortcodes

PICTURE = '<img src="https://e.org/a.jpg" alt="A">'


def _attachment(key: str, url: str, caption: str = "") -> Attachment:
    return Attachment(wordpress_id=key, parent_id="1", url=url, alt='"A" & <b>', caption=caption)


UPLOADS = {
    "10": _attachment("10", "https://e.org/a.jpg", caption="The <em>first</em>"),
    "11": _attachment("11", "https://e.org/b.PNG?w=5"),
    "12": _attachment("12", "https://e.org/c.pdf"),
}


def _pictures(ids: Sequence[str] | None) -> list[Attachment]:
    return [UPLOADS[key] for key in (UPLOADS if ids is None else ids) if key in UPLOADS]


def _resolve(text: str) -> tuple[str, dict[str, int]]:
    changes: Counter[str] = Counter()
    return Shortcodes(_pictures, changes).resolve(text), dict(changes)


@pytest.mark.parametrize(
    ("text", "classes", "caption"),
    [
        (f'[caption id="x" align="alignleft"]{PICTURE} Words[/caption]', "wp-caption alignleft", "Words"),
        (f'[caption caption="Old <b>way</b>"]{PICTURE}[/caption]', "wp-caption", "Old <b>way</b>"),
        (f"[wp_caption align='alignright']{PICTURE} W[/wp_caption]", "wp-caption alignright", "W"),
        (f'[caption align="&quot; onclick=x"]{PICTURE}\nW[/caption]', "wp-caption", "W"),
    ],
)  # fmt: skip
def test_resolve_caption_becomes_figure(text: str, classes: str, caption: str) -> None:
    figure = f'<figure class="{classes}">{PICTURE}<figcaption>{caption}</figcaption></figure>'
    assert _resolve(f"Before {text} after") == (f"Before \n\n{figure}\n\n after", {})


def test_resolve_caption_keeps_the_link_around_the_picture() -> None:
    html, _ = _resolve(f'[caption]<a href="x">{PICTURE}</a> <a href="y">W</a>[/caption]')
    assert f'<a href="x">{PICTURE}</a><figcaption><a href="y">W</a></figcaption>' in html


def test_resolve_gallery_shows_its_pictures() -> None:
    html, changes = _resolve('[gallery ids="10, 11,99" columns=2]')
    assert html.strip() == (
        '<figure><img src="https://e.org/a.jpg" alt="&quot;A&quot; &amp; &lt;b&gt;">'
        "<figcaption>The <em>first</em></figcaption></figure>\n"
        '<figure><img src="https://e.org/b.PNG?w=5" alt="&quot;A&quot; &amp; &lt;b&gt;"></figure>'
    )
    assert changes == {}


@pytest.mark.parametrize("text", ["[gallery]", '[gallery ids=""]', '[gallery include="10,11"]'])
def test_resolve_gallery_without_ids_shows_what_belongs_to_the_post(text: str) -> None:
    assert _resolve(text)[0].count("<img") == 2


def test_resolve_gallery_without_pictures_is_counted() -> None:
    html, changes = _resolve('[gallery ids="12,13"]')
    assert html.strip() == ""
    assert changes == {"galleries left out (the export has none of their pictures)": 1}


@pytest.mark.parametrize(
    "text",
    [
        "[audio https://e.org/a.mp3]",
        '[audio mp3="https://e.org/a.mp3"][/audio]',
        "[embed width='5']https://e.org/a.mp3[/embed]",
        '[video src="https://e.org/a.mp3" /]',
    ],
)
def test_resolve_player_becomes_link(text: str) -> None:
    html, changes = _resolve(f"Before {text} after")
    assert html == 'Before <a href="https://e.org/a.mp3">https://e.org/a.mp3</a> after'
    assert changes == {"players and embedded pages turned into links": 1}


def test_resolve_players_in_a_row_are_not_taken_for_one() -> None:
    html, _ = _resolve("[video src='https://e.org/1'] and [video src='https://e.org/2'][/video]")
    assert html.count("<a ") == 2
    assert "</a> and <a" in html


@pytest.mark.parametrize("name", ["code", "sourcecode"])
def test_resolve_code_becomes_preformatted(name: str) -> None:
    html, _ = _resolve(f'[{name} language="python"]\na = 1\n\nb = [gallery]\n[/{name}]')
    assert html == "<pre><code>a = 1\n\nb = [gallery]</code></pre>"


@pytest.mark.parametrize(
    "text",
    [
        "coracles [simple boat]",
        "[...] a ping [...]",
        "a[0] = b[i]",
        "see [video] and [code] and [caption]",
        "[/caption]",
        "[javascript:alert(1)]",
        "]][[",
        "[caption",
    ],
)
def test_resolve_ordinary_brackets_stay(text: str) -> None:
    assert _resolve(text) == (text, {})


def test_resolve_unknown_shortcode_stays_and_is_named() -> None:
    text = '[contact-form-7 id="3"] [tabs a=1]x[/tabs] [contact-form-7 id="4"]'
    html, changes = _resolve(text)
    assert html == text
    assert changes == {
        "[contact-form-7] kept as text (the shortcode of some plugin)": 2,
        "[tabs] kept as text (the shortcode of some plugin)": 1,
    }


def test_resolve_escaped_shortcode_loses_one_pair_of_brackets() -> None:
    assert _resolve("Write [[gallery ids=1]]!") == ("Write [gallery ids=1]!", {})


def test_resolve_playlist_is_left_out_and_counted() -> None:
    assert _resolve('a[playlist ids="1"]b') == ("ab", {"playlists left out": 1})


@pytest.mark.parametrize(
    "piece", ["[", "[caption]", "[caption ", "[a", "a", "[video]", "[[", "[/code]", "a="]
)
def test_resolve_hostile_text_is_quick(piece: str) -> None:
    begin = time.perf_counter()
    _resolve("[x " + piece * (60_000 // len(piece)) + "]")
    _resolve(piece * (60_000 // len(piece)))
    assert time.perf_counter() - begin < 5
