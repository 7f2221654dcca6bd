"""`flask import …`: a whole file in one transaction, or nothing."""

from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Post, User

EXPORT = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
  <channel>
    <title>The Old Site</title>
    <link>https://old.example</link>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_site_url>https://old.example</wp:base_site_url>
    <wp:base_blog_url>https://old.example</wp:base_blog_url>
    <wp:author>
      <wp:author_id>1</wp:author_id><wp:author_login>grace</wp:author_login>
      <wp:author_email>grace@example.com</wp:author_email>
      <wp:author_display_name>Grace</wp:author_display_name>
      <wp:author_first_name/><wp:author_last_name/>
    </wp:author>
    <item>
      <title>Moved house</title><link>https://old.example/moved</link>
      <pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate>
      <dc:creator>grace</dc:creator><guid isPermaLink="false">https://old.example/?p=7</guid>
      <content:encoded>Everything came along.</content:encoded><excerpt:encoded/>
      <wp:post_id>7</wp:post_id><wp:post_date>2026-03-02 10:00:00</wp:post_date>
      <wp:post_date_gmt>2026-03-02 10:00:00</wp:post_date_gmt>
      <wp:comment_status>open</wp:comment_status><wp:ping_status>open</wp:ping_status>
      <wp:post_name>moved-house</wp:post_name><wp:status>publish</wp:status>
      <wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order>
      <wp:post_type>post</wp:post_type><wp:post_password/><wp:is_sticky>0</wp:is_sticky>
    </item>
  </channel>
</rss>
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export with one post."""
    path = tmp_path / "export.xml"
    path.write_text(EXPORT)
    return path


def _rows(session: Session) -> tuple[int, int]:
    users, posts = (session.scalar(select(func.count(model.id))) or 0 for model in (User, Post))
    return users, posts


def test_import_of_export_brings_it_once(cli: FlaskCliRunner, session: Session, export: Path) -> None:
    result = cli.invoke(args=["import", "wordpress", str(export)])
    assert result.exit_code == 0, result.output
    assert "The Old Site" in result.output
    assert session.scalars(select(Post.slug)).all() == ["moved-house"]
    again = cli.invoke(args=["import", "wordpress", str(export)])
    assert again.exit_code == 0, again.output
    assert _rows(session) == (1, 1)


def test_import_dry_run_changes_nothing(cli: FlaskCliRunner, session: Session, export: Path) -> None:
    result = cli.invoke(args=["import", "wordpress", str(export), "--dry-run"])
    assert result.exit_code == 0, result.output
    assert "nothing has been changed" in result.output
    assert _rows(session) == (0, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("no XML", "line 1"),
        ("<rss><channel></rss>", "line 1"),
        (EXPORT.replace("</item>", "<item>"), "line 29"),
        (EXPORT.replace("<wp:status>publish</wp:status>", "<wp:status>&nothing;</wp:status>"), "line 25"),
        ("<html><body>Not an export</body></html>", "line 1"),
    ],
)
def test_import_of_bad_file_changes_nothing_and_says_the_line(
    cli: FlaskCliRunner, session: Session, export: Path, text: str, words: str
) -> None:
    export.write_text(text)
    result = cli.invoke(args=["import", "wordpress", str(export)])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {export}: {words}")
    assert _rows(session) == (0, 0)


def test_import_of_missing_file_says_so(cli: FlaskCliRunner, tmp_path: Path) -> None:
    result = cli.invoke(args=["import", "wordpress", str(tmp_path / "nothing.xml")])
    assert result.exit_code == 1
    assert "there is no such file" in result.output


def test_import_from_unknown_program_says_so(cli: FlaskCliRunner, export: Path) -> None:
    result = cli.invoke(args=["import", "nonsense", str(export)])
    assert result.exit_code == 2
    assert "No such command 'nonsense'" in result.output
