"""Opening an export: what it says of itself, and what is refused before anything begins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from importers.wordpress import MalformedExport, open_export
from importers.wordpress import export as export_module
from tests.importers.wordpress.wxr import SITE, author, category, comment, item, tag, term, wxr

Written = Callable[..., Path]


def test_open_export_knows_the_site_and_its_lists(written: Written) -> None:
    content = wxr(author("ada"), category("news"), tag("ink"), item(1), item(2, post_type="page"))
    with open_export(written(content)) as export:
        assert (export.title, export.address, export.source) == ("The Old Site", SITE, f"wordpress:{SITE}")
        assert [author.login for author in export.authors] == ["ada"]
        assert [(term.kind.value, term.slug, term.name) for term in export.terms] == [
            ("category", "news", "News"),
            ("tag", "ink", "Ink"),
        ]
        assert export.item_count == 2
        assert [item.wordpress_id for item in export.items()] == ["1", "2"]
        assert [item.wordpress_id for item in export.items()] == ["1", "2"]


@pytest.mark.parametrize(
    "site", ["http://old.example.org", "https://OLD.example.org/", "https://old.example.org"]
)
def test_source_of_the_same_site_is_the_same(written: Written, site: str) -> None:
    with open_export(written(wxr(site=site))) as export:
        assert export.source == "wordpress:https://old.example.org"


def test_terms_of_first_versions_are_read(written: Written) -> None:
    terms = term("ink", domain="tag") + "<category>Ink</category>" + term("aside", domain="post_format")
    with open_export(written(wxr(item(1, terms), namespace="1.0"))) as export:
        (found,) = export.items()
    assert [(term.kind.value, term.slug) for term in found.terms] == [("tag", "ink")]


def test_item_without_type_is_a_post(written: Written) -> None:
    with open_export(written(wxr(item(1, post_type="")))) as export:
        assert next(export.items()).type == "post"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<rss><channel><title>A feed</title></channel></rss>", "an RSS feed, but no WordPress export"),
        (wxr().replace("export/1.2/", "export/2.0/"), "an RSS feed, but no WordPress export"),
        (wxr().replace("<wp:wxr_version>1.2", "<wp:wxr_version>2.0"), r"line 10: version '2.0'"),
        (wxr(site="nowhere"), r"line 9: the site's <link> is no web address: 'nowhere'"),
        (wxr(site="http://[::1"), r"line 9: the site's <link> is no web address"),
        (wxr().replace("<link>https://old.example.org</link>", ""), "the channel has no <link>"),
        (wxr(item("")), r"line 11: an element <item> without wp:post_id"),
        (wxr(item(1, comment(""))), r"line \d+: an element <wp:comment> without wp:comment_id"),
        (wxr(item(1, post_date_gmt="2012-99-01 00:00:00")), r"line \d+: wp:post_date_gmt is no time"),
        (wxr(item(1, comment(1, date_gmt="soon"))), r"line \d+: wp:comment_date_gmt is no time: 'soon'"),
        ("<!DOCTYPE rss><rss/>", r"line 1: a document type"),
        ("", "the file is empty"),
        (b"\0\1\2", "line 1: not readable as XML"),
    ],
)
def test_open_export_of_unusable_file_says_why(written: Written, content: str | bytes, message: str) -> None:
    with pytest.raises(MalformedExport, match=message), open_export(written(content)):
        pytest.fail("the export was opened")


def test_open_export_of_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(MalformedExport, match="there is no such file"), open_export(tmp_path / "none.xml"):
        pytest.fail("the export was opened")


def test_open_export_of_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(MalformedExport, match="not a file"), open_export(tmp_path):
        pytest.fail("the export was opened")


def test_open_export_of_huge_file_asks_for_parts(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_module, "LARGEST_FILE_MB", 0)
    with pytest.raises(MalformedExport, match="export it in parts"), open_export(written(wxr())):
        pytest.fail("the export was opened")
