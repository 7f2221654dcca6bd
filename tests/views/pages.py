"""What people read on a page: its main text, the messages at its fields, and its notices."""

from webtest import TestResponse


def text_of(page: TestResponse) -> str:
    """Return the text of a page's main part, in one line."""
    return " ".join(page.html.find("main").get_text(" ").split())


def problems_of(page: TestResponse) -> dict[str, str]:
    """Return the messages at each field that is marked as wrong, as a screen reader reads them."""
    return {
        control["name"]: " ".join(described_by(page, control).split())
        for control in page.html.select("[aria-invalid=true]")
    }


def described_by(page: TestResponse, control: object) -> str:
    """Return the text of everything that describes a control."""
    ids = control["aria-describedby"].split()  # type: ignore[index]
    return " ".join(page.html.find(id=part).get_text(" ") for part in ids)


def alert_of(page: TestResponse) -> str:
    """Return the summary of what is wrong with a form."""
    return " ".join(page.html.find(role="alert").get_text(" ").split())


def notice_of(page: TestResponse) -> str:
    """Return the flash messages of a page."""
    status = page.html.find(role="status")
    return " ".join(status.get_text(" ").split()) if status else ""


def values_of(page: TestResponse, *names: str) -> list[object]:
    """Return what stands in these fields of the form that has them."""
    for form in page.forms.values():
        if set(names) <= set(form.fields):
            return [form[name].value for name in names]
    raise AssertionError(f"no form with {names}")
