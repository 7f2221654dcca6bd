"""Reporting comments, deciding about them, and the pages that tell editors what waits."""

import pytest
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from models import Comment, CommentReport, CommentStatus, Post, ReportReason, Role, User
from tests.support.factories import CommentFactory, CommentReportFactory, PostFactory, UserFactory
from tests.support.visitor import Visitor, fill
from tests.views.conftest import MakeApp
from tests.views.pages import notice_of, problems_of, text_of


@pytest.fixture
def post(session: Session) -> Post:
    """A post of somebody else's."""
    return PostFactory(slug="p", title="The post")


@pytest.fixture
def editor(app: Flask, session: Session) -> Visitor:
    """An editor with a browser."""
    visitor = Visitor(app)
    visitor.have_login(UserFactory(username="edith", role=Role.EDITOR))
    return visitor


def waiting(post: Post, **fields: object) -> Comment:
    return CommentFactory(post=post, status=CommentStatus.PENDING, **fields)


def decide(page: object, comment: Comment, decision: str) -> object:
    return fill(page, comment_id=comment.id).submit("decision", value=decision, status=303)


def buttons(page: object) -> list[str]:
    return [button.get_text(strip=True) for button in page.html.select(".decisions button")]


def reports(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(CommentReport)) or 0


@pytest.mark.parametrize(
    ("decision", "status", "words"),
    [
        ("approve", CommentStatus.APPROVED, "is approved"),
        ("reject", CommentStatus.REJECTED, "is rejected"),
        ("spam", CommentStatus.SPAM, "is marked as spam"),
    ],
)
def test_comment_that_waits_is_decided_where_it_stands(
    session: Session, editor: Visitor, post: Post, decision: str, status: CommentStatus, words: str
) -> None:
    comment = waiting(post)
    page = editor.get("/posts/p")
    assert buttons(page) == ["Approve", "Reject", "Spam"]
    answer = decide(page, comment, decision)
    assert answer.location.endswith(f"/posts/p#comment-{comment.id}")
    assert words in notice_of(answer.follow())
    session.refresh(comment)
    assert comment.status is status


def test_comment_that_is_shown_has_no_buttons_but_on_its_own_page(
    session: Session, editor: Visitor, post: Post
) -> None:
    comment = CommentFactory(post=post)
    assert buttons(editor.get("/posts/p")) == []
    page = editor.get(f"/comments/{comment.id}")
    assert buttons(page) == ["Reject", "Spam"]
    decide(page, comment, "reject")
    assert buttons(editor.get("/posts/p")) == ["Approve", "Spam"]


def test_comment_has_no_buttons_for_others(visitor: Visitor, user: User, post: Post) -> None:
    post.author = user
    own = waiting(post, author=user, report_count=1)
    for path in ("/posts/p", f"/comments/{own.id}"):
        page = visitor.get(path)
        assert buttons(page) == []
        assert "reported" not in text_of(page)
        assert page.html.find("a", href="/moderation") is None


def test_moderation_lists_what_waits_oldest_first(editor: Visitor, post: Post) -> None:
    first, second = waiting(post, body="First."), waiting(post, body="Second.")
    CommentFactory(post=post, body="Shown.")
    page = editor.get("/moderation")
    assert text_of(page).index("First.") < text_of(page).index("Second.")
    assert "Shown." not in text_of(page)
    answer = decide(page, first, "approve")
    assert answer.location.endswith("/moderation")
    left = answer.follow()
    assert "First." not in text_of(left)
    decide(left, second, "spam")
    assert "No comment waits for approval." in text_of(editor.get("/moderation"))


def test_moderation_comes_in_pages(editor: Visitor, post: Post) -> None:
    for number in range(21):
        waiting(post, body=f"Number {number}.")
    first = editor.get("/moderation")
    second = first.click("Further comments")
    assert ("Number 19." in text_of(first), "Number 20." in text_of(second)) == (True, True)
    assert text_of(second.click("Previous comments")) == text_of(first)
    editor.get("/moderation?after=nonsense", status=404)


def test_moderation_lists_what_is_reported_with_the_reasons(
    session: Session, editor: Visitor, post: Post
) -> None:
    comment = CommentFactory(post=post, body="Buy!", report_count=1)
    CommentReportFactory(comment=comment, reason=ReportReason.OFF_TOPIC, note="<b>Really</b>")
    page = editor.get("/moderation/reported")
    assert all(words in text_of(page) for words in ("Buy!", "reported once", "off topic", "<b>Really</b>"))
    assert buttons(page) == ["Keep", "Reject", "Spam"]
    kept = decide(page, comment, "approve").follow()
    assert "No report waits for a decision." in text_of(kept)
    session.refresh(comment)
    assert (comment.status, comment.report_count) == (CommentStatus.APPROVED, 0)


@pytest.mark.parametrize("path", ["/moderation", "/moderation/reported"])
def test_moderation_is_for_editors(visitor: Visitor, user: User, app: Flask, path: str) -> None:
    visitor.get(path, status=403)
    assert "/login" in Visitor(app).get(path, status=303).location


def test_moderation_in_the_menu_tells_editors_what_waits(editor: Visitor, post: Post) -> None:
    assert editor.get("/").html.find("a", href="/moderation").get_text(strip=True) == "Moderation"
    waiting(post)
    CommentFactory(post=post, report_count=2)
    link = editor.get("/").html.find("a", href="/moderation")
    assert " ".join(link.get_text().split()) == "Moderation 2 waiting"


def test_moderation_in_the_menu_costs_nothing_for_others(
    app: Flask, visitor: Visitor, user: User, post: Post, editor: Visitor
) -> None:
    waiting(post)
    run: list[str] = []
    engine = app.extensions["gazette"].database.engine
    event.listen(engine, "before_cursor_execute", note := lambda *given: run.append(given[2]))
    visitor.get("/")
    Visitor(app).get("/")
    assert not [statement for statement in run if "FROM comment" in statement]
    editor.get("/")
    assert len([statement for statement in run if "FROM comment" in statement]) == 1
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"decision": "applaud"}, 400),
        ({"decision": ""}, 400),
        ({"comment_id": "x"}, 400),
        ({"comment_id": "99999999999999999999"}, 400),
        ({"comment_id": "4711"}, 404),
    ],
)
def test_decision_that_is_none_changes_nothing(
    session: Session, editor: Visitor, post: Post, sent: dict[str, str], status: int
) -> None:
    comment = waiting(post)
    form = fill(editor.get("/moderation"), comment_id=comment.id).form
    values = {"decision": "approve", **dict(form.submit_fields()), **sent}
    editor.web.post("/moderation", values, status=status)
    session.refresh(comment)
    assert comment.status is CommentStatus.PENDING


def test_decision_by_another_is_forbidden(session: Session, visitor: Visitor, user: User, post: Post) -> None:
    comment = waiting(post, author=user)
    token = visitor.get("/logout").forms[0]["csrf_token"].value
    sent = {"csrf_token": token, "comment_id": str(comment.id), "decision": "approve"}
    visitor.web.post("/moderation", sent, status=403)
    session.refresh(comment)
    assert comment.status is CommentStatus.PENDING


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "", "/\\evil.example"])
def test_decision_never_leads_to_another_site(editor: Visitor, post: Post, wanted: str) -> None:
    comment = waiting(post)
    form = fill(editor.get("/moderation"), comment_id=comment.id, next=wanted)
    answer = form.submit("decision", value="approve", status=303)
    assert answer.location.endswith("/moderation")


def test_comment_is_reported_by_a_page(session: Session, visitor: Visitor, user: User, post: Post) -> None:
    comment = CommentFactory(post=post, body="Buy!")
    page = visitor.get("/posts/p").click("Report")
    assert "Buy!" in text_of(page)
    answer = fill(page, reason="ABUSE", note="Rude.").submit(status=303)
    assert answer.location.endswith(f"/posts/p#comment-{comment.id}")
    assert notice_of(answer.follow()) == "Thank you. The editors will look at the comment."
    session.refresh(comment)
    assert (comment.report_count, reports(session)) == (1, 1)


@pytest.mark.parametrize(
    ("reason", "note", "field", "words"),
    [
        ("OTHER", "", "note", "must not be empty"),
        ("SPAM", "x" * 1_001, "note", "1,000"),
        ("SPAM", "a\x00b", "note", "control"),
    ],
)
def test_report_that_is_bad_shows_the_page_again(
    session: Session, visitor: Visitor, user: User, post: Post, reason: str, note: str, field: str, words: str
) -> None:
    comment = CommentFactory(post=post)
    filled = visitor.fill(f"/comments/{comment.id}/report", reason=reason, note=note)
    assert words in problems_of(filled.submit(status=400))[field]
    assert reports(session) == 0


@pytest.mark.parametrize("reason", ["", "NOTHING", "spam"])
def test_report_for_no_reason_is_refused(
    session: Session, visitor: Visitor, user: User, post: Post, reason: str
) -> None:
    filled = visitor.fill(f"/comments/{CommentFactory(post=post).id}/report", note="Hm.")
    filled.form["reason"].force_value(reason)
    assert "reason" in problems_of(filled.submit(status=400))
    assert reports(session) == 0


def test_report_of_ones_own_or_hidden_comment_is_refused(
    app: Flask, visitor: Visitor, user: User, post: Post
) -> None:
    own, hidden = CommentFactory(post=post, author=user), waiting(post)
    assert visitor.get("/posts/p").html.find("a", href=f"/comments/{own.id}/report") is None
    visitor.get(f"/comments/{own.id}/report", status=403)
    visitor.get(f"/comments/{hidden.id}/report", status=404)
    visitor.get("/comments/4711/report", status=404)
    stranger = Visitor(app)
    assert "Report" not in text_of(stranger.get("/posts/p"))
    assert "/login" in stranger.get(f"/comments/{own.id}/report", status=303).location


def test_comment_that_must_wait_says_so_and_is_its_writers_alone(
    make_app: MakeApp, session: Session, post: Post
) -> None:
    visitor = Visitor(make_app(comments={"moderation": "all"}))
    visitor.have_login(UserFactory(username="rita", role=Role.READER))
    page = visitor.fill("/posts/p", body="May I?").submit(status=303).follow()
    assert "waits for approval" in notice_of(page)
    assert "May I? Edit" in text_of(page)
    assert "waiting for approval" in text_of(page)
    assert "May I?" not in text_of(Visitor(visitor.app).get("/posts/p"))
    comment = session.scalars(select(Comment)).one()
    comment.status = CommentStatus.APPROVED
    session.commit()
    page = visitor.fill(f"/comments/{comment.id}", method="PATCH", body="Buy!").submit(status=303).follow()
    assert notice_of(page) == "The comment is saved, and waits for approval."
    assert "Buy!" not in text_of(Visitor(visitor.app).get("/posts/p"))


def test_comment_rejected_is_told_to_its_writer(
    session: Session, visitor: Visitor, user: User, post: Post
) -> None:
    CommentFactory(post=post, author=user, status=CommentStatus.REJECTED, body="Rude.")
    page = visitor.get("/posts/p")
    assert "not approved" in text_of(page)
    assert "Rude." in text_of(page)
