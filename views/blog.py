"""Pages to read: the newest posts, those with a tag, and a post with its comments."""

from typing import Any

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from forms.blog import CommentForm
from models import CommentStatus, Post, PostKind, TagKind
from policies.comments import can_comment
from policies.posts import can_manage_post
from services.comments import add_comment, list_thread
from services.errors import NotFound
from services.post_lists import list_by_tag, list_newest, list_pages
from services.posts import get_post
from services.tags import find_tag, list_tags
from views.addresses import comment_address, page_position, post_address
from views.current import current_actor, current_gazette, current_moderation, reading, writing
from views.page import FormPage, Page, see_other
from views.threads import thread_rows


class HomeView(Page):
    """The newest posts, page by page."""

    template = "blog/home.html"

    def get(self) -> ResponseReturnValue:
        """Show a page of posts."""
        size = current_gazette().settings.site.posts_per_page
        return self.render(posts=list_newest(reading(), page_position(request.args), size))


class ContentsView(Page):
    """What there is besides the newest posts: pages, categories and tags."""

    template = "blog/contents.html"

    def get(self) -> ResponseReturnValue:
        """List them by name."""
        actor = current_actor()
        return self.render(
            pages=list_pages(reading()),
            categories=list_tags(reading(), actor, TagKind.CATEGORY),
            tags=list_tags(reading(), actor, TagKind.TAG),
        )


class TagView(Page):
    """The posts with a tag, or in a category."""

    template = "blog/tag.html"

    def __init__(self, kind: TagKind) -> None:
        """Serve tags or categories."""
        self.kind = kind

    def get(self, slug: str) -> ResponseReturnValue:
        """Show a page of posts."""
        tag = find_tag(reading(), current_actor(), self.kind, slug)
        if tag is None:
            raise NotFound("There is no such tag.")
        size = current_gazette().settings.site.posts_per_page
        posts = list_by_tag(reading(), tag, page_position(request.args), size)
        return self.render(tag=tag, posts=posts)


class PostView(FormPage):
    """A post with its comments; POST adds one."""

    template = "blog/post.html"

    def __init__(self, kind: PostKind) -> None:
        """Serve posts or pages."""
        self.kind = kind

    def get(self, slug: str) -> ResponseReturnValue:
        """Show the post. `?reply_to=` opens the form as a reply."""
        post = get_post(reading(), current_actor(), slug)
        if post.slug != slug:
            return redirect(post_address(post), code=301)
        if post.kind is not self.kind:
            return see_other(post_address(post))
        return self.render(form=CommentForm(parent_id=request.args.get("reply_to", type=int)), post=post)

    def post(self, slug: str) -> ResponseReturnValue:
        """Add a comment."""
        post = get_post(reading(), current_actor(), slug)
        form = CommentForm()
        return self.submit(form, lambda: self._comment(post, form), post=post)

    def render(self, **context: Any) -> str:
        """Render the post with a page of its comments."""
        actor, post = current_actor(), context["post"]
        comments = list_thread(reading(), actor, post, page_position(request.args))
        return super().render(
            comments=comments,
            thread=thread_rows(comments.rows, actor),
            may_comment=can_comment(actor, post),
            may_edit=can_manage_post(actor, post),
            **context,
        )

    def _comment(self, post: Post, form: CommentForm) -> ResponseReturnValue:
        with writing() as session:
            comment = add_comment(
                session,
                current_actor(),
                post_id=post.id,
                body=form.body.data or "",
                parent_id=form.parent_id.data,
                moderation=current_moderation(),
            )
        if comment.status is CommentStatus.PENDING:
            flash("Your comment waits for approval. Until then only you and the editors see it.", "info")
        else:
            flash("Your comment is published.", "success")
        return see_other(comment_address(post, comment))
