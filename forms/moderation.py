"""Forms to report a comment, and to decide about one."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the types don't know it yet
from wtforms.validators import AnyOf, InputRequired, NumberRange

from models import ReportReason
from models.public_ids import LARGEST_KEY

_REASONS = {
    ReportReason.SPAM: "It is spam",
    ReportReason.ABUSE: "It insults, threatens or harasses somebody",
    ReportReason.OFF_TOPIC: "It has nothing to do with the post",
    ReportReason.OTHER: "Something else",
}
DECISIONS = ("approve", "reject", "spam")


class ReportForm(FlaskForm):
    """What is wrong with a comment."""

    reason = SelectField(
        "What is wrong with it?",
        [InputRequired("Choose one.")],
        choices=[SelectChoice(reason.name, words) for reason, words in _REASONS.items()],
    )
    note = TextAreaField(
        "Anything else the editors should know",
        description="Needed if it is something else. Only the editors read it.",
        render_kw={"rows": 4},
    )


class DecisionForm(FlaskForm):
    """What becomes of a comment; `next` is the page to go on with."""

    comment_id = IntegerField(
        validators=[
            InputRequired("There is no such comment."),
            NumberRange(max=LARGEST_KEY, message="There is no such comment."),
        ]
    )
    decision = StringField(validators=[AnyOf(DECISIONS, "Approve, reject or mark as spam.")])
    next = HiddenField()
