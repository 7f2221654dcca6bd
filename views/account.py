"""Pages to get an account and to log in and out."""

from flask import flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from forms.account import ConfirmationForm, LoginForm, RegistrationForm
from models import Role, User
from services.accounts import authenticate, create_user, renew_password_hash
from services.errors import Forbidden, NotAuthenticated
from views.addresses import next_path
from views.current import current_gazette, reading, writing
from views.identity import log_in, log_out
from views.page import FormPage, Page, see_other


class RegisterView(FormPage):
    """Register, and be logged in."""

    template = "account/register.html"

    def get(self) -> ResponseReturnValue:
        """Show the empty form."""
        _require_open_registration()
        return self.render(form=RegistrationForm())

    def post(self) -> ResponseReturnValue:
        """Make the account."""
        _require_open_registration()
        form = RegistrationForm()
        return self.submit(form, lambda: self._register(form))

    def _register(self, form: RegistrationForm) -> ResponseReturnValue:
        response = see_other(next_path(url_for("account.profile")))
        with writing() as session:
            user = self._create(session, form)
            log_in(session, response, user, remembered=False)
        flash(f"Welcome, {user.display_name}. Your account is ready.", "success")
        return response

    def _create(self, session: Session, form: RegistrationForm) -> User:
        gazette = current_gazette()
        return create_user(
            session,
            gazette.passwords,
            username=form.username.data or "",
            email=form.email.data or "",
            password=form.password.data or "",
            role=Role(gazette.settings.accounts.default_role),
            accepted_terms_version=gazette.settings.accounts.terms_version,
        )


class LoginView(FormPage):
    """Log in by username or e-mail address."""

    template = "account/login.html"

    def get(self) -> ResponseReturnValue:
        """Show the form, unless somebody is logged in already."""
        if current_user.is_authenticated:
            return see_other(next_path(url_for("blog.home")))
        return self.render(form=LoginForm())

    def post(self) -> ResponseReturnValue:
        """Check the password and start a login."""
        form = LoginForm()
        return self.submit(form, lambda: self._log_in(form))

    def _log_in(self, form: LoginForm) -> ResponseReturnValue:
        login, password = form.login.data or "", form.password.data or ""
        passwords = current_gazette().passwords
        try:
            user = authenticate(reading(), passwords, login=login, password=password)
        except (NotAuthenticated, Forbidden) as refusal:
            form.form_errors.append(refusal.message)
            return self.render(form=form), 400
        response = see_other(next_path(url_for("blog.home")))
        with writing() as session:
            renew_password_hash(session, passwords, user, password)
            log_in(session, response, user, remembered=bool(form.remember.data))
        flash(f"You are logged in as {user.display_name}.", "success")
        return response


class LogoutView(Page):
    """Log out: GET asks, POST does."""

    template = "account/logout.html"

    def get(self) -> ResponseReturnValue:
        """Ask."""
        return self.render(form=ConfirmationForm())

    def post(self) -> ResponseReturnValue:
        """End the login on the server."""
        response = see_other(url_for("blog.home"))
        log_out(response)
        flash("You are logged out.", "success")
        return response


class TermsView(Page):
    """The terms that people accept when they register."""

    template = "account/terms.html"

    def get(self) -> ResponseReturnValue:
        """Show the terms and their version."""
        return self.render(version=current_gazette().settings.accounts.terms_version)


def _require_open_registration() -> None:
    if not current_gazette().settings.accounts.registration_open:
        raise Forbidden("Registration is closed on this site.")
