"""What posts said before: when it is kept, how much of it, and how a post says it again."""

from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from models import BodyFormat, Post, PostKind, PostRevision, PostStatus, TagKind
from models.database import Database
from policies import ANONYMOUS, OPERATOR, Actor
from services.errors import Conflict, Forbidden, NotAuthenticated, NotFound
from services.importing import ImportedPost, import_post
from services.post_life import archive_post, delete_post, publish_post, restore_post
from services.posts import PostChanges, create_post, update_post
from services.reverting import revert_post
from services.revisions import MOST_REVISIONS
from tests.services.arranging import post_by
from tests.services.refusals import problems_of
from tests.support.factories import BEGINNING, PostFactory, RevisionFactory, TagFactory

FIRST = {"title": "One", "body": "First.", "excerpt": "Own.", "tags": ["b", "a"]}


def _kept(session: Session, post: Post) -> list[PostRevision]:
    of_post = select(PostRevision).where(PostRevision.post_id == post.id)
    return list(session.scalars(of_post.order_by(PostRevision.id)))


def _said(session: Session, post: Post) -> list[tuple[int, str, str]]:
    return [(revision.version, revision.title, revision.body) for revision in _kept(session, post)]


def test_create_post_keeps_the_first_revision(session: Session, author: Actor) -> None:
    post = create_post(session, author, **FIRST)
    (revision,) = _kept(session, post)
    assert (revision.version, revision.title, revision.body) == (1, "One", "First.")
    assert (revision.excerpt, revision.tags, revision.body_format) == ("Own.", "a\nb", BodyFormat.MARKDOWN)
    assert revision.editor_id == author.user_id


@pytest.mark.parametrize(
    "changes", [{"title": "Two"}, {"body": "Second."}, {"excerpt": ""}, {"tags": ["a"]}, {"tags": []}]
)
def test_update_post_that_says_something_else_keeps_a_revision_of_its_editor(
    session: Session, author: Actor, editor: Actor, changes: dict[str, Any]
) -> None:
    post = create_post(session, author, **FIRST)
    update_post(session, editor, post.id, PostChanges(**changes))
    first, second = _kept(session, post)
    assert (first.version, second.version) == (1, 2)
    assert (first.editor_id, second.editor_id) == (author.user_id, editor.user_id)
    assert second.created_at >= first.created_at


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "One"},
        {"slug": "other"},
        {"comments_open": False},
        {"tags": ["A", "b"], "body": "First."},
    ],
)
def test_update_post_that_says_the_same_keeps_nothing(
    session: Session, author: Actor, changes: dict[str, Any]
) -> None:
    post = create_post(session, author, **FIRST)
    update_post(session, author, post.id, PostChanges(**changes))
    assert _said(session, post) == [(1, "One", "First.")]


def test_step_of_life_keeps_nothing(session: Session, author: Actor) -> None:
    post = create_post(session, author, **FIRST)
    for step in (publish_post, archive_post, delete_post, restore_post):
        step(session, author, post.id)
    assert _said(session, post) == [(1, "One", "First.")]
    update_post(session, author, post.id, PostChanges(title="Two"))
    assert [version for version, *_ in _said(session, post)] == [1, 6]


def test_post_without_revisions_keeps_what_it_said_before_its_first_change(
    session: Session, author: Actor, editor: Actor
) -> None:
    post = post_by(session, author, title="Old", body="Old text.", version=3)
    for title in ("New", "Newer"):
        update_post(session, editor, post.id, PostChanges(title=title))
    first, *others = _kept(session, post)
    assert (first.version, first.title, first.editor_id) == (3, "Old", author.user_id)
    assert first.created_at == BEGINNING
    assert [(it.version, it.title, it.editor_id) for it in others] == [
        (4, "New", editor.user_id),
        (5, "Newer", editor.user_id),
    ]


def test_change_that_is_refused_keeps_nothing(session: Session, database: Database, author: Actor) -> None:
    PostFactory(slug="taken")
    post = post_by(session, author)
    with pytest.raises(Conflict), database.transaction() as writing:
        update_post(writing, author, post.id, PostChanges(title="New", slug="taken"))
    assert _kept(session, post) == []


def test_change_of_a_post_is_one_insert_more(session: Session, author: Actor) -> None:
    post = create_post(session, author, **FIRST)
    statements: list[str] = []

    def note(*given: Any) -> None:
        statements.append(given[2])

    event.listen(session.get_bind(), "before_cursor_execute", note)
    update_post(session, author, post.id, PostChanges(body="Second."))
    event.remove(session.get_bind(), "before_cursor_execute", note)
    of_revisions = [statement.split()[0] for statement in statements if "post_revision" in statement]
    assert of_revisions == ["SELECT", "INSERT"]


@pytest.mark.parametrize("most", [1, 3])
def test_oldest_revisions_go_when_there_are_too_many(session: Session, author: Actor, most: int) -> None:
    session.info[MOST_REVISIONS] = most
    post, other = (create_post(session, author, **FIRST) for _ in range(2))
    for number in range(2, 7):
        update_post(session, author, post.id, PostChanges(title=str(number)))
    assert [version for version, *_ in _said(session, post)] == list(range(7 - most, 7))
    assert len(_kept(session, other)) == 1


def test_sessions_know_how_many_revisions_the_settings_keep(database: Database) -> None:
    with database.transaction() as writing, database.reader() as reading:
        assert writing.info[MOST_REVISIONS] == reading.info[MOST_REVISIONS] == 100


def test_revert_post_says_again_what_it_said_as_a_new_version(
    session: Session, author: Actor, editor: Actor
) -> None:
    post = create_post(session, author, **FIRST)
    shelf = TagFactory(name="Shelf", kind=TagKind.CATEGORY)
    post.tags.append(shelf)
    first = _kept(session, post)[0]
    changes = PostChanges(title="Two", body="**Second**", excerpt="", tags=["c"], slug="two")
    update_post(session, author, post.id, changes)
    revert_post(session, editor, post.id, first.id, expected_version=2)
    session.commit()
    session.refresh(post)
    assert (post.title, post.body, post.excerpt, post.has_own_excerpt) == ("One", "First.", "Own.", True)
    assert (post.body_html, post.slug, post.version) == ("<p>First.</p>\n", "two", 3)
    assert {tag.name for tag in post.tags} == {"a", "b", "Shelf"}
    assert [(it.version, it.title, it.editor_id) for it in _kept(session, post)] == [
        (1, "One", author.user_id),
        (2, "Two", author.user_id),
        (3, "One", editor.user_id),
    ]


def test_revert_post_to_a_revision_without_a_summary_lets_it_follow_the_body(
    session: Session, author: Actor
) -> None:
    post = create_post(session, author, title="One", body="First.")
    update_post(session, author, post.id, PostChanges(excerpt="Own.", tags=["x"]))
    revert_post(session, author, post.id, _kept(session, post)[0].id)
    assert (post.excerpt, post.has_own_excerpt, post.tags) == ("First.", False, [])


def test_revert_post_to_what_it_says_changes_nothing(session: Session, author: Actor) -> None:
    post = create_post(session, author, **FIRST)
    revert_post(session, author, post.id, _kept(session, post)[0].id)
    assert (post.version, len(_kept(session, post))) == (1, 1)


def test_revert_post_of_an_import_is_done_though_nobody_could_write_it_so(
    session: Session, author: Actor
) -> None:
    tag = TagFactory(name="Ink", slug="imported-ink")
    post = import_post(session, OPERATOR, _imported(author, tags=[tag]))
    update_post(session, author, post.id, PostChanges(title="Named", body="<p>New.</p>"))
    revert_post(session, author, post.id, _kept(session, post)[0].id)
    assert (post.title, post.body, post.body_format) == ("", "<p>Old.</p>", BodyFormat.HTML)
    assert post.tags == [tag]


def test_revert_post_to_tags_that_differ_in_case_alone_gives_it_one_of_them(
    session: Session, author: Actor
) -> None:
    tags = [TagFactory(name="Ink", slug="ink"), TagFactory(name="ink", slug="ink-of-another-kind")]
    post = import_post(session, OPERATOR, _imported(author, tags=tags))
    update_post(session, author, post.id, PostChanges(title="Named", tags=[]))
    revert_post(session, author, post.id, _kept(session, post)[0].id)
    assert post.tags == tags[:1]


def _imported(author: Actor, **fields: Any) -> ImportedPost:
    assert author.user_id
    return ImportedPost(
        author_id=author.user_id,
        kind=PostKind.POST,
        status=PostStatus.PUBLISHED,
        slug="imported",
        title="",
        body="<p>Old.</p>",
        body_format=BodyFormat.HTML,
        created_at=BEGINNING,
        published_at=BEGINNING,
        updated_at=BEGINNING,
        **fields,
    )


def test_revert_post_to_a_revision_of_another_post_or_to_none_is_not_found(
    session: Session, author: Actor
) -> None:
    post, other = (create_post(session, author, **FIRST) for _ in range(2))
    for revision_id in (_kept(session, other)[0].id, 4_711):
        with pytest.raises(NotFound):
            revert_post(session, author, post.id, revision_id)
    assert post.version == 1


def test_revert_post_stale_or_in_the_trash_is_a_conflict(session: Session, author: Actor) -> None:
    post = create_post(session, author, **FIRST)
    first = _kept(session, post)[0]
    update_post(session, author, post.id, PostChanges(title="Two"))
    with pytest.raises(Conflict) as refused:
        revert_post(session, author, post.id, first.id, expected_version=1)
    assert problems_of(refused.value) == [("expected_version", "CONFLICT")]
    delete_post(session, author, post.id)
    with pytest.raises(Conflict) as refused:
        revert_post(session, author, post.id, first.id)
    assert problems_of(refused.value) == [("id", "DELETED")]
    assert post.title == "Two"


def test_revert_post_of_somebody_else_is_refused(session: Session, author: Actor, stranger: Actor) -> None:
    shown, hidden = post_by(session, author), post_by(session, author, draft=True)
    revisions = [RevisionFactory(post=post) for post in (shown, hidden)]
    for actor, refusal in ((stranger, Forbidden), (ANONYMOUS, NotAuthenticated)):
        with pytest.raises(refusal):
            revert_post(session, actor, shown.id, revisions[0].id)
        with pytest.raises(NotFound):
            revert_post(session, actor, hidden.id, revisions[1].id)
