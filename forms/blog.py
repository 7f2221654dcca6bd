"""Forms for writing posts and comments."""

from datetime import UTC, datetime

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from models.public_ids import LARGEST_KEY

_REQUIRED = InputRequired("This must not be empty.")


class PostForm(FlaskForm):
    """A post in Markdown."""

    title = StringField("Title", [_REQUIRED])
    body = TextAreaField(
        "Text",
        [_REQUIRED],
        description="Markdown: # heading, *emphasis*, [link](https://example.com), > quotation.",
        render_kw={"rows": 18},
    )
    tags = StringField("Tags", description="Separated by commas.")
    excerpt = TextAreaField(
        "Summary",
        description="Shown in lists. Left empty, it is the beginning of the text.",
        render_kw={"rows": 3},
    )
    slug = StringField(
        "Address",
        description="The last part of the post's address. Left empty, it is made from the title.",
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    comments_open = BooleanField("Readers may comment", default=True)
    publish_at = DateTimeLocalField(
        "Appears at",
        [Optional()],
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        description="For “Schedule”: a time in UTC.",
    )
    expected_version = IntegerField(validators=[Optional()], widget=HiddenInput())

    @property
    def publish_time(self) -> datetime | None:
        """When the post is to appear; the field gives no time zone, and means UTC."""
        return self.publish_at.data and self.publish_at.data.replace(tzinfo=UTC)

    def expect(self, version: int) -> None:
        """Go on from this version of the post, whatever was sent."""
        self.expected_version.raw_data = None
        self.expected_version.data = version

    @property
    def tag_names(self) -> list[str]:
        """The tags as the service takes them."""
        return (self.tags.data or "").split(",")


class CommentForm(FlaskForm):
    """A comment, or a reply to one."""

    body = TextAreaField(
        "Your comment",
        [_REQUIRED],
        description="Markdown works: *emphasis*, > quotation, `code`.",
        render_kw={"rows": 5},
    )
    parent_id = IntegerField(
        validators=[Optional(), NumberRange(max=LARGEST_KEY, message="There is no such comment.")],
        widget=HiddenInput(),
    )
