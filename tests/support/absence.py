"""What a machine may lack: its tests are skipped with the reason, and fail where CI promises everything."""

import os
from typing import NoReturn

import pytest


def skip_for_want_of(message: str) -> NoReturn:
    """Skip the test with a reason; under CI=true fail instead."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
