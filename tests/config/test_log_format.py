"""How log lines look, and that nobody forges one."""

import json
import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.log_format import REQUEST_ID, JsonFormatter, TextFormatter, configure_logging
from config.settings import LoggingSettings

FORGED = "x\n2026-01-01T00:00:00.000Z INFO    all is well"
LINE_ENDS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]


def _record(message: str = "saved", *arguments: object, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("gazette.test", logging.INFO, __file__, 1, message, arguments, None)
    record.created, record.msecs = 1_767_225_600.0, 7.0
    vars(record).update(extra)
    return record


def _failed(error: Exception) -> logging.LogRecord:
    record = _record("it failed")
    try:
        raise error
    except type(error):
        record.exc_info = sys.exc_info()
    return record


@pytest.fixture
def gazette_logger() -> Iterator[logging.Logger]:
    """The logger that settings configure, put back after the test."""
    logger = logging.getLogger("gazette")
    before = logger.handlers, logger.level, logger.propagate
    yield logger
    logger.handlers, logger.level, logger.propagate = before


@pytest.fixture
def request_id() -> Iterator[str]:
    """A request that is going on."""
    token = REQUEST_ID.set("abc123")
    yield "abc123"
    REQUEST_ID.reset(token)


def test_text_of_record_is_time_level_message_and_fields() -> None:
    line = TextFormatter().format(_record("saved %s", "it", status=200, path="/a b", user_id=None))
    assert line == '2026-01-01T00:00:00.007Z INFO    saved it status=200 path="/a b"'


def test_json_of_record_is_one_object_with_all_fields() -> None:
    line = JsonFormatter().format(_record("saved %s", "it", status=200, path="/a b", user_id=None))
    assert json.loads(line) == {
        "time": "2026-01-01T00:00:00.007Z",
        "level": "info",
        "logger": "gazette.test",
        "message": "saved it",
        "status": 200,
        "path": "/a b",
    }


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()])
def test_record_within_a_request_carries_its_id_and_outside_none(
    formatter: logging.Formatter, request_id: str
) -> None:
    assert request_id in formatter.format(_record())
    token = REQUEST_ID.set(None)
    assert "request_id" not in formatter.format(_record())
    REQUEST_ID.reset(token)


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()])
@pytest.mark.parametrize("end", LINE_ENDS)
def test_record_with_line_ends_stays_one_line(formatter: logging.Formatter, end: str) -> None:
    for record in (_record(f"a{end}b"), _record("%s", f"a{end}b"), _record(path=f"a{end}b")):
        assert len(formatter.format(record).splitlines()) == 1


@given(st.text(), st.text())
def test_record_of_any_text_is_one_line_and_json_keeps_it(message: str, value: str) -> None:
    record = _record("%s", message, value=value)
    text = TextFormatter().format(record)
    assert len(text.splitlines()) == 1
    assert text.isprintable()
    fields = json.loads(JsonFormatter().format(record))
    assert (fields["message"], fields["value"]) == (message, value)


@dataclass
class _Secretive:
    secret: str = field(default="s3cret", repr=False)


class _Count(int):
    """A number with a name of its own."""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("\ud800", "\ud800"),
        (2**70, 2**70),
        ({1: 2}, {"1": 2}),
        (b"x", "b'x'"),
        (HTTPStatus.OK, 200),
        (_Count(5), 5),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02 03:04:05+00:00"),
        (_Secretive(), "_Secretive()"),
    ],
    ids=repr,
)
def test_json_of_what_has_no_form_in_json_is_its_text(value: object, told: object) -> None:
    assert json.loads(JsonFormatter().format(_record(value=value)))["value"] == told


def test_text_in_other_scripts_stays_readable() -> None:
    assert "größer 文" in TextFormatter().format(_record("größer 文"))


def test_text_of_exception_indents_the_traceback_so_that_it_forges_no_line() -> None:
    first, *rest = TextFormatter().format(_failed(ValueError(FORGED))).splitlines()
    assert first.endswith("it failed")
    assert rest[0] == "  Traceback (most recent call last):"
    assert all(line.startswith("  ") for line in rest)
    assert "  ValueError: x" in rest


def test_json_of_exception_holds_the_traceback() -> None:
    line = JsonFormatter().format(_failed(ValueError(FORGED)))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["traceback"].endswith(f"ValueError: {FORGED}")


@pytest.mark.parametrize(
    ("form", "pattern"), [("text", r"\d{4}-.*Z WARNING late\n"), ("json", r"\{.*late.*\}\n")]
)
def test_configure_logging_writes_to_standard_error_from_its_level_on(
    gazette_logger: logging.Logger, capsys: pytest.CaptureFixture[str], form: str, pattern: str
) -> None:
    for _ in range(2):  # an application made anew must not log twice
        configure_logging(LoggingSettings(level="WARNING", format=form))
    gazette_logger.getChild("test").info("early")
    gazette_logger.getChild("test").warning("late")
    captured = capsys.readouterr()
    assert re.fullmatch(pattern, captured.err)
    assert captured.out == ""
