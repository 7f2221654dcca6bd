"""Pages to report a comment, and for editors to see what waits and to decide about it."""

from collections.abc import Callable
from typing import Any, ClassVar

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from forms.moderation import DecisionForm, ReportForm
from models import Comment, ReportReason
from policies import Actor
from services.comment_reports import get_reportable_comment, report_comment
from services.moderation import (
    approve_comment,
    list_open_reports,
    list_reported,
    list_waiting,
    mark_comment_as_spam,
    reject_comment,
)
from services.paging import Page, Position
from views.addresses import comment_address, is_own_path, page_position
from views.current import current_actor, reading, writing
from views.page import FormPage, see_other

_DECISIONS: dict[str, tuple[Callable[[Session, Actor, int], Comment], str]] = {
    "approve": (approve_comment, "The comment is approved."),
    "reject": (reject_comment, "The comment is rejected. Its writer and the editors still see it."),
    "spam": (mark_comment_as_spam, "The comment is marked as spam. Only the editors see it."),
}


class ModerationView(FormPage):
    """The comments that wait for approval; POST decides about one."""

    template = "blog/moderation.html"
    login_required = True
    queue: ClassVar[str] = "waiting"

    def get(self) -> ResponseReturnValue:
        """Show a page of comments."""
        return self.render(form=DecisionForm())

    def post(self) -> ResponseReturnValue:
        """Approve a comment, reject it or mark it as spam."""
        form = DecisionForm()
        return self.submit(form, lambda: self._decide(form))

    def render(self, **context: Any) -> str:
        """Render the comments with their reports."""
        comments = self._comments(page_position(request.args))
        reports = list_open_reports(reading(), current_actor(), comments.rows)
        return super().render(comments=comments, reports=reports, queue=self.queue, **context)

    def _comments(self, position: Position) -> Page[Comment]:
        return list_waiting(reading(), current_actor(), position)

    def _decide(self, form: DecisionForm) -> ResponseReturnValue:
        decide, words = _DECISIONS[form.decision.data or ""]
        with writing() as session:
            decide(session, current_actor(), form.comment_id.data or 0)
        flash(words, "success")
        wanted = form.next.data or ""
        return see_other(wanted if is_own_path(wanted) else url_for("blog.moderation"))


class ReportedView(ModerationView):
    """The comments that readers have reported."""

    queue = "reported"

    def _comments(self, position: Position) -> Page[Comment]:
        return list_reported(reading(), current_actor(), position)


class ReportView(FormPage):
    """Report a comment to the editors."""

    template = "blog/report.html"
    login_required = True

    def get(self, comment_id: int) -> ResponseReturnValue:
        """Show the form beside the comment."""
        return self.render(form=ReportForm(), comment=self._comment(comment_id))

    def post(self, comment_id: int) -> ResponseReturnValue:
        """Send the report."""
        form, comment = ReportForm(), self._comment(comment_id)
        return self.submit(form, lambda: self._report(comment, form), comment=comment)

    def _comment(self, comment_id: int) -> Comment:
        return get_reportable_comment(reading(), current_actor(), comment_id)

    def _report(self, comment: Comment, form: ReportForm) -> ResponseReturnValue:
        address = comment_address(comment.post, comment)
        with writing() as session:
            report_comment(
                session,
                current_actor(),
                comment.id,
                reason=ReportReason[form.reason.data],
                note=form.note.data or "",
            )
        flash("Thank you. The editors will look at the comment.", "success")
        return see_other(address)
