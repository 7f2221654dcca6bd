"""Pages to write: a new post, changing one or moving it on in its life, and the trash."""

from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from forms.blog import PostForm
from models import Post, PostStatus, TagKind
from policies.posts import can_create_post, is_published
from services.authorization import require
from services.errors import InvalidInput, Problem
from services.post_life import (
    archive_post,
    delete_post,
    publish_post,
    restore_post,
    schedule_post,
    unpublish_post,
)
from services.posts import PostChanges, create_post, get_managed_post, get_post, update_post
from services.trash import delete_for_good
from views.addresses import post_address
from views.current import current_actor, reading, writing
from views.page import FormPage, Page, see_other

_MOVES = {
    "publish": publish_post,
    "unpublish": unpublish_post,
    "archive": archive_post,
    "restore": restore_post,
}
_SAVED = {
    PostStatus.DRAFT: "The draft is saved. Only you and the editors see it.",
    PostStatus.SCHEDULED: "The post is saved, and appears at {0:%H:%M} UTC on {0.day} {0:%B %Y}.",
    PostStatus.PUBLISHED: "The post is saved and published.",
    PostStatus.ARCHIVED: "The post is saved, and in the archive. Readers don't see it.",
}


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
        """Save a draft, and publish or schedule it if that button was pressed."""
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
            _move(session, post.id, form)
        return _saved(post)


class EditPostView(FormPage):
    """Change a post, move it on in its life, or put it into the trash."""

    template = "blog/edit.html"
    login_required = True
    has_long_form = True

    def get(self, slug: str) -> ResponseReturnValue:
        """Show the form, filled in."""
        post = _managed_post(slug)
        if post.status is PostStatus.DELETED:
            return see_other(url_for("blog.trash", slug=post.slug))
        return self.render(form=_filled_in(post), post=post)

    def patch(self, slug: str) -> ResponseReturnValue:
        """Save the changes, and do what the pressed button says."""
        form, post = PostForm(), _managed_post(slug)
        return self.submit(form, lambda: self._save(post.id, form), post=post)

    def delete(self, slug: str) -> ResponseReturnValue:
        """Put the post into the trash."""
        post = _managed_post(slug)
        with writing() as session:
            delete_post(session, current_actor(), post.id)
        return see_other(url_for("blog.trash", slug=post.slug))

    def render(self, **context: Any) -> str:
        """Render the form; if somebody else has changed the post meanwhile, with what it says now."""
        form, post = context["form"], context["post"]
        if form.expected_version.errors:
            # A new look: what was read before is what the form began with.
            reading().rollback()
            context["current"] = _filled_in(post)
            form.expect(post.version)
        return super().render(**context)

    def _save(self, post_id: int, form: PostForm) -> ResponseReturnValue:
        changes = PostChanges(
            title=form.title.data,
            body=form.body.data,
            slug=form.slug.data or None,
            excerpt=form.excerpt.data or "",
            tags=form.tag_names,
            comments_open=form.comments_open.data,
        )
        expected = form.expected_version.data
        with writing() as session:
            post = update_post(session, current_actor(), post_id, changes, expected_version=expected)
            _move(session, post.id, form)
        return _saved(post)


class TrashView(Page):
    """A post in the trash: take it out, or delete it for good."""

    template = "blog/trash.html"
    login_required = True

    def get(self, slug: str) -> ResponseReturnValue:
        """Say what may become of it."""
        post = _managed_post(slug)
        if post.status is not PostStatus.DELETED:
            return see_other(url_for("blog.edit", slug=post.slug))
        return self.render(post=post)

    def patch(self, slug: str) -> ResponseReturnValue:
        """Make a draft of it."""
        with writing() as session:
            post = restore_post(session, current_actor(), _managed_post(slug).id)
        flash("The post is a draft again. Only you and the editors see it.", "success")
        return see_other(post_address(post))

    def delete(self, slug: str) -> ResponseReturnValue:
        """Delete it for good, with its comments."""
        post = _managed_post(slug)
        with writing() as session:
            delete_for_good(session, current_actor(), post.id)
        flash(f"“{post.title or 'Untitled'}” is deleted.", "success")
        return see_other(url_for("blog.home"))


def _managed_post(slug: str) -> Post:
    post = get_post(reading(), current_actor(), slug)
    return get_managed_post(reading(), current_actor(), post.id)


def _filled_in(post: Post) -> PostForm:
    # Not with what was sent, where this is to be shown beside it.
    form = PostForm(formdata=None, obj=post)
    form.tags.data = ", ".join(tag.name for tag in post.tags if tag.kind is TagKind.TAG)
    form.excerpt.data = post.excerpt if post.has_own_excerpt else ""
    if post.status is PostStatus.SCHEDULED:
        form.publish_at.data = post.published_at
    form.expect(post.version)
    return form


def _move(session: Session, post_id: int, form: PostForm) -> None:
    """Do to a post what the pressed button says, besides saving it."""
    intent = request.form.get("intent", "")
    if intent in _MOVES:
        _MOVES[intent](session, current_actor(), post_id)
    elif intent == "schedule":
        if form.publish_time is None:
            raise InvalidInput([Problem("publish_at", "REQUIRED", "Say when it is to appear.")])
        schedule_post(session, current_actor(), post_id, publish_at=form.publish_time)


def _saved(post: Post) -> ResponseReturnValue:
    status = PostStatus.PUBLISHED if is_published(post) else post.status
    flash(_SAVED[status].format(post.published_at), "success")
    return see_other(post_address(post))
