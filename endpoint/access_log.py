"""One log line for each request, and the request's id on every line that is logged meanwhile."""

import logging
import secrets
import time

from config.log_format import REQUEST_ID

logger = logging.getLogger("gazette.request")


def begin_request() -> str:
    """Give the request at hand an id, and return it."""
    request_id = secrets.token_hex(8)
    REQUEST_ID.set(request_id)
    return request_id


def log_request(
    method: str, path: str, status: int, *, began: float | None, user_id: int | None, address: str | None
) -> None:
    """Log a request that is answered; `began` is what the performance counter said at its beginning."""
    if not logger.isEnabledFor(logging.INFO):
        return
    record = _RequestRecord()
    vars(record).update(
        method=method,
        # Without its query: tokens and other secrets travel there.
        path=path,
        status=status,
        milliseconds=None if began is None else round((time.perf_counter() - began) * 1000, 1),
        user_id=user_id,
        address=address,
    )
    logger.handle(record)


class _RequestRecord(logging.LogRecord):
    """A record without what our lines don't tell (caller, thread, process), which takes long to find out."""

    def __init__(self) -> None:
        now = time.time()
        vars(self).update(_ALIKE, created=now, msecs=now % 1 * 1000)


_ALIKE = vars(logging.LogRecord(logger.name, logging.INFO, __file__, 0, "request", (), None))
