"""The type User."""

import graphene
from graphene.utils.module_loading import lazy_import

import models
from executor import Entity, Guarded, Node, ToMany, Whether
from policies.posts import deleted_posts, published_feed, unpublished_posts
from policies.users import editable_profiles, private_fields_visible, visible_users
from schema.comment.inputs import COMMENT_ORDERS, CommentFilter
from schema.enums import RoleEnum
from schema.orderings import LAST_CHANGED, NEWEST, NEWEST_PUBLISHED
from schema.post.inputs import DRAFT_ORDERS, POST_ORDERS, PostFilter


class User(Entity):
    """A person with an account."""

    class Meta:
        model = models.User
        interfaces = (Node,)
        visible = visible_users
        only_fields = ("username", "display_name", "bio", "website", "created_at")

    viewer_can_edit = Whether(editable_profiles, description="Whether this is your own account.")
    email = Guarded(
        graphene.String,
        visible=private_fields_visible,
        description="The e-mail address; for the user and admins.",
    )
    name = Guarded(
        graphene.String,
        visible=private_fields_visible,
        description="The given name; for the user and admins.",
    )
    surname = Guarded(
        graphene.String,
        visible=private_fields_visible,
        description="The family name; for the user and admins.",
    )
    role = Guarded(
        RoleEnum,
        visible=private_fields_visible,
        description="What the user may do; for the user and admins.",
    )
    posts = ToMany(
        lazy_import("schema.post.types.Post"),
        ordering=NEWEST_PUBLISHED,
        orders=POST_ORDERS,
        filter=PostFilter,
        visible=published_feed,
        description="What they published, newest first.",
    )
    drafts = ToMany(
        lazy_import("schema.post.types.Post"),
        relationship="posts",
        ordering=LAST_CHANGED,
        orders=DRAFT_ORDERS,
        filter=PostFilter,
        where=unpublished_posts,
        description="What they have not published, last changed first; for the user and editors.",
    )
    api_tokens = ToMany(
        lazy_import("schema.api_token.types.ApiToken"),
        ordering=NEWEST,
        description="Their API tokens, newest first; for the user and admins.",
    )
    deleted_posts = ToMany(
        lazy_import("schema.post.types.Post"),
        relationship="posts",
        ordering=LAST_CHANGED,
        orders=DRAFT_ORDERS,
        filter=PostFilter,
        where=deleted_posts,
        description="Their posts in the trash, last changed first; for the user and editors.",
    )
    comments = ToMany(
        lazy_import("schema.comment.types.Comment"),
        ordering=NEWEST,
        orders=COMMENT_ORDERS,
        filter=CommentFilter,
        description="Their comments, newest first.",
    )
