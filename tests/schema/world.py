"""A small publication with a bit of everything, and a GraphQL client for each kind of actor."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import sqlalchemy
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import (
    ApiToken,
    ApiTokenScope,
    Base,
    BodyFormat,
    Comment,
    CommentKind,
    CommentReport,
    CommentStatus,
    LoginSession,
    Post,
    PostRevision,
    PostStatus,
    ReportReason,
    Role,
    Tag,
    TagKind,
    User,
    UserStatus,
)
from models.public_ids import encode_id
from tests.support.factories import (
    BEGINNING,
    ApiTokenFactory,
    CommentFactory,
    CommentReportFactory,
    PostFactory,
    RevisionFactory,
    TagFactory,
    UserFactory,
)
from tests.support.graphql import GraphQLClient
from tests.support.logins import login_cookie

Row = User | Post | PostRevision | Comment | CommentReport | Tag | ApiToken

ANONYMOUS = "anonymous"
ACTORS = (ANONYMOUS, "reader", "author", "other", "editor", "admin")
FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def client_of(app: Flask, user: User | None) -> GraphQLClient:
    """Return a client with a login of this user, made without the login page; without one for None."""
    if user is None:
        return GraphQLClient(app)
    return GraphQLClient(app, dict([login_cookie(app, user)]))


def id_of(row: Row) -> str:
    """Return the public id of a row."""
    return encode_id(type(row).__name__, row.id)


def contents(session: Session) -> dict[str, list[sqlalchemy.Row]]:
    """Return all rows of all tables but logins, as they are now."""
    session.rollback()
    tables = [table for table in Base.metadata.sorted_tables if table is not LoginSession.__table__]
    return {table.name: list(session.execute(select(table).order_by(*table.primary_key))) for table in tables}


@dataclass
class World:
    """Rows by name. `author` wrote all posts, and `reader` all comments, but those that say otherwise."""

    app: Flask
    session: Session
    users: dict[str, User] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    revisions: dict[str, PostRevision] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    tokens: dict[str, ApiToken] = field(default_factory=dict)
    reports: list[CommentReport] = field(default_factory=list)
    _clients: dict[str, GraphQLClient] = field(default_factory=dict)

    def client(self, actor: str) -> GraphQLClient:
        """Return the client of one of ACTORS, or of another user by name."""
        if actor not in self._clients:
            self._clients[actor] = client_of(self.app, self.users.get(actor))
        return self._clients[actor]

    def rows(self) -> list[Row]:
        """Return all rows."""
        return [
            *self.users.values(),
            *self.posts.values(),
            *self.tags.values(),
            *self.revisions.values(),
            *self.comments.values(),
            *self.tokens.values(),
            *self.reports,
        ]

    def add_user(self, actor: str, username: str, **values: object) -> User:
        """Make a user; like all rows made here, it is written by the next commit."""
        self.users[actor] = UserFactory.build(username=username, **values)
        self.session.add(self.users[actor])
        return self.users[actor]

    def add_tag(self, name: str, /, **values: object) -> Tag:
        """Make a tag."""
        self.tags[name] = TagFactory.build(**{"name": name, "slug": name, **values})
        self.session.add(self.tags[name])
        return self.tags[name]

    def add_post(self, name: str, **values: object) -> Post:
        """Make a post with this slug."""
        written = {"slug": name, "title": name.capitalize(), "author": self.users["author"]}
        self.posts[name] = PostFactory.build(**{**written, **values})
        self.session.add(self.posts[name])
        return self.posts[name]

    def add_revision(self, name: str, **values: object) -> PostRevision:
        """Make a revision of the first post."""
        self.revisions[name] = RevisionFactory.build(**{"post": self.posts["first"], **values})
        self.session.add(self.revisions[name])
        return self.revisions[name]

    def add_comment(self, name: str, **values: object) -> Comment:
        """Make a comment on the first post."""
        written = {"body": f"{name}.", "post": self.posts["first"], "author": self.users["reader"]}
        self.comments[name] = CommentFactory.build(**{**written, **values})
        self.session.add(self.comments[name])
        return self.comments[name]

    def add_token(self, name: str, /, actor: str, **values: object) -> ApiToken:
        """Make an API token of a user's, whose secret nobody knows."""
        self.tokens[name] = ApiTokenFactory.build(user_id=self.users[actor].id, name=name, **values)
        self.session.add(self.tokens[name])
        return self.tokens[name]

    def add_report(self, comment: str, reporter: str, **values: object) -> CommentReport:
        """Make a report of a comment, which waits unless it is resolved, and count it."""
        reported = self.comments[comment]
        report = CommentReportFactory.build(comment=reported, reporter=self.users[reporter], **values)
        if report.resolved_at is None:
            reported.report_count = (reported.report_count or 0) + 1
            # Written again, so that it isn't the present instant.
            flag_modified(reported, "updated_at")
        self.reports.append(report)
        self.session.add(report)
        return report


@pytest.fixture
def world(app: Flask, session: Session) -> World:
    """The small publication."""
    world = World(app, session)
    add_small_world(world)
    return world


def add_small_world(world: World) -> None:
    """Write the rows of the small publication."""
    for add in (_add_users, _add_posts, _add_revisions, _add_comments, _add_tokens, _add_reports):
        add(world)
        world.session.flush()
    world.session.commit()


def _add_users(world: World) -> None:
    world.add_user("reader", "rita", role=Role.READER, name="Rita", surname="Reed")
    world.add_user("author", "Ada", role=Role.AUTHOR, bio="Writes.", website="https://ada.example/")
    world.add_user("other", "ben", role=Role.AUTHOR)
    world.add_user("editor", "edith", role=Role.EDITOR)
    world.add_user("admin", "adam", role=Role.ADMIN)
    world.add_user("suspended", "sue", role=Role.EDITOR, status=UserStatus.SUSPENDED)
    world.add_user("newcomer", "nora", role=Role.READER, status=UserStatus.NEW)


def _add_posts(world: World) -> None:
    essays = world.add_tag("essays", name="Essays", kind=TagKind.CATEGORY, description="Long ones.")
    ink = world.add_tag("ink")
    letters = world.add_tag("letters", name="Letters", kind=TagKind.CATEGORY, parent=essays)
    world.add_post("first", tags=[essays, ink], comment_count=5)
    world.add_post("imported", body="<p>Old.</p>", body_format=BodyFormat.HTML, tags=[letters])
    world.add_post("arrived", status=PostStatus.SCHEDULED)
    world.add_post("closed", author=world.users["other"], comments_open=False)
    world.add_post("orphaned", author=world.users["suspended"])
    world.add_post("about", page=True)
    world.add_post("draft", draft=True)
    world.add_post("scheduled", status=PostStatus.SCHEDULED, published_at=FUTURE)
    world.add_post("archived", status=PostStatus.ARCHIVED)
    world.add_post("thrown", status=PostStatus.DELETED, tags=[ink])


def _add_revisions(world: World) -> None:
    world.add_revision("begun", title="Begun", excerpt="")
    world.add_revision("mended", editor=world.users["editor"], version=2, body_format=BodyFormat.HTML)
    world.add_revision("drafted", post=world.posts["draft"])


def _add_comments(world: World) -> None:
    # Replies last: a row is written after the one it refers to, and ids shall follow these lines.
    world.add_comment("thread", reply_count=1)
    world.add_comment("guest", author=None, guest_name="Gus", guest_website="https://gus.example/")
    world.add_comment("ping", author=None, guest_name="A blog", kind=CommentKind.PING)
    world.add_comment("pending", status=CommentStatus.PENDING)
    world.add_comment("spam", status=CommentStatus.SPAM)
    place = world.add_comment("place", author=None, status=CommentStatus.DELETED, body="", reply_count=1)
    world.add_comment("gone", author=None, status=CommentStatus.DELETED, body="")
    world.add_comment("backstage", post=world.posts["draft"], author=world.users["editor"])
    reply = {"author": world.users["other"], "parent": world.comments["thread"]}
    world.add_comment("reply", reply_count=1, **reply)
    world.add_comment("below", author=world.users["suspended"], parent=place)
    world.add_comment("answer", author=world.users["author"], parent=world.comments["reply"])
    world.add_comment("rejected", status=CommentStatus.REJECTED, parent=world.comments["answer"])


def _add_tokens(world: World) -> None:
    read, write = (ApiTokenScope.READ,), (ApiTokenScope.READ, ApiTokenScope.WRITE)
    world.add_token("reader", "reader", scopes=read)
    world.add_token("author", "author", scopes=write, last_used_at=BEGINNING)
    world.add_token("revoked", "author", scopes=read, revoked_at=BEGINNING)
    world.add_token("other", "other", scopes=read)
    world.add_token("editor", "editor", scopes=read)
    world.add_token("admin", "admin", scopes=(*write, ApiTokenScope.MODERATE))


def _add_reports(world: World) -> None:
    world.add_report("reply", "reader", reason=ReportReason.OTHER, note="It is about me.")
    world.add_report("reply", "author")
    world.add_report("thread", "suspended", reason=ReportReason.OFF_TOPIC, resolved_at=BEGINNING)
