"""What becomes of items: statuses, dates, slugs, texts, and what is left out."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import BodyFormat, Post, PostKind, PostStatus
from models.types import utc_now
from policies import ANONYMOUS
from policies.posts import is_published, published_posts
from tests.importers.wordpress.conftest import Importing
from tests.importers.wordpress.wxr import comment, item
from tests.support.factories import PostFactory

DATE = datetime(2012, 3, 4, 5, 6, 7, tzinfo=UTC)
ZEROS = {"post_date": "0000-00-00 00:00:00", "post_date_gmt": "0000-00-00 00:00:00"}


def _post(session: Session, **filters: str) -> Post:
    return session.scalars(select(Post).filter_by(**filters)).one()


def _public(session: Session) -> int:
    return session.scalar(select(func.count()).where(published_posts(ANONYMOUS))) or 0


def test_post_published_is_public_at_its_date(importing: Importing, session: Session) -> None:
    report = importing(item(1, title="A <em>B</em> &amp; C", post_name="a-b", comment_status="closed"))
    post = _post(session)
    assert (post.kind, post.status, post.slug) == (PostKind.POST, PostStatus.PUBLISHED, "a-b")
    assert post.title == "A B & C"
    assert (post.created_at, post.published_at, post.updated_at) == (DATE, DATE, DATE)
    assert (post.body, post.body_html, post.body_format) == ("<p>Text.</p>",) * 2 + (BodyFormat.HTML,)
    assert (post.excerpt, post.has_own_excerpt, post.comments_open) == ("Text.", False, False)
    assert report.imported["posts"] == 1
    assert report.details["posts"] == {"published": 1}


def test_page_is_a_page_and_its_place_is_noted(importing: Importing, session: Session) -> None:
    report = importing(item(1, post_type="page", post_parent="7"), item(2, post_type="page", post_parent="0"))
    assert {post.kind for post in session.scalars(select(Post))} == {PostKind.PAGE}
    assert report.imported["pages"] == 2
    assert report.changes["pages that had a page above them (here all stand side by side)"] == 1


def test_post_modified_later_says_so(importing: Importing, session: Session) -> None:
    importing(item(1, post_modified_gmt="2013-01-01 00:00:00"))
    assert _post(session).updated_at == datetime(2013, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "reason", "keeps_date"),
    [
        ({"status": "draft"}, None, False),
        ({"status": "pending"}, "awaiting review", False),
        ({"status": "private"}, "private", True),
        ({"post_password": "enter"}, "protected by a password", True),
        ({"status": "future", "post_password": "enter"}, "protected by a password", True),
        ({"status": "wc-completed"}, "of unknown status (wc-completed)", False),
        ({"status": ""}, "of unknown status (none)", False),
        ({**ZEROS}, "published without a date", False),
        ({"status": "draft", "post_password": "enter", **ZEROS}, None, False),
    ],
)
def test_post_that_was_not_for_everyone_becomes_a_draft(
    importing: Importing, session: Session, fields: dict[str, str], reason: str | None, keeps_date: bool
) -> None:
    report = importing(item(1, **fields))
    post = _post(session)
    assert post.status is PostStatus.DRAFT
    assert (post.published_at is not None) == keeps_date
    assert _public(session) == 0
    assert dict(report.drafted) == ({reason: ["Post 1"]} if reason else {})
    assert report.details["posts"] == {"drafts": 1}


def test_post_scheduled_is_not_public_before_its_time(importing: Importing, session: Session) -> None:
    importing(item(1, status="future", post_date_gmt="2999-01-01 00:00:00"))
    post = _post(session)
    assert (post.status, post.published_at) == (PostStatus.SCHEDULED, datetime(2999, 1, 1, tzinfo=UTC))
    assert post.created_at <= utc_now()
    assert not is_published(post)
    assert _public(session) == 0
    assert is_published(post, post.published_at + timedelta(seconds=1))


def test_post_scheduled_for_a_time_that_has_come_is_public(importing: Importing, session: Session) -> None:
    importing(item(1, status="future"))
    assert _public(session) == 1


def test_post_published_in_the_future_waits_for_its_time(importing: Importing, session: Session) -> None:
    importing(item(1, post_date_gmt="2999-01-01 00:00:00"))
    assert _post(session).status is PostStatus.SCHEDULED
    assert _public(session) == 0


def test_post_with_date_only_in_the_feed_takes_that(importing: Importing, session: Session) -> None:
    importing(item(1, pubDate="Sun, 04 Mar 2012 05:06:07 +0000", **ZEROS))
    assert _post(session).published_at == DATE


@pytest.mark.parametrize(
    ("title", "post_name", "slug"),
    [
        ("A Title", "", "a-title"),
        ("", "", "post-9"),
        ("", "given", "given"),
        ("Επίπεδο 3", "%ce%b5%cf%80-3", "post-9"),
        ("Επίπεδο 2 - Second", "%ce%b5%cf%80-2", "2-second"),
        ("x" * 300, "y" * 300, "y" * 188),
    ],
)
def test_post_gets_a_slug_whatever_it_had(
    importing: Importing, session: Session, title: str, post_name: str, slug: str
) -> None:
    importing(item(9, title=title, post_name=post_name))
    post = _post(session)
    assert (post.slug, post.title) == (slug, title[:200])


def test_post_with_taken_slug_gets_a_number(importing: Importing, session: Session) -> None:
    PostFactory(slug="about")
    importing(item(1, post_name="about"), item(2, post_name="about", post_type="page"))
    assert {post.slug for post in session.scalars(select(Post))} == {"about", "about-2", "about-3"}


@pytest.mark.parametrize(
    ("content", "excerpt", "expected"),
    [
        ("One\n\n<!--more-->\n\nTwo", "", "One"),
        ("One<!--more-->Two", "An <em>excerpt</em>.", "An excerpt."),
        ("One", "w " * 400, "w " * 248 + "w…"),
    ],
)
def test_post_with_excerpt_keeps_it_as_plain_text(
    importing: Importing, session: Session, content: str, excerpt: str, expected: str
) -> None:
    importing(item(1, content=content, excerpt=excerpt))
    post = _post(session)
    assert (post.excerpt, post.has_own_excerpt) == (expected, True)


def test_post_without_content_is_imported(importing: Importing, session: Session) -> None:
    importing(item(1, content="", title=""))
    post = _post(session)
    assert (post.body, post.body_html, post.excerpt, post.title) == ("", "", "", "")


def test_post_shows_pictures_of_its_gallery(importing: Importing, session: Session) -> None:
    picture = item(5, post_type="attachment", post_parent="1", attachment_url="https://e.org/a.jpg")
    report = importing(item(1, content="[gallery]"), picture)
    assert _post(session).body_html.startswith('<figure><img src="https://e.org/a.jpg" alt="Post 5"')
    assert report.left_out.total() == 1


def test_items_that_are_no_posts_are_left_out_and_counted(importing: Importing, session: Session) -> None:
    report = importing(
        item(1, comment(1), comment(2), post_type="attachment", status="inherit"),
        item(2, post_type="nav_menu_item"),
        item(3, post_type="product"),
        item(4, comment(3), status="trash"),
        item(5, status="auto-draft", post_type="page"),
    )
    assert session.scalar(select(func.count()).select_from(Post)) == 0
    assert {reason.partition(" (")[0]: count for reason, count in report.left_out.items() if count} == {
        "attachments": 1,
        "menu items": 1,
        "items of the type product": 1,
        "posts with the status trash": 1,
        "pages with the status auto-draft": 1,
        "comments on what is left out": 3,
    }


def test_post_imported_again_is_left_as_it_is(importing: Importing, session: Session) -> None:
    importing(item(1))
    post = _post(session)
    post.title = "Changed here"
    session.commit()
    report = importing(item(1, title="Changed there"), item(2))
    assert {post.title for post in session.scalars(select(Post))} == {"Changed here", "Post 2"}
    assert (report.imported["posts"], report.known["posts"]) == (1, 1)


def test_post_deleted_here_is_not_brought_back(importing: Importing, session: Session) -> None:
    importing(item(1), item(2))
    session.delete(_post(session, slug="post-1"))
    session.commit()
    report = importing(item(1, comment(1)), item(2))
    assert [post.slug for post in session.scalars(select(Post))] == ["post-2"]
    assert report.left_out["posts that were imported before and deleted here since"] == 1


def test_post_of_another_site_with_the_same_number_is_another(importing: Importing, session: Session) -> None:
    importing(item(1))
    importing(item(1), site="https://other.example.org")
    assert session.scalar(select(func.count()).select_from(Post)) == 2
