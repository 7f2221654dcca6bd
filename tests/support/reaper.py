"""Ends what tests have started even when the tests themselves are killed and can clean up nothing."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reaping(script: str) -> Iterator[None]:
    """Run a shell script if this process dies inside the block, however it dies.

    A shell waits at the other end of a pipe: the system closes the pipe with this process.
    """
    shell = subprocess.Popen(
        ["/bin/sh", "-c", f"cat; {script}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl+C and the end of a terminal reach every process of a session, and the shell must outlive them.
        start_new_session=True,
        cwd="/",
    )
    with shell:
        try:
            yield
        finally:
            shell.kill()
