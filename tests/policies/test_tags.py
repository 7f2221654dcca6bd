"""Tags: seen with a post that has them; categories by everyone. Writers make them."""

import pytest
from sqlalchemy.orm import Session

from models import Post, PostStatus, Tag, TagKind
from policies.tags import can_create_tag, can_see_tag, visible_tags
from tests.policies.conftest import ACTORS, EDITORS, EVERYONE, People, ids, selected
from tests.support.factories import PostFactory, TagFactory


def test_visible_tags_are_categories_and_those_of_visible_posts(
    session: Session, stored_people: People
) -> None:
    shelf = TagFactory(kind=TagKind.CATEGORY)
    unused, public, secret = TagFactory(), TagFactory(), TagFactory()
    author = stored_people.users["author"]
    shown = PostFactory(author=author, tags=[public])
    draft = PostFactory(author=author, tags=[public, secret], status=PostStatus.DRAFT, published_at=None)
    posts: dict[Tag, list[Post]] = {shelf: [], unused: [], public: [shown, draft], secret: [draft]}
    expected = {
        shelf.id: EVERYONE,
        public.id: EVERYONE,
        secret.id: EDITORS | {"author"},
        unused.id: EDITORS,
    }
    for name in ACTORS:
        actor = stored_people.actor(name)
        found = selected(session, Tag, visible_tags, actor)
        assert found == {tag.id for tag in posts if can_see_tag(actor, tag, posts[tag])}, name
        assert found == {tag_id for tag_id, people in expected.items() if name in people}, name


def test_visible_tags_below_an_unused_category_have_their_parent(session: Session, people: People) -> None:
    parent = TagFactory(kind=TagKind.CATEGORY)
    child = TagFactory(kind=TagKind.CATEGORY, parent=parent)
    for name in ACTORS:
        assert selected(session, Tag, visible_tags, people.actor(name)) == ids([parent, child]), name


@pytest.mark.parametrize("name", ACTORS)
def test_tag_is_made_by_whoever_writes_posts(people: People, name: str) -> None:
    writes = name in {"author", "other", "new", "editor", "admin"}
    assert can_create_tag(people.actor(name)) is writes
