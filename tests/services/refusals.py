"""What services refuse: how to tell it, and what is bad in a post."""

from typing import Any

from services.errors import RejectedInput

BAD_POST_FIELDS: list[tuple[str, Any, str]] = [
    ("title", "", "REQUIRED"),
    ("title", " \n ", "REQUIRED"),
    ("title", "x" * 201, "TOO_LONG"),
    ("title", "a\x00b", "UNUSABLE_CHARACTERS"),
    ("body", "", "REQUIRED"),
    ("body", "\n\n", "REQUIRED"),
    ("body", "x" * 200_001, "TOO_LONG"),
    ("body", "a\x00b", "UNUSABLE_CHARACTERS"),
    ("body", "a\ud800b", "UNUSABLE_CHARACTERS"),
    ("slug", "Not a slug", "INVALID_SLUG"),
    ("slug", "x" * 201, "INVALID_SLUG"),
    ("slug", "a\x00b", "INVALID_SLUG"),
    ("excerpt", "x" * 501, "TOO_LONG"),
    ("excerpt", "a\x00b", "UNUSABLE_CHARACTERS"),
    ("tags", ["x" * 51], "TOO_LONG"),
    ("tags", ["a\x00b"], "UNUSABLE_CHARACTERS"),
    ("tags", [f"t{number}" for number in range(21)], "TOO_MANY"),
]


def problems_of(refusal: RejectedInput) -> list[tuple[str | None, str]]:
    """Return the field and the code of each problem."""
    return [(problem.field, problem.code) for problem in refusal.problems]
