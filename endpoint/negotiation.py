"""Chooses the media type of an answer by the Accept header."""

from endpoint.messages import RefusedRequest

RESPONSE_JSON = "application/graphql-response+json"
LEGACY_JSON = "application/json"

# An Accept header of `*/*`, or none, comes from clients older than the specification.
_ANSWERS = {
    RESPONSE_JSON: RESPONSE_JSON,
    LEGACY_JSON: LEGACY_JSON,
    "application/*": LEGACY_JSON,
    "*/*": LEGACY_JSON,
}


def choose_media_type(accept: str | None) -> str:
    """Return the acceptable media type that the client likes best. Raises RefusedRequest (406)."""
    if accept is None or not accept.strip():
        return LEGACY_JSON
    ranges = [_parse(item) for item in accept.split(",")]
    # Sorting is stable: of types with the same weight, the one named first wins.
    for _, media_range in sorted(ranges, key=lambda pair: -pair[0]):
        if media_range in _ANSWERS:
            return _ANSWERS[media_range]
    raise RefusedRequest(406, "NOT_ACCEPTABLE", f"Answers come as {RESPONSE_JSON} or {LEGACY_JSON}.")


def wants_html(accept: str | None) -> bool:
    """Whether a browser asks for a page: HTML is named, and not after JSON."""
    for item in (accept or "").split(","):
        weight, media_range = _parse(item)
        if media_range in ("text/html", "application/xhtml+xml") and weight > 0:
            return True
        if media_range in (RESPONSE_JSON, LEGACY_JSON):
            return False
    return False


def _parse(item: str) -> tuple[float, str]:
    media_range, *parameters = (part.strip().lower() for part in item.split(";"))
    weight, charset = 1.0, "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "q":
            weight = _weight(value)
        elif name == "charset":
            charset = value.strip('"')
    if weight <= 0 or charset not in ("utf-8", "utf8"):
        return 0.0, ""
    return weight, media_range


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
