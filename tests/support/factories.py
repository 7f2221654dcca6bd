"""Rows for tests, as the services would have written them. Each is committed at once."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import factory
from factory.alchemy import SQLAlchemyModelFactory
from sqlalchemy.orm import Session

from models import (
    ApiToken,
    ApiTokenScope,
    BodyFormat,
    Comment,
    CommentReport,
    CommentStatus,
    Post,
    PostKind,
    PostRevision,
    PostStatus,
    ReportReason,
    Role,
    Tag,
    TagKind,
    User,
    UserStatus,
)
from services.rendering import render_comment, render_post
from services.validation import fold

PASSWORD = "marmalade kettle northwards"
# Of PASSWORD, with the cheap parameters of the testing environment.
PASSWORD_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$t+QCRn11inoBwV20pLCh5w$eYJfpZGT0iX5vNNQ+WMMu2qjKXGqvKsBRsu8ZdWtx7k"
)
BEGINNING = datetime(2026, 1, 1, 12, tzinfo=UTC)


class _Factory(SQLAlchemyModelFactory):
    class Meta:
        abstract = True
        sqlalchemy_session_persistence = "commit"


class UserFactory(_Factory):
    """An active author who can log in with PASSWORD."""

    class Meta:
        model = User

    username = factory.Sequence(lambda number: f"user{number}")
    username_folded = factory.LazyAttribute(lambda user: fold(user.username))
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.com")
    email_folded = factory.LazyAttribute(lambda user: fold(user.email))
    display_name = factory.LazyAttribute(lambda user: user.username.capitalize())
    password_hash = PASSWORD_HASH
    role = Role.AUTHOR
    status = UserStatus.ACTIVE
    created_at = updated_at = BEGINNING


class TagFactory(_Factory):
    """A keyword."""

    class Meta:
        model = Tag

    name = factory.Sequence(lambda number: f"tag {number:03}")
    slug = factory.LazyAttribute(lambda tag: tag.name.replace(" ", "-"))
    kind = TagKind.TAG


class PostFactory(_Factory):
    """A published post; each is a day newer than the one before."""

    class Meta:
        model = Post

    author = factory.SubFactory(UserFactory)
    kind = PostKind.POST
    status = PostStatus.PUBLISHED
    title = factory.Sequence(lambda number: f"Post {number}")
    slug = factory.Sequence(lambda number: f"post-{number}")
    body = "A *short* text."
    body_format = BodyFormat.MARKDOWN
    body_html = factory.LazyAttribute(lambda post: render_post(post.body, post.body_format).html)
    excerpt = factory.LazyAttribute(lambda post: render_post(post.body, post.body_format).excerpt)
    published_at = factory.Sequence(lambda number: BEGINNING + timedelta(hours=number % 5_000))
    deleted_at = factory.LazyAttribute(lambda post: BEGINNING if post.status is PostStatus.DELETED else None)

    created_at = updated_at = BEGINNING

    class Params:
        """Traits: `PostFactory(draft=True)`."""

        draft = factory.Trait(status=PostStatus.DRAFT, published_at=None)
        page = factory.Trait(kind=PostKind.PAGE)


class RevisionFactory(_Factory):
    """What a post said at a version of it, which its author wrote."""

    class Meta:
        model = PostRevision

    post = factory.SubFactory(PostFactory)
    editor = factory.SelfAttribute("post.author")
    version = factory.Sequence(lambda number: number + 1)
    title = factory.SelfAttribute("post.title")
    body = factory.Sequence(lambda number: f"Attempt {number}.")
    body_format = BodyFormat.MARKDOWN
    excerpt = "In short."
    tags = "ink"
    created_at = factory.Sequence(lambda number: BEGINNING + timedelta(minutes=number))


class CommentFactory(_Factory):
    """An approved comment by a user, on a post of its own unless one is given."""

    class Meta:
        model = Comment

    post = factory.SubFactory(PostFactory)
    author = factory.SubFactory(UserFactory)
    status = CommentStatus.APPROVED
    body = factory.Sequence(lambda number: f"Comment {number}.")
    body_format = BodyFormat.MARKDOWN
    body_html = factory.LazyAttribute(lambda it: render_comment(it.body, it.body_format))
    created_at = factory.Sequence(lambda number: BEGINNING + timedelta(days=90, minutes=number))
    updated_at = factory.SelfAttribute("created_at")


class ApiTokenFactory(_Factory):
    """An API token that may only read, with a secret that nobody knows."""

    class Meta:
        model = ApiToken

    user_id = factory.LazyFunction(lambda: UserFactory().id)
    name = factory.Sequence(lambda number: f"Token {number}")
    token_hash = factory.LazyFunction(lambda: secrets.token_bytes(32))
    last_four = "abcd"
    scopes = (ApiTokenScope.READ,)
    created_at = factory.Sequence(lambda number: BEGINNING + timedelta(days=100, minutes=number))
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)


class CommentReportFactory(_Factory):
    """A report that waits for an editor."""

    class Meta:
        model = CommentReport

    comment = factory.SubFactory(CommentFactory)
    reporter = factory.SubFactory(UserFactory)
    reason = ReportReason.SPAM
    note = ""
    created_at = factory.Sequence(lambda number: BEGINNING + timedelta(days=180, minutes=number))


@contextmanager
def using(session: Session) -> Iterator[None]:
    """Make rows in this session, numbered from 0."""
    kinds = (
        *(UserFactory, TagFactory, PostFactory, RevisionFactory, CommentFactory, CommentReportFactory),
        ApiTokenFactory,
    )
    for kind in kinds:
        kind._meta.sqlalchemy_session = session
        kind.reset_sequence(0)
    try:
        yield
    finally:
        for kind in kinds:
            kind._meta.sqlalchemy_session = None
