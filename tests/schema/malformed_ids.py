"""Texts that are the id of nothing, for whatever takes an id."""

_ASCII = (
    "1 first 1~Post 1~Post~ 1~~1 1~Post~-1 1~Post~+1 1~Post~1.0 1~Post~1~1 1~Post~1_0 1~Post~0x1 2~Post~1 "
    "~Post~1 1~post~1 1~Nothing~1 1~Query~1 1~PostConnection~1 1~Node~1 1~String~1 1~__Schema~1 1~PostKind~1 "
    "1~Post~9223372036854775808 UG9zdDox {} null"
)
_UNUSUAL = (
    "| |1~Post~1 | 1~Post~1|1~Post~1\n|1~Post~\x00|1~Po\x00st~1|\x00|1~Post~١|1~Post~²|😀|\u202e|\ufeff"
)
_LONG = ["1~Post~" + "9" * 5_000, "x" * 100_000, "1~" * 50_000]

MALFORMED_IDS = [*_ASCII.split(), *_UNUSUAL.split("|"), *_LONG]
