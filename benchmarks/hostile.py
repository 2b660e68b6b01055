"""Twenty-five hostile files and three good ones ingested while a server answers from that store.

    python -m benchmarks.hostile --store .store [--clients 2]

Works on a copy of the store. Clients ask all the while, over HTTP; before the ingest for half a
minute too, for comparison. Counts failed requests, files rejected for the right reason, documents
that went in, and the memory of the ingest. Ends with 1 when any of it is wrong.
"""

import argparse
import re
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from benchmarks.asking import Tally, ask_for, read_questions
from benchmarks.server import serving
from benchmarks.watched import Watched, watch
from tests.made.hostile import HOSTILE

_CALM, _STRETCH = 30.0, 5.0
_GOOD = 3


def write_files(folder: Path) -> None:
    """Write what no reader may trust, and good files between."""
    folder.mkdir()
    for name, (make, _) in HOSTILE.items():
        (folder / name).write_bytes(make())
    for at in range(_GOOD):
        (folder / f"n{at}.txt").write_text(
            f"The reading room {at} of the library opened in 199{at}."
        )


def asked_during(url: str, clients: int, ingest: list[str]) -> tuple[Watched, Tally]:
    """Ask without a pause until the ingest has ended."""
    seen: list[Watched] = []
    running = threading.Thread(target=lambda: seen.append(watch(ingest)))
    running.start()
    whole, questions = Tally(), read_questions()
    while running.is_alive():
        tally = ask_for(url, clients, _STRETCH, questions)
        questions = questions[200:] + questions[:200]
        whole.seconds += tally.seconds
        whole.statuses += tally.statuses
        whole.times += tally.times
    running.join()
    return seen[0], whole


def wrong_reasons(rejected: list[dict[str, str]]) -> list[str]:
    """Name the hostile files that were not rejected, or not for their reason."""
    # Of a file in an archive the archive counts: "in/bomb.zip/bomb.txt".
    said = {part: row["reason"] for row in rejected for part in row["name"].split("/")}
    return [
        f"{name}: {said.get(name, 'went in')}"
        for name, (_, reason) in HOSTILE.items()
        if not re.search(reason, said.get(name, ""))
    ]


def main() -> int:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--clients", type=int, default=2)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        store, folder = Path(place) / "store", Path(place) / "in"
        shutil.copytree(wish.store, store)
        write_files(folder)
        with serving(store) as server:
            calm = ask_for(server.url, wish.clients, _CALM, read_questions())
            ingest = ["-m", "ingest", str(folder), "--store", str(store), "--json"]
            seen, during = asked_during(server.url, wish.clients, ingest)
            after = ask_for(server.url, wish.clients, _STRETCH, read_questions())
            wrong, added = wrong_reasons(seen.report["rejected"]), seen.report["added"]
            right = len(HOSTILE) - len(wrong)
            print(f"rejected for their reason {right} of {len(HOSTILE)}; {wrong}")
            print(f"good files in: {added} of {_GOOD};", end=" ")
            print(f"{seen.seconds:.0f} s, {max(seen.resident):.0f} MB")
            for name, tally in (("before", calm), ("during", during), ("after", after)):
                print(f"asked {name}: {tally.row()}", flush=True)
    failed = [s for tally in (calm, during, after) for s in tally.statuses if s != "200"]
    return int(bool(failed or wrong or added != _GOOD))


if __name__ == "__main__":
    sys.exit(main())
