"""Makes paragraphs of what WordPress's classic editor saves: text whose blank lines are the paragraphs.

WordPress itself does this each time it shows a post. Here it is done once, by a rule for each kind of
element: in running text a blank line parts paragraphs and a line end is a line break, in lists and cells
only where there is more than one paragraph, in headings never, and what is preformatted stays as it is.
"""

import html as entities
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
_END_OF_PRE = re.compile(r"</pre\s*+>", re.IGNORECASE)
_BREAK = re.compile(r"\n?<br\s*+/?>\n?", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{2,}")
_SEEN_WITHOUT_TEXT = re.compile(r"<(?:img|input)\b", re.IGNORECASE)

_PARAGRAPHS = {"", "article", "blockquote", "center", "main", "section"}
_FLOW = {
    *("aside", "dd", "details", "div", "fieldset", "figure", "footer", "form", "header", "li", "nav"),
    *("td", "th"),
}
_PHRASING = {
    *("address", "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "legend"),
    *("p", "summary"),
}
_STRUCTURE = {"colgroup", "dl", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"}
_BLOCKS = _PARAGRAPHS | _FLOW | _PHRASING | _STRUCTURE
_VOID = {"hr", "col"}
# Elements whose end tag may be left out, and what each ends by beginning.
_ENDED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
}


def add_paragraphs(html: str) -> str:
    """Return the HTML with `<p>` and `<br>` where its blank lines and line ends mean them."""
    writer = _Writer()
    position = 0
    while tag := _TAG.search(html, position):
        writer.text(html[position : tag.start()])
        position = tag.end()
        name = tag[2].lower()
        if name == "pre" and not tag[1]:
            end = _END_OF_PRE.search(html, position)
            position = end.end() if end else len(html)
            writer.preformatted(html[tag.start() : position])
        elif name in _BLOCKS or name in _VOID:
            writer.block(tag[0], name, is_end=bool(tag[1]))
        else:
            writer.text(" ".join(tag[0].split("\n")))
    writer.text(html[position:])
    return writer.finish()


class _Writer:
    """Collects running text up to the next block, then writes it as its surroundings want it."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._run: list[str] = []
        self._open: list[str] = []

    def text(self, text: str) -> None:
        self._run.append(text)

    def preformatted(self, html: str) -> None:
        self._end_paragraph()
        self._out.append(f"{html}\n")

    def block(self, tag: str, name: str, *, is_end: bool) -> None:
        if is_end:
            self._write_run()
            self._close(name, tag)
            return
        self._end_paragraph()
        while self._open and self._open[-1] in _ENDED_BY.get(name, ()):
            self._open.pop()
        self._out.append(tag)
        if name not in _VOID:
            self._open.append(name)

    def finish(self) -> str:
        self._write_run()
        return "".join(self._out).strip()

    def _end_paragraph(self) -> None:
        # Browsers end a paragraph where a block begins in it; its own end tag is a stray one then.
        self._write_run()
        if self._open and self._open[-1] == "p":
            self._open.pop()
            self._out.append("</p>\n")

    def _close(self, name: str, tag: str) -> None:
        if name not in self._open:
            return
        while self._open.pop() != name:
            pass
        self._out.append(f"{tag}\n")

    def _write_run(self) -> None:
        run, self._run = "".join(self._run), []
        container = self._open[-1] if self._open else ""
        if container in _STRUCTURE:
            self._out.append(run.strip())
            return
        paragraphs = _split(run)
        if container in _PARAGRAPHS or (container in _FLOW and len(paragraphs) > 1):
            begin = '<p class="aligncenter">' if container == "center" else "<p>"
            self._out += [f"{begin}{text}</p>\n" if _is_seen(text) else text for text in paragraphs]
        else:
            self._out.append(("</p>\n<p>" if container == "p" else "<br>\n").join(paragraphs))


def _split(run: str) -> list[str]:
    """Return the paragraphs of some running text, with its line ends as line breaks."""
    lines = "\n".join(line.strip(" \t") for line in run.split("\n"))
    texts = (text.strip(" \t\n") for text in _BLANK_LINES.split(_BREAK.sub("\n", lines)))
    return [text.replace("\n", "<br>\n") for text in texts if entities.unescape(text).strip()]


def _is_seen(text: str) -> bool:
    # An image is a paragraph; the two halves of a link around a block are none.
    return bool(_SEEN_WITHOUT_TEXT.search(text) or entities.unescape(_TAG.sub("", text)).strip())
