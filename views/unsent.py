"""What somebody wrote into a form that can't be taken: it is given back, never lost."""

from urllib.parse import urlsplit

from flask import request

_WRITTEN = {
    "title": "Title",
    "body": "Text",
    "tags": "Tags",
    "excerpt": "Summary",
    "bio": "About you",
    "note": "Note",
}


def unsent_texts() -> dict[str, str]:
    """Return the texts of the request's form by their labels, if a page of this site sent them.

    Another site's form must not put its words on a page of ours.
    """
    if request.method != "POST" or not _is_from_here():
        return {}
    return {label: text for name, label in _WRITTEN.items() if (text := request.form.get(name, "").strip())}


def _is_from_here() -> bool:
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.host
