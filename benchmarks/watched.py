"""A command -> what it printed, its seconds, its computing and the memory of all its processes."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_EVERY = 0.1


@dataclass
class Watched:
    """How a process went; memory in MB, at each sample: resident, and with shared pages split."""

    report: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    computing: float = 0.0
    resident: list[float] = field(default_factory=list)
    shared_out: list[float] = field(default_factory=list)


def watch(arguments: list[str], until: Callable[[], bool] | None = None) -> Watched:
    """Run Python and watch its memory; kill it when `until` says so."""
    seen, started = Watched(), time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        output: list[str] = []
        assert process.stdout is not None
        reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
        reader.start()
        while True:
            ended, _, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                process.returncode = 0
                break
            _sample(process.pid, seen)
            if until and until():
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(_EVERY)
        reader.join()
    seen.seconds = time.perf_counter() - started
    seen.computing = usage.ru_utime + usage.ru_stime
    seen.report = json.loads(output[0]) if output[0].strip() else {}
    return seen


def _sample(parent: int, seen: Watched) -> None:
    """Add up a process and the children that its threads have started."""
    resident = shared_out = 0
    try:
        tasks = Path(f"/proc/{parent}/task").iterdir()
        children = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
        for pid in [parent, *children]:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
            sizes = {name: int(rest.split()[0]) for name, rest in (x.split(":") for x in lines)}
            resident += sizes["Rss"]
            shared_out += sizes["Pss"]
    except (OSError, ValueError, KeyError):
        # A process that has just ended.
        return
    seen.resident.append(resident / 1024)
    seen.shared_out.append(shared_out / 1024)
