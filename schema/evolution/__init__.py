"""How the schema may change: what breaks clients is noted in CHANGELOG.md, and deprecated beforehand.

docs/stability.md is the promise that `judge` and `short_notices` hold contributors to.
"""

from schema.evolution.changelog import HEADING
from schema.evolution.judging import NOTICE, Verdict, judge, short_notices

__all__ = ["HEADING", "NOTICE", "Verdict", "judge", "short_notices"]
