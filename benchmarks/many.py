"""Many documents of five pages: documents a second and memory, killed again and again.

    python -m benchmarks.many [--documents 1000] [--kills 8]

Writes PDFs of made-up sentences. A tenth of them, then all, are read in the limited children
without embedding. Then all are ingested whole: killed with SIGKILL at random moments, a third of
them while documents are read and the others in the first half of the embedding, and gone on with
each time. Whatever a run begins to read or to embed is written down, so that what is done twice
can be counted. The last run goes through: its memory is given a quarter at a time.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.watched import Watched, watch
from tests.made.pdf import column, make_pdf

_WORDS = (
    "police shelter court law state border child help report victim office network region case"
    " prosecutor ministry council referral labour street market family road city village school"
    " record number year month plan training budget service partner agency mission committee"
).split()
_PAGES, _LINES, _WIDTH = 5, 12, 9
# About so many passages come of one document.
_PASSAGES = 17


def write_documents(folder: Path, count: int) -> None:
    """Write PDFs, each of its own words."""
    folder.mkdir()
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
import json, sys, time
from pathlib import Path
from ingest.read import read_sources
from ingest.sources import list_sources
started, done = time.perf_counter(), 0
for _, found in read_sources(list_sources([Path(sys.argv[1])])):
    done += len(found)
print(json.dumps({"added": done, "reading": time.perf_counter() - started}))
"""

# An ingest that writes down what it begins: "read NAME", "text HASH".
_INGEST = """
import hashlib, os, sys
from pathlib import Path
from ingest.build import build_index
from ingest.progress import Progress
from ingest.read.sandbox import Sandbox
from ingest.report import print_report
from ingest.sources import list_sources
from store.embedding import Embedder
from store.settings import StoreSettings
log = os.open(sys.argv[3], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
read, embed = Sandbox.read, Embedder.embed
def reading(self, source):
    os.write(log, f"read {source.name}\\n".encode())
    return read(self, source)
def embedding(self, texts):
    lines = (f"text {hashlib.sha256(text.encode()).hexdigest()}\\n" for text in texts)
    os.write(log, "".join(lines).encode())
    return embed(self, texts)
Sandbox.read, Embedder.embed = reading, embedding
settings = StoreSettings(path=Path(sys.argv[2]))
print_report(build_index(list_sources([Path(sys.argv[1])]), settings, Progress()), True)
"""


def print_reading(folder: Path, count: int) -> None:
    """Read and screen without embedding."""
    seen = watch(["-c", _READ, str(folder)])
    rate = count / seen.report["reading"]
    print(f"read {count}: {rate:.1f} documents a second, {_memory(seen)}", flush=True)


def print_killed(folder: Path, count: int, kills: int, place: Path) -> None:
    """Ingest whole, killed again and again, and say what was done twice."""
    log = place / "log"
    runs: list[Watched] = []
    before: Counter[str] = Counter()
    for kind, at in [*_moments(count, kills), ("", 0)]:
        command = ["-c", _INGEST, str(folder), str(place / "store"), str(log)]
        runs.append(watch(command, _reached(log, kind, at) if kind else None))
        begun = Counter(log.read_text().splitlines()) if log.exists() else Counter()
        twice = Counter(line[:4] for line in (begun - before) if before[line])
        end = f"killed, {kind} {at}" if kind else "to its end"
        done = Counter(line[:4] for line in begun)
        print(
            f"run {len(runs)} ({end}): {runs[-1].seconds:.0f} s, {_memory(runs[-1])};"
            f" begun {done['read']} documents, {done['text']} passages;"
            f" again {twice['read']} documents, {twice['text']} passages",
            flush=True,
        )
        before = begun
    print_whole(runs, count)


def print_whole(runs: list[Watched], count: int) -> None:
    """Sum all runs up; the last one's memory by quarters."""
    seconds, computing = sum(r.seconds for r in runs), sum(r.computing for r in runs)
    told = {key: runs[-1].report.get(key) for key in ("added", "chunks", "embedded")}
    print(f"whole: {count / seconds:.2f} documents a second in {len(runs)} runs,", end=" ")
    print(f"{count / computing:.2f} a second of one core's computing; {told}")
    held = runs[-1].shared_out
    quarters = [held[len(held) * at // 4 : len(held) * (at + 1) // 4] for at in range(4)]
    print("last run, peak of each quarter, MB:", [f"{max(part):.0f}" for part in quarters])


def _moments(count: int, kills: int) -> Iterator[tuple[str, int]]:
    source = random.Random(kills)
    early = kills // 3
    for at in sorted(source.randrange(count) for _ in range(early)):
        yield "read", at
    half = count * _PASSAGES // 2
    for at in sorted(source.randrange(half) for _ in range(kills - early)):
        yield "text", at


def _reached(log: Path, kind: str, at: int) -> Callable[[], bool]:
    def reached() -> bool:
        lines = log.read_text().splitlines() if log.exists() else []
        if sum(line.startswith(kind) for line in lines) <= at:
            return False
        # Not in step with the writing of the log.
        time.sleep(random.random())
        return True

    return reached


def _memory(seen: Watched) -> str:
    return f"{max(seen.resident):.0f} MB resident, {max(seen.shared_out):.0f} with shared ones once"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for count in (options.documents // 10, options.documents):
            folder = Path(place, f"laws-{count}")
            write_documents(folder, count)
            print_reading(folder, count)
        print_killed(folder, options.documents, options.kills, Path(place))


if __name__ == "__main__":
    main()
