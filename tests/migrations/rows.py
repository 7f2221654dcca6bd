"""One row of every table, for migrations to keep."""

from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import (
    Base,
    ContentChange,
    ContentVersion,
    FormerSlug,
    ImportRecord,
    LoginSession,
    MutationResult,
    TrustedDocument,
)
from models.types import utc_now
from tests.support import factories
from tests.support.factories import (
    ApiTokenFactory,
    CommentFactory,
    CommentReportFactory,
    PostFactory,
    RevisionFactory,
    TagFactory,
)

Rows = dict[str, list[tuple[Any, ...]]]


def insert_rows(engine: Engine) -> None:
    """Write rows into all tables, with references between them."""
    with Session(engine, expire_on_commit=False) as session, factories.using(session):
        parent = TagFactory()
        post = PostFactory(tags=[parent, TagFactory(parent=parent)])
        comment = CommentFactory(post=post)
        CommentFactory(post=post, parent=comment)
        RevisionFactory(post=post)
        session.add(FormerSlug(slug="before", post_id=post.id))
        CommentReportFactory(comment=comment)
        session.add(LoginSession(token_hash=b"1" * 32, user_id=post.author_id, expires_at=utc_now()))
        ApiTokenFactory(user_id=post.author_id)
        session.add(ImportRecord(source="wordpress:x", entity="post", external_id="1", entity_id=post.id))
        session.add(MutationResult(user_id=post.author_id, key="a", body_hash=b"2" * 32, result="{}"))
        session.add(ContentChange(table_name="post"))
        session.merge(ContentVersion(table_name="post", number=1))
        session.add(TrustedDocument(document_id="a", sha256="0" * 64, text="{ __typename }"))
        session.commit()


def read_rows(engine: Engine) -> Rows:
    """Return the rows of every table of the models."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }
