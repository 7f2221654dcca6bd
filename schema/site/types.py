"""The types Site and SiteLimits."""

from typing import Any

import graphene
from sqlalchemy import ColumnElement, Select, func, select

from executor import Computed, Expression, Fact, Singleton
from models import Post, Tag, User
from policies import Actor
from policies.posts import published_feed
from policies.tags import visible_tags
from policies.users import visible_users
from schema.enums import CommentModerationEnum

MOST_COUNTED = 100_000
# Reading so many rows of an index takes a few milliseconds.
_COUNTING = 100
_UP_TO = f"counted up to {MOST_COUNTED:,}"


def _limit(fact: str, description: str) -> Fact:
    return Fact(graphene.Int, fact, description=description)


class SiteLimits(graphene.ObjectType):
    """What one request may ask for; more is refused, with the limit and the count in the error."""

    max_depth = _limit("max_depth", "Nested selections, fragments flattened.")
    max_fields = _limit("max_fields", "Fields in one operation, fragments flattened.")
    max_aliases = _limit("max_aliases", "Aliases of one field in one selection.")
    max_mutations = _limit("max_mutations", "Mutations in one operation.")
    max_filter_depth = _limit("max_filter_depth", "Filters within a filter, itself included.")
    max_filter_operators = _limit("max_filter_operators", "Operators in one filter.")
    max_cost = _limit("max_cost", "Rows that one operation could read.")
    max_count = _limit("max_count", "Where `totalCount` stops counting.")
    default_page_size = _limit("default_page_size", "Rows of a connection without `first` or `last`.")
    max_page_size = _limit("max_page_size", "The most that `first` and `last` may ask for.")
    max_document_bytes = _limit("max_document_bytes", "Bytes of a document.")
    max_body_bytes = _limit("max_body_bytes", "Bytes of a request's body.")
    max_answer_bytes = _limit("max_answer_bytes", "Bytes of an answer.")


def _counted(rows: Select[Any]) -> ColumnElement[int]:
    counted = rows.limit(MOST_COUNTED).subquery()
    return select(func.count()).select_from(counted).scalar_subquery()


def _posts(actor: Actor, _: None) -> ColumnElement[int]:
    return _counted(select(Post.id).where(published_feed(actor)))


def _comments(actor: Actor, _: None) -> ColumnElement[int]:
    posts = select(Post.comment_count).where(published_feed(actor)).limit(MOST_COUNTED).subquery()
    return select(func.coalesce(func.sum(posts.c.comment_count), 0)).scalar_subquery()


def _tags(actor: Actor, _: None) -> ColumnElement[int]:
    return _counted(select(Tag.id).where(visible_tags(actor)))


def _users(actor: Actor, _: None) -> ColumnElement[int]:
    return _counted(select(User.id).where(visible_users(actor)))


def _count(of: Expression, description: str) -> Computed:
    return Computed(graphene.Int, of=of, description=description, cost=_COUNTING)


class Site(graphene.ObjectType):
    """The publication as a whole."""

    name = Fact(graphene.String, "name", description="The name in the masthead.")
    description = Fact(graphene.String, "description", description="One sentence about it, or empty.")
    language = Fact(graphene.String, "language", description="The language of its texts, as a BCP 47 tag.")
    registration_open = Fact(
        graphene.Boolean, "registration_open", description="Whether strangers may register."
    )
    comment_moderation = Fact(
        CommentModerationEnum, "comment_moderation", description="Which new comments wait for an editor."
    )
    limits = Singleton(lambda: SiteLimits, description="What one request may ask for.")
    post_count = _count(_posts, f"Published posts, {_UP_TO}.")
    comment_count = _count(_comments, "Approved comments on them.")
    tag_count = _count(_tags, f"Categories and tags, {_UP_TO}.")
    user_count = _count(_users, f"Users with a public face, {_UP_TO}.")
