"""Categories and tags: names, slugs, hierarchy, and those that were here."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, Tag, TagKind
from tests.importers.wordpress.conftest import Importing
from tests.importers.wordpress.wxr import category, item, tag, term
from tests.support.factories import TagFactory

GREEK = "%ce%b5%ce%bb%ce%bb%ce%b7%ce%bd%ce%b9%ce%ba%ce%ac"


def _tags(session: Session) -> dict[tuple[str, str], Tag]:
    session.rollback()  # what was read before hides what was imported since
    return {(tag.kind.value, tag.slug): tag for tag in session.scalars(select(Tag))}


def _tags_of(session: Session, title: str) -> list[str]:
    post = session.scalars(select(Post).where(Post.title == title)).one()
    return [tag.slug for tag in post.tags]


def test_terms_listed_are_imported_without_posts(importing: Importing, session: Session) -> None:
    report = importing(
        category("news", name="News &amp; <b>Views</b>", description="<p>What is new.</p>"),
        category("both"),
        tag("both"),
    )
    tags = _tags(session)
    assert set(tags) == {("category", "news"), ("category", "both"), ("tag", "both")}
    assert tags["category", "news"].name == "News & Views"
    assert tags["category", "news"].description == "What is new."
    assert (report.imported["categories"], report.imported["tags"]) == (2, 1)


def test_terms_of_other_taxonomies_are_counted(importing: Importing, session: Session) -> None:
    other = "<wp:term><wp:term_taxonomy>{}</wp:term_taxonomy><wp:term_slug>x</wp:term_slug></wp:term>"
    report = importing(other.format("nav_menu"), other.format("genre"), other.format("post_tag"))
    assert set(_tags(session)) == {("tag", "x")}
    assert report.left_out == {"menus": 1, "terms of the taxonomy genre": 1}


def test_categories_keep_their_hierarchy(importing: Importing, session: Session) -> None:
    importing(category("leaf", parent="branch"), category("branch", parent="root"), category("root"))
    tags = _tags(session)
    assert tags["category", "leaf"].parent_id == tags["category", "branch"].id
    assert tags["category", "branch"].parent_id == tags["category", "root"].id


def test_categories_with_missing_parent_or_in_a_circle_end_on_top(
    importing: Importing, session: Session
) -> None:
    report = importing(category("a", parent="b"), category("b", parent="a"), category("c", parent="none"))
    tags = _tags(session)
    assert tags["category", "a"].parent_id == tags["category", "b"].id
    assert tags["category", "b"].parent_id is None
    assert tags["category", "c"].parent_id is None
    assert report.changes["categories whose parent is missing or below them (on top now)"] == 2


def test_terms_in_another_script_get_stable_slugs(importing: Importing, session: Session) -> None:
    importing(tag(GREEK, name="ελληνικά"), tag("caf%c3%a9", name="Café"))
    assert {slug for _, slug in _tags(session)} == {"u3b5-u3bb-u3bb-u3b7-u3bd-u3b9-u3ba-u3ac", "cafe"}


def test_terms_that_come_to_the_same_slug_stay_apart(importing: Importing, session: Session) -> None:
    terms = (tag("cafe", name="Cafe"), tag("caf%c3%a9", name="Café"))
    importing(*terms, item(1, term("caf%c3%a9")))
    assert {slug: tag.name for (_, slug), tag in _tags(session).items()} == {"cafe": "Cafe", "cafe-2": "Café"}
    assert _tags_of(session, "Post 1") == ["cafe-2"]
    importing(*terms, tag("caf%c3%a8", name="Cafè"))
    assert len(_tags(session)) == 3


def test_terms_that_are_here_are_used_as_they_are(importing: Importing, session: Session) -> None:
    known = TagFactory(slug="ink", name="Ink, our way", description="Ours.")
    report = importing(tag("ink", description="Theirs."), item(1, term("ink")))
    session.expire_all()
    assert list(_tags(session).values()) == [known]
    assert (known.name, known.description) == ("Ink, our way", "Ours.")
    assert (report.imported["tags"], report.known["tags"]) == (0, 1)
    assert _tags_of(session, "Post 1") == ["ink"]


def test_terms_of_an_export_of_a_part_are_made_from_the_posts(importing: Importing, session: Session) -> None:
    terms = term("ink", "Ink") + term("news", "News", "category") + term("quote", "Quote", "post_format")
    importing(category("other"), item(1, terms), item(2, terms))
    assert {(kind, slug) for kind, slug in _tags(session)} == {
        ("category", "other"),
        ("category", "news"),
        ("tag", "ink"),
    }
    assert _tags_of(session, "Post 2") == ["ink", "news"]


def test_terms_that_a_whole_export_does_not_list_go_by_name_or_stay_behind(
    importing: Importing, session: Session
) -> None:
    report = importing(tag("ink-2", name="Ink"), item(1, term("ink", "Ink"), term("gone", "Gone")))
    assert _tags_of(session, "Post 1") == ["ink-2"]
    assert set(_tags(session)) == {("tag", "ink-2")}
    assert report.left_out["tags that posts name, but the site's own list lacks"] == 1


@pytest.mark.parametrize("times", [1, 2])
def test_term_named_twice_by_a_post_counts_once(importing: Importing, session: Session, times: int) -> None:
    for _ in range(times):
        importing(tag("ink"), item(1, term("ink"), term("ink")))
    assert _tags_of(session, "Post 1") == ["ink"]


def test_terms_deleted_here_are_not_brought_back(importing: Importing, session: Session) -> None:
    importing(tag("ink"), tag("lead"))
    session.delete(_tags(session)["tag", "ink"])
    session.commit()
    importing(tag("ink"), tag("lead"), item(1, term("ink"), term("lead")))
    assert _tags_of(session, "Post 1") == ["lead"]
    assert [slug for _, slug in _tags(session)] == ["lead"]


def test_terms_keep_kind_in_the_database(importing: Importing, session: Session) -> None:
    importing(category("x"), tag("x"))
    assert {tag.kind for tag in session.scalars(select(Tag))} == set(TagKind)
