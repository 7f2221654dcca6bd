"""The reading of Markdown itself, on which the other tests here rely."""

from pathlib import Path

from tests.docs.markdown import Document, documents

TEXT = """\
# What `make run` does: all of it

Say `make run` or [read](docs/a.md#b), not [this](https://example.com/) or [that](#there).

| a      | b           |
| ------ | ----------- |
| `[c]`  | [[Kept]!]!  |

[kept]: types.md#kept

```sh
make run
# a remark
  make test
```

```console
$ flask `x`
its answer
```
"""


def _document() -> Document:
    return Document(Path("planted.md"), TEXT)


def test_blocks_are_told_apart_by_language() -> None:
    assert _document().lines("sh") == ["make run", "make test"]
    assert _document().lines("console", "$") == ["flask `x`"]
    assert _document().lines("python") == []


def test_code_and_links_of_running_text_leave_blocks_out() -> None:
    assert _document().code() == ["make run", "make run", "[c]"]
    assert _document().links() == [("docs/a.md", "b"), ("", "there"), ("types.md", "kept")]


def test_anchors_are_made_of_headings_as_code_hosts_make_them() -> None:
    assert _document().anchors() == {"what-make-run-does-all-of-it"}


def test_documents_hold_the_files_that_a_visitor_expects() -> None:
    names = {document.path.name for document in documents()}
    assert names >= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "add-an-entity.md"}
