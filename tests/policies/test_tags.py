"""Tags: everyone sees them, writers make them."""

import pytest
from sqlalchemy.orm import Session

from models import Tag, TagKind
from policies.tags import can_create_tag, can_see_tag, visible_tags
from tests.policies.conftest import ACTORS, People, ids, selected
from tests.support.factories import TagFactory


def test_visible_tags_are_those_that_can_be_seen(session: Session, people: People) -> None:
    parent = TagFactory(kind=TagKind.CATEGORY)
    tags = [parent, TagFactory(kind=TagKind.CATEGORY, parent=parent), TagFactory()]
    for name in ACTORS:
        actor = people.actor(name)
        assert [tag for tag in tags if can_see_tag(actor, tag)] == tags
        assert selected(session, Tag, visible_tags, actor) == ids(tags), name


@pytest.mark.parametrize("name", ACTORS)
def test_tag_is_made_by_whoever_writes_posts(people: People, name: str) -> None:
    writes = name in {"author", "other", "new", "editor", "admin"}
    assert can_create_tag(people.actor(name)) is writes
