"""The reading of Markdown itself, on which the other tests here rely."""

from pathlib import Path

from tests.docs.markdown import Document, documents

TEXT = """\
Say `make run` or [read](docs/a.md#b), not [this](https://example.com/) or [that](#there).

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
    assert _document().code() == ["make run"]
    assert _document().links() == ["docs/a.md"]


def test_documents_hold_the_files_that_a_visitor_expects() -> None:
    names = {document.path.name for document in documents()}
    assert names >= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "add-an-entity.md"}
