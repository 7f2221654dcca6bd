"""What posts said before: for their authors and editors, whoever else sees the post."""

from sqlalchemy.orm import Session

from models import PostRevision, PostStatus
from policies.revisions import can_see_revision, visible_revisions
from tests.policies.conftest import ACTORS, EDITORS, People, ids, selected
from tests.support.factories import PostFactory, RevisionFactory


def test_visible_revisions_are_those_that_can_be_seen(session: Session, stored_people: People) -> None:
    revisions = [
        RevisionFactory(post=PostFactory(author=writer, status=status))
        for writer in stored_people.users.values()
        for status in PostStatus
    ]
    for name in ACTORS:
        actor = stored_people.actor(name)
        seen = {revision for revision in revisions if can_see_revision(actor, revision)}
        assert selected(session, PostRevision, visible_revisions, actor) == ids(seen), name
        own = {it for it in revisions if it.post.author.username == name and name != "suspended"}
        assert seen == (set(revisions) if name in EDITORS else own), name


def test_revision_is_not_its_editors(session: Session, stored_people: People) -> None:
    users = stored_people.users
    revision = RevisionFactory(post=PostFactory(author=users["author"]), editor=users["other"])
    assert not can_see_revision(stored_people.actor("other"), revision)
    assert selected(session, PostRevision, visible_revisions, stored_people.actor("other")) == set()
