"""A stretch of work -> the same, broken off when it computes for too long.

Computing is counted, not the clock: other programs on the machine make nothing slow.
"""

import signal
from contextlib import contextmanager

SECONDS = 5


class TooLong(Exception):
    """More seconds of computing than any such file may take."""


@contextmanager
def soon():
    """Break off what computes for longer than `SECONDS`, and say where it was."""

    def stop(*_):
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
