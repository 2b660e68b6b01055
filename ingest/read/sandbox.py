"""Files -> what is in them, each read in a child process with limits; a few children at once.

A child serves many documents. One that breaks, hangs or grows takes only its document with it:
that one is rejected with the reason, and a fresh child takes over.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from ingest.draft import Draft
from ingest.read.limits import MAX_CPU, MAX_MEMORY
from ingest.read.scan import has_tesseract
from ingest.read.screen import Held
from ingest.read.wire import from_row
from ingest.sources import SourceFile

Found = tuple[Draft | tuple[str, str], list[Held]]
# A child that waits uses no CPU: the clock ends it. Scans are read by Tesseract, a minute a page
# at most, whose CPU time is not the child's.
MAX_SECONDS = 60 * MAX_CPU if has_tesseract() else 3 * MAX_CPU
# Imports only, whatever a document may take; a crowded machine needs its time for them.
_MAX_START = 120
_MAX_REPLY = 512 * 1024 * 1024
# Memory that libraries keep is given back by a fresh child.
_SERVED = 200
_ROOT = Path(__file__).resolve().parents[2]


class Sandbox:
    """One limited child at a time; used by one thread."""

    def __init__(self, max_seconds: float = MAX_SECONDS) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._max_seconds = max_seconds

    def read(self, source: SourceFile) -> list[Found]:
        """Read a file; whatever happens to the child, the answer names the file."""
        if self._served >= _SERVED:
            self.close()
        child = self._child or self._start()
        self._served += 1
        request = {"path": str(source.path.resolve()), "format": source.format}
        request["name"] = source.name
        try:
            _write(child, json.dumps(request).encode() + b"\n")
            return self._replies(child)
        except _Broken as broken:
            reason = broken.reason or _reason(child)
            self._stop(child)
            return [((source.name, reason), [])]

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._stop(self._child)

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "ingest.read.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        self._served = 0
        try:
            self._row(self._child, time.monotonic() + _MAX_START)
        except _Broken as broken:
            raise RuntimeError("the child that reads documents does not start") from broken
        return self._child

    def _stop(self, child: subprocess.Popen[bytes]) -> None:
        child.kill() if child.poll() is None else None
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
        child.wait()
        self._child = None

    def _replies(self, child: subprocess.Popen[bytes]) -> list[Found]:
        deadline = time.monotonic() + self._max_seconds
        found: list[Found] = []
        while row := self._row(child, deadline):
            found.append(from_row(row))
        return found

    def _row(self, child: subprocess.Popen[bytes], deadline: float) -> dict[str, Any]:
        length = int.from_bytes(_receive(child, 4, deadline), "big")
        if length > _MAX_REPLY:
            raise _Broken("holds more text than a document may")
        row: dict[str, Any] = json.loads(_receive(child, length, deadline))
        return row


class _Broken(Exception):
    """The child gave no whole answer."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


def _write(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    try:
        child.stdin.write(data)
        child.stdin.flush()
    except OSError as error:
        raise _Broken from error


def _receive(child: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
    assert child.stdout is not None
    pieces, missing = [], length
    while missing:
        wait = deadline - time.monotonic()
        if wait <= 0 or not select.select([child.stdout], [], [], wait)[0]:
            raise _Broken("took longer to read than a document may")
        piece = os.read(child.stdout.fileno(), min(missing, 1 << 20))
        if not piece:
            raise _Broken
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _reason(child: subprocess.Popen[bytes]) -> str:
    try:
        code = child.wait(5)
    except subprocess.TimeoutExpired:
        return "damaged: the reader went silent on it"
    if code == -signal.SIGXCPU:
        return f"took more than {MAX_CPU} s of computing to read"
    if code in (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL):
        return f"needs more than {MAX_MEMORY // 1024**3} GB of memory, or is damaged"
    name = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return f"damaged: reading it broke the reader ({name})"
