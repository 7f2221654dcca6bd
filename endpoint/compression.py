"""Compresses large answers for clients that take that.

Only those of queries: a mutation may answer with a secret beside what it was given, and by the length of what
they come to together, whoever listens on the line could guess the secret bit by bit (BREACH).
"""

import gzip
import sys
from functools import lru_cache

from endpoint.messages import HttpResponse

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    try:
        from backports import zstd
    except ImportError:  # no wheel for this platform: gzip must do
        zstd = None  # type: ignore[assignment]

# The fastest: what a higher level saves on the line, it costs several times in the process.
LEVEL = 1


def compressed(response: HttpResponse, accept_encoding: str | None) -> HttpResponse:
    """Return the answer compressed, if the client takes that."""
    encoding = choose_encoding(accept_encoding)
    if encoding is None:
        return response
    body = zstd.compress(response.body, LEVEL) if encoding == "zstd" else _gzip(response.body)
    return response._replace(body=body, headers={**response.headers, "Content-Encoding": encoding})


@lru_cache(maxsize=256)
def choose_encoding(accept_encoding: str | None) -> str | None:
    """Return the encoding that a client likes best among ours; None for the bytes as they are."""
    weights = dict(map(_weighted, (accept_encoding or "").split(",")))
    gzip_weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    zstd_weight = weights.get("zstd", 0.0) if zstd else 0.0
    best = max(gzip_weight, zstd_weight)
    if best <= 0 or best < weights.get("identity", 0.0):
        return None
    # Some clients say they take zstd and then can't (graphql-codegen on Node 20): it has to be liked better.
    return "gzip" if gzip_weight == best else "zstd"


def _weighted(item: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in item.split(";"))
    values = dict(parameter.partition("=")[::2] for parameter in parameters)
    try:
        # In this order: max() of a number and NaN is the one that comes first.
        return name, min(max(0.0, float(values.get("q", "1"))), 1.0)
    except ValueError:
        return name, 0.0


def _gzip(body: bytes) -> bytes:
    # Without the time, which would make other bytes of the same answer.
    return gzip.compress(body, LEVEL, mtime=0)
