"""Brings categories and tags, each with the slug it has or the nearest one that our rules allow."""

from collections.abc import Sequence

from importers.wordpress.context import Import
from importers.wordpress.records import TermRecord
from importers.wordpress.text import plain_line, plain_summary, slug_from
from models import Tag, TagKind
from services.importing import ImportedTag, import_tag, place_tag
from services.tags import find_tag, tag_slug

_ENTITIES = {TagKind.CATEGORY: "categories", TagKind.TAG: "tags"}
_Key = tuple[TagKind, str]


class Terms:
    """The categories and tags of an export, by the slugs they have there."""

    def __init__(self, context: Import) -> None:
        """Import all that the export lists, those without posts too, and then their hierarchy."""
        self._context = context
        self._tags: dict[_Key, Tag | None] = {}
        self._taken: set[int] = set()
        # First those of earlier runs: what is new must not be taken for one of them.
        for term in context.export.terms:
            self._find_logged(term)
        new = [term for term in context.export.terms if self._add(term)]
        for term in new:
            self._place(term)
        self._listed_by_name = {
            (term.kind, plain_line(term.name)): self._tags[_key(term)] for term in context.export.terms
        }
        self._note_others()

    def of(self, terms: Sequence[TermRecord]) -> list[Tag]:
        """Return the tags for an item's terms, without those that were deleted here.

        An export of a part of a site lists no tags and hardly a category: there, what items name is made.
        An export of all lists every term the site has. What an item names besides is a relic: it counts as
        the listed term of the same name, or is left out.
        """
        for term in terms:
            if _key(term) not in self._tags:
                self._resolve_unlisted(term)
        found = {tag.id: tag for term in terms if (tag := self._tags[_key(term)]) is not None}
        return list(found.values())

    def _resolve_unlisted(self, term: TermRecord) -> None:
        if not self._context.export.lists_all_terms:
            self._find_logged(term)
            self._add(term)
            return
        self._tags[_key(term)] = self._listed_by_name.get((term.kind, plain_line(term.name)))
        if self._tags[_key(term)] is None:
            entity = _ENTITIES[term.kind]
            self._context.report.left_out[f"{entity} that posts name, but the site's own list lacks"] += 1

    def _find_logged(self, term: TermRecord) -> None:
        context, key = self._context, _key(term)
        tag_id = context.log.find(term.kind.value, term.slug)
        if key not in self._tags and tag_id is not None:
            self._tags[key] = context.session.get(Tag, tag_id)
            self._taken.add(tag_id)
            context.report.known[_ENTITIES[term.kind]] += self._tags[key] is not None

    def _add(self, term: TermRecord) -> bool:
        """Find or make the tag for a term that isn't known yet; whether it was made."""
        if _key(term) in self._tags:
            return False
        name = plain_line(term.name) or term.slug
        slug = slug_from(term.slug) or tag_slug(name)
        tag = find_tag(self._context.session, self._context.actor, term.kind, slug)
        is_new = tag is None or tag.id in self._taken
        if tag is None or is_new:
            tag = self._make(term, name, slug)
        counts = self._context.report.imported if is_new else self._context.report.known
        counts[_ENTITIES[term.kind]] += 1
        self._tags[_key(term)] = tag
        self._taken.add(tag.id)
        self._context.log.record(term.kind.value, term.slug, tag.id)
        return is_new

    def _make(self, term: TermRecord, name: str, slug: str) -> Tag:
        description = plain_summary(term.description)
        imported = ImportedTag(kind=term.kind, name=name, slug=slug, description=description)
        return import_tag(self._context.session, self._context.actor, imported)

    def _place(self, term: TermRecord) -> None:
        if not term.parent_slug:
            return
        context = self._context
        tag, parent = self._tags[_key(term)], self._tags.get((term.kind, term.parent_slug))
        placed = tag and parent and place_tag(context.session, context.actor, tag, parent)
        context.report.changes["categories whose parent is missing or below them (on top now)"] += not placed

    def _note_others(self) -> None:
        for taxonomy, count in self._context.export.other_terms.items():
            what = "menus" if taxonomy == "nav_menu" else f"terms of the taxonomy {taxonomy}"
            self._context.report.left_out[what] += count


def _key(term: TermRecord) -> _Key:
    return term.kind, term.slug
