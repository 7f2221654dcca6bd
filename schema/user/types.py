"""The type User."""

import graphene

import models
from executor import Entity, Guarded, Node, ToMany
from policies.posts import published_posts, unpublished_posts
from policies.users import private_fields_visible, visible_users
from schema.enums import RoleEnum
from schema.orderings import LAST_CHANGED, NEWEST, NEWEST_PUBLISHED


def _post() -> type[Entity]:
    from schema.post.types import Post

    return Post


def _comment() -> type[Entity]:
    from schema.comment.types import Comment

    return Comment


class User(Entity):
    """A person with an account."""

    class Meta:
        model = models.User
        interfaces = (Node,)
        visible = visible_users
        only_fields = ("username", "display_name", "bio", "website", "created_at")

    email = Guarded(
        graphene.String,
        column="email",
        visible=private_fields_visible,
        description="The e-mail address; for the user and admins.",
    )
    name = Guarded(
        graphene.String,
        column="name",
        visible=private_fields_visible,
        description="The given name; for the user and admins.",
    )
    surname = Guarded(
        graphene.String,
        column="surname",
        visible=private_fields_visible,
        description="The family name; for the user and admins.",
    )
    role = Guarded(
        RoleEnum,
        column="role",
        visible=private_fields_visible,
        description="What the user may do; for the user and admins.",
    )
    posts = ToMany(
        _post,
        ordering=NEWEST_PUBLISHED,
        where=published_posts,
        description="What they published, newest first.",
    )
    drafts = ToMany(
        _post,
        relationship="posts",
        ordering=LAST_CHANGED,
        where=unpublished_posts,
        description="What they have not published, last changed first; for the user and editors.",
    )
    comments = ToMany(_comment, ordering=NEWEST, description="Their comments, newest first.")
