"""How the kernel schedules a process that serves."""

import os
import sys
from contextlib import suppress


def avoid_preemption() -> None:
    """Let a thread of this process that wakes up wait until the running one pauses, where the kernel can.

    The thread that answers wakes up the one that sends, once for each answer. On one core, switching to it
    and back each time takes a third of a small request; this way it sends what has gathered.
    """
    if sys.platform != "linux":
        return
    # Not every C library has it, and a container may forbid it.
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
