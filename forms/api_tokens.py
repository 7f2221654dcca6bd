"""Forms of the page of API tokens."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than the stubs
from wtforms.validators import InputRequired

from models import ApiTokenScope
from services.api_tokens import DEFAULT_DAYS, LONGEST_NAME, MOST_DAYS

_PERIODS = [
    *(SelectChoice(days, f"{days} days") for days in (7, 30, DEFAULT_DAYS, 180)),
    SelectChoice(MOST_DAYS, "a year"),
]


class ApiTokenForm(FlaskForm):
    """A new token. The ticks have the names of their scopes."""

    name = StringField(
        "Token name",
        [InputRequired("This must not be empty.")],
        description="What will use it, such as “newsletter script”.",
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )
    write = BooleanField("Write: posts, comments and your profile")
    moderate = BooleanField("Moderate: what others write, as an editor")
    admin = BooleanField("Administer: accounts, as an admin")
    expires_in_days = SelectField("Stops working after", choices=_PERIODS, coerce=int, default=DEFAULT_DAYS)

    @property
    def scopes(self) -> list[ApiTokenScope]:
        """The scopes that were ticked."""
        return [scope for scope in ApiTokenScope if scope.value in self and self[scope.value].data]
