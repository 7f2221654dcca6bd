"""Pages of one's own API tokens: making one, which is shown once, and revoking one."""

from typing import Any

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from forms.api_tokens import ApiTokenForm
from models import ApiTokenScope
from policies.api_tokens import can_grant_scope
from services.api_tokens import create_api_token, list_own_api_tokens, revoke_api_token
from views.current import current_actor, reading, writing
from views.page import FormPage, Page, see_other


class ApiTokensView(FormPage):
    """One's own tokens, and a form to make one."""

    template = "account/tokens.html"
    login_required = True

    def get(self) -> ResponseReturnValue:
        """Show the tokens and the empty form."""
        return self.render(form=token_form(), **own_tokens())

    def post(self) -> ResponseReturnValue:
        """Make a token."""
        form = token_form()
        return self.submit(form, lambda: self._create(form), **own_tokens())

    def _create(self, form: ApiTokenForm) -> ResponseReturnValue:
        with writing() as session:
            token, secret = create_api_token(
                session,
                current_actor(),
                name=form.name.data or "",
                scopes=form.scopes,
                expires_in_days=form.expires_in_days.data,
            )
        page = self.render(form=token_form(formdata=None), new_token=token, secret=secret, **own_tokens())
        # The only time that the secret is shown: nothing on its way may keep it.
        return page, {"Cache-Control": "no-store"}


class ApiTokenView(Page):
    """One token."""

    login_required = True

    def delete(self, token_id: int) -> ResponseReturnValue:
        """Revoke it."""
        with writing() as session:
            token = revoke_api_token(session, current_actor(), token_id)
        flash(f"The token “{token.name}” is revoked.", "success")
        return see_other(url_for("account.profile", _anchor="api-tokens"))


def token_form(**options: Any) -> ApiTokenForm:
    """Return the form, with the scopes that the one who asks may give."""
    # Named apart from the fields of the profile, which stands on the same page.
    form = ApiTokenForm(prefix="token-", **options)
    for scope in ApiTokenScope:
        if scope.value in form and not can_grant_scope(current_actor(), scope):
            del form[scope.value]
    return form


def own_tokens() -> dict[str, Any]:
    """Return what the list of one's own tokens shows."""
    return {"tokens": list_own_api_tokens(reading(), current_actor())}
