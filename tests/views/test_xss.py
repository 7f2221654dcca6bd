"""What people write is text wherever it is shown: no title, name, tag or body runs in a reader's browser."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from sqlalchemy.orm import Session

from models import CommentStatus, Post, TagKind, User
from tests.services.vectors import EVIL, assert_harmless
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import CommentFactory, PostFactory, TagFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import text_of

pytestmark = ON_SQLITE_ALONE

MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--",
    "\u202e<b>x</b>",
]
# What pages are made of besides what people write.
OWN_TAGS = {"form", "button", "textarea", "input", "link", "meta", "body", "select"}


def assert_page_is_harmless(html: str) -> None:
    """Fail if a page runs anything; its own forms and style sheet are fine."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(OWN_TAGS):
        for name in ("action", "href", "type"):
            tag.attrs.pop(name, None)
        assert not [name for name in tag.attrs if name.startswith("on")]
        tag.name = "p"
    assert_harmless(str(soup))


@pytest.mark.parametrize("evil", MARKUP)
def test_markup_in_every_plain_text_is_shown_as_it_is(session: Session, visitor: Visitor, evil: str) -> None:
    website = f"https://a.example/{evil}"
    plain = dict.fromkeys(("display_name", "name", "surname", "bio"), evil)
    author = UserFactory(username="grace", website=website, **plain)
    tags = [TagFactory(name=evil, slug="t", description=evil)]
    tags.append(TagFactory(name=evil, slug="c", kind=TagKind.CATEGORY))
    post = PostFactory(author=author, slug="p", title=evil, excerpt=evil, has_own_excerpt=True, tags=tags)
    first = CommentFactory(post=post, author=author)
    CommentFactory(post=post, author=None, parent=first, guest_name=evil, guest_website=website)
    assert_page_is_harmless(visitor.log_in(author).text)
    reading = ["/", "/posts/p", f"/posts/p?reply_to={first.id}", "/users/grace", "/tags/t", "/categories/c"]
    for path in (*reading, "/posts/p/edit", "/profile", "/logout", "/contents", f"/comments/{first.id}"):
        assert_page_is_harmless(visitor.get(path).text)
    for path in ("/", "/posts/p", "/users/grace", "/tags/t"):
        assert " ".join(evil.split()) in text_of(visitor.get(path))
    page = visitor.fill("/posts/p/edit", method="DELETE").submit(status=303).follow()
    assert_page_is_harmless(page.text)


def test_template_syntax_in_a_title_is_not_run(session: Session, visitor: Visitor) -> None:
    PostFactory(slug="p", title="{{ 7 * 7 }}")
    assert "{{ 7 * 7 }}" in text_of(visitor.get("/posts/p"))


@pytest.mark.parametrize("evil", MARKUP)
def test_markup_in_what_was_typed_is_shown_as_it_is(visitor: Visitor, user: User, evil: str) -> None:
    filled = visitor.fill("/write", title=evil, body=evil, tags=evil, excerpt=evil, slug="?" + evil)
    assert_page_is_harmless(filled.submit("intent", value="draft", status=400).text)
    visitor.log_out()
    for path, name in (("/login", "login"), ("/register", "username")):
        assert_page_is_harmless(visitor.fill(path, **{name: evil, "password": "x"}).submit(status=400).text)


@pytest.mark.parametrize("evil", MARKUP)
def test_markup_in_addresses_is_never_repeated_as_markup(
    visitor: Visitor, session: Session, evil: str
) -> None:
    quoted = quote(evil, safe="")
    for path in ("/", "/posts/", "/users/", "/tags/", "/?after=", "/login?next=", "/register?next="):
        assert_page_is_harmless(visitor.web.get(path + quoted, status="*").text)


def test_evil_in_bodies_is_shown_without_its_script(session: Session, visitor: Visitor, user: User) -> None:
    post = PostFactory(slug="p")
    evil = [text for text in EVIL if "\x01" not in text]
    for begin in range(0, len(evil), 8):
        visitor.fill("/posts/p", body="\n\n".join(evil[begin : begin + 8])).submit(status=303)
    filled = visitor.fill("/write", title="Evil", body="\n\n".join(evil), slug="evil")
    filled.submit("intent", value="publish", status=303)
    session.refresh(post)
    assert post.comment_count == len(range(0, len(evil), 8))
    for path in ("/posts/p", "/posts/evil", "/posts/evil/edit", "/", "/users/ada"):
        assert_page_is_harmless(visitor.get(path).text)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"])
def test_evil_address_is_refused_in_a_profile(visitor: Visitor, user: User, address: str) -> None:
    visitor.fill("/profile", website=address).submit(status=400)


@pytest.mark.parametrize("status", CommentStatus)
def test_comment_of_a_guest_never_shows_the_address(
    session: Session, visitor: Visitor, user: User, status: CommentStatus
) -> None:
    post: Post = PostFactory(slug="p")
    CommentFactory(
        post=post, author=None, guest_name="G", guest_email="g@example.com", status=status, reply_count=1
    )
    assert "g@example.com" not in visitor.get("/posts/p").text
