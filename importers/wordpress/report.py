"""What an import did, for whoever moves house: what came along, what was here, what stayed behind and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator

ENTITIES = ("authors", "categories", "tags", "posts", "pages", "comments")
_MOST_TITLES = 20


class Report:
    """Counts while an import runs; prints as a few lines of text."""

    def __init__(self, title: str, address: str) -> None:
        """Begin the report on one site."""
        self._site = f"{title} ({address})"
        self.imported: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self.details: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.left_out: Counter[str] = Counter()
        self.drafted: defaultdict[str, list[str]] = defaultdict(list)
        self.changes: Counter[str] = Counter()

    def lines(self) -> Iterator[str]:
        """Yield the report line by line."""
        yield self._site
        yield ""
        yield f"  {'':<12}{'imported':>10}{'already here':>14}"
        for entity in ENTITIES:
            yield self._row(entity)
        yield from _section("Left out", _counted(self.left_out))
        yield from _section("Drafts now, until you publish them here", self._drafts())
        yield from _section("Changed on the way", _counted(self.changes))

    def _row(self, entity: str) -> str:
        counts = sorted(self.details[entity].items())
        details = ", ".join(f"{count:,} {what}" for what, count in counts if count)
        row = f"  {entity:<12}{self.imported[entity]:>10,}{self.known[entity]:>14,}  {details}"
        return row.rstrip()

    def _drafts(self) -> Iterator[str]:
        for reason, titles in self.drafted.items():
            yield f"{reason}: {len(titles):,}"
            for title in titles[:_MOST_TITLES]:
                yield f"  {title}"
            if len(titles) > _MOST_TITLES:
                yield f"  … and {len(titles) - _MOST_TITLES:,} more"


def _counted(counts: Counter[str]) -> Iterator[str]:
    return (f"{what}: {count:,}" for what, count in counts.most_common() if count)


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield ""
            yield f"{heading}:"
        yield f"  {line}"
