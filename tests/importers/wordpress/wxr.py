"""Small exports for tests, written as WordPress writes them."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

SITE = "https://old.example.org"

PUBLISHED = {
    "post_date": "2012-03-04 07:06:07",
    "post_date_gmt": "2012-03-04 05:06:07",
    "post_type": "post",
    "status": "publish",
    "comment_status": "open",
}


def wxr(*channel: str, scheme: str = "http", namespace: str = "1.2", site: str = SITE) -> str:
    """Return an export with these elements in its channel."""
    content = "\n".join(channel)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="{scheme}://wordpress.org/export/{namespace}/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="{scheme}://wordpress.org/export/{namespace}/">
<channel>
<title>The Old Site</title>
<link>{site}</link>
<wp:wxr_version>{namespace}</wp:wxr_version>
{content}
</channel>
</rss>
"""


def author(login: str = "ada", **fields: str) -> str:
    """Return a `wp:author`."""
    values = {"login": login, "email": f"{login}@example.org", "display_name": login.title(), **fields}
    return _wrap("wp:author", _fields(values, "wp:author_"))


def category(slug: str, **fields: str) -> str:
    """Return a `wp:category`; fields are name, parent and description."""
    names = {"name": "wp:cat_name", "parent": "wp:category_parent", "description": "wp:category_description"}
    values = {"name": slug.title(), **fields}
    inner = "".join(_element(names[key], value) for key, value in values.items())
    return _wrap("wp:category", _element("wp:category_nicename", slug) + inner)


def tag(slug: str, **fields: str) -> str:
    """Return a `wp:tag`; fields are name and description."""
    return _wrap("wp:tag", _fields({"slug": slug, "name": slug.title(), **fields}, "wp:tag_"))


def item(post_id: str | int = 1, *inner: str, **fields: str) -> str:
    """Return an `item`, a published post unless the fields say else, with comments and terms inside it."""
    values = {"post_id": str(post_id), "post_name": f"post-{post_id}", **PUBLISHED}
    plain = {"title": f"Post {post_id}", "creator": "ada", "content": "Text.", "excerpt": ""}
    plain |= {key: fields.pop(key) for key in list(fields) if key in {*plain, "pubDate"}}
    names = {"creator": "dc:creator", "content": "content:encoded", "excerpt": "excerpt:encoded"}
    shown = "".join(_element(names.get(key, key), value) for key, value in plain.items())
    return _wrap("item", shown + _fields({**values, **fields}, "wp:") + "".join(inner))


def term(slug: str, name: str | None = None, domain: str = "post_tag") -> str:
    """Return the `category` of an item."""
    attributes = f"domain={quoteattr(domain)} nicename={quoteattr(slug)}"
    return f"<category {attributes}>{escape(name or slug.title())}</category>"


def comment(comment_id: str | int = 1, **fields: str) -> str:
    """Return a `wp:comment`, an approved one by a guest unless the fields say else."""
    values: dict[str, Any] = {
        "id": str(comment_id),
        "author": "Guest",
        "author_email": "guest@example.com",
        "date_gmt": "2012-03-05 10:00:00",
        "content": f"Comment {comment_id}.",
        "approved": "1",
        "parent": "0",
        "user_id": "0",
        **fields,
    }
    return _wrap("wp:comment", _fields(values, "wp:comment_"))


def _fields(values: dict[str, Any], prefix: str) -> str:
    return "".join(_element(prefix + key, value) for key, value in values.items() if value is not None)


def _element(name: str, text: str) -> str:
    return f"<{name}><![CDATA[{text}]]></{name}>\n"


def _wrap(name: str, inner: str) -> str:
    return f"<{name}>\n{inner}</{name}>"
