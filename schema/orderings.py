"""The orders that lists come in. The last key of each is unique, so that every order is total."""

from executor import Ordering
from models.keyset import Key


def _ascending(name: str, attribute: str, description: str) -> Ordering:
    return Ordering(name, (Key(attribute), Key("id")), description)


def _descending(name: str, attribute: str, description: str) -> Ordering:
    return Ordering(name, (Key(attribute, descending=True), Key("id", descending=True)), description)


NEWEST_PUBLISHED = _descending("NEWEST", "published_at", "The last published.")
OLDEST_PUBLISHED = _ascending("OLDEST", "published_at", "The first published.")
LAST_MADE = Ordering("NEWEST", (Key("id", descending=True),), "The last made.")
NEWEST = _descending("NEWEST", "created_at", "The last written.")
OLDEST = _ascending("OLDEST", "created_at", "The first written.")
LAST_CHANGED = _descending("LAST_CHANGED", "updated_at", "The last changed.")
LONGEST_UNCHANGED = _ascending("LONGEST_UNCHANGED", "updated_at", "The longest unchanged.")
BY_NAME = _ascending("NAME", "name", "The name, by character codes.")
BY_USERNAME = _ascending("USERNAME", "username", "The username, by character codes.")
BY_TITLE = _ascending("TITLE", "title", "The title, by character codes.")
BY_TITLE_BACKWARDS = _descending("TITLE_BACKWARDS", "title", "The title from the end, by character codes.")
MOST_COMMENTS = _descending("MOST_COMMENTS", "comment_count", "The most approved comments.")
FEWEST_COMMENTS = _ascending("FEWEST_COMMENTS", "comment_count", "The fewest approved comments.")
MOST_REPLIES = _descending("MOST_REPLIES", "reply_count", "The most replies.")
FEWEST_REPLIES = _ascending("FEWEST_REPLIES", "reply_count", "The fewest replies.")
MOST_REPORTED = _descending("MOST_REPORTED", "report_count", "The most reported.")
