"""Old addresses of posts lead to the new one, for those who may see the post."""

import pytest
from sqlalchemy.orm import Session

from models import FormerSlug, Post, PostStatus, User
from tests.support.factories import CommentFactory, PostFactory
from tests.support.visitor import Visitor
from tests.views.pages import text_of


@pytest.fixture
def renamed(session: Session, user: User) -> Post:
    """A post of the user's that had another address before."""
    post = PostFactory(slug="new", author=user, title="Renamed")
    session.add(FormerSlug(slug="old", post_id=post.id))
    session.commit()
    return post


def test_former_address_leads_to_the_new_one_for_good(visitor: Visitor, renamed: Post) -> None:
    visitor.log_out()
    answer = visitor.get("/posts/old", status=301)
    assert answer.location.endswith("/posts/new")
    assert "Renamed" in text_of(answer.follow())


def test_former_address_of_a_page_leads_to_the_page(visitor: Visitor, session: Session) -> None:
    page = PostFactory(slug="new", page=True)
    session.add(FormerSlug(slug="old", post_id=page.id))
    session.commit()
    for path in ("/posts/old", "/pages/old"):
        assert visitor.get(path, status=301).location.endswith("/pages/new")


@pytest.mark.parametrize("status", [PostStatus.DRAFT, PostStatus.ARCHIVED, PostStatus.DELETED])
def test_former_address_of_a_hidden_post_is_not_found(
    session: Session, visitor: Visitor, renamed: Post, status: PostStatus
) -> None:
    renamed.status, renamed.deleted_at = status, renamed.created_at
    session.commit()
    assert visitor.get("/posts/old", status=301).location.endswith("/posts/new")
    visitor.log_out()
    visitor.get("/posts/old", status=404)


def test_former_address_in_use_again_is_that_of_the_post_that_has_it(visitor: Visitor, renamed: Post) -> None:
    PostFactory(slug="old", title="Another")
    assert "Another" in text_of(visitor.get("/posts/old"))


def test_former_address_takes_the_comment_and_the_change_of_a_page_opened_before(
    session: Session, visitor: Visitor, renamed: Post, user: User
) -> None:
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    answer = visitor.web.post("/posts/old", {"csrf_token": token, "body": "Well said."}, status=303)
    assert "/posts/new#comment-" in answer.location
    text = {"title": "Changed", "body": "Text."}
    visitor.web.post("/posts/old/edit", {"csrf_token": token, "_method": "PATCH", **text}, status=303)
    session.refresh(renamed)
    assert (renamed.title, renamed.comment_count) == ("Changed", 1)


def test_new_address_written_on_the_page_keeps_the_old_one(
    session: Session, visitor: Visitor, user: User
) -> None:
    post = PostFactory(slug="first", author=user)
    CommentFactory(post=post)
    for path, slug in (("/posts/first/edit", "second"), ("/posts/second/edit", "third")):
        visitor.fill(path, method="PATCH", slug=slug).submit(status=303)
    for path in ("/posts/first", "/posts/second"):
        assert visitor.get(path, status=301).location.endswith("/posts/third")
