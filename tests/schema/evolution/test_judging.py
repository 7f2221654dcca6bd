"""What a changed schema asks of its author: notes in CHANGELOG.md, and deprecations that came first."""

from datetime import date

import pytest

from schema.evolution import judge, short_notices
from tests.schema.evolution.blog import BLOG, changed_sdl

TODAY = date(2026, 11, 22)
BODY = "  body: String!\n"
DEPRECATED = '  body: String! @deprecated(reason: "Use `bodyHtml`; may be removed from 2026-11-01 on.")\n'
LATER = DEPRECATED.replace("2026-11-01", "2027-06-01")


def _unnoted(released: str, current: str, *items: str, heading: str = "Breaking changes") -> list[str]:
    changelog = f"# Changelog\n\n## Unreleased\n\n### {heading}\n\n" + "\n".join(items)
    return judge(released, current, f"{changelog}\n\n### Added\n\n- A thing.\n", TODAY).unnoted


def test_schema_as_released_asks_for_nothing() -> None:
    verdict = judge(BLOG, BLOG, "", TODAY)
    assert (verdict.unnoted, verdict.undated, verdict.risky) == ([], [], [])


def test_additions_ask_for_nothing() -> None:
    current = changed_sdl(BODY, f"{BODY}  bodyHtml(wide: Boolean): String!\n", "OLDEST", "OLDEST\n  RANDOM")
    verdict = judge(BLOG, current, "", TODAY)
    assert (verdict.unnoted, verdict.undated) == ([], [])
    assert verdict.risky == ["`Order.RANDOM` is new."]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("body: String!", "body: String", "- 2026-11-22: `Post.body` changes from `String!` to `String`."),
        (
            "slug: String)",
            "slug: String, a: Int!)",
            "- 2026-11-22: `Query.post(a:)` is new and must be given.",
        ),
    ],
)
def test_breaking_change_asks_for_a_line_that_then_suffices(old: str, new: str, line: str) -> None:
    current = changed_sdl(old, new)
    assert _unnoted(BLOG, current) == [line]
    assert _unnoted(BLOG, current, line) == []


@pytest.mark.parametrize(
    "item",
    [
        "- 2026-11-22: `Post.body` changes from `String!` to `String`",
        "- 2025-01-01: `Post.body` changes from `String!` to `String`, since drafts have none.",
        "- 2026-11-22: `Post.body` changes\n  from `String!`\n  to `String`.",
        "- 2026-11-22: Something else.\n- 2026-11-22: `Post.body` changes from `String!` to `String`.",
        "- Without a date.\n- 2026-11-22: `Post.body` changes from `String!` to `String`.",
    ],
)
def test_breaking_change_that_is_noted_in_other_words_behind_it_is_let_pass(item: str) -> None:
    assert _unnoted(BLOG, changed_sdl("body: String!", "body: String"), item) == []


@pytest.mark.parametrize(
    "item",
    [
        "- `Post.body` changes from `String!` to `String`.",
        "- 2026-02-30: `Post.body` changes from `String!` to `String`.",
        "- 22.11.2026: `Post.body` changes from `String!` to `String`.",
        "- 2026-11-22: `Post.body` changes from `String!` to `Int`.",
        "- 2026-11-22: `Page.body` changes from `String!` to `String`.",
        "- 2026-11-22: Post.body changes from String! to String.",
        "2026-11-22: `Post.body` changes from `String!` to `String`.",
        "- 2026-11-22: We say that `Post.body` changes from `String!` to `String`.",
    ],
)
def test_breaking_change_that_is_noted_otherwise_is_asked_for(item: str) -> None:
    line = "- 2026-11-22: `Post.body` changes from `String!` to `String`."
    assert _unnoted(BLOG, changed_sdl("body: String!", "body: String"), item) == [line]


@pytest.mark.parametrize("heading", ["Changed", "Breaking changes of old", "breaking changes"])
def test_breaking_change_noted_under_another_heading_is_asked_for(heading: str) -> None:
    line = "- 2026-11-22: `Post.body` changes from `String!` to `String`."
    assert _unnoted(BLOG, changed_sdl("body: String!", "body: String"), line, heading=heading) == [line]


def test_breaking_change_noted_in_the_section_of_an_older_release_is_asked_for() -> None:
    line = "- 2026-11-22: `Post.body` changes from `String!` to `String`."
    changelog = f"# Changelog\n\n## Unreleased\n\n- A.\n\n## 1.0.0\n\n### Breaking changes\n\n{line}\n"
    current = changed_sdl("body: String!", "body: String")
    assert judge(BLOG, current, changelog, TODAY).unnoted == [line]
    assert judge(BLOG, current, changelog.replace("## Unreleased\n\n- A.\n\n", ""), TODAY).unnoted == []


REMOVALS = [
    (BODY, "", "Post.body"),
    ("post(slug: String)", "post", "Query.post(slug:)"),
    ("  excerpt: String\n", "", "PostInput.excerpt"),
    ("  OLDEST\n", "", "Order.OLDEST"),
]


@pytest.mark.parametrize(("old", "new", "name"), REMOVALS)
def test_removal_without_deprecation_asks_for_a_reason(old: str, new: str, name: str) -> None:
    current = changed_sdl(old, new)
    line = f"- 2026-11-22: `{name}` is removed without deprecation, because …"
    assert _unnoted(BLOG, current) == [line]
    assert _unnoted(BLOG, current, line) == [line]
    assert _unnoted(BLOG, current, f"- 2026-11-22: `{name}` is removed.") == [line]
    assert _unnoted(BLOG, current, line.replace("…", "it told too much.")) == []


@pytest.mark.parametrize(("old", "new", "name"), REMOVALS)
def test_removal_of_what_was_deprecated_needs_no_reason(old: str, new: str, name: str) -> None:
    deprecated = ' @deprecated(reason: "From 2026-11-01 on.")'
    start, end = ("slug: String", ")") if "(" in name else (old.rstrip("\n"), "\n")
    released = changed_sdl(start + end, start + deprecated + end)
    line = f"- 2026-11-22: `{name}` is removed."
    assert _unnoted(released, changed_sdl(old, new)) == [line]
    assert _unnoted(released, changed_sdl(old, new), line) == []


def test_removal_before_its_day_asks_for_a_reason() -> None:
    released, current = changed_sdl(BODY, LATER), changed_sdl(BODY, "")
    line = "- 2026-11-22: `Post.body` is removed before 2027-06-01, because …"
    assert _unnoted(released, current) == [line]
    assert _unnoted(released, current, "- 2026-11-22: `Post.body` is removed.") == [line]
    assert _unnoted(released, current, line.replace("…", "nobody may read it.")) == []
    assert _unnoted(released, current, "- 2027-06-01: `Post.body` is removed.") == []


def test_removal_in_the_release_that_deprecates_is_one_without_deprecation() -> None:
    assert "without deprecation" in _unnoted(BLOG, changed_sdl(BODY, ""))[0]
    assert "without deprecation" not in _unnoted(changed_sdl(BODY, DEPRECATED), changed_sdl(BODY, ""))[0]


@pytest.mark.parametrize(
    "reason", ["", "Use `bodyHtml`.", "From 2026-13-01 on.", "On 1 June 2027.", "2026-11-22 to 2027-06-01."]
)
def test_deprecation_without_one_day_is_named(reason: str) -> None:
    current = changed_sdl(BODY, f'  body: String! @deprecated(reason: "{reason}")\n')
    assert judge(BLOG, current, "", TODAY).undated == ["Post.body"]
    assert short_notices(BLOG, current, TODAY) == ["Post.body"]


def test_deprecation_with_its_day_is_let_pass() -> None:
    verdict = judge(BLOG, changed_sdl(BODY, LATER), "", TODAY)
    assert (verdict.unnoted, verdict.undated, verdict.risky) == ([], [], [])


@pytest.mark.parametrize(
    ("day", "short"),
    [("2027-05-24", True), ("2027-05-25", False), ("2026-11-21", True), ("2030-01-01", False)],
)
def test_notice_of_a_new_deprecation_is_six_months(day: str, short: bool) -> None:
    current = changed_sdl(BODY, DEPRECATED.replace("2026-11-01", day))
    assert short_notices(BLOG, current, TODAY) == (["Post.body"] if short else [])


@pytest.mark.parametrize(
    ("old", "new", "short"),
    [
        ("2026-12-01", "2026-12-01", False),
        ("2026-12-01", "2027-01-01", False),
        ("2026-12-01", "2026-11-30", True),
        ("2028-01-01", "2027-06-01", False),
        ("2028-01-01", "2027-05-01", True),
    ],
)
def test_notice_once_given_may_be_put_off_but_not_brought_forward(old: str, new: str, short: bool) -> None:
    released, current = (changed_sdl(BODY, DEPRECATED.replace("2026-11-01", day)) for day in (old, new))
    assert short_notices(released, current, TODAY) == (["Post.body"] if short else [])
