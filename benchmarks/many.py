"""Many documents of five pages: documents a second and memory; and an ingest after a kill.

    python -m benchmarks.many [--documents 1000] [--ingested 60]

Writes PDFs of made-up sentences. All are read in the limited children and cut, without embedding,
in a process whose memory is watched, once a tenth of them and once all. Then a smaller number is
ingested whole, once clean, once killed half-way with SIGKILL and gone on with.
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
from typing import Any

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


_READ = """
import sys, time
from pathlib import Path
from ingest.read import read_sources
from ingest.sources import list_sources
started, done = time.perf_counter(), 0
for _, found in read_sources(list_sources([Path(sys.argv[1])])):
    done += len(found)
print('{"added": %d, "reading": %f}' % (done, time.perf_counter() - started))
"""


def run(command: list[str], until: Callable[[], bool] | None = None) -> dict[str, Any]:
    """Run a process and watch its memory; kill it when `until` says so."""
    started, peak = time.perf_counter(), 0
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as process:
        output: list[str] = []
        reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
        reader.start()
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            if until and until():
                process.send_signal(signal.SIGKILL)
            time.sleep(0.1)
        reader.join()
    report = json.loads(output[0]) if output and output[0].strip() else {}
    return {"seconds": time.perf_counter() - started, "peak_mb": peak / 2**20, **report}


def _memory(parent: int) -> int:
    """Resident bytes of a process and of the children that its threads have started."""
    total = 0
    try:
        tasks = Path(f"/proc/{parent}/task").iterdir()
        children = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
        for pid in [parent, *children]:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError):
        # A process that has just ended.
        pass
    return total * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--ingested", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folders = {}
        for count in (options.documents // 10, options.documents, options.ingested):
            folders[count] = Path(place, f"laws-{count}")
            folders[count].mkdir()
            write_documents(folders[count], count)
        for count in (options.documents // 10, options.documents):
            found = run(["-c", _READ, str(folders[count])])
            rate = count / found["reading"]
            print(f"read {count}: {rate:.1f} documents a second, {found['peak_mb']:.0f} MB")
        print_resumed(folders[options.ingested], Path(place))


def print_resumed(folder: Path, place: Path) -> None:
    """Ingest whole, then again with a kill half-way."""

    def command(store: str) -> list[str]:
        return ["-m", "ingest", str(folder), "--store", str(place / store), "--json"]

    clean = run(command("clean"))
    kept, half = place / "killed/resume", 768 * int(clean["chunks"])
    killed = run(command("killed"), lambda: _size(kept) > half)
    rest = run(command("killed"))
    for name, found in (("clean", clean), ("killed", killed), ("gone on with", rest)):
        told = {key: found.get(key) for key in ("added", "chunks", "embedded")}
        print(f"{name}: {found['seconds']:.1f} s, {found['peak_mb']:.0f} MB, {told}")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("vectors-*"))


if __name__ == "__main__":
    main()
