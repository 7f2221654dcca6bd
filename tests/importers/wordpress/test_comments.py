"""Comments and pings: who wrote them, where they belong, who sees them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Comment, CommentKind, CommentStatus, Post, User
from tests.importers.wordpress.conftest import Importing
from tests.importers.wordpress.wxr import author, comment, item


def _comments(session: Session) -> list[Comment]:
    session.rollback()  # what was read before hides what was imported since
    return list(session.scalars(select(Comment).order_by(Comment.body)))


def _post(session: Session) -> Post:
    session.rollback()  # what was read before hides what was imported since
    return session.scalars(select(Post)).one()


def test_comment_of_a_guest_keeps_name_address_and_time(importing: Importing, session: Session) -> None:
    fields = {"author": "Zoë &amp; Co", "author_url": "https://e.org/", "content": "One\n\n<b>Two</b>"}
    importing(item(1, comment(1, **fields)))
    (found,) = _comments(session)
    assert (found.guest_name, found.guest_email) == ("Zoë & Co", "guest@example.com")
    assert (found.guest_website, found.author_id) == ("https://e.org/", None)
    assert (found.kind, found.status) == (CommentKind.COMMENT, CommentStatus.APPROVED)
    assert found.created_at == found.updated_at == datetime(2012, 3, 5, 10, tzinfo=UTC)
    assert found.body_html == "<p>One</p>\n<p><b>Two</b></p>"
    assert _post(session).comment_count == 1


@pytest.mark.parametrize(
    ("fields", "name", "email", "website"),
    [
        ({"author": ""}, "Anonymous", "guest@example.com", None),
        ({"author": "<script>x</script>"}, "Anonymous", "guest@example.com", None),
        ({"author": "n" * 300}, "n" * 200, "guest@example.com", None),
        ({"author_email": "not an address"}, "Guest", None, None),
        ({"author_email": "e" * 300 + "@example.com"}, "Guest", None, None),
        ({"author_email": ""}, "Guest", None, None),
        ({"author_url": "javascript:alert(1)"}, "Guest", "guest@example.com", None),
        ({"author_url": "http://" + "e" * 600}, "Guest", "guest@example.com", None),
        ({"author_url": "http://e.org"}, "Guest", "guest@example.com", "http://e.org"),
    ],
)
def test_comment_of_a_guest_with_odd_details_drops_them(
    importing: Importing,
    session: Session,
    fields: dict[str, str],
    name: str,
    email: str | None,
    website: str | None,
) -> None:
    importing(item(1, comment(1, **fields)))
    (found,) = _comments(session)
    assert (found.guest_name, found.guest_email, found.guest_website) == (name, email, website)


@pytest.mark.parametrize(
    ("listed", "fields", "is_author"),
    [
        ({"id": "7"}, {"user_id": "7"}, True),
        ({"id": "7"}, {"user_id": "8"}, False),
        ({}, {"user_id": "7", "author_email": "Ada@example.org"}, True),
        ({}, {"user_id": "7", "author_email": "other@example.org"}, False),
        ({"id": "7"}, {"user_id": "0", "author_email": "ada@example.org"}, False),
    ],
)
def test_comment_is_an_authors_only_when_they_were_logged_in(
    importing: Importing, session: Session, listed: dict[str, str], fields: dict[str, str], is_author: bool
) -> None:
    importing(author("ada", **listed), item(1, comment(1, author="Ada", **fields)))
    (found,) = _comments(session)
    ada = session.scalars(select(User)).one()
    assert (found.author_id, found.guest_name) == ((ada.id, None) if is_author else (None, "Ada"))


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        ("1", CommentStatus.APPROVED),
        ("0", CommentStatus.PENDING),
        ("hold", CommentStatus.PENDING),
        ("", CommentStatus.PENDING),
        ("spam", CommentStatus.SPAM),
    ],
)
def test_comment_keeps_its_status_and_only_approved_ones_count(
    importing: Importing, session: Session, approved: str, status: CommentStatus
) -> None:
    importing(item(1, comment(1), comment(2, approved=approved, parent="1")))
    first, second = _comments(session)
    counts = status is CommentStatus.APPROVED
    assert second.status is status
    assert (_post(session).comment_count, first.reply_count) == (1 + counts, int(counts))


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("", CommentKind.COMMENT),
        ("comment", CommentKind.COMMENT),
        ("pingback", CommentKind.PING),
        ("trackback", CommentKind.PING),
    ],
)
def test_comment_or_ping_keeps_its_kind(
    importing: Importing, session: Session, type_: str, kind: CommentKind
) -> None:
    importing(item(1, comment(1, type=type_, author_email="")))
    assert _comments(session)[0].kind is kind


def test_comments_in_the_trash_and_plugins_notes_are_left_out(importing: Importing, session: Session) -> None:
    report = importing(item(1, comment(1, approved="trash"), comment(2, type="order_note")))
    assert _comments(session) == []
    assert report.left_out == {"comments in the trash": 1, "comments of the type order_note": 1}


def test_comments_keep_their_threads_whatever_their_order(importing: Importing, session: Session) -> None:
    report = importing(
        item(1, comment(3, parent="2"), comment(2, parent="1"), comment(1), comment(4, parent="1"))
    )
    first, second, third, fourth = _comments(session)
    assert (first.parent_id, second.parent_id) == (None, first.id)
    assert (third.parent_id, fourth.parent_id) == (second.id, first.id)
    assert [found.reply_count for found in (first, second, third, fourth)] == [2, 1, 0, 0]
    assert _post(session).comment_count == 4
    assert report.details["comments"]["replies"] == 3


@pytest.mark.parametrize(
    "comments",
    [
        (comment(1, parent="99"),),
        (comment(1, parent="1"),),
        (comment(1, parent="2"), comment(2, approved="trash")),
    ],
)
def test_comment_whose_parent_is_missing_begins_a_thread(
    importing: Importing, session: Session, comments: tuple[str, ...]
) -> None:
    report = importing(item(1, *comments))
    (found,) = _comments(session)
    assert found.parent_id is None
    assert report.changes["replies to a missing comment (they begin threads now)"] == 1


def test_comments_in_a_circle_are_all_kept(importing: Importing, session: Session) -> None:
    importing(item(1, comment(1, parent="2"), comment(2, parent="3"), comment(3, parent="1")))
    parents = [found.parent_id for found in _comments(session)]
    assert parents.count(None) == 1


def test_comments_of_a_deep_thread_are_all_kept(importing: Importing, session: Session) -> None:
    deep = [comment(number, parent=str(number - 1)) for number in range(1, 201)]
    importing(item(1, *deep))
    assert len(_comments(session)) == 200
    assert sum(found.parent_id is None for found in _comments(session)) == 1


def test_comments_imported_again_are_left_and_new_ones_join(importing: Importing, session: Session) -> None:
    importing(item(1, comment(1), comment(2, parent="1")))
    report = importing(item(1, comment(1), comment(2, parent="1"), comment(3, parent="2"), comment(4)))
    _, second, third, fourth = _comments(session)
    assert (third.parent_id, fourth.parent_id) == (second.id, None)
    assert (_post(session).comment_count, second.reply_count) == (4, 1)
    assert (report.imported["comments"], report.known["comments"]) == (2, 2)


def test_comment_without_date_has_the_posts(importing: Importing, session: Session) -> None:
    importing(item(1, comment(1, date_gmt="0000-00-00 00:00:00")))
    assert _comments(session)[0].created_at == _post(session).created_at
