"""Tags: coined once whatever their case, checked, and counted."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Tag, TagKind
from policies import ANONYMOUS, Actor
from services import tags as tags_module
from services.errors import Forbidden, InvalidInput, NotAuthenticated
from services.posts import PostChanges, create_post, update_post
from services.tags import MOST_ALIKE, check_tag_names, ensure_tag, ensure_tags, find_tag, list_tags
from services.validation import Validation
from tests.support.factories import PostFactory, TagFactory


def stored(session: Session) -> list[tuple[str, str]]:
    session.commit()
    return [(tag.name, tag.slug) for tag in session.scalars(select(Tag).order_by(Tag.id))]


def test_check_tag_names_good_are_cleaned_and_unique() -> None:
    check = Validation()
    names = check_tag_names(check, "tags", [" News ", "", "news", "two  words", "  ", "NEWS", "Straße"])
    assert [name.casefold() for name in names] == ["news", "two words", "strasse"]
    assert check.problems == []


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["x" * 51], "TOO_LONG"),
        (["a\x00b"], "UNUSABLE_CHARACTERS"),
        ([f"t{number}" for number in range(21)], "TOO_MANY"),
        ([""] * 200 + ["unseen"], "TOO_MANY"),
    ],
)
def test_check_tag_names_bad_are_refused(names: list[str], code: str) -> None:
    check = Validation()
    check_tag_names(check, "tags", names)
    assert [(problem.field, problem.code) for problem in check.problems] == [("tags", code)]


def test_check_tag_names_at_the_limits_are_taken() -> None:
    check = Validation()
    names = [f"{number:050}" for number in range(20)]
    assert check_tag_names(check, "tags", names * 2) == names
    assert check.problems == []


def test_ensure_tags_new_are_made_once(session: Session, author: Actor) -> None:
    first = ensure_tags(session, author, ["News", "Old Times"])
    second = ensure_tags(session, author, ["OLD TIMES", "news"])
    assert first == second[::-1]
    assert stored(session) == [("News", "news"), ("Old Times", "old-times")]


def test_ensure_tag_beside_a_category_of_the_same_name_is_another(session: Session, author: Actor) -> None:
    category = TagFactory(kind=TagKind.CATEGORY, name="News", slug="news")
    assert ensure_tag(session, author, "News") is not category
    assert ensure_tag(session, author, "News", TagKind.CATEGORY) is category


@pytest.mark.parametrize(("name", "slug"), [("日本", "u65e5-u672c"), ("🦊", "u1f98a"), ("++", "u2b-u2b")])
def test_ensure_tag_in_another_script_has_an_address(
    session: Session, author: Actor, name: str, slug: str
) -> None:
    assert ensure_tag(session, author, name).slug == slug
    assert ensure_tag(session, author, name).slug == slug
    assert len(stored(session)) == 1


def test_ensure_tag_existing_is_used_by_anyone_but_made_by_authors_only(
    session: Session, reader: Actor
) -> None:
    tag = TagFactory(name="News", slug="news")
    assert ensure_tag(session, reader, "news") is tag
    with pytest.raises(Forbidden):
        ensure_tag(session, reader, "new")
    with pytest.raises(NotAuthenticated):
        ensure_tag(session, ANONYMOUS, "new")


def test_ensure_tag_made_by_somebody_else_meanwhile_is_used(
    session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = TagFactory(name="News", slug="news")
    monkeypatch.setattr(tags_module, "_find", lambda *_: None)
    assert ensure_tag(session, author, "News") is theirs


def test_ensure_tag_of_one_address_but_another_name_is_another(session: Session, author: Actor) -> None:
    names = ["C", "C++", "c#", "日本 2020", "中国 2020"]
    tags = ensure_tags(session, author, names)
    assert ensure_tags(session, author, names) == tags
    assert stored(session) == [
        *(("C", "c"), ("C++", "c-2"), ("c#", "c-3")),
        *(("日本 2020", "2020"), ("中国 2020", "2020-2")),
    ]


def test_ensure_tag_with_another_gap_between_words_is_the_same(session: Session, author: Actor) -> None:
    tags = ensure_tags(session, author, ["Wood type", "wood-type", "WOOD_TYPE"])
    assert len(set(tags)) == 1


def test_ensure_tag_too_much_like_others_is_refused(session: Session, author: Actor) -> None:
    names = ["a" + "!" * number for number in range(MOST_ALIKE + 1)]
    ensure_tags(session, author, names[:-1])
    with pytest.raises(InvalidInput):
        ensure_tag(session, author, names[-1])


def test_create_post_with_a_tag_named_twice_has_it_once(session: Session, author: Actor) -> None:
    post = create_post(session, author, title="T", body="B", tags=["Wood type", "wood-type"])
    session.commit()
    session.refresh(post)
    assert [tag.slug for tag in post.tags] == ["wood-type"]


def test_update_post_with_the_same_tags_keeps_them(session: Session, author: Actor) -> None:
    post = create_post(session, author, title="T", body="B", tags=["One", "Two"])
    update_post(session, author, post.id, PostChanges(tags=["two", "Three"]))
    session.commit()
    session.refresh(post)
    assert [tag.name for tag in post.tags] == ["Three", "Two"]
    assert len(stored(session)) == 3


def test_find_tag_by_kind_and_slug_is_found(session: Session) -> None:
    tag = TagFactory(slug="news")
    PostFactory(tags=[tag])
    assert find_tag(session, ANONYMOUS, TagKind.TAG, "news") is tag
    assert find_tag(session, ANONYMOUS, TagKind.CATEGORY, "news") is None
    assert find_tag(session, ANONYMOUS, TagKind.TAG, "News") is None


def test_list_tags_gives_one_kind_by_name(session: Session) -> None:
    PostFactory(tags=[TagFactory(name=name) for name in ("b", "a", "C")])
    TagFactory(name="unused")
    TagFactory(kind=TagKind.CATEGORY, name="shelf")
    assert [tag.name for tag in list_tags(session, ANONYMOUS, TagKind.TAG)] == ["C", "a", "b"]
    assert [tag.name for tag in list_tags(session, ANONYMOUS, TagKind.CATEGORY)] == ["shelf"]
