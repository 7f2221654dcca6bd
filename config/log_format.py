"""How log lines look: text for people or JSON for machines, each with the id of its request."""

import json
import logging
import sys
import time
from contextvars import ContextVar
from functools import lru_cache
from textwrap import indent
from typing import Any

import orjson

from config.settings import LoggingSettings

REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# As json would: what has no form of its own in JSON is told by its text, which may leave secrets out.
_AS_TEXT = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_to_ascii = json.JSONEncoder(default=str, separators=(",", ":")).encode


def configure_logging(settings: LoggingSettings) -> None:
    """Send Gazette's log records to standard error in the wanted form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.format == "json" else TextFormatter())
    logger = logging.getLogger("gazette")
    logger.handlers = [handler]
    logger.setLevel(settings.level)
    logger.propagate = False
    # No line tells them, and there is a line for each request.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


class JsonFormatter(logging.Formatter):
    """A JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record with all its fields."""
        fields = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extra(record),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return _to_json(fields)


class TextFormatter(logging.Formatter):
    """`time LEVEL message key=value …`, a traceback indented on the lines below."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one readable line."""
        # Values are quoted as JSON where they could be mistaken, and line ends in the message and the
        # traceback don't begin a line: nobody forges one.
        extra = " ".join(f"{key}={_quote(value)}" for key, value in _extra(record).items())
        message = _escape(record.getMessage())
        line = f"{_time(record)} {record.levelname:<7} {message} {extra}".rstrip()
        return f"{line}\n{indent(self.formatException(record.exc_info), '  ')}" if record.exc_info else line


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    fields = {key: value for key, value in vars(record).items() if value is not None and key not in _STANDARD}
    if "request_id" not in fields and (request_id := REQUEST_ID.get()):
        fields["request_id"] = request_id
    return fields


def _to_json(fields: dict[str, Any]) -> str:
    # Ten times as fast, but it leaves characters as they are, and some of them end a line.
    try:
        line = orjson.dumps(fields, default=str, option=_AS_TEXT)
    except orjson.JSONEncodeError:
        return _to_ascii(fields)
    return line.decode() if line.isascii() else _to_ascii(fields)


def _escape(text: str) -> str:
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _quote(value: Any) -> str:
    text = str(value)
    return text if text.isascii() and text.isprintable() and " " not in text else json.dumps(text)


def _time(record: logging.LogRecord) -> str:
    return f"{_to_the_second(int(record.created))}.{int(record.msecs):03d}Z"


@lru_cache(maxsize=4)
def _to_the_second(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
