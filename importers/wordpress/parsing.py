"""Turns elements into records, field by field. What has no identity is refused with its line."""

from importers.wordpress.dates import read_pub_date, read_time
from importers.wordpress.elements import Element
from importers.wordpress.errors import MalformedExport
from importers.wordpress.records import Attachment, AuthorRecord, CommentRecord, ItemRecord, TermRecord
from models import TagKind

TAXONOMIES = {"category": TagKind.CATEGORY, "post_tag": TagKind.TAG, "tag": TagKind.TAG}


def parse_author(element: Element) -> AuthorRecord:
    """Read a `wp:author`."""
    return AuthorRecord(
        login=element.get("wp:author_login"),
        wordpress_id=element.get("wp:author_id"),
        email=element.get("wp:author_email"),
        display_name=element.get("wp:author_display_name"),
        first_name=element.get("wp:author_first_name"),
        last_name=element.get("wp:author_last_name"),
    )


def parse_term(element: Element) -> TermRecord | None:
    """Read a `wp:category`, `wp:tag` or `wp:term`; None if it is neither a category nor a tag."""
    match element.name:
        case "wp:category":
            kind, slug, name, rest = TagKind.CATEGORY, "category_nicename", "cat_name", "category"
        case "wp:tag":
            kind, slug, name, rest = TagKind.TAG, "tag_slug", "tag_name", "tag"
        case _ if (taxonomy := element.get("wp:term_taxonomy")) in TAXONOMIES:
            kind, slug, name, rest = TAXONOMIES[taxonomy], "term_slug", "term_name", "term"
        case _:
            return None
    return TermRecord(
        kind=kind,
        slug=element.get(f"wp:{slug}"),
        name=element.get(f"wp:{name}"),
        parent_slug=element.get(f"wp:{rest}_parent"),
        description=element.get(f"wp:{rest}_description"),
    )


def parse_attachment(element: Element) -> Attachment:
    """Read an `item` of the type attachment."""
    meta = {entry.get("wp:meta_key"): entry.get("wp:meta_value") for entry in element.all("wp:postmeta")}
    return Attachment(
        wordpress_id=element.get("wp:post_id"),
        parent_id=element.get("wp:post_parent"),
        url=element.get("wp:attachment_url"),
        alt=meta.get("_wp_attachment_image_alt", "") or element.get("title"),
        caption=element.get("excerpt:encoded"),
    )


def parse_item(element: Element) -> ItemRecord:
    """Read an `item` with its comments. Raises MalformedExport."""
    return ItemRecord(
        wordpress_id=_identity(element, "wp:post_id"),
        parent_id=element.get("wp:post_parent").lstrip("0"),
        type=element.get("wp:post_type") or "post",
        status=element.get("wp:status"),
        slug=element.get("wp:post_name"),
        title=element.get("title"),
        creator=element.get("dc:creator"),
        body=element.get("content:encoded"),
        excerpt=element.get("excerpt:encoded"),
        is_protected=bool(element.get("wp:post_password")),
        comments_open=element.get("wp:comment_status") == "open",
        published_at=read_time(element, "wp:post_date_gmt", "wp:post_date") or read_pub_date(element),
        modified_at=read_time(element, "wp:post_modified_gmt", "wp:post_modified"),
        terms=[term for entry in element.all("category") if (term := _parse_item_term(entry))],
        comments=[_parse_comment(comment) for comment in element.all("wp:comment")],
    )


def _parse_item_term(element: Element) -> TermRecord | None:
    # The first versions repeat each term without a slug; only the one with it counts. Formats aren't tags.
    kind = TAXONOMIES.get(element.attributes.get("domain", ""))
    slug = element.attributes.get("nicename", "").strip()
    return TermRecord(kind=kind, slug=slug, name=element.text.strip()) if kind and slug else None


def _parse_comment(element: Element) -> CommentRecord:
    return CommentRecord(
        wordpress_id=_identity(element, "wp:comment_id"),
        parent_id=element.get("wp:comment_parent").lstrip("0"),
        user_id=element.get("wp:comment_user_id").lstrip("0"),
        name=element.get("wp:comment_author"),
        email=element.get("wp:comment_author_email"),
        website=element.get("wp:comment_author_url"),
        created_at=read_time(element, "wp:comment_date_gmt", "wp:comment_date"),
        body=element.get("wp:comment_content"),
        approved=element.get("wp:comment_approved"),
        type=element.get("wp:comment_type"),
    )


def _identity(element: Element, name: str) -> str:
    # Without it a second import couldn't tell what is there already.
    value = element.get(name)
    if not value:
        raise MalformedExport(f"an element <{element.name}> without {name}", element.line)
    return value
