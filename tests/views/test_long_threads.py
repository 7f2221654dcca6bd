"""A post with more comments than a page takes: none is lost, and each can be answered."""

import re

import pytest
from sqlalchemy.orm import Session
from webtest import TestResponse

from models import Comment, CommentStatus, Post, Role
from services import comments
from tests.support.factories import CommentFactory, PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import notice_of, text_of

PAGE = 3


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments.list_thread, "__defaults__", (comments.BEGINNING, PAGE))
    monkeypatch.setattr(comments.page_with, "__defaults__", (PAGE,))


@pytest.fixture
def post(session: Session) -> Post:
    """A post with seven comments; the last answers the first."""
    post = PostFactory(slug="p", comment_count=7)
    first, *_ = [CommentFactory(post=post) for _ in range(6)]
    CommentFactory(post=post, parent=first)
    return post


def shown(page: TestResponse) -> list[str]:
    return [item["id"] for item in page.html.select("li[id^=comment-]")]


def test_long_thread_is_read_page_by_page_both_ways(visitor: Visitor, session: Session, post: Post) -> None:
    pages = [visitor.get("/posts/p")]
    assert "Earlier comments" not in text_of(pages[0])
    while "Later comments" in text_of(pages[-1]):
        pages.append(pages[-1].click("Later comments"))
    assert [len(shown(page)) for page in pages] == [3, 3, 1]
    assert len({name for page in pages for name in shown(page)}) == 7
    assert shown(pages[-1].click("Earlier comments")) == shown(pages[1])


def test_comment_added_to_a_long_thread_is_on_the_page_one_comes_to(
    visitor: Visitor, session: Session, post: Post
) -> None:
    visitor.have_login(UserFactory())
    answer = visitor.fill("/posts/p", body="The latest.").submit(status=303)
    page = answer.follow()
    assert notice_of(page) == "Your comment is published."
    anchor = re.sub(".*#", "", answer.location)
    assert anchor in shown(page)
    assert len(shown(page)) == PAGE
    assert "Later comments" not in text_of(page)
    assert "Earlier comments" in text_of(page)


def test_comment_behind_a_page_of_uncounted_ones_is_on_the_page_one_comes_to(
    visitor: Visitor, session: Session
) -> None:
    post = PostFactory(slug="p", comment_count=0)
    for _ in range(PAGE):
        CommentFactory(post=post, status=CommentStatus.SPAM)
    visitor.have_login(UserFactory(role=Role.EDITOR))
    answer = visitor.fill("/posts/p", body="The latest.").submit(status=303)
    assert re.sub(".*#", "", answer.location) in shown(answer.follow())


def test_comment_changed_on_the_first_page_of_a_long_thread_leads_to_the_whole_page(
    visitor: Visitor, session: Session, post: Post
) -> None:
    first = session.query(Comment).order_by(Comment.id).first()
    visitor.have_login(first.author)
    answer = visitor.fill(f"/comments/{first.id}", method="PATCH", body="Changed.").submit(status=303)
    assert answer.location == f"/posts/p#comment-{first.id}"


def test_comment_on_the_only_page_is_answered_at_a_plain_address(visitor: Visitor, session: Session) -> None:
    comment = CommentFactory(post=PostFactory(slug="p"))
    visitor.have_login(UserFactory())
    link = visitor.get("/posts/p").html.select_one("a[href*=reply_to]")
    assert link["href"] == f"/posts/p?reply_to={comment.id}#comment-form"


def test_comment_on_a_later_page_is_answered_there(visitor: Visitor, session: Session, post: Post) -> None:
    visitor.have_login(UserFactory())
    page = visitor.get("/posts/p").click("Later comments")
    form_page = page.click("Reply", index=0)
    assert shown(form_page) == shown(page)
    assert "Reply to" in text_of(form_page)
    form = form_page.forms["comment-form"]
    form["body"] = "An answer."
    form.submit(status=303)
    session.rollback()
    newest = session.query(Comment).order_by(Comment.id.desc()).first()
    assert f"comment-{newest.parent_id}" == shown(page)[0]


@pytest.mark.parametrize("query", ["after=x", "before=1~posts~NEWEST~x~1", "after=%00"])
def test_long_thread_at_no_place_is_not_found(
    visitor: Visitor, session: Session, post: Post, query: str
) -> None:
    visitor.get(f"/posts/p?{query}", status=404)
