"""The official theme test data: all of its edge cases, with the totals it is known to have."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import create_app
from models import Comment, CommentKind, CommentStatus, Post, PostKind, PostStatus, Tag, TagKind, User
from policies.posts import is_published
from tests.support.absence import skip_for_want_of
from tests.support.backends import Backend
from tests.support.graphql import GraphQLClient
from tests.support.visitor import Visitor

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "themeunittestdata.wordpress.xml"

TAGS_OF_PUBLISHED_POSTS = 59

COMMAND = ["import", "wordpress", str(FILE)]


@pytest.fixture(scope="module")
def site(backend: Backend) -> Iterator[tuple[Flask, str]]:
    """A site with the file imported, and what the command said."""
    if not FILE.is_file():
        skip_for_want_of("the theme test data isn't beside the checkout, in shared/data")
    app = create_app({"database": {"url": backend.new_database()}})
    runner = app.test_cli_runner()
    assert runner.invoke(args=["db", "upgrade"]).exit_code == 0
    result = runner.invoke(args=COMMAND)
    assert result.exit_code == 0, result.output
    yield app, result.output
    app.extensions["gazette"].database.dispose()


@pytest.fixture
def output(site: tuple[Flask, str]) -> str:
    """What the command said."""
    return site[1]


@pytest.fixture
def moved(site: tuple[Flask, str]) -> Iterator[Session]:
    """A session on the site's database."""
    with site[0].extensions["gazette"].database.reader() as session:
        yield session


@pytest.fixture
def reader(site: tuple[Flask, str]) -> Visitor:
    """Somebody with a browser."""
    return Visitor(site[0])


@pytest.fixture
def client(site: tuple[Flask, str]) -> GraphQLClient:
    """A GraphQL client."""
    return GraphQLClient(site[0])


def _post(session: Session, slug: str) -> Post:
    return session.scalars(select(Post).where(Post.slug == slug)).one()


def _count(session: Session, model: type[Post | Comment | Tag], *conditions: Any) -> int:
    return session.scalar(select(func.count(model.id)).where(*conditions)) or 0


def test_posts_and_pages_have_the_known_totals(moved: Session) -> None:
    found = Counter((post.kind.value, post.status.value) for post in moved.scalars(select(Post)))
    assert found == {
        ("post", "published"): 48,
        ("post", "scheduled"): 1,
        ("post", "draft"): 2,
        ("page", "published"): 21,
    }


def test_comments_have_the_known_totals(moved: Session) -> None:
    assert _count(moved, Comment) == 32
    assert _count(moved, Comment, Comment.post.has(Post.kind == PostKind.PAGE)) == 5
    assert _count(moved, Comment, Comment.parent_id.is_not(None)) == 10
    assert _count(moved, Comment, Comment.status == CommentStatus.PENDING) == 3
    assert _count(moved, Comment, Comment.kind == CommentKind.PING) == 4
    assert _count(moved, Comment, Comment.author_id.is_not(None)) == 3
    assert moved.scalar(select(func.sum(Post.comment_count))) == 29


def test_authors_and_terms_have_the_known_totals(moved: Session) -> None:
    assert set(moved.scalars(select(User.username))) == {"themedemos", "themereviewteam"}
    assert _count(moved, Tag, Tag.kind == TagKind.CATEGORY) == 67
    assert _count(moved, Tag, Tag.kind == TagKind.TAG) == 110
    assert _count(moved, Tag, Tag.slug == "post-formats") == 2
    assert _count(moved, Tag, Tag.parent_id.is_not(None)) == 10


def test_report_says_what_came_and_what_stayed(output: str) -> None:
    for line in (
        "  authors              2             0",
        "  categories          67             0",
        "  tags               110             0",
        "  posts               51             0  2 drafts, 48 published, 1 scheduled",
        "  pages               21             0  21 published",
        "  menu items: 70",
        "  attachments (their files stay at the old site, and texts show them from there): 38",
        '    Template: Password Protected (the password is "enter")',
    ):
        assert f"{line}\n" in output
    comments = "29 approved, 3 awaiting approval, 5 on pages, 4 pings, 10 replies"
    assert f"  comments            32             0  {comments}\n" in output


def test_second_run_adds_nothing(site: tuple[Flask, str], moved: Session) -> None:
    result = site[0].test_cli_runner().invoke(args=COMMAND)
    assert result.exit_code == 0
    counts = dict(re.findall(r"^  (\w+) +0 +(\d+)$", result.output, re.MULTILINE))
    assert counts == {
        "authors": "2",
        "categories": "67",
        "tags": "110",
        "posts": "51",
        "pages": "21",
        "comments": "32",
    }
    assert _count(moved, Post) == 72


def test_graphql_shows_the_same_totals(client: GraphQLClient) -> None:
    data = client.data(
        "{ posts(first: 1) { totalCount } pages(first: 1) { totalCount } tags(first: 1) { totalCount } }"
    )
    # All 67 categories; of the 110 tags those that a published post has.
    assert {name: connection["totalCount"] for name, connection in data.items()} == {
        "posts": 48,
        "pages": 21,
        "tags": 67 + TAGS_OF_PUBLISHED_POSTS,
    }


def test_tags_of_published_posts_alone_are_seen_by_readers(moved: Session) -> None:
    tags = {
        tag.slug
        for post in moved.scalars(select(Post))
        if is_published(post)
        for tag in post.tags
        if tag.kind is TagKind.TAG
    }
    assert len(tags) == TAGS_OF_PUBLISHED_POSTS


def test_graphql_shows_comments_as_deep_as_they_are(client: GraphQLClient) -> None:
    document = """query ($slug: String!) { post(slug: $slug) {
        commentCount comments(first: 100) { nodes { guestName bodyHtml parent { bodyHtml } } } } }"""
    post = client.data(document, slug="template-comments")["post"]
    by_body = {node["bodyHtml"]: node for node in post["comments"]["nodes"]}
    assert post["commentCount"] == len(by_body) == 19
    deepest = next(body for body in by_body if "Comment Depth 10" in body)
    chain = [deepest]
    while parent := by_body[chain[-1]]["parent"]:
        chain.append(parent["bodyHtml"])
    assert len(chain) == 10


@pytest.mark.parametrize("slug", ["draft", "scheduled", "template-password-protected"])
def test_what_was_not_public_is_not(reader: Visitor, client: GraphQLClient, slug: str) -> None:
    reader.get(f"/posts/{slug}", status=404)
    assert client.data("query ($slug: String!) { post(slug: $slug) { id } }", slug=slug) == {"post": None}


def test_every_public_post_has_a_page(reader: Visitor, moved: Session) -> None:
    for post in moved.scalars(select(Post).where(Post.status == PostStatus.PUBLISHED)):
        page = reader.get(f"/{post.kind.value}s/{post.slug}")
        assert page.html.select_one("h1").get_text(strip=True)


def test_post_with_excerpt_and_more_show_them(moved: Session) -> None:
    defined = _post(moved, "template-excerpt-defined")
    assert defined.excerpt.startswith("This is a user-defined post excerpt. It should be displayed")
    more = _post(moved, "template-more-tag")
    assert more.excerpt.startswith("This content is before the more tag.")
    assert "after the more tag" not in more.excerpt
    assert "<!--" not in more.body_html


def test_post_without_title_or_slug_or_content_is_there(moved: Session) -> None:
    assert _post(moved, "edge-case-no-title").title == ""
    assert _post(moved, "draft").title == "Draft"
    assert _post(moved, "edge-case-no-content").body_html == ""
    assert _post(moved, "page-1813").title == "Επίπεδο 3"
    assert _post(moved, "markup-title-with-markup").title == "Markup: Title With Markup"
    special = _post(moved, "title-with-special-characters").title
    assert special == "Markup: Title With Special Characters ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>"


def test_post_with_many_terms_has_them(moved: Session) -> None:
    tags = Counter(tag.kind for tag in _post(moved, "edge-case-many-tags").tags)
    categories = Counter(tag.kind for tag in _post(moved, "edge-case-many-categories").tags)
    assert tags[TagKind.TAG] > 40
    assert categories[TagKind.CATEGORY] > 60


def test_markup_of_the_classic_editor_is_plain_html(moved: Session) -> None:
    html = _post(moved, "markup-html-tags-and-formatting").body_html
    for part in (
        "<p><strong>Headings</strong></p>\n<h2>Header one</h2>",
        "<blockquote><p>Stay hungry. Stay foolish.</p>",
        "<address>1 Infinite Loop<br>\nCupertino, CA 95014<br>\nUnited States</address>",
        '<ol start="8"><li>List item one -start at 8<ol>',
        "  Two roads diverged in a yellow wood,\n  And sorry I could not travel both          (\\_/)\n",
        "H<sub>2</sub>O",
        "<th>Employee</th>",
    ):
        assert part in html
    assert "<p></p>" not in html


def test_pictures_keep_alignment_and_captions(moved: Session) -> None:
    html = _post(moved, "markup-image-alignment").body_html
    found = Counter(re.findall(r'<(figure|img) class="(?:wp-caption )?(align\w+)"', html))
    assert found == {
        ("img", "alignleft"): 1,
        ("img", "alignnone"): 1,
        ("img", "aligncenter"): 2,
        ("img", "alignright"): 2,
        ("figure", "alignleft"): 1,
        ("figure", "alignnone"): 1,
        ("figure", "aligncenter"): 2,
        ("figure", "alignright"): 1,
    }
    assert "<figcaption>Feels good to be right all the time.</figcaption>" in html
    assert "[caption" not in html


def test_no_body_holds_anything_dangerous_or_unresolved(moved: Session) -> None:
    bodies = [*moved.scalars(select(Post.body_html)), *moved.scalars(select(Comment.body_html))]
    for html in bodies:
        assert not re.search(r"<(?:script|style|iframe|object|embed|form|video|audio)\b", html)
        assert not re.search(r"<[^<>]*\s(?:on\w+|style)=", html)
        assert not re.search(r"(?:href|src)=\"(?!https?://|mailto:)", html)
        assert not re.search(r"\[/?(?:caption|gallery|audio|video)\b|<!--", html)
