"""Looks at a page as it stands in a window: what is wrong with its structure, and how wide it is."""

from dataclasses import dataclass
from typing import Any

from tests.browser.window import Window

NARROW = {"width": 320, "height": 640}
_STANDARD, _FIXED = 16, 13

_LOOK = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tag = (element) => element.outerHTML.slice(0, 120);
  const structure = [];
  const note = (elements, text) => elements.forEach((it) => structure.push(`${text}: ${tag(it)}`));

  const headings = all("h1");
  if (headings.length !== 1) structure.push(`${headings.length} h1`);
  note(headings.filter((it) => !it.textContent.trim()), "empty h1");
  if (!document.title.trim()) structure.push("no title");
  if (!document.documentElement.lang) structure.push("no lang");
  if (all("main").length !== 1) structure.push(`${all("main").length} main`);

  const labels = (field) => [...field.labels].map((label) => label.textContent.trim()).join("");
  const fields = all("input:not([type=hidden]), textarea, select");
  note(fields.filter((it) => !labels(it) && !it.ariaLabel), "no label");

  const ids = all("[id]").map((it) => it.id);
  note(all("[id]").filter((it, index) => ids.indexOf(it.id) !== index), "id twice");
  for (const attribute of ["for", "aria-describedby", "aria-labelledby"]) {
    const names = (it) => it.getAttribute(attribute).split(" ");
    const amiss = (it) => !names(it).every((id) => ids.includes(id));
    note(all(`[${attribute}]`).filter(amiss), `${attribute} amiss`);
  }
  const named = (it) => it.textContent.trim() || it.ariaLabel || it.closest(".prose");
  note(all("a[href], button, summary").filter((it) => !named(it)), "no name");

  const handles = (it) => it.getAttributeNames().some((name) => name.startsWith("on"));
  const scripts = [...all("script, a[href^='javascript:' i]"), ...all("*").filter(handles)].map(tag);
  return { structure, scripts };
}"""
_MEASURE = """() => {
  const width = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (width <= window.innerWidth) return null;
  const right = (it) => it.getBoundingClientRect().right;
  const all = [...document.querySelectorAll("body *")];
  const widest = all.reduce((one, other) => (right(other) > right(one) ? other : one));
  return `${width} pixels: ${widest.outerHTML.slice(0, 160)}`;
}"""


@dataclass(frozen=True)
class Finding:
    """What was found on one page."""

    path: str
    status: int
    structure: list[str]
    scripts: list[str]
    too_wide: str | None
    too_wide_with_large_text: str | None


class Inspector:
    """Inspects pages in a window that is 320 pixels wide."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._browser = window.context.new_cdp_session(window.page)

    def inspect(self, path: str, *, enlarged: bool = True) -> Finding:
        """Inspect the page that the window shows, with large text too if `enlarged`.

        At the end the text is as large as before.
        """
        look = self.window.evaluate
        found, too_wide, large = look(_LOOK), look(_MEASURE), None
        if enlarged:
            self._scale_text(2)
            large = look(_MEASURE)
            self._scale_text(1)
        return Finding(path, self.window.status, found["structure"], found["scripts"], too_wide, large)

    def _scale_text(self, factor: int) -> None:
        # As a reader does it in the browser's settings.
        sizes: dict[str, Any] = {"standard": _STANDARD * factor, "fixed": _FIXED * factor}
        self._browser.send("Page.setFontSizes", {"fontSizes": sizes})
