"""Pages to write: a new post, changing or deleting one, and changing or deleting a comment."""

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from forms.blog import CommentForm, PostForm
from models import Comment, CommentStatus, Post, PostStatus, TagKind
from policies.posts import can_create_post, is_published
from services.authorization import require
from services.comments import delete_comment, get_editable_comment, update_comment
from services.posts import (
    PostChanges,
    create_post,
    delete_post,
    get_editable_post,
    get_post,
    publish_post,
    update_post,
)
from views.addresses import comment_address, post_address
from views.current import current_actor, current_moderation, reading, writing
from views.page import FormPage, see_other


class WriteView(FormPage):
    """Write a new post."""

    template = "blog/write.html"
    login_required = True
    has_long_form = True

    def get(self) -> ResponseReturnValue:
        """Show the empty form."""
        require(current_actor(), can_create_post(current_actor()), "write posts")
        return self.render(form=PostForm())

    def post(self) -> ResponseReturnValue:
        """Save a draft, and publish it if that button was pressed."""
        form = PostForm()
        return self.submit(form, lambda: self._create(form))

    def _create(self, form: PostForm) -> ResponseReturnValue:
        with writing() as session:
            post = create_post(
                session,
                current_actor(),
                title=form.title.data or "",
                body=form.body.data or "",
                slug=form.slug.data,
                excerpt=form.excerpt.data or "",
                tags=form.tag_names,
                comments_open=bool(form.comments_open.data),
            )
            if _publishes():
                publish_post(session, current_actor(), post.id)
        return _saved(post)


class EditPostView(FormPage):
    """Change, publish or delete a post."""

    template = "blog/edit.html"
    login_required = True
    has_long_form = True

    def get(self, slug: str) -> ResponseReturnValue:
        """Show the form, filled in."""
        post = self._post(slug)
        return self.render(form=_filled_in(post), post=post)

    def patch(self, slug: str) -> ResponseReturnValue:
        """Save the changes, and publish the post if that button was pressed."""
        form, post = PostForm(), self._post(slug)
        return self.submit(form, lambda: self._save(post.id, form), post=post)

    def delete(self, slug: str) -> ResponseReturnValue:
        """Delete the post with its comments."""
        post = self._post(slug)
        with writing() as session:
            delete_post(session, current_actor(), post.id)
        flash(f"“{post.title or 'Untitled'}” is deleted.", "success")
        return see_other(url_for("blog.home"))

    def _post(self, slug: str) -> Post:
        post = get_post(reading(), current_actor(), slug)
        return get_editable_post(reading(), current_actor(), post.id)

    def _save(self, post_id: int, form: PostForm) -> ResponseReturnValue:
        changes = PostChanges(
            title=form.title.data,
            body=form.body.data,
            slug=form.slug.data or None,
            excerpt=form.excerpt.data or "",
            tags=form.tag_names,
            comments_open=form.comments_open.data,
        )
        with writing() as session:
            post = update_post(session, current_actor(), post_id, changes)
            if _publishes():
                publish_post(session, current_actor(), post.id)
        return _saved(post)


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


def _filled_in(post: Post) -> PostForm:
    form = PostForm(obj=post)
    form.tags.data = ", ".join(tag.name for tag in post.tags if tag.kind is TagKind.TAG)
    form.excerpt.data = post.excerpt if post.has_own_excerpt else ""
    return form


def _publishes() -> bool:
    return request.form.get("intent") == "publish"


def _saved(post: Post) -> ResponseReturnValue:
    if is_published(post):
        flash("The post is saved and published.", "success")
    elif post.status is PostStatus.DRAFT:
        flash("The draft is saved. Only you and the editors see it.", "success")
    else:
        flash("The post is saved. Readers don't see it now.", "success")
    return see_other(post_address(post))
