"""Several writers at once: nobody waits for another's rendering, and nobody's change is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models import Post, User
from models.database import Database
from policies import Actor
from services import comments, posts
from services.accounts import renew_password_hash
from services.errors import Conflict
from services.gazette import Gazette
from services.post_life import publish_post
from services.posts import PostChanges, create_post, update_post
from tests.services.arranging import post_by
from tests.support.factories import PostFactory


def test_create_post_is_rendered_before_others_have_to_wait(
    database: Database, session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posts, "render_post", _after_another_write(database, posts.render_post))
    with database.transaction() as writing:
        create_post(writing, author, title="Mine", body="Text.")
    assert sorted(session.scalars(select(Post.title))) == ["Mine", "Theirs"]


def test_add_comment_is_rendered_before_others_have_to_wait(
    database: Database, session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = post_by(session, author)
    monkeypatch.setattr(comments, "render_comment", _after_another_write(database, comments.render_comment))
    with database.transaction() as writing:
        comments.add_comment(writing, author, post_id=post.id, body="Well said.")
    assert "Theirs" in session.scalars(select(Post.title)).all()


def test_renew_password_hash_hashes_before_others_have_to_wait(
    database: Database, gazette: Gazette, session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = session.get_one(User, author.user_id)
    user.password_hash = "$argon2id$v=19$m=16,t=3,p=2$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"
    session.commit()
    monkeypatch.setattr(type(gazette.passwords), "hash", _after_another_write(database, lambda *_: "new"))
    with database.transaction() as writing:
        renew_password_hash(writing, gazette.passwords, user, "a password that matched")
    session.refresh(user)
    assert user.password_hash == "new"
    assert "Theirs" in session.scalars(select(Post.title)).all()


def test_create_post_whose_slug_is_taken_meanwhile_gets_the_next(
    session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    PostFactory(slug="news")
    stale = iter(["news"])
    free_slug = posts.free_slug
    monkeypatch.setattr(posts, "free_slug", lambda *given: next(stale, None) or free_slug(*given))
    assert create_post(session, author, title="News", body="Good.", tags=["Kept"]).slug == "news-2"
    session.commit()


def test_create_post_whose_slug_is_always_taken_is_a_conflict(
    session: Session, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    PostFactory(slug="news")
    monkeypatch.setattr(posts, "free_slug", lambda *_: "news")
    with pytest.raises(Conflict):
        create_post(session, author, title="News", body="Good.")


@pytest.mark.parametrize(
    "change", [publish_post, lambda *given: update_post(*given, PostChanges(title="New"))]
)
def test_change_of_post_changed_meanwhile_counts_both(
    database: Database, session: Session, author: Actor, change: Any
) -> None:
    post = post_by(session, author, draft=True)
    with database.reader() as writing:
        held = writing.get_one(Post, post.id)
        _end_snapshot(writing)
        with database.transaction() as other:
            update_post(other, author, post.id, PostChanges(excerpt="Theirs."))
        change(writing, author, post.id)
        assert held.version == 3


def test_update_post_whose_tags_several_replace_at_once_has_those_of_one(
    database: Database, session: Session, author: Actor
) -> None:
    post, names = post_by(session, author), [["A", "B"], ["C"]]
    session.commit()

    def replace_tags(number: int) -> None:
        with database.transaction() as writing:
            update_post(writing, author, post.id, PostChanges(tags=names[number % 2]))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(replace_tags, range(20)))
    session.refresh(post)
    assert (sorted(tag.name for tag in post.tags) in names, post.version) == (True, 21)


def test_update_post_whose_summary_was_written_meanwhile_keeps_that(
    database: Database, session: Session, author: Actor
) -> None:
    post = post_by(session, author, draft=True)
    with database.reader() as writing:
        held = writing.get_one(Post, post.id)
        _end_snapshot(writing)
        with database.transaction() as other:
            update_post(other, author, post.id, PostChanges(excerpt="Theirs."))
        update_post(writing, author, post.id, PostChanges(body="Mine."))
        assert held.excerpt == "Theirs."


def _end_snapshot(session: Session) -> None:
    """Let the session see what others have written since, though it keeps what it has loaded."""
    session.connection().execute(text("COMMIT"))
    session.connection().execute(text("BEGIN"))


def _after_another_write(database: Database, work: Any) -> Any:
    def write_and_work(*given: Any) -> Any:
        with database.transaction() as other:
            if not other.scalar(select(Post.id).where(Post.slug == "theirs")):
                author_id = other.scalar(select(User.id).limit(1))
                fields = {"body": "", "body_html": "", "author_id": author_id}
                other.add(Post(title="Theirs", slug="theirs", **fields))
        return work(*given)

    return write_and_work
