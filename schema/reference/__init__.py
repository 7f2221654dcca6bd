"""The reference of the schema, made from the SDL: Markdown that reads well on a code host and as plain text.

`places` says which page a type is on, `tables` and `entries` lay out one thing, `pages` puts them together.
"""

from schema.reference.pages import reference

__all__ = ["reference"]
