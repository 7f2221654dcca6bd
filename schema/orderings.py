"""The orders that lists come in. The last key of each is unique, so that every order is total."""

from executor import Ordering
from models.keyset import Key

NEWEST_PUBLISHED = Ordering("NEWEST", (Key("published_at", descending=True), Key("id", descending=True)))
LAST_CHANGED = Ordering("LAST_CHANGED", (Key("updated_at", descending=True), Key("id", descending=True)))
OLDEST = Ordering("OLDEST", (Key("created_at"), Key("id")))
NEWEST = Ordering("NEWEST", (Key("created_at", descending=True), Key("id", descending=True)))
BY_NAME = Ordering("NAME", (Key("name"), Key("id")))
BY_TITLE = Ordering("TITLE", (Key("title"), Key("id")))
