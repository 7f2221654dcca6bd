"""What each check takes, what it makes of it, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.validation import Validation, fold

UNUSABLE = ["a\x00b", "a\x07b", "a\x0bb", "a\x1bb", "a\x7fb", "a\ud800b", "a\u2028b", "a\u2029b"]


def problems_of(check: Validation) -> list[tuple[str | None, str]]:
    return [(problem.field, problem.code) for problem in check.problems]


def test_line_clean_is_returned_with_white_space_collapsed() -> None:
    check = Validation()
    assert check.line("title", "  Two\n words \t here ", at_most=20) == "Two words here"
    assert check.problems == []


def test_line_decomposed_is_composed_before_it_is_measured() -> None:
    check = Validation()
    assert check.line("title", "e\u0301" * 5, at_most=5) == "é" * 5
    assert check.problems == []


@pytest.mark.parametrize("empty", ["", "   ", "\n\t\r\n", "\u200b", "\u2060 \ufeff\u200d"])
def test_line_empty_is_refused_where_required(empty: str) -> None:
    check = Validation()
    check.line("title", empty, at_most=20)
    check.line("surname", empty, at_most=20, required=False)
    assert problems_of(check) == [("title", "REQUIRED")]


def test_line_at_its_limit_is_taken_and_one_more_refused() -> None:
    check = Validation()
    check.line("fits", "x" * 20, at_most=20)
    check.line("long", "x" * 21, at_most=20)
    assert problems_of(check) == [("long", "TOO_LONG")]
    assert "21" in check.problems[0].message
    assert "20" in check.problems[0].message


@pytest.mark.parametrize("value", UNUSABLE)
def test_text_with_control_characters_is_refused(value: str) -> None:
    check = Validation()
    check.text("body", value, at_most=20)
    assert problems_of(check) == [("body", "UNUSABLE_CHARACTERS")]


def test_text_clean_keeps_its_lines_with_one_kind_of_line_end() -> None:
    check = Validation()
    assert check.text("body", "\r\none\r\n\ttwo\rthree \n", at_most=20) == "one\n\ttwo\nthree"
    assert check.problems == []


@pytest.mark.parametrize("name", ["bob", "B0b", "anna-lena", "a.b_c-d", "x" * 30, " bob "])
def test_username_good_is_taken(name: str) -> None:
    check = Validation()
    assert check.username("username", name) == name.strip()
    assert check.problems == []


@pytest.mark.parametrize(
    "name",
    ["", "ab", "x" * 31, "-ab", "ab-", "a..b", "a b", "añb", "a@b", "a/b", "ab\x00", "аbс", "a.-b"],
)
def test_username_bad_is_refused(name: str) -> None:
    check = Validation()
    check.username("username", name)
    assert problems_of(check) == [("username", "INVALID_USERNAME")]


@pytest.mark.parametrize("address", ["a@example.com", " A.B+c@Example.COM ", "jörg@bücher.example.com"])
def test_email_good_is_taken_with_a_lower_case_host(address: str) -> None:
    check = Validation()
    host = check.email("email", address).partition("@")[2]
    assert check.problems == []
    assert host == host.lower()


@pytest.mark.parametrize(
    "address",
    [
        *("", "a", "a@", "@example.com", "a@b@example.com", "a b@example.com", "a@localhost"),
        *("a@example.com\x00", "a\r\nBcc: b@example.com", "a@example.com, b@example.com", "a@[127.0.0.1]"),
        *("x" * 250 + "@example.com", "a@\ud800.com", "<a@example.com>"),
    ],
)
def test_email_bad_is_refused(address: str) -> None:
    check = Validation()
    check.email("email", address)
    assert problems_of(check) == [("email", "INVALID_EMAIL")]


def test_email_that_grows_beyond_its_column_when_folded_is_refused() -> None:
    check = Validation()
    check.email("email", "\ufdfa" * 50 + "@example.com")
    assert problems_of(check) == [("email", "INVALID_EMAIL")]


@pytest.mark.parametrize("slug", ["a", "a-b", "2026", "x" * 200])
def test_slug_good_is_taken(slug: str) -> None:
    check = Validation()
    assert check.slug("slug", slug) == slug
    assert check.problems == []


@pytest.mark.parametrize(
    "slug", ["", "A", "a--b", "-a", "a-", "a b", "a/b", "ä", "a\n", "a\x00", "../a", "x" * 201, "a_b"]
)
def test_slug_bad_is_refused(slug: str) -> None:
    check = Validation()
    check.slug("slug", slug)
    assert problems_of(check) == [("slug", "INVALID_SLUG")]


@pytest.mark.parametrize(
    "address", ["", "https://example.com", "http://example.com:8080/a?b=c#d", "https://пример.example/"]
)
def test_web_address_good_is_taken(address: str) -> None:
    check = Validation()
    assert check.web_address("website", address) == address
    assert check.problems == []


@pytest.mark.parametrize(
    "address",
    [
        *("example.com", "//example.com", "/path", "https://", "https:///path", "mailto:a@example.com"),
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://example.com"),
        *("https://exa mple.com", "http://[::1", "vbscript:x", "https:example.com"),
    ],
)
def test_web_address_bad_is_refused(address: str) -> None:
    check = Validation()
    check.web_address("website", address)
    assert problems_of(check) == [("website", "INVALID_URL")]


def test_web_address_overlong_is_refused() -> None:
    check = Validation()
    check.web_address("website", "https://example.com/" + "x" * 500)
    assert problems_of(check) == [("website", "TOO_LONG")]


def test_raise_problems_without_any_goes_on() -> None:
    check = Validation()
    check.line("title", "Fine", at_most=20)
    check.raise_problems()


def test_raise_problems_with_several_raises_all_of_them() -> None:
    check = Validation()
    check.line("title", "", at_most=20)
    check.slug("slug", "?")
    check.reject(None, "ODD", "Something is odd.")
    with pytest.raises(InvalidInput) as refused:
        check.raise_problems()
    assert [problem.field for problem in refused.value.problems] == ["title", "slug", None]
    assert "Something is odd." in refused.value.message


def test_fold_differences_of_case_and_width_vanish() -> None:
    assert fold("Straße") == fold("STRASSE")
    assert fold("Ｂｏｂ") == fold("bob")
    assert fold("é") == fold("e\u0301")
    assert fold("bob") != fold("bab")


@given(st.text())
def test_fold_twice_is_the_same_as_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_text_whatever_is_either_refused_or_stays_as_cleaned(text: str) -> None:
    check = Validation()
    cleaned = check.text("body", text, at_most=10_000, required=False)
    if not check.problems:
        assert check.text("body", cleaned, at_most=10_000, required=False) == cleaned
        assert "\x00" not in cleaned
        cleaned.encode()


@pytest.mark.parametrize(
    ("value", "code"),
    [("a" + "\u0315\u0300" * 20, "STACKED_MARKS"), ("a" + "\u0315\u0300" * 100_000, "TOO_LONG")],
)
def test_line_that_would_take_long_to_put_in_order_is_refused_as_it_is(value: str, code: str) -> None:
    check = Validation()
    check.line("title", value, at_most=200)
    assert problems_of(check) == [("title", code)]


def test_text_with_a_few_marks_on_each_letter_is_taken() -> None:
    check = Validation()
    assert check.text("body", "Adébáyọ̀ נִקּוּד ", at_most=200)
    assert check.problems == []


def test_fold_of_an_overlong_text_folds_its_beginning() -> None:
    assert fold("A" * 100_000) == "a" * 400
    assert len(fold("A" + "\u0315\u0300" * 100_000)) <= 400
