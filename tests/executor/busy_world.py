"""A larger publication for comparing answers: what is rare in a small one, and rows that tie in every order.

It has the small publication in it, with the same ids, and is made once for each kind of database: no test
that takes it may change a row.
"""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm.attributes import flag_modified

from models import (
    ApiTokenScope,
    BodyFormat,
    Comment,
    CommentKind,
    CommentStatus,
    Post,
    PostStatus,
    ReportReason,
    Tag,
    TagKind,
)
from tests.conftest import migrated_app
from tests.schema.world import FUTURE, World, add_small_world
from tests.support import factories
from tests.support.backends import Backend
from tests.support.factories import BEGINNING

# Texts that break what is put into quotes, counted in bytes or matched by patterns.
SAYINGS = (
    "He said \"no\", she said 'yes'.",
    "100% _sure_ %s %(name)s :name $1 ? {x}",
    "Zoë 🚀 İstanbul ﬁn \u2028 \u0001 \t\n end",
    "back\\slash \\n \\u0041 / </script> <!-- && -->",
    "~1~Post~ --; DROP TABLE post; /* ' */",
)
TITLES = ("Same", "Same", "same", "Émigré", *SAYINGS)
WRITERS = ("author", "other", "editor", "reader", "admin")
DEEPEST_THREAD = 9


def add_busy_rows(world: World) -> None:
    """Add the rows of the larger publication to those of the small one."""
    for add in (
        _tell_of_users,
        _add_tags,
        _add_published,
        _add_unpublished,
        _add_thread,
        _add_crowd,
        _add_tokens,
        _report,
        _suspend,
        _add_trash,
        _add_revisions,
    ):
        add(world)
        world.session.flush()
    _count_shown(world)
    world.session.commit()


@pytest.fixture(scope="session")
def busy_worlds() -> dict[str, World]:
    """The larger publications made so far, one for each kind of database."""
    return {}


@pytest.fixture(scope="module")
def busy(backend: Backend, migrated_apps: dict[str, Flask], busy_worlds: dict[str, World]) -> World:
    """The larger publication."""
    if backend.name not in busy_worlds:
        # On a busy machine a statement may take its time, which is not what is compared.
        app = migrated_apps[f"busy {backend.name}"] = migrated_app(backend, statement_timeout_ms=60_000)
        with app.extensions["gazette"].database.reader() as session, factories.using(session):
            world = busy_worlds[backend.name] = World(app, session)
            add_small_world(world)
            add_busy_rows(world)
    return busy_worlds[backend.name]


def _hours(count: int) -> datetime:
    return BEGINNING + timedelta(hours=count)


def _tell_of_users(world: World) -> None:
    world.add_user("talker", "zoe", display_name=SAYINGS[0], bio="\n".join(SAYINGS))
    world.add_user("silent", "silas", name="", surname="")
    for number, (actor, user) in enumerate(world.users.items()):
        if actor != "silent":
            user.name, user.surname = user.username.capitalize(), SAYINGS[number % len(SAYINGS)]
            user.bio = user.bio or SAYINGS[number % len(SAYINGS)]
            user.website = user.website or f"https://{user.username.lower()}.example/?a=1&b=%20"


def _add_tags(world: World) -> None:
    shelf = world.tags["letters"]
    for number in range(4):
        # The same name again and again, each within the one before.
        shelf = world.add_tag(
            f"shelf{number}", name="Shelf", kind=TagKind.CATEGORY, parent=shelf, description=SAYINGS[number]
        )
        world.session.flush()
    for number, saying in enumerate(SAYINGS):
        parent = world.tags[("essays", "letters", "shelf0")[number % 3]]
        world.add_tag(f"said{number}", name=saying, parent=parent, description=saying)
    # A keyword with the slug of a category.
    world.add_tag("keyword", name="Essays", slug="essays", parent=world.tags["ink"], description="Free.")
    secret = world.add_tag("secret", name="Secret", description="Of drafts alone.", parent=shelf)
    world.session.flush()
    world.add_tag("bared", name="Bared", description="In what is hidden.", parent=secret)


def _shown_tags(world: World) -> list[Tag]:
    return [tag for name, tag in world.tags.items() if name != "secret"]


def _add_published(world: World) -> None:
    tags = _shown_tags(world)
    for number in range(26):
        saying = SAYINGS[number % len(SAYINGS)]
        world.add_post(
            f"crowd{number}",
            title=TITLES[number % len(TITLES)],
            page=number % 5 == 4,
            body=f"# {saying}\n\n" + "word " * (number % 4) * 90,
            # Three of each instant, and not in the order of their keys.
            published_at=_hours(number * 7 % 26 // 3),
            updated_at=_hours(number * 5 % 26 // 4),
            created_at=_hours(number // 6),
            reading_minutes=1 + number % 4,
            comments_open=number % 5 != 0,
            version=1 + number % 3,
            tags=[tags[(number + step) % len(tags)] for step in (0, 3, 7)][: 1 + number % 3],
            **_user(world, number // 2),
        )
    world.posts["crowd25"].status = PostStatus.SCHEDULED
    world.posts["crowd24"].body_format = BodyFormat.HTML


def _add_unpublished(world: World) -> None:
    tags = _shown_tags(world)
    for number in range(20):
        status = PostStatus.ARCHIVED if number % 4 == 3 else PostStatus.DRAFT
        world.add_post(
            f"hidden{number}",
            title=TITLES[number % len(TITLES)],
            status=status,
            page=number % 6 == 5,
            # Some were published before; the others have no time.
            published_at=_hours(number // 6) if number % 3 == 0 else None,
            updated_at=_hours(number // 3),
            tags=[tags[number % len(tags)], world.tags["secret"]][: 1 + number % 2],
            **_user(world, number),
        )
    for number in range(len(WRITERS)):
        time = FUTURE + timedelta(hours=number // 2)
        status = PostStatus.SCHEDULED
        world.add_post(f"coming{number}", status=status, published_at=time, **_user(world, number))


def _add_trash(world: World) -> None:
    for number in range(2 * len(WRITERS)):
        post = world.add_post(
            f"trash{number}",
            title=TITLES[number % len(TITLES)],
            status=PostStatus.DELETED,
            # Two of each instant.
            deleted_at=_hours(number // 2),
            published_at=_hours(number) if number % 3 else None,
            updated_at=_hours(number // 3),
            tags=_shown_tags(world)[:1],
            **_user(world, number),
        )
        world.add_comment(f"buried{number}", post=post, **_user(world, number + 1))


def _add_revisions(world: World) -> None:
    for number, post in enumerate(world.posts.values()):
        for version in range(1 + number % 3):
            world.add_revision(
                f"revision{number}.{version}",
                post=post,
                editor=None if number % 7 == 6 else world.users[WRITERS[(number + version) % len(WRITERS)]],
                version=1 + version,
                title=TITLES[number % len(TITLES)],
                body=SAYINGS[(number + version) % len(SAYINGS)],
                body_format=BodyFormat.HTML if number % 5 == 4 else BodyFormat.MARKDOWN,
                tags="\n".join(SAYINGS[: 1 + number % 3]),
            )


def _add_thread(world: World) -> None:
    above = world.comments["answer"]
    for depth in range(DEEPEST_THREAD):
        writer = _guest(depth) if depth % 3 == 2 else _user(world, depth)
        # The newest of all, those with replies first.
        time = _hours(9_000 - depth)
        above = world.add_comment(f"depth{depth}", parent=above, created_at=time, **writer)
        world.session.flush()


def _add_tokens(world: World) -> None:
    scopes = list(ApiTokenScope)
    for number in range(60):
        world.add_token(
            f"{SAYINGS[number % len(SAYINGS)]} {number % 7}"[:100],
            (*WRITERS, "talker", "suspended", "newcomer")[number % 8],
            last_four=f"{number:04}",
            # Every token reads, and some do more.
            scopes=(scopes[0], *scopes[1 + number % 4 :]),
            # Three of each instant, and not in the order of their keys.
            created_at=_hours(number * 7 % 60 // 3),
            expires_at=(BEGINNING, FUTURE)[number % 3 > 0],
            last_used_at=_hours(number) if number % 5 else None,
            revoked_at=_hours(number + 1) if number // 8 % 4 else None,
        )


def _report(world: World) -> None:
    """Let many comments be reported, several times and at the same instant."""
    reasons = list(ReportReason)
    for number, (name, comment) in enumerate(list(world.comments.items())):
        if name in ("reply", "thread") or comment.status is CommentStatus.DELETED:
            continue
        for reporter in range(number % 4):
            world.add_report(
                name,
                WRITERS[(number + reporter) % len(WRITERS)],
                reason=reasons[number % len(reasons)],
                note=SAYINGS[number % len(SAYINGS)],
                created_at=_hours(number // 5),
                resolved_at=_hours(number) if number % 5 == 4 else None,
            )


def _suspend(world: World) -> None:
    """Add what is left of those who may not be seen any more."""
    for number in range(8):
        author = world.users[("suspended", "newcomer")[number % 2]]
        post = world.add_post(
            f"left{number}", author=author, published_at=_hours(number), tags=_shown_tags(world)[:1]
        )
        world.add_comment(f"left{number}", post=post, author=author, created_at=_hours(number))


def _user(world: World, number: int) -> dict[str, object]:
    return {"author": world.users[WRITERS[number % len(WRITERS)]]}


def _guest(number: int) -> dict[str, object]:
    name = ("Gus", "gus", *SAYINGS)[number % 7]
    return {"author": None, "guest_name": name, "guest_website": f"https://gus.example/{number}"}


def _add_crowd(world: World) -> None:
    posts = [post for name, post in world.posts.items() if name.startswith("crowd")]
    for number in range(120):
        post = posts[number * 3 % 22]
        comment = world.add_comment(
            f"crowd{number}",
            post=post,
            parent=_answered(world, post, number),
            body=SAYINGS[number % len(SAYINGS)] if number % 2 else "Same.",
            kind=CommentKind.PING if number % 11 == 10 else CommentKind.COMMENT,
            status=_status(number),
            # Three of each instant, and the answers first: the order is not that of the keys.
            created_at=_hours(40 - number // 3),
            updated_at=_hours(number * 7 % 120 // 4),
            **_writer(world, number),
        )
        if comment.status is CommentStatus.DELETED:
            comment.body = comment.body_html = ""
            comment.author = comment.guest_name = comment.guest_website = None
        world.session.flush()
    unseen = [post for name, post in world.posts.items() if name.startswith(("hidden", "coming"))]
    for number, drafted in enumerate(unseen):
        above = world.add_comment(f"backstage{number}", post=drafted, author=drafted.author)
        world.add_comment(f"whispered{number}", post=drafted, parent=above, **_guest(number))
    for number in range(16):
        written = {"created_at": _hours(number // 3), "updated_at": _hours(number * 5 % 16 // 2)}
        world.add_comment(f"wide{number}", parent=world.comments["guest"], **written, **_user(world, number))


def _writer(world: World, number: int) -> dict[str, object]:
    match number % 6:
        case 0:
            return _user(world, number // 6)
        case 1 | 3:
            # Guests' comments that were given to an account later.
            return {**_guest(number), **_user(world, number // 3)}
    return _guest(number)


def _answered(world: World, post: Post, number: int) -> Comment | None:
    hidden = (CommentStatus.PENDING, CommentStatus.REJECTED, CommentStatus.SPAM) if number % 3 else ()
    before = [it for it in world.comments.values() if it.post is post and it.status not in hidden]
    return before[-1] if before else None


def _status(number: int) -> CommentStatus:
    if number % 13 == 12:
        return CommentStatus.PENDING
    if number % 17 == 16:
        return CommentStatus.SPAM
    if number % 23 == 22:
        return CommentStatus.REJECTED
    return CommentStatus.DELETED if number % 19 == 9 else CommentStatus.APPROVED


def _count_shown(world: World) -> None:
    """Keep the counts as the services do; replies have higher ids than what they reply to."""
    for comment in world.comments.values():
        comment.reply_count = 0
    for comment in reversed(world.comments.values()):
        approved = comment.status is CommentStatus.APPROVED
        kept = comment.status is CommentStatus.DELETED and comment.reply_count > 0
        if comment.parent is not None and (approved or kept):
            comment.parent.reply_count += 1
    for post in world.posts.values():
        post.comment_count = 0
    for comment in world.comments.values():
        comment.post.comment_count += comment.status is CommentStatus.APPROVED
    for row in (*world.comments.values(), *world.posts.values()):
        # Written again, so that it isn't the present instant.
        flag_modified(row, "updated_at")
