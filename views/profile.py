"""Pages about people: one's own profile, and the public page of a user."""

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from forms.account import ProfileForm
from models import User
from services.accounts import get_user, update_profile
from services.post_lists import list_by_author, list_deleted, list_unpublished
from views.addresses import page_position
from views.api_tokens import own_tokens, token_form
from views.current import current_actor, current_gazette, reading, writing
from views.page import FormPage, Page, see_other


class ProfileView(FormPage):
    """View and edit one's own profile."""

    template = "account/profile.html"
    login_required = True

    def get(self) -> ResponseReturnValue:
        """Show the account and the form."""
        user = self._user()
        return self.render(form=ProfileForm(obj=user), user=user, token_form=token_form(), **own_tokens())

    def patch(self) -> ResponseReturnValue:
        """Save the profile."""
        form = ProfileForm()
        shown = {"user": self._user(), "token_form": token_form(formdata=None), **own_tokens()}
        return self.submit(form, lambda: self._save(form), **shown)

    def _user(self) -> User:
        return get_user(reading(), current_actor(), current_user.username)

    def _save(self, form: ProfileForm) -> ResponseReturnValue:
        with writing() as session:
            update_profile(
                session,
                current_actor(),
                display_name=form.display_name.data,
                name=form.name.data,
                surname=form.surname.data,
                bio=form.bio.data,
                website=form.website.data,
            )
        flash("Your profile is saved.", "success")
        return see_other(url_for("account.profile"))


class UserView(Page):
    """Somebody's public page: who they are and what they published."""

    template = "blog/user.html"

    def get(self, username: str) -> ResponseReturnValue:
        """Show the user, and to those who may see it what is unpublished or in the trash."""
        actor = current_actor()
        user = get_user(reading(), actor, username)
        size = current_gazette().settings.site.posts_per_page
        return self.render(
            user=user,
            posts=list_by_author(reading(), user, page_position(request.args), size),
            unpublished=list_unpublished(reading(), actor, user),
            deleted=list_deleted(reading(), actor, user),
        )
