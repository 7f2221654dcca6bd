"""What the settings tell of the site: the facts that the executor is given."""

from collections.abc import Mapping
from typing import Any

from config import Settings

# The limits that clients can keep to, by their settings.
TOLD_LIMITS = (
    "max_depth",
    "max_fields",
    "max_aliases",
    "max_mutations",
    "max_filter_depth",
    "max_filter_operators",
    "max_cost",
    "max_count",
    "default_page_size",
    "max_page_size",
    "max_document_bytes",
    "max_body_bytes",
    "max_answer_bytes",
)


def site_facts(settings: Settings) -> Mapping[str, Any]:
    """Return the facts by their names, as JSON has them."""
    return {
        "name": settings.site.name,
        "description": settings.site.description,
        "language": settings.site.language,
        "registration_open": settings.accounts.registration_open,
        "comment_moderation": settings.comments.moderation.upper(),
        **settings.graphql.model_dump(include=set(TOLD_LIMITS)),
    }
