"""Headers that every answer carries, errors too."""

# Pages bring no scripts; pictures in posts may come from anywhere that speaks HTTPS.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
REQUEST_ID_HEADER = "X-Request-ID"
# An answer depends on who asks and on how; no cache may give it to somebody else.
_DEPENDS_ON = "Accept, Accept-Encoding, Authorization, Cookie"
API_HEADERS = {"Cache-Control": "private, no-store", "Vary": _DEPENDS_ON}
