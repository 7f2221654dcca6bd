"""The table of addresses: every URL of Gazette, and the view behind it."""

from flask import Blueprint, Flask
from werkzeug.routing import BaseConverter

from models import PostKind, TagKind
from models.public_ids import LARGEST_KEY
from views.account import LoginView, LogoutView, RegisterView, TermsView
from views.api_tokens import ApiTokensView, ApiTokenView
from views.blog import ContentsView, HomeView, PostView, TagView
from views.graphql import GraphQLView
from views.health import HealthView
from views.moderation import ModerationView, ReportedView, ReportView
from views.profile import ProfileView, UserView
from views.sdl import SdlView
from views.static_files import StaticView
from views.writing import EditPostView, TrashView, WriteView
from views.writing_comments import CommentView


class NameConverter(BaseConverter):
    """A name in an address. It holds no NUL: PostgreSQL can't even look for a text with one."""

    regex = r"[^/\x00]+"
    part_isolating = True


def register_urls(app: Flask) -> None:
    """Attach all views to the application."""
    app.url_map.strict_slashes = False
    app.url_map.converters["default"] = NameConverter
    app.register_blueprint(_account())
    app.register_blueprint(_blog())
    app.register_blueprint(_api())
    app.add_url_rule("/static/<path:filename>", view_func=StaticView.as_view("static"))


def _account() -> Blueprint:
    account = Blueprint("account", __name__)
    account.add_url_rule("/register", view_func=RegisterView.as_view("register"))
    account.add_url_rule("/login", view_func=LoginView.as_view("login"))
    account.add_url_rule("/logout", view_func=LogoutView.as_view("logout"))
    account.add_url_rule("/profile", view_func=ProfileView.as_view("profile"))
    account.add_url_rule("/profile/tokens", view_func=ApiTokensView.as_view("tokens"))
    token = f"/profile/tokens/<int(max={LARGEST_KEY}):token_id>"
    account.add_url_rule(token, view_func=ApiTokenView.as_view("token"))
    account.add_url_rule("/terms", view_func=TermsView.as_view("terms"))
    return account


def _blog() -> Blueprint:
    blog = Blueprint("blog", __name__)
    post, page = PostView.as_view("post", PostKind.POST), PostView.as_view("page", PostKind.PAGE)
    tag, category = (
        TagView.as_view("tag", TagKind.TAG),
        TagView.as_view("category", TagKind.CATEGORY),
    )
    blog.add_url_rule("/", view_func=HomeView.as_view("home"))
    blog.add_url_rule("/contents", view_func=ContentsView.as_view("contents"))
    blog.add_url_rule("/posts/<slug>", view_func=post)
    blog.add_url_rule("/posts/<slug>/edit", view_func=EditPostView.as_view("edit"))
    blog.add_url_rule("/posts/<slug>/trash", view_func=TrashView.as_view("trash"))
    blog.add_url_rule("/pages/<slug>", view_func=page)
    blog.add_url_rule("/tags/<slug>", view_func=tag)
    blog.add_url_rule("/categories/<slug>", view_func=category)
    blog.add_url_rule("/write", view_func=WriteView.as_view("write"))
    comment = f"/comments/<int(max={LARGEST_KEY}):comment_id>"
    blog.add_url_rule(comment, view_func=CommentView.as_view("comment"))
    blog.add_url_rule(f"{comment}/report", view_func=ReportView.as_view("report"))
    blog.add_url_rule("/moderation", view_func=ModerationView.as_view("moderation"))
    blog.add_url_rule("/moderation/reported", view_func=ReportedView.as_view("reported"))
    blog.add_url_rule("/users/<username>", view_func=UserView.as_view("user"))
    return blog


def _api() -> Blueprint:
    api = Blueprint("api", __name__)
    api.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql"))
    api.add_url_rule("/schema.graphql", view_func=SdlView.as_view("sdl"))
    api.add_url_rule("/healthz", view_func=HealthView.as_view("health"))
    return api
