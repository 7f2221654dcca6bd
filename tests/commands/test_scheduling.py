"""How a serving process is scheduled."""

import subprocess
import sys

import pytest

_ASKED_IN_A_THREAD = """\
import os, threading
from commands.scheduling import avoid_preemption
avoid_preemption()
thread = threading.Thread(target=lambda: print(os.sched_getscheduler(0) == os.SCHED_BATCH))
thread.start()
thread.join()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows the policy")
def test_avoid_preemption_holds_for_the_threads_that_a_process_starts() -> None:
    command = [sys.executable, "-c", _ASKED_IN_A_THREAD]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"


def test_avoid_preemption_changes_nothing_on_other_systems() -> None:
    code = "import sys; from commands.scheduling import avoid_preemption as a; sys.platform = 'darwin'; a()"
    command = [sys.executable, "-c", code + "; import os; print(os.sched_getscheduler(0) == os.SCHED_OTHER)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
