"""Forms of the account pages."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, PasswordField, StringField, TextAreaField, URLField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length

_REQUIRED = InputRequired("This must not be empty.")


class RegistrationForm(FlaskForm):
    """A new account."""

    username = StringField(
        "Username",
        [_REQUIRED],
        description="3 to 30 letters and digits; it is part of the address of your page.",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    email = EmailField(
        "E-mail address",
        [_REQUIRED],
        description="Never shown to others.",
        render_kw={"autocomplete": "email"},
    )
    password = PasswordField(
        "Password",
        [_REQUIRED],
        description="At least 15 characters. A few unrelated words make a good one.",
        render_kw={"autocomplete": "new-password"},
    )
    password_again = PasswordField(
        "Password, once more",
        [_REQUIRED, EqualTo("password", "The two passwords differ.")],
        render_kw={"autocomplete": "new-password"},
    )
    accept_terms = BooleanField(
        "I accept the terms of use", [DataRequired("An account needs your consent to the terms.")]
    )


class LoginForm(FlaskForm):
    """Who somebody is, and the proof."""

    login = StringField(
        "Username or e-mail address",
        [_REQUIRED],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField("Password", [_REQUIRED], render_kw={"autocomplete": "current-password"})
    remember = BooleanField("Remember me on this device")


class ProfileForm(FlaskForm):
    """What an account says about its owner."""

    display_name = StringField(
        "Display name",
        [_REQUIRED, Length(max=100)],
        description="Shown beside what you write.",
        render_kw={"autocomplete": "nickname"},
    )
    name = StringField("Given name", render_kw={"autocomplete": "given-name"})
    surname = StringField("Family name", render_kw={"autocomplete": "family-name"})
    bio = TextAreaField("About you", description="A few sentences.", render_kw={"rows": 5})
    website = URLField(
        "Website",
        description="A full address, such as https://example.com/.",
        render_kw={"autocomplete": "url"},
    )


class ConfirmationForm(FlaskForm):
    """Nothing but the proof that the page was ours."""
