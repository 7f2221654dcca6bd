"""Changing and deleting a comment."""

import pytest
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post, Role, User
from tests.support.factories import CommentFactory, PostFactory, UserFactory
from tests.support.visitor import Visitor
from tests.views.pages import alert_of, notice_of, problems_of, text_of, values_of


@pytest.fixture
def post(session: Session) -> Post:
    """A post of somebody else's."""
    return PostFactory(slug="p", comment_count=1)


@pytest.fixture
def comment(post: Post, user: User) -> Comment:
    """A comment of the user's."""
    return CommentFactory(post=post, author=user, body="Before.")


def address(comment: Comment) -> str:
    return f"/comments/{comment.id}"


def token_of(visitor: Visitor) -> str:
    page = visitor.get("/logout")
    return str((page.forms[0] if page.forms else visitor.get("/login").forms[0])["csrf_token"].value)


def test_comment_page_is_reached_from_the_post_and_shows_what_is_stored(
    visitor: Visitor, comment: Comment
) -> None:
    assert visitor.get("/posts/p").html.find("a", href=address(comment)) is not None
    assert values_of(visitor.get(address(comment)), "body") == ["Before."]


def test_comment_changed_is_stored_and_leads_back(
    session: Session, visitor: Visitor, comment: Comment
) -> None:
    answer = visitor.fill(address(comment), method="PATCH", body="*After*").submit(status=303)
    assert answer.location.endswith(f"/posts/p#comment-{comment.id}")
    page = answer.follow()
    assert notice_of(page) == "The comment is saved."
    assert "After" in text_of(page)
    session.refresh(comment)
    assert (comment.body, comment.body_html) == ("*After*", "<p><em>After</em></p>\n")


@pytest.mark.parametrize(
    ("body", "words"),
    [("", "must not be empty"), (" ", "must not be empty"), ("x" * 10_001, "10,000"), ("a\x00b", "control")],
)
def test_comment_changed_badly_shows_the_page_again_with_the_message_at_it(
    session: Session, visitor: Visitor, comment: Comment, body: str, words: str
) -> None:
    page = visitor.fill(address(comment), method="PATCH", body=body).submit(status=400)
    assert words in problems_of(page)["body"]
    assert words in alert_of(page)
    session.refresh(comment)
    assert comment.body == "Before."


def test_comment_deleted_says_nothing_more(session: Session, visitor: Visitor, comment: Comment) -> None:
    answer = visitor.fill(address(comment), method="DELETE").submit(status=303)
    assert answer.location.endswith("/posts/p#comments")
    page = answer.follow()
    assert notice_of(page) == "The comment is deleted."
    assert "Before." not in page.text
    session.refresh(comment)
    assert (comment.status, comment.body, comment.author_id) == (CommentStatus.DELETED, "", None)
    session.refresh(comment.post)
    assert comment.post.comment_count == 0
    visitor.get(address(comment), status=404)


def test_comment_deleted_with_replies_leaves_its_place(
    session: Session, visitor: Visitor, comment: Comment
) -> None:
    visitor.fill(f"/posts/p?reply_to={comment.id}", body="Reply.").submit(status=303)
    page = visitor.fill(address(comment), method="DELETE").submit(status=303).follow()
    assert "This comment was deleted." in text_of(page)
    assert "Reply." in text_of(page)
    visitor.get(address(comment), status=403)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_comment_of_somebody_else_is_forbidden(
    session: Session, visitor: Visitor, post: Post, user: User, method: str
) -> None:
    theirs = CommentFactory(post=post, body="Theirs.")
    sent = {"_method": method, "csrf_token": token_of(visitor), "body": "Mine."}
    assert visitor.get("/posts/p").html.find("a", href=address(theirs)) is None
    visitor.get(address(theirs), status=403)
    visitor.web.post(address(theirs), sent, status=403)
    session.refresh(theirs)
    assert (theirs.body, theirs.status) == ("Theirs.", CommentStatus.APPROVED)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
@pytest.mark.parametrize("key", ["0", "4711", "9223372036854775807", "9223372036854775808", "x", "-1"])
def test_comment_that_is_none_is_not_found(visitor: Visitor, comment: Comment, method: str, key: str) -> None:
    sent = {"_method": method, "csrf_token": token_of(visitor), "body": "Mine."}
    visitor.get(f"/comments/{key}", status=404)
    visitor.web.post(f"/comments/{key}", sent, status=404)


def test_comment_hidden_is_not_found_but_for_its_writer(
    session: Session, visitor: Visitor, post: Post, comment: Comment
) -> None:
    comment.status = CommentStatus.PENDING
    theirs = CommentFactory(post=post, status=CommentStatus.PENDING)
    hidden = CommentFactory(post=PostFactory(draft=True))
    session.commit()
    visitor.get(address(comment))
    visitor.get(address(theirs), status=404)
    visitor.get(address(hidden), status=404)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_comment_page_of_a_stranger_asks_for_a_login(session: Session, visitor: Visitor, method: str) -> None:
    comment = CommentFactory(body="Theirs.")
    assert "/login?next=" in visitor.get(address(comment), status=303).location
    sent = {"_method": method, "csrf_token": token_of(visitor), "body": "Mine."}
    assert visitor.web.post(address(comment), sent, status=303).location.endswith("/login")
    session.refresh(comment)
    assert comment.body == "Theirs."


def test_comment_is_changed_and_deleted_by_an_editor(session: Session, visitor: Visitor, post: Post) -> None:
    theirs = CommentFactory(post=post, body="Rude.")
    visitor.have_login(UserFactory(role=Role.EDITOR))
    visitor.fill(address(theirs), method="PATCH", body="Polite.").submit(status=303)
    session.refresh(theirs)
    assert (theirs.body, theirs.author_id is not None) == ("Polite.", True)
    visitor.fill(address(theirs), method="DELETE").submit(status=303)
    session.rollback()
    session.refresh(theirs)
    assert theirs.status is CommentStatus.DELETED
