"""Soak: questions for half an hour, an ingest and a swap every two minutes.

    python -m benchmarks.soak --store .store [--minutes 30] [--every 120]

Works on a copy of the store. Counts failed requests, the slope of memory after the first third and
open files.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

from benchmarks.asking import Tally, ask_for, read_questions
from benchmarks.server import Server, serving

_ROOT = Path(__file__).resolve().parents[1]
_CLIENTS = 4


def soak(server: Server, store: Path, seconds: float, every: float) -> tuple[Tally, np.ndarray]:
    """Ask, ingest and watch; gives what became of the questions and the samples over time."""
    tallies: list[Tally] = []
    questions = read_questions()
    asking = threading.Thread(
        target=lambda: tallies.append(ask_for(server.url, _CLIENTS, seconds, questions))
    )
    asking.start()
    samples, started, swaps = [], time.monotonic(), 0
    while asking.is_alive():
        passed = time.monotonic() - started
        samples.append((passed / 60, server.memory(), server.descriptors(), swaps))
        if passed > (swaps + 1) * every:
            swaps += 1
            _ingest(store, swaps)
        time.sleep(min(5.0, seconds / 30))
    asking.join()
    return tallies[0], np.array(samples)


def _ingest(store: Path, number: int) -> None:
    path = store.parent / "changing.txt"
    path.write_text(f"The reading room of the library of Korca got its window number {number}.")
    command = [sys.executable, "-m", "ingest", str(path), "--add", "--store", str(store)]
    env = {**os.environ, "PYTHONPATH": str(_ROOT)}
    subprocess.run(command, cwd=_ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--every", type=float, default=120)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        shutil.copytree(wish.store, store)
        with serving(store) as server:
            tally, samples = soak(server, store, wish.minutes * 60, wish.every)
    late = samples[len(samples) // 3 :]
    slope = float(np.polyfit(late[:, 0], late[:, 1], 1)[0])
    failed = sum(count for status, count in tally.statuses.items() if status != "200")
    print(f"requests {sum(tally.statuses.values()):,}, failed {failed} (0): {tally.statuses}")
    print(f"swaps {int(samples[-1, 3])}, p50 {tally.percentile(0.5):.0f} ms,", end=" ")
    print(f"p95 {tally.percentile(0.95):.0f} ms")
    print(f"memory {late[0, 1]:.0f} -> {late[-1, 1]:.0f} MB, {slope:+.2f} MB a minute (<= 1)")
    print(f"open files {late[0, 2]:.0f} -> {late[-1, 2]:.0f}, most {samples[:, 2].max():.0f}")
    return 0 if failed == 0 and slope <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
