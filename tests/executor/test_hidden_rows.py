"""What strangers may not see changes no byte of any answer to them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from executor import Executor, RefusedOperation
from models import CommentStatus, PostStatus, Role, UserStatus
from policies import Actor
from tests.executor.busy_world import add_busy_rows
from tests.executor.cases import Case, cases, written
from tests.executor.comparing import actor_of
from tests.executor.generating import Asking
from tests.schema.world import FUTURE, World
from tests.support.factories import BEGINNING

SEEDS = range(60)
# Else they take turns, which takes half the time.
BOTH_ASK_ALL = bool(os.environ.get("CI"))


class Question:
    """A case and who asks it."""

    def __init__(self, case: Case, actor: Actor, executor: Executor) -> None:
        self.case = case
        self.actor = actor
        self._operation = executor.prepare(case.document, case.operation_name)

    def __repr__(self) -> str:
        return f"asked by {self.actor}\n\n{written(self.case)}"

    def ask(self, executor: Executor) -> bytes:
        """Return the answer, or the words of the refusal."""
        try:
            answer = executor.execute(self._operation, self.case.variables, self.actor)
        except RefusedOperation as refusal:
            return str(refusal).encode()
        assert isinstance(answer.data, bytes), answer.errors
        return answer.data


@pytest.fixture
def changing(world: World) -> World:
    """The larger publication, to be changed, with a reader who has written nothing."""
    world.add_user("stranger", "sam", role=Role.READER)
    add_busy_rows(world)
    return world


def test_hidden_rows_change_no_answer_to_strangers(changing: World, executor: Executor) -> None:
    questions = list(_questions(changing, executor))
    before = [question.ask(executor) for question in questions]
    assert len(set(before)) > len(cases()) / 3
    _add_hidden_rows(changing)
    assert [it for it, answer in zip(questions, before, strict=True) if it.ask(executor) != answer] == []


def test_rows_are_seen_by_those_who_may_see_them(changing: World, executor: Executor) -> None:
    question = Question(cases()["drafts of everybody"], actor_of(changing, "admin"), executor)
    before = question.ask(executor)
    _add_hidden_rows(changing)
    assert question.ask(executor) != before


def _questions(world: World, executor: Executor) -> Iterator[Question]:
    strangers = [actor_of(world, name) for name in ("anonymous", "stranger")]
    for number, case in enumerate(cases().values()):
        if case.refused is None:
            asking = strangers if BOTH_ASK_ALL else [strangers[number % 2]]
            yield from (Question(case, actor, executor) for actor in asking)
    drawing = Asking(world)
    for seed in SEEDS:
        with suppress(RefusedOperation):
            yield Question(drawing.drawn(seed)[0], strangers[seed % 2], executor)


def _add_hidden_rows(world: World) -> None:
    for add in (_add_users, _add_posts, _add_comments, _add_tokens):
        add(world)
    world.session.commit()


def _add_users(world: World) -> None:
    # Under names that the cases ask for in vain.
    world.add_user("nobody", "nobody", status=UserStatus.SUSPENDED)
    world.add_user("unconfirmed", "una", status=UserStatus.NEW, id=4711)


def _add_posts(world: World) -> None:
    tags = [world.tags["essays"], world.tags["ink"], world.tags["letters"]]
    whispered = world.add_tag("whispered", parent=world.tags["essays"])
    world.add_tag("unused", parent=whispered)
    early = BEGINNING - timedelta(days=1)
    world.add_post("nothing", draft=True, id=4711, tags=[*tags, whispered])
    world.add_post("earlier", status=PostStatus.DRAFT, published_at=early, title="", tags=tags)
    world.add_post("later", status=PostStatus.SCHEDULED, published_at=FUTURE, tags=tags, page=True)
    world.add_post("thrown away", status=PostStatus.DELETED, published_at=early, tags=[*tags, whispered])
    world.add_revision("of the first", title="Secret")
    world.add_revision("of what is hidden", id=4711, post=world.posts["nothing"])
    world.add_post("taken back", status=PostStatus.ARCHIVED, published_at=early, tags=[whispered])
    world.add_post("of nobody", author=world.users["nobody"], draft=True, tags=tags)


def _add_comments(world: World) -> None:
    hidden = {"parent": world.comments["guest"], "created_at": BEGINNING}
    world.add_comment("waiting", status=CommentStatus.PENDING, **hidden)
    world.add_comment("guest waiting", status=CommentStatus.PENDING, author=None, guest_name="Gus", **hidden)
    world.add_comment("unwanted", status=CommentStatus.SPAM, author=world.users["nobody"], **hidden)
    world.add_comment("emptied", status=CommentStatus.DELETED, author=None, body="", **hidden)
    rejected = {"status": CommentStatus.REJECTED, "author": world.users["author"]}
    world.add_comment("turned down", **rejected, **hidden)
    world.add_report("guest", "author", note="Hidden.")
    world.add_comment("on a draft", post=world.posts["nothing"], author=world.users["author"])
    world.add_comment("on what was deleted", post=world.posts["thrown away"], author=world.users["author"])
    world.add_comment("on a page", post=world.posts["later"], author=world.users["nobody"])


def _add_tokens(world: World) -> None:
    for actor in ("author", "other", "nobody", "admin"):
        world.session.flush()
        world.add_token(f"hidden of {actor}", actor, created_at=BEGINNING)
