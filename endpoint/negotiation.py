"""Chooses the media type of an answer by the Accept header."""

from functools import lru_cache

from endpoint.messages import RefusedRequest

RESPONSE_JSON = "application/graphql-response+json"
LEGACY_JSON = "application/json"

# The older type first: whoever takes just anything may be older than the specification.
_OFFERED = (LEGACY_JSON, RESPONSE_JSON)
_PAGES = ("text/html", "application/xhtml+xml")
_NOT_NAMED = (0.0, 0)

Ranges = dict[str, tuple[float, int]]
"""The media ranges of a header: how much each is liked, then how early it is named."""


@lru_cache(maxsize=256)
def choose_media_type(accept: str | None) -> str:
    """Return the acceptable media type that the client likes best. Raises RefusedRequest (406)."""
    if accept is None or not accept.strip():
        return LEGACY_JSON
    ranges = _parse(accept)
    chosen = max(_OFFERED, key=lambda offer: _preference(offer, ranges))
    if not _preference(chosen, ranges)[0]:
        raise RefusedRequest(406, "NOT_ACCEPTABLE", f"Answers come as {RESPONSE_JSON} or {LEGACY_JSON}.")
    return chosen


def wants_html(accept: str | None) -> bool:
    """Whether a browser asks for a page: HTML is named, and liked better than JSON."""
    ranges = _parse(accept or "")
    page, data = (max(ranges.get(name, _NOT_NAMED) for name in names) for names in (_PAGES, _OFFERED))
    return page > data


def _preference(offer: str, ranges: Ranges) -> tuple[float, int, int]:
    # The range that fits most closely decides, so that one type can be left out of a wildcard.
    for distance, media_range in enumerate((offer, "application/*", "*/*")):
        if media_range in ranges:
            weight, earliness = ranges[media_range]
            return weight, -distance, earliness
    return 0.0, 0, 0


def _parse(accept: str) -> Ranges:
    ranges: Ranges = {}
    for position, item in enumerate(accept.split(",")):
        media_range, *parameters = (part.strip().lower() for part in item.split(";"))
        values = dict(parameter.partition("=")[::2] for parameter in parameters)
        if values.get("charset", "utf-8").strip('"') in ("utf-8", "utf8"):
            liking = (_weight(values.get("q", "1")), -position)
            ranges[media_range] = max(liking, ranges.get(media_range, liking))
    return ranges


def _weight(text: str) -> float:
    try:
        # In this order: max() of a number and NaN is the one that comes first.
        return min(max(0.0, float(text)), 1.0)
    except ValueError:
        return 0.0
