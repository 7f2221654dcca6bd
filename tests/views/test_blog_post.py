"""A post with its comments, and the form to add one."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from webtest import TestResponse

from models import Comment, CommentStatus, Post, PostStatus, Role, User
from models.types import utc_now
from tests.support.factories import CommentFactory, PostFactory, TagFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of


@pytest.fixture
def post(session: Session) -> Post:
    """A post by somebody else."""
    return PostFactory(slug="p", title="A title", body="# Big\n\nA *text*.")


def count_comments(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Comment)) or 0


def comment_texts(page: TestResponse) -> list[str]:
    return [" ".join(item.get_text(" ").split()) for item in page.html.select("li[id^=comment-]")]


def test_post_shows_its_text_author_and_tags(visitor: Visitor, session: Session, post: Post) -> None:
    post.tags.append(TagFactory(name="News", slug="news"))
    session.commit()
    page = visitor.get("/posts/p")
    assert page.html.h1 is not None
    assert [tag.get_text() for tag in page.html.find("main").find_all("em")] == ["text"]
    assert page.html.find("a", href="/tags/news").get_text() == "News"
    assert post.author.display_name in text_of(page)
    assert page.html.select_one("link[rel=canonical]")["href"] == "http://127.0.0.1:5000/posts/p"


@pytest.mark.parametrize(
    "slug", ["none", "P", "%00", "p%00", "%E6%97%A5%E6%9C%AC", "%FF", "x" * 5_000, "..", "p/none", "%25"]
)
def test_post_that_is_none_is_not_found(visitor: Visitor, post: Post, slug: str) -> None:
    visitor.get(f"/posts/{slug}", status=404)


@pytest.mark.parametrize("status", [PostStatus.DRAFT, PostStatus.ARCHIVED, PostStatus.SCHEDULED])
def test_post_hidden_is_shown_to_its_author_and_editors_only(
    session: Session, visitor: Visitor, user: User, status: PostStatus
) -> None:
    later = utc_now().replace(year=2999)
    post = PostFactory(author=user, slug="h", status=status, published_at=later)
    assert status.value in text_of(visitor.get("/posts/h"))
    post.author = UserFactory()
    session.commit()
    visitor.get("/posts/h", status=404)
    visitor.get("/posts/h/edit", status=404)
    user.role = Role.EDITOR
    session.commit()
    visitor.get("/posts/h")
    visitor.log_out()
    visitor.get("/posts/h", status=404)


def test_page_at_the_address_of_a_post_leads_to_its_own(visitor: Visitor, session: Session) -> None:
    PostFactory(slug="about", page=True)
    PostFactory(slug="news")
    assert visitor.get("/posts/about", status=303).location.endswith("/pages/about")
    assert visitor.get("/pages/news", status=303).location.endswith("/posts/news")
    visitor.get("/pages/about")


def test_comment_is_published_with_a_message(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    answer = visitor.fill("/posts/p", body="*Well* said.").submit(status=303)
    comment = session.scalars(select(Comment)).one()
    assert answer.location.endswith(f"/posts/p#comment-{comment.id}")
    page = answer.follow()
    assert notice_of(page) == "Your comment is published."
    (text,) = comment_texts(page)
    assert "Ada Lovelace" in text
    assert "Well said." in text
    session.refresh(post)
    assert post.comment_count == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        *(("", "must not be empty"), ("  \n", "must not be empty")),
        *(("x" * 10_001, "at most 10,000"), ("a\x00b", "control characters")),
    ],
)
def test_comment_bad_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, user: User, post: Post, body: str, words: str
) -> None:
    page = visitor.fill("/posts/p", body=body).submit(status=400)
    assert words in problems_of(page)["body"]
    assert words in alert_of(page)
    assert "A title" in text_of(page)
    assert count_comments(session) == 0


def test_comment_bad_keeps_what_was_typed(visitor: Visitor, user: User, post: Post) -> None:
    long = "word " * 2_001
    page = visitor.fill("/posts/p", body=long).submit(status=400)
    assert values_of(page, "body") == [long]


def test_comment_as_reply_stands_behind_what_it_answers(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    first, last = CommentFactory(post=post, body="First."), CommentFactory(post=post, body="Last.")
    page = visitor.get(f"/posts/p?reply_to={first.id}")
    assert "Reply to" in text_of(page)
    filled = visitor.fill(f"/posts/p?reply_to={first.id}", body="Reply.")
    page = filled.submit(status=303).follow()
    words = ["First.", "Reply.", "Last."]
    assert [word in text for word, text in zip(words, comment_texts(page), strict=True)] == [True] * 3
    session.refresh(first)
    assert (first.reply_count, last.reply_count) == (1, 0)


@pytest.mark.parametrize("reply_to", ["x", "", "0", "-1", "99999999999999999999999", "4711", "%00"])
def test_post_with_a_reply_to_nothing_is_just_shown(
    visitor: Visitor, user: User, post: Post, reply_to: str
) -> None:
    assert "Add a comment" in text_of(visitor.get(f"/posts/p?reply_to={reply_to}"))


@pytest.mark.parametrize(
    ("parent", "status"),
    [("x", 400), ("1.5", 400), ("99999999999999999999999", 400), ("-1", 404), ("0", 404), ("4711", 404)],
)
def test_comment_as_reply_to_nothing_is_refused(
    session: Session, visitor: Visitor, user: User, post: Post, parent: str, status: int
) -> None:
    filled = visitor.fill("/posts/p", body="Reply.")
    filled.form["parent_id"] = parent
    filled.submit(status=status)
    assert count_comments(session) == 0


def test_comment_as_reply_on_another_post_is_refused_with_words(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    filled = visitor.fill("/posts/p", body="Reply.")
    filled.form["parent_id"] = str(CommentFactory().id)
    assert "another post" in alert_of(filled.submit(status=400))
    assert count_comments(session) == 1


def test_comment_of_a_stranger_asks_for_a_login(session: Session, visitor: Visitor, post: Post) -> None:
    page = visitor.get("/posts/p")
    assert "Log in" in text_of(page)
    assert page.html.find(id="comment-form") is None
    token = visitor.get("/login").forms[0]["csrf_token"].value
    answer = visitor.web.post("/posts/p", {"body": "Hi.", "csrf_token": token}, status=303)
    assert "/login" in answer.location
    assert count_comments(session) == 0


def test_comment_where_they_are_closed_is_forbidden(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    filled = visitor.fill("/posts/p", body="Hi.")
    post.comments_open = False
    session.commit()
    assert "Comments are closed" in text_of(visitor.get("/posts/p"))
    filled.submit(status=403)
    assert count_comments(session) == 0


def test_comment_on_a_post_deleted_meanwhile_is_not_found(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    filled = visitor.fill("/posts/p", body="Hi.")
    session.delete(post)
    session.commit()
    filled.submit(status=404)


def test_thread_shows_deleted_places_and_hides_what_is_hidden(
    session: Session, visitor: Visitor, post: Post
) -> None:
    gone = CommentFactory(post=post, body="Gone.", status=CommentStatus.DELETED, reply_count=1)
    CommentFactory(post=post, parent=gone, body="Answer.")
    CommentFactory(post=post, body="Nothing left.", status=CommentStatus.DELETED)
    CommentFactory(post=post, body="Waiting.", status=CommentStatus.PENDING)
    CommentFactory(post=post, body="Buy!", status=CommentStatus.SPAM)
    place, answer = comment_texts(visitor.get("/posts/p"))
    assert "This comment was deleted." in place
    assert "Gone." not in place
    assert "Answer." in answer


def test_thread_of_any_depth_is_shown(session: Session, visitor: Visitor, post: Post) -> None:
    parent = None
    for number in range(12):
        parent = CommentFactory(post=post, parent=parent, body=f"Level {number}.")
    texts = comment_texts(visitor.get("/posts/p"))
    assert [f"Level {number}." in text for number, text in enumerate(texts)] == [True] * 12
