"""Reading XML: the defences, the namespaces, and errors that name the line."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wordpress.elements import Element, read_elements
from importers.wordpress.errors import MalformedExport
from tests.importers.wordpress.wxr import item, wxr

BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [
  <!ENTITY a "aaaaaaaaaa">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<rss><channel><title>&b;</title></channel></rss>
"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss><channel><title>&file;</title></channel></rss>
"""


def _read(content: str | bytes) -> list[Element]:
    return list(read_elements(io.BytesIO(content if isinstance(content, bytes) else content.encode())))


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_read_elements_of_any_version_gives_the_same_names(scheme: str, version: str) -> None:
    elements = _read(wxr(item(7, excerpt="Short."), scheme=scheme, namespace=version))
    assert [element.name for element in elements] == ["title", "link", "wp:wxr_version", "item"]
    assert elements[-1].get("wp:post_id") == "7"
    assert elements[-1].get("excerpt:encoded") == "Short."
    assert elements[-1].get("content:encoded") == "Text."
    assert elements[-1].get("dc:creator") == "ada"


def test_read_elements_with_other_prefixes_goes_by_namespace() -> None:
    content = wxr(item(7)).replace("wp:", "w:").replace("xmlns:wp", "xmlns:w")
    assert _read(content)[-1].get("wp:post_id") == "7"


def test_read_elements_of_unknown_namespace_are_not_mistaken() -> None:
    content = wxr(item(7)).replace("http://wordpress.org/export/1.2/", "http://example.com/")
    assert _read(content)[-1].get("wp:post_id") == ""


def test_read_elements_knows_the_line_of_each() -> None:
    content = "<rss>\n<channel>\n<title>T</title>\n<item>\n<title>U</title></item></channel></rss>"
    title, found = _read(content)
    assert (title.line, found.line, found.children[0].line) == (3, 4, 5)


def test_read_elements_with_deep_nesting_keeps_three_levels() -> None:
    deep = "<a>" * 5_000 + "x" + "</a>" * 5_000
    (element,) = _read(f"<rss><channel><item>{deep}<b>kept</b></item></channel></rss>")
    assert element.children[0].children[0].children == []
    assert element.get("b") == "kept"


def test_read_elements_text_is_normalised() -> None:
    (element,) = _read("<rss><channel><title>e\u0301\u2028\x7f&#13;\nb</title></channel></rss>")
    assert element.text == "\xe9\n\nb"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (BOMB, 2),
        (EXTERNAL, 2),
        ("<!DOCTYPE html>\n<html></html>", 1),
        ("<rss>\n<channel>\n<title>T</wrong>", 3),
        ("<rss>\n<channel>\n<title>cut o", 3),
        ("<rss>\n<channel>\n<title>\x0b</title></channel></rss>", 3),
        ("<rss>\n<channel><title>&nbsp;</title></channel></rss>", 2),
        ("<rss>\n<channel><wp:author/></channel></rss>", 2),
        ("<rss><channel></channel></rss>\n<rss/>", 2),
        ("\n<?xml version='1.0'?><rss/>", 2),
        ("<feed/>", 1),
        ("<rss>\n<item/></rss>", 2),
        ("just words", 1),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1),
        ("<?xml version='1.0' encoding='utf-8'?>\n<rss>\xe9</rss>".encode("latin-1"), 2),
        ("<?xml version='1.0' encoding='shift_jis'?><rss/>", 1),
        ("<?xml version='1.0' encoding='nonsense'?><rss/>", 1),
    ],
)
def test_read_elements_of_unusable_file_names_the_line(content: str | bytes, line: int) -> None:
    with pytest.raises(MalformedExport) as caught:
        _read(content)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ")


@pytest.mark.parametrize("content", ["", "  \n "])
def test_read_elements_of_empty_file_says_so(content: str) -> None:
    with pytest.raises(MalformedExport):
        _read(content)


@given(st.binary(max_size=300))
def test_read_elements_of_random_bytes_raises_nothing_else(content: bytes) -> None:
    _only_malformed(content)


@given(st.text(max_size=200))
def test_read_elements_of_random_text_inside_raises_nothing_else(text: str) -> None:
    _only_malformed(f"<rss><channel>{text}</channel></rss>".encode("utf-8", "replace"))


@given(st.data())
def test_read_elements_of_damaged_export_raises_nothing_else(data: st.DataObject) -> None:
    content = wxr(item(1)).encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    _only_malformed(content[:start] + data.draw(st.binary(max_size=20)) + content[end:])


def _only_malformed(content: bytes) -> None:
    with contextlib.suppress(MalformedExport):
        _read(content)
