"""The documents that tests send: together they reach every field, argument and input field of the schema.

`READS` are run for every kind of actor and compared with snapshots; `LISTS` are walked page by page;
`WRITES` take each input field as a variable of the same name, so that a test gives only those it means.
"""

from tests.schema.documents import (
    api_token_writes,
    comment_writes,
    filtered,
    life,
    moderation,
    post_writes,
    reads,
    user_writes,
)
from tests.schema.documents.lists import LISTS, list_document

__all__ = ["DOCUMENTS", "LISTS", "READS", "WRITES", "list_document"]

READS = {**reads.READS, **filtered.READS, **life.READS, **moderation.READS}
WRITES = {
    **post_writes.WRITES,
    **comment_writes.WRITES,
    **moderation.WRITES,
    **user_writes.WRITES,
    **api_token_writes.WRITES,
}
DOCUMENTS = [*READS.values(), *map(list_document, LISTS), *WRITES.values()]
