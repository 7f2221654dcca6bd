"""The page to change or delete a comment."""

from flask import flash
from flask.typing import ResponseReturnValue

from forms.blog import CommentForm
from models import Comment, CommentStatus
from services.comments import delete_comment, get_editable_comment, update_comment
from views.addresses import comment_address, post_address
from views.current import current_actor, current_moderation, reading, writing
from views.page import FormPage, see_other


class CommentView(FormPage):
    """Change or delete a comment."""

    template = "blog/comment.html"
    login_required = True

    def get(self, comment_id: int) -> ResponseReturnValue:
        """Show the form, filled in."""
        comment = self._comment(comment_id)
        return self.render(form=CommentForm(obj=comment), comment=comment)

    def patch(self, comment_id: int) -> ResponseReturnValue:
        """Save what the comment says now."""
        form, comment = CommentForm(), self._comment(comment_id)
        return self.submit(form, lambda: self._save(comment, form), comment=comment)

    def delete(self, comment_id: int) -> ResponseReturnValue:
        """Delete the comment."""
        comment = self._comment(comment_id)
        with writing() as session:
            delete_comment(session, current_actor(), comment.id)
        flash("The comment is deleted.", "success")
        return see_other(post_address(comment.post, _anchor="comments"))

    def _comment(self, comment_id: int) -> Comment:
        return get_editable_comment(reading(), current_actor(), comment_id)

    def _save(self, comment: Comment, form: CommentForm) -> ResponseReturnValue:
        address = comment_address(comment.post, comment)
        with writing() as session:
            saved = update_comment(
                session,
                current_actor(),
                comment.id,
                body=form.body.data or "",
                moderation=current_moderation(),
            )
        if saved.status is CommentStatus.PENDING:
            flash("The comment is saved, and waits for approval.", "info")
        else:
            flash("The comment is saved.", "success")
        return see_other(address)
