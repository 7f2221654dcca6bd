"""What all tables have in common, and what their relations refuse to load."""

import enum
from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, DateTime, Enum, Integer
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

import models
from models import Base, Comment, Post, Role, Tag, User
from models.base import stored_by_name
from models.types import utc_now
from tests.support.factories import CommentFactory, PostFactory, TagFactory, UserFactory

CLASSES = {mapper.class_.__name__: mapper for mapper in Base.registry.mappers}
UNBOUND = [
    *((Post, "comments"), (User, "posts"), (User, "comments"), (User, "api_tokens"), (Comment, "replies")),
    *((Comment, "reports"), (Tag, "posts"), (Tag, "children"), (Post, "revisions")),
]
COLUMNS = [column for table in Base.metadata.tables.values() for column in table.columns]


def test_models_offers_every_mapped_class() -> None:
    assert set(CLASSES) <= set(models.__all__)
    assert all(hasattr(models, name) for name in models.__all__)


@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_table_name_is_singular_and_that_of_its_class(table: str) -> None:
    names = {mapper.local_table.name: name for name, mapper in CLASSES.items()}
    assert names.get(table, "PostTag").lower() == table.replace("_", "")


def test_columns_keep_times_with_their_zone_and_keys_in_64_bits() -> None:
    # SQLAlchemy's own types would read on PostgreSQL what SQLite never wrote.
    assert [column for column in COLUMNS if isinstance(column.type, DateTime)] == []
    narrow = [
        column.name
        for column in COLUMNS
        if (column.primary_key or column.foreign_keys)
        and isinstance(column.type, Integer)
        and not isinstance(column.type, BigInteger)
    ]
    assert narrow == []


def test_enum_is_stored_by_name_and_fits_its_column() -> None:
    for column in COLUMNS:
        if isinstance(column.type, Enum):
            assert column.type.enums == [member.name for member in column.type.enum_class]
            assert max(map(len, column.type.enums)) <= column.type.length


def test_stored_by_name_of_a_name_too_long_is_refused() -> None:
    wide = enum.Enum("wide", {"X" * 21: 1})
    with pytest.raises(ValueError, match="20 < 21"):
        stored_by_name(wide, "wide")


def test_roles_are_ordered_weakest_first() -> None:
    assert [role.name for role in Role] == ["READER", "AUTHOR", "EDITOR", "ADMIN"]


def test_row_changed_knows_when(session: Session) -> None:
    post = PostFactory()
    made = post.created_at
    post.title = "Changed"
    session.commit()
    session.expire_all()
    assert post.created_at == made
    assert utc_now() - post.updated_at < timedelta(minutes=1)


def test_row_unchanged_keeps_its_time(session: Session) -> None:
    post = PostFactory()
    changed = post.updated_at
    post.title = str(post.title)
    session.commit()
    session.expire_all()
    assert post.updated_at == changed


@pytest.mark.parametrize(("kind", "name"), UNBOUND)
def test_list_without_bound_is_never_loaded_whole(session: Session, kind: type[Base], name: str) -> None:
    comment = CommentFactory(post=PostFactory(tags=[TagFactory()]))
    row = {Post: comment.post, User: comment.author, Comment: comment, Tag: comment.post.tags[0]}[kind]
    session.expire_all()
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        getattr(row, name)


def test_lists_without_bound_are_all_of_them_but_tags() -> None:
    lists = {
        (mapper.class_, relation.key)
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.uselist
    }
    assert lists == {*UNBOUND, (Post, "tags")}


def test_tags_of_a_post_are_loaded_by_name(session: Session) -> None:
    second, first = TagFactory(name="b"), TagFactory(name="a")
    post = PostFactory(tags=[second, first], author=UserFactory())
    session.expire_all()
    assert post.tags == [first, second]
