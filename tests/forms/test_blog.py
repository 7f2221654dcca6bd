"""The fields of posts and comments, and what the forms refuse before a service is asked."""

import pytest
from werkzeug.datastructures import MultiDict

from forms.blog import CommentForm, PostForm

POST = {"title": "T", "body": "B"}


def test_post_good_has_no_errors() -> None:
    form = PostForm(MultiDict(POST))
    assert form.validate()
    assert form.tag_names == [""]
    assert not form.comments_open.data


def test_post_new_lets_readers_comment() -> None:
    assert PostForm(None).comments_open.data


@pytest.mark.parametrize("field", ["title", "body"])
@pytest.mark.parametrize("value", ["", None])
def test_post_without_a_required_field_says_so_at_that_field(field: str, value: str | None) -> None:
    rest = {name: text for name, text in POST.items() if name != field}
    form = PostForm(MultiDict(rest if value is None else {**rest, field: value}))
    assert not form.validate()
    assert form.errors == {field: ["This must not be empty."]}


@pytest.mark.parametrize(
    ("text", "names"),
    [("a, b", ["a", " b"]), ("", [""]), ("a,,b,", ["a", "", "b", ""]), ("New York", ["New York"])],
)
def test_post_tag_names_are_what_stands_between_commas(text: str, names: list[str]) -> None:
    assert PostForm(MultiDict({**POST, "tags": text})).tag_names == names


def test_post_without_tags_has_no_tag_names_to_speak_of() -> None:
    assert PostForm(MultiDict(POST)).tag_names == [""]


@pytest.mark.parametrize(
    ("sent", "parent"), [("7", 7), ("", None), (None, None), (str(2**63 - 1), 2**63 - 1)]
)
def test_comment_good_has_no_errors(sent: str | None, parent: int | None) -> None:
    form = CommentForm(MultiDict({"body": "B"} if sent is None else {"body": "B", "parent_id": sent}))
    assert form.validate()
    assert form.parent_id.data == parent


@pytest.mark.parametrize("parent", ["x", "1.5", str(2**63), "9" * 30, "\x00", "9" * 10_000])
def test_comment_with_a_parent_that_is_no_key_is_refused(parent: str) -> None:
    form = CommentForm(MultiDict({"body": "B", "parent_id": parent}))
    assert not form.validate()
    assert set(form.errors) == {"parent_id"}


@pytest.mark.parametrize("values", [{}, {"body": ""}])
def test_comment_without_a_text_is_refused(values: dict[str, str]) -> None:
    form = CommentForm(MultiDict(values))
    assert not form.validate()
    assert set(form.errors) == {"body"}


def test_comment_parent_is_sent_along_hidden() -> None:
    assert 'type="hidden"' in CommentForm(None, parent_id=7).parent_id()
