"""Who may run which mutation on what; whoever may not is refused with a code and writes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.public_ids import format_time
from models.types import utc_now
from tests.schema.documents import WRITES
from tests.schema.world import ACTORS, World, contents, id_of

DONE, LOGIN, NO, NONE = None, "NOT_AUTHENTICATED", "FORBIDDEN", "NOT_FOUND"
# By the payload.
REFUSED = "refused"

# For each mutation and what it is run on: the refusals of ACTORS, in that order.
PERMISSIONS = {
    ("createPost", ""): (LOGIN, NO, DONE, DONE, DONE, DONE),
    ("updatePost", "first"): (LOGIN, NO, DONE, NO, DONE, DONE),
    ("updatePost", "draft"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("updatePost", "closed"): (LOGIN, NO, NO, DONE, DONE, DONE),
    ("publishPost", "first"): (LOGIN, NO, DONE, NO, DONE, DONE),
    ("revertPost", "first"): (LOGIN, NO, DONE, NO, DONE, DONE),
    ("revertPost", "draft"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("addComment", "first"): (LOGIN, DONE, DONE, DONE, DONE, DONE),
    ("addComment", "draft"): (LOGIN, NONE, NO, NONE, NO, NO),
    ("addComment", "closed"): (LOGIN, NO, NO, NO, NO, NO),
    ("updateComment", "thread"): (LOGIN, DONE, NO, NO, DONE, DONE),
    ("updateComment", "guest"): (LOGIN, NO, NO, NO, DONE, DONE),
    ("updateComment", "pending"): (NONE, DONE, NONE, NONE, DONE, DONE),
    ("updateComment", "spam"): (NONE, NONE, NONE, NONE, DONE, DONE),
    ("updateComment", "place"): (LOGIN, NO, NO, NO, NO, NO),
    ("updateComment", "gone"): (NONE, NONE, NONE, NONE, NONE, NONE),
    ("updateComment", "rejected"): (NONE, DONE, NONE, NONE, DONE, DONE),
    ("updateComment", "backstage"): (NONE, NONE, NO, NONE, DONE, DONE),
    ("replyToComment", "thread"): (LOGIN, DONE, DONE, DONE, DONE, DONE),
    ("replyToComment", "pending"): (LOGIN, DONE, NONE, NONE, DONE, DONE),
    ("replyToComment", "spam"): (LOGIN, NONE, NONE, NONE, REFUSED, REFUSED),
    ("replyToComment", "place"): (LOGIN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("replyToComment", "backstage"): (LOGIN, NONE, NO, NONE, NO, NO),
    ("reportComment", "thread"): (LOGIN, NO, DONE, DONE, DONE, DONE),
    ("reportComment", "guest"): (LOGIN, DONE, DONE, DONE, DONE, DONE),
    ("reportComment", "pending"): (NONE, NO, NONE, NONE, NO, NO),
    ("reportComment", "place"): (LOGIN, NO, NO, NO, NO, NO),
    ("reportComment", "backstage"): (NONE, NONE, DONE, NONE, NO, DONE),
    ("approveComment", "reply"): (LOGIN, NO, NO, NO, DONE, DONE),
    ("approveComment", "spam"): (NONE, NONE, NONE, NONE, DONE, DONE),
    ("approveComment", "gone"): (NONE, NONE, NONE, NONE, NONE, NONE),
    ("rejectComment", "pending"): (NONE, NO, NONE, NONE, DONE, DONE),
    ("rejectComment", "backstage"): (NONE, NONE, NO, NONE, DONE, DONE),
    ("rejectComment", "place"): (LOGIN, NO, NO, NO, NO, NO),
    ("markCommentAsSpam", "rejected"): (NONE, NO, NONE, NONE, DONE, DONE),
    ("updateProfile", ""): (LOGIN, DONE, DONE, DONE, DONE, DONE),
    ("createApiToken", ""): (LOGIN, DONE, DONE, DONE, DONE, DONE),
    ("revokeApiToken", "author"): (NONE, NONE, DONE, NONE, NONE, DONE),
    ("revokeApiToken", "revoked"): (NONE, NONE, DONE, NONE, NONE, DONE),
}
# Once done, these look different to the next actor: each gets a world of its own.
ONCE = {
    ("publishPost", "scheduled"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("schedulePost", "draft"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("unpublishPost", "first"): (LOGIN, NO, DONE, NO, DONE, DONE),
    ("archivePost", "closed"): (LOGIN, NO, NO, DONE, DONE, DONE),
    ("restorePost", "thrown"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("deletePost", "thrown"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("deletePost", "first"): (LOGIN, NO, DONE, NO, DONE, DONE),
    ("deletePost", "archived"): (NONE, NONE, DONE, NONE, DONE, DONE),
    ("deleteComment", "reply"): (LOGIN, NO, NO, DONE, DONE, DONE),
    ("deleteComment", "pending"): (NONE, DONE, NONE, NONE, DONE, DONE),
}


# What each mutation needs besides the id of what it is run on.
NEEDED: dict[str, dict[str, Any]] = {
    "createApiToken": {"name": "Script", "scopes": ["WRITE"]},
    "createPost": {"title": "A title", "body": "A text."},
    "updatePost": {"title": "Another title"},
    "schedulePost": {"publishAt": format_time(utc_now() + timedelta(hours=1))},
    "addComment": {"body": "Well said."},
    "updateComment": {"body": "Better said."},
    "replyToComment": {"body": "Quite so."},
    "reportComment": {"reason": "ABUSE"},
    "updateProfile": {"bio": "Once upon a time."},
}


def _variables(world: World, mutation: str, target: str) -> dict[str, Any]:
    needed = dict(NEEDED.get(mutation, {}))
    if mutation == "addComment":
        return {**needed, "postId": id_of(world.posts[target])}
    if mutation == "revertPost":
        revision = next(it for it in world.revisions.values() if it.post is world.posts[target])
        needed["revisionId"] = id_of(revision)
    if mutation == "deletePost":
        needed["permanently"] = target == "thrown"
    rows = {"Comment": world.comments, "Token": world.tokens}
    row = next((rows[kind] for kind in rows if kind in mutation), world.posts).get(target)
    name = "parentId" if mutation == "replyToComment" else "id"
    return {**needed, name: id_of(row)} if row else needed


def _check(
    world: World, session: Session, mutation: str, target: str, actor: str, refusal: str | None
) -> None:
    before = contents(session)
    answer = world.client(actor).execute(WRITES[mutation], **_variables(world, mutation, target))
    codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
    assert (actor, codes) == (actor, [refusal] if refusal not in (DONE, REFUSED) else [])
    payload = answer["data"][mutation]
    if refusal:
        assert (payload["errors"] != []) if refusal == REFUSED else (payload is None)
        assert contents(session) == before
    else:
        assert payload["errors"] == []


@pytest.mark.parametrize(("mutation", "target"), PERMISSIONS)
def test_mutation_by_each_actor_is_done_or_refused(
    mutation: str, target: str, world: World, session: Session
) -> None:
    for actor, refusal in zip(ACTORS, PERMISSIONS[mutation, target], strict=True):
        _check(world, session, mutation, target, actor, refusal)


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize(("mutation", "target"), ONCE)
def test_lasting_mutation_by_each_actor_is_done_or_refused(
    mutation: str, target: str, actor: str, world: World, session: Session
) -> None:
    refusal = ONCE[mutation, target][ACTORS.index(actor)]
    _check(world, session, mutation, target, actor, refusal)


@pytest.mark.parametrize("actor", ["suspended", "newcomer"])
def test_mutation_by_an_account_that_is_not_active(actor: str, world: World) -> None:
    codes = world.client(actor).codes(WRITES["updateProfile"], bio="Hello.")
    assert codes == ([LOGIN] if actor == "suspended" else [])


def test_permissions_cover_every_mutation() -> None:
    assert {mutation for mutation, _ in [*PERMISSIONS, *ONCE]} == set(WRITES)
