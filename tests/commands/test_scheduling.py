"""How a serving process is scheduled."""

import subprocess
import sys

import pytest

_ASKED_IN_A_THREAD = """\
import os, sys, threading
from commands.scheduling import avoid_preemption
avoid_preemption()
# Only Linux knows the policy.
batches = lambda: sys.platform != "linux" or os.sched_getscheduler(0) == os.SCHED_BATCH
thread = threading.Thread(target=lambda: print(batches()))
thread.start()
thread.join()
"""


def test_avoid_preemption_holds_for_the_threads_that_a_process_starts() -> None:
    command = [sys.executable, "-c", _ASKED_IN_A_THREAD]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.mark.parametrize(
    "otherwise",
    [
        "sys.platform = 'darwin'",
        "def forbidden(*_): raise PermissionError\nos.sched_setscheduler = forbidden",
    ],
    ids=["other systems", "forbidden"],
)
def test_avoid_preemption_changes_nothing_where_it_cannot(otherwise: str) -> None:
    lines = (
        "import os, sys",
        "from commands.scheduling import avoid_preemption",
        otherwise,
        "avoid_preemption()",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
