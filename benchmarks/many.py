"""A thousand documents of five pages: documents a second and memory, clean and after a kill.

    python -m benchmarks.many [--documents 1000]

Writes PDFs of made-up sentences into a temporary folder, ingests them with `python -m ingest`,
kills a second ingest half-way with SIGKILL, and lets a third go on.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.made.pdf import column, make_pdf

_WORDS = (
    "police shelter court law state border child help report victim office network region case"
    " prosecutor ministry council referral labour street market family road city village school"
    " record number year month plan training budget service partner agency mission committee"
).split()
_PAGES, _LINES, _WIDTH = 5, 12, 9


def write_documents(folder: Path, count: int) -> None:
    """Write PDFs, each of its own words."""
    for number in range(count):
        source = random.Random(number)
        pages = []
        for page in range(_PAGES):
            lines = [f"Article {page + 1}"]
            for _ in range(_LINES):
                words = source.choices(_WORDS, k=_WIDTH)
                lines.append(f"The {' '.join(words)} {source.randrange(10_000)}.")
            pages.append(column(60, 760, lines))
        (folder / f"law-{number:04}.pdf").write_bytes(make_pdf(pages))


def run(folder: Path, store: Path, until: Callable[[], bool] | None = None) -> dict[str, object]:
    """Ingest in a process of its own and watch its memory; kill it when `until` says so."""
    command = [sys.executable, "-m", "ingest", str(folder), "--store", str(store), "--json"]
    started, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output: list[str] = []
        reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
        reader.start()
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            if until and until():
                process.send_signal(signal.SIGKILL)
            time.sleep(0.2)
        reader.join()
    seconds = time.perf_counter() - started
    report = json.loads(output[0]) if output and output[0].strip() else {}
    return {"seconds": seconds, "peak": peak / 2**20, **report}


def _memory(parent: int) -> int:
    """Resident bytes of a process and its children."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    total = 0
    try:
        for pid in [parent, *map(int, children.read_text().split())]:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError):
        pass
    return total * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "laws")
        folder.mkdir()
        write_documents(folder, count)
        small = Path(place, "few")
        small.mkdir()
        write_documents(small, count // 10)
        few = run(small, Path(place, "few-store"))
        clean = run(folder, Path(place, "clean"))
        kept = Path(place, "killed/resume")
        half = 64 * 1536 * int(str(clean["chunks"])) // 128
        killed = run(folder, Path(place, "killed"), lambda: _size(kept) > half)
        rest = run(folder, Path(place, "killed"))
        for name, found in (("a tenth", few), ("clean", clean), ("killed", killed), ("rest", rest)):
            line = {k: found.get(k) for k in ("seconds", "peak", "added", "chunks", "embedded")}
            print(name, {k: round(v, 1) if isinstance(v, float) else v for k, v in line.items()})
        print(f"{count / float(str(clean['seconds'])):.1f} documents a second")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("vectors-*"))


if __name__ == "__main__":
    main()
