"""Shows what a service refused at the fields it concerns."""

from wtforms import Form

from services.errors import RejectedInput


def show_problems(form: Form, rejected: RejectedInput) -> None:
    """Put each problem's message at its field, or at the top of the form where it has none."""
    for problem in rejected.problems:
        field = form[problem.field] if problem.field and problem.field in form else None
        if field is None:
            form.form_errors.append(problem.message)
        else:
            field.errors = [*field.errors, problem.message]
