"""Attempts to smuggle a script into a page, and the check that none got through."""

from html.parser import HTMLParser

EVIL_HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=javascript:alert(1)>",
    "<img src='x' onerror\n=\nalert(1)//",
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate href=#x attributeName=href values=javascript:alert(1) /></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=x onerror=alert(1)>",
    "<select autofocus onfocus=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='https://a.example' onclick='alert(1)'>x</a>",
    "<a href='https://a.example' style='position:fixed;inset:0'>x</a>",
    "<p id=comment-form class=buttons>x</p>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "</p><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "<template><script>alert(1)</script></template>",
    "<img src=`x`onerror=alert(1)>",
    "<x onclick=alert(1)>x</x>",
]
EVIL_MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '![x](x"onerror="alert(1))',
    '[x](https://a.example "\\" onmouseover=alert(1) ")',
    "[x]\n\n[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://a.example/\"onmouseover='alert(1)'>",
    "https://a.example/\"onmouseover='alert(1)'",
    "```<script>alert(1)</script>\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "a|b\n-|-\n<script>alert(1)</script>|<img src=x onerror=alert(1)>",
    "# <img src=x onerror=alert(1)>",
    "- [x] <script>alert(1)</script>",
]
EVIL = EVIL_HTML + EVIL_MARKDOWN

_GOOD_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_TAGS_OF_BROWSERS = {
    *("script", "style", "iframe", "object", "embed", "form", "button", "select", "textarea", "link"),
    *("meta", "base", "svg", "math", "video", "audio", "source", "template", "noscript", "body", "frame"),
}


class _Inspector(HTMLParser):
    """Collects what a browser might run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        if tag in _TAGS_OF_BROWSERS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "xlink:href", "action"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "cite") and not _is_harmless_address(value or ""):
                self.found.append(f"{tag} {name}={value}")
            if tag == "input" and not (
                name in ("disabled", "checked")
                or (name, value) in (("type", "checkbox"), ("aria-label", "Done"))
            ):
                self.found.append(f"{tag} {name}={value}")


def _is_harmless_address(address: str) -> bool:
    # As browsers read it: without white space and control characters.
    bare = "".join(character for character in address if character > " ").lower()
    scheme, colon, _ = bare.partition(":")
    return not colon or not scheme.isalpha() or bare.startswith(_GOOD_SCHEMES)


def assert_harmless(html: str) -> None:
    """Fail if there is anything in the HTML that a browser would run."""
    inspector = _Inspector()
    inspector.feed(html)
    inspector.close()
    assert inspector.found == []
