"""What the tables themselves refuse, whatever the services let through: each named constraint."""

from typing import Any

import pytest
from sqlalchemy import CheckConstraint, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope, Base, Comment, CommentStatus, Post, PostStatus, Tag, TagKind, User
from models.database import Database
from models.types import utc_now
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

Row = type[Base]

# The constraint, a change that breaks it, and one that it allows.
CHECKS: list[tuple[str, Row, dict[str, Any], dict[str, Any]]] = [
    ("ck_api_token_has_scopes", ApiToken, {"scopes": ()}, {"scopes": tuple(ApiTokenScope)}),
    *(
        ("ck_post_published_has_time", Post, {"status": status, "published_at": None}, {"status": status})
        for status in (PostStatus.PUBLISHED, PostStatus.SCHEDULED)
    ),
    *(
        ("ck_post_published_has_time", Post, {"published_at": None}, {"status": status, "published_at": None})
        for status in (PostStatus.DRAFT, PostStatus.ARCHIVED, PostStatus.DELETED)
    ),
    (
        "ck_post_deleted_has_time",
        Post,
        {"status": PostStatus.DELETED, "deleted_at": None},
        {"status": PostStatus.DELETED},
    ),
    *(
        (
            "ck_comment_has_writer",
            Comment,
            {"status": status, "author_id": None},
            {"author_id": None, **writer},
        )
        for status in CommentStatus
        if status is not CommentStatus.DELETED
        for writer in ({"guest_name": "Guest"}, {"status": CommentStatus.DELETED})
    ),
]
ENUMS = [
    ("user", "role"),
    ("user", "status"),
    ("post", "kind"),
    ("post", "status"),
    ("post", "body_format"),
    ("post_revision", "body_format"),
    ("comment", "kind"),
    ("comment", "status"),
    ("comment", "body_format"),
    ("comment_report", "reason"),
    ("tag", "kind"),
]


@pytest.fixture
def rows(session: Session) -> dict[Row, Any]:
    """A row of each table that is fine."""
    comment = CommentFactory(post=PostFactory(deleted_at=BEGINNING))
    RevisionFactory(post=comment.post)
    CommentReportFactory(comment=comment)
    of_writing = {Comment: comment, Post: comment.post, User: comment.author, Tag: TagFactory()}
    return {**of_writing, ApiToken: ApiTokenFactory()}


def _violated(error: IntegrityError) -> str:
    """Return the constraint's name, or what SQLite says instead of it."""
    diagnostics = getattr(error.orig, "diag", None)
    return diagnostics.constraint_name if diagnostics else str(error.orig).partition("failed: ")[2]


def _change(database: Database, row: Any, values: dict[str, Any]) -> None:
    with database.transaction() as session:
        session.execute(update(type(row)).where(type(row).id == row.id).values(**values))


@pytest.mark.parametrize(("name", "kind", "wrong", "right"), CHECKS)
def test_check_broken_is_refused_by_name_and_kept_is_taken(
    database: Database,
    rows: dict[Row, Any],
    name: str,
    kind: Row,
    wrong: dict[str, Any],
    right: dict[str, Any],
) -> None:
    with pytest.raises(IntegrityError) as refused:
        _change(database, rows[kind], wrong)
    assert _violated(refused.value) == name
    _change(database, rows[kind], right)


@pytest.mark.parametrize(("table", "column"), ENUMS)
def test_enum_of_unknown_name_is_refused_and_each_member_taken(
    database: Database, rows: dict[Row, Any], table: str, column: str
) -> None:
    members = Base.metadata.tables[table].c[column].type.enum_class
    statement = text(f'UPDATE "{table}" SET {column} = :value')  # noqa: S608
    with database.transaction() as session:
        for value in ("NONSENSE", "", next(iter(members)).value):
            with pytest.raises(IntegrityError) as refused, session.begin_nested():
                session.execute(statement, {"value": value})
            assert _violated(refused.value) == f"ck_{table}_{column}"
        for member in members:
            session.execute(statement, {"value": member.name})


def test_enums_and_checks_are_all_tried_here() -> None:
    names = {
        constraint.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert names == {f"ck_{table}_{column}" for table, column in ENUMS} | {name for name, *_ in CHECKS}


@pytest.mark.parametrize(
    ("factory", "taken", "name", "sqlite"),
    [
        (UserFactory, {"username_folded": "ada"}, "uq_user_username_folded", "user.username_folded"),
        (UserFactory, {"email_folded": "a@b"}, "uq_user_email_folded", "user.email_folded"),
        (PostFactory, {"slug": "hello"}, "uq_post_slug", "post.slug"),
        (TagFactory, {"slug": "news", "kind": TagKind.TAG}, "uq_tag_kind_slug", "tag.kind, tag.slug"),
        (ApiTokenFactory, {"token_hash": b"1" * 32}, "uq_api_token_token_hash", "api_token.token_hash"),
    ],
)
def test_unique_twice_is_refused_by_name(
    session: Session, factory: Any, taken: dict[str, Any], name: str, sqlite: str
) -> None:
    factory(**taken)
    with pytest.raises(IntegrityError) as refused:
        factory(**taken)
    assert _violated(refused.value) in (name, sqlite)


def test_username_and_email_in_another_case_are_the_same_person(session: Session) -> None:
    UserFactory(username="Ada", email="Ada@example.com")
    with pytest.raises(IntegrityError):
        UserFactory(username="aDA", email="other@example.com")
    session.rollback()
    with pytest.raises(IntegrityError):
        UserFactory(username="other", email="aDA@example.com")
    session.rollback()
    UserFactory(username="other", email="other@example.com")


def test_slug_of_a_category_may_be_that_of_a_tag(session: Session) -> None:
    category, tag = TagFactory(slug="news", kind=TagKind.CATEGORY), TagFactory(slug="news")
    assert category.id != tag.id


@pytest.mark.parametrize(
    ("factory", "missing"),
    [(PostFactory, "author_id"), (CommentFactory, "post_id"), (CommentFactory, "author_id")],
)
def test_row_that_refers_to_nothing_is_refused(
    database: Database, session: Session, factory: Any, missing: str
) -> None:
    row = factory()
    with pytest.raises(IntegrityError):
        _change(database, row, {missing: 404})
    _change(database, row, {missing: getattr(row, missing), "updated_at": utc_now()})


def test_constraints_all_have_names() -> None:
    for table in Base.metadata.tables.values():
        assert all(isinstance(constraint.name, str) for constraint in table.constraints)
        assert all(isinstance(index.name, str) for index in table.indexes)
