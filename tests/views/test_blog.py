"""Lists of posts: the home page and its older pages, tags, categories, users, and the contents."""

from datetime import timedelta
from itertools import chain

import pytest
from sqlalchemy.orm import Session
from webtest import TestResponse

from models import Post, TagKind, User
from tests.support.factories import BEGINNING, PostFactory, TagFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.conftest import MakeApp
from tests.views.pages import text_of

A_CURSOR = "1~posts~NEWEST~2026-01-01T00:00:00.000000Z~1"
BAD_CURSORS = [
    *("x", "1", "1~posts~NEWEST", f"{A_CURSOR}~1", A_CURSOR.replace("posts", "tags"), "%00", "%FF"),
    *(
        A_CURSOR.replace("1~p", "2~p"),
        A_CURSOR.replace("Z~1", "Z~99999999999999999999"),
        "~" * 50,
        "x" * 5_000,
    ),
    *(A_CURSOR.replace("2026", "0000"), A_CURSOR.replace("2026-01", "2026-99"), "1~posts~NEWEST~-~-"),
]


def titles_of(page: TestResponse) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.html.select("article h2")]


def walk(visitor: Visitor, path: str, relation: str) -> list[list[str]]:
    """Follow the links to older or newer posts; return the titles of each page."""
    pages = []
    while path:
        page = visitor.get(path)
        pages.append(titles_of(page))
        link = page.html.select_one(f"nav a[rel={relation}]")
        path = link["href"] if link else ""
    return pages


@pytest.fixture
def author(session: Session) -> User:
    """The author of all posts."""
    return UserFactory(username="grace")


@pytest.fixture
def posts(author: User) -> list[Post]:
    """Five posts, newest first, three of them of the same instant; and one that is hidden."""
    tag, category = TagFactory(slug="t"), TagFactory(slug="c", kind=TagKind.CATEGORY)
    hours = (1, 2, 2, 2, 3)
    made = [
        PostFactory(author=author, tags=[tag, category], published_at=BEGINNING + timedelta(hours=hour))
        for hour in hours
    ]
    PostFactory(author=author, tags=[tag, category], draft=True)
    return made[::-1]


@pytest.mark.parametrize("path", ["/", "/tags/t", "/categories/c", "/users/grace"])
@pytest.mark.parametrize("size", [2, 5])
def test_list_page_by_page_gives_each_post_once_there_and_back(
    make_app: MakeApp, posts: list[Post], path: str, size: int
) -> None:
    visitor = Visitor(make_app(site={"posts_per_page": size}))
    there = walk(visitor, path, "next")
    titles = [post.title for post in posts]
    assert list(chain(*there)) == titles
    assert [len(page) for page in there[:-1]] == [size] * (len(there) - 1)
    last = f"{path}?after={cursor_before_last(visitor, path, len(there))}" if len(there) > 1 else path
    back = walk(visitor, last, "prev")
    assert list(chain(*back[::-1])) == titles


def cursor_before_last(visitor: Visitor, path: str, pages: int) -> str:
    page = visitor.get(path)
    for _ in range(pages - 1):
        address = page.html.select_one("nav a[rel=next]")["href"]
        page = visitor.get(address)
    return address.partition("after=")[2]


@pytest.mark.parametrize("path", ["/", "/tags/t", "/categories/c", "/users/grace"])
def test_list_at_a_bad_cursor_is_not_found(visitor: Visitor, posts: list[Post], path: str) -> None:
    for cursor in BAD_CURSORS:
        for name in ("after", "before"):
            visitor.get(f"{path}?{name}={cursor}", status=404)


@pytest.mark.parametrize("path", ["/", "/tags/t", "/users/grace"])
@pytest.mark.parametrize("query", ["?after=", "?before=", "?after=&before=", "?page=2", "?x=%00"])
def test_list_with_an_empty_or_unknown_question_is_its_beginning(
    make_app: MakeApp, posts: list[Post], path: str, query: str
) -> None:
    visitor = Visitor(make_app(site={"posts_per_page": 3}))
    page = visitor.get(f"{path}{query}")
    assert titles_of(page) == [post.title for post in posts[:3]]
    assert [link["rel"] for link in page.html.select("nav a[rel]")] == [["next"]]


def test_list_beyond_its_end_is_not_found(visitor: Visitor, posts: list[Post]) -> None:
    visitor.get(f"/?after={A_CURSOR.replace('2026', '2001')}", status=404)
    visitor.get(f"/?before={A_CURSOR.replace('2026', '2999')}", status=404)


def test_home_shows_the_newest_posts_with_author_and_excerpt(visitor: Visitor, author: User) -> None:
    PostFactory(author=author, title="The <i>News</i>", excerpt="In short.")
    page = visitor.get("/")
    text = text_of(page)
    assert [part for part in ("The <i>News</i>", "In short.", author.display_name) if part not in text] == []
    assert page.html.select_one("link[rel=canonical]")["href"].endswith("/")


def test_home_without_posts_says_what_to_do(visitor: Visitor, session: Session) -> None:
    page = visitor.get("/")
    assert "Nothing has been published yet" in text_of(page)
    visitor.log_in(UserFactory())
    assert visitor.get("/").html.find("main").find("a", href="/write") is not None


def test_home_shows_a_post_without_title_by_its_beginning(visitor: Visitor) -> None:
    PostFactory(title="", body="How it began.", slug="untitled")
    assert "How it began." in text_of(visitor.get("/"))


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/tags/none",
            "/tags/c",
            "/categories/t",
            "/tags/%00",
            "/tags/T",
            "/tags/%E6%97%A5",
            "/categories/",
        ),
        *("/tags/" + "x" * 5_000, "/tags/..", "/tags/t/more"),
    ],
)
def test_tag_that_is_none_is_not_found(visitor: Visitor, posts: list[Post], path: str) -> None:
    visitor.get(path, status=404)


def test_tag_without_posts_says_so(visitor: Visitor, session: Session) -> None:
    TagFactory(name="Empty", slug="empty", kind=TagKind.CATEGORY)
    text = text_of(visitor.get("/categories/empty"))
    assert "Empty" in text
    assert "Nothing is published" in text


def test_contents_lists_pages_sections_and_tags(visitor: Visitor, posts: list[Post]) -> None:
    PostFactory(title="About", slug="about", page=True)
    PostFactory(title="Hidden page", page=True, draft=True)
    page = visitor.get("/contents")
    links = {link["href"] for link in page.html.find("main").find_all("a")}
    assert {"/pages/about", "/tags/t", "/categories/c"} <= links
    assert "Hidden page" not in text_of(page)


def test_contents_without_any_says_so(visitor: Visitor, session: Session) -> None:
    assert "There are no pages" in text_of(visitor.get("/contents"))
