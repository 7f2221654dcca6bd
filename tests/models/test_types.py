"""Column types give back what was stored, on both databases."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, delete, insert, inspect, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from models import ApiTokenScope, Base
from models.database import Database
from models.public_ids import format_time
from models.types import BigId, NamesOf, UtcDateTime, sortable_string, utc_now

METADATA = MetaData()
MOMENT = Table("moment", METADATA, Column("id", BigId, primary_key=True), Column("at", UtcDateTime()))
CHOICE = Table(
    "choice",
    METADATA,
    Column("id", BigId, primary_key=True),
    Column("scopes", NamesOf(ApiTokenScope, length=40)),
)
WORD = Table("word", METADATA, Column("id", BigId, primary_key=True), Column("word", sortable_string(200)))

ZONES = st.one_of(
    st.builds(timezone, st.timedeltas(timedelta(hours=-23), timedelta(hours=23))),
    st.sampled_from(
        [UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/St_Johns")]
    ),
)
# In the first and the last days of the calendar another zone's time has no UTC.
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001
# PostgreSQL stores no NUL, and no database lone surrogates.
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)

few = settings(max_examples=40)  # each one asks a database


@pytest.fixture(scope="module")
def tables(make_tables: Callable[[MetaData], Database]) -> Database:
    """A database with the tables of this module."""
    return make_tables(METADATA)


def _stored(session: Session, moments: list[datetime | None]) -> None:
    session.execute(delete(MOMENT))
    for moment in moments:
        session.execute(insert(MOMENT).values(at=moment))


@few
@given(moment=MOMENTS)
def test_utc_date_time_stored_is_the_same_instant_in_utc(tables: Database, moment: datetime) -> None:
    with tables.transaction() as session:
        _stored(session, [moment])
        found = session.scalars(select(MOMENT.c.at)).one()
        # Comparing in the database finds it, too.
        assert session.scalars(select(MOMENT.c.id).where(MOMENT.c.at == moment)).one()
    # Python finds a time that its zone has twice unequal to any other zone's.
    assert found == moment.astimezone(UTC)
    assert found.tzinfo is UTC


@few
@given(moments=st.lists(MOMENTS, max_size=6))
def test_utc_date_time_sorts_as_time_goes(tables: Database, moments: list[datetime]) -> None:
    with tables.transaction() as session:
        _stored(session, moments)
        found = session.scalars(select(MOMENT.c.at).order_by(MOMENT.c.at)).all()
    assert found == sorted(moment.astimezone(UTC) for moment in moments)


@given(moment=MOMENTS)
def test_utc_date_time_on_sqlite_is_the_text_of_the_api(moment: datetime) -> None:
    bind = UtcDateTime().dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())
    assert bind(moment) == format_time(moment)


def test_utc_date_time_of_none_is_none(tables: Database) -> None:
    with tables.transaction() as session:
        _stored(session, [None])
        assert session.scalars(select(MOMENT.c.at)).one() is None


def test_utc_date_time_without_zone_is_refused(tables: Database) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    with tables.transaction() as session:
        _stored(session, [])
        with pytest.raises(StatementError, match="a stored time needs a time zone"):
            session.execute(insert(MOMENT).values(at=naive))
    with tables.reader() as session, pytest.raises(StatementError, match="a stored time needs a time zone"):
        session.execute(select(MOMENT).where(MOMENT.c.at < naive))


def test_utc_date_time_read_in_another_zone_is_utc(tables: Database) -> None:
    moment = datetime(2026, 7, 1, 12, 30, 15, 123_456, UTC)
    with tables.transaction() as session:
        _stored(session, [moment])
        if tables.engine.name == "postgresql":
            session.execute(text("SET LOCAL TIME ZONE 'Asia/Tokyo'"))
        found = session.scalars(select(MOMENT.c.at)).one()
    assert (found, found.utcoffset(), found.microsecond) == (moment, timedelta(0), 123_456)


@pytest.mark.parametrize(
    ("stored", "python_type"), [(UtcDateTime(), datetime), (BigId, int), (sortable_string(9), str)]
)
def test_types_name_the_python_type_that_cursors_are_read_by(
    stored: TypeEngine[Any], python_type: type
) -> None:
    assert stored.python_type is python_type


def test_utc_now_is_aware_and_now() -> None:
    assert utc_now().tzinfo is UTC
    assert abs(utc_now() - datetime.now(ZoneInfo("Asia/Tokyo"))) < timedelta(minutes=1)


def test_big_id_numbers_rows_by_itself_and_takes_64_bits(tables: Database) -> None:
    largest = 2**63 - 1
    with tables.transaction() as session:
        session.execute(delete(MOMENT))
        given_by_database = [
            session.execute(insert(MOMENT).values(at=None)).inserted_primary_key[0] for _ in range(2)
        ]
        session.execute(insert(MOMENT).values(id=largest))
        assert session.scalars(select(MOMENT.c.id).order_by(MOMENT.c.id)).all() == [
            *given_by_database,
            largest,
        ]
    assert given_by_database[0] < given_by_database[1]


@few
@given(chosen=st.lists(st.sampled_from(ApiTokenScope), max_size=6))
def test_names_of_members_come_back_each_once_in_the_order_of_the_enum(
    tables: Database, chosen: list[ApiTokenScope]
) -> None:
    with tables.transaction() as session:
        session.execute(delete(CHOICE))
        session.execute(insert(CHOICE).values(scopes=tuple(chosen)))
        assert session.scalar(select(CHOICE.c.scopes)) == tuple(it for it in ApiTokenScope if it in chosen)
        (stored,) = session.execute(text("SELECT scopes FROM choice")).one()
    assert stored.split() == [member.name for member in ApiTokenScope if member in chosen]


def test_names_of_nothing_are_none(tables: Database) -> None:
    with tables.transaction() as session:
        session.execute(delete(CHOICE))
        session.execute(insert(CHOICE).values(scopes=None))
        assert session.scalars(select(CHOICE.c.scopes)).one() is None


@few
@given(words=st.lists(WORDS, max_size=8))
def test_sortable_string_sorts_by_code_point(tables: Database, words: list[str]) -> None:
    shuffled = random.Random(0).sample(words, len(words))
    with tables.transaction() as session:
        session.execute(delete(WORD))
        for word in shuffled:
            session.execute(insert(WORD).values(word=word))
        found = session.scalars(select(WORD.c.word).order_by(WORD.c.word)).all()
    assert found == sorted(words)


@pytest.mark.parametrize(("table", "column"), [("post", "title"), ("tag", "name")])
def test_sortable_columns_need_no_locale(session: Session, table: str, column: str) -> None:
    assert Base.metadata.tables[table].c[column].type.length == 200
    columns = {found["name"]: found for found in inspect(session.bind).get_columns(table)}
    assert columns[column]["type"].collation == ("C" if session.bind.name == "postgresql" else None)
    assert getattr(columns["slug"]["type"], "collation", None) is None
