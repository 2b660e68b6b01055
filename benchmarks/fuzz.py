"""Every reader of a format on damaged files, for minutes of computing each; one after another.

    python -m benchmarks.fuzz [--minutes 10] [--tries 500] [NAME ...]

Each round is a process of its own with other damage. A reader that answers with anything but
documents or reasons, computes for over 5 s, kills its process or hangs is named with the end of
the test's output; the last file that was read stays in `--kept`. Prints Markdown for
benchmarks/RESULTS.md; ends with 1 when anything was found.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

READERS = ("pdf", "docx", "odt", "epub", "zip", "html", "xml", "csv", "md", "txt", "jsonl")
# The passages of any document: structure, repair and screening.
OTHERS = ("blocks", "mended")
_TESTS = "tests/ingest/test_read_fuzz.py"
# By the clock, for a round of tries; generous, as other programs may have the machine.
_HUNG = 3600


def fuzz(name: str, seconds: float, tries: int, kept: Path) -> tuple[int, float, list[str]]:
    """Give the files tried, the seconds of computing and what was found."""
    chosen = name if name in OTHERS else f"x.{name}]"
    environment = {**os.environ, "FUZZ_TRIES": str(tries), "FUZZ_LAST": str(kept / f"last.{name}")}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", _TESTS]
    files, faults, started = 0, [], _computing()
    while (spent := _computing() - started) < seconds and not faults:
        try:
            done = subprocess.run(
                [*command, "-k", chosen],
                env=environment,
                capture_output=True,
                text=True,
                timeout=_HUNG,
                check=False,
            )
        except subprocess.TimeoutExpired:
            faults.append(f"{name}: hung for {_HUNG} s")
            continue
        passed = re.search(r"(\d+) passed", done.stdout)
        files += tries * int(passed[1]) if passed else 0
        if done.returncode:
            faults.append(f"{name}: exit {done.returncode}\n{done.stdout[-3000:]}")
    return files, spent, faults


def _computing() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def main() -> None:
    """Print a row a reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[*READERS, *OTHERS])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tries", type=int, default=500)
    parser.add_argument("--kept", type=Path, default=Path("fuzz"))
    options = parser.parse_args()
    options.kept.mkdir(exist_ok=True)
    print("| reader | minutes of computing | files | found |\n|---|---:|---:|---:|", flush=True)
    found: list[str] = []
    for name in options.names:
        files, spent, faults = fuzz(name, 60 * options.minutes, options.tries, options.kept)
        print(f"| {name} | {spent / 60:.1f} | {files:,} | {len(faults)} |", flush=True)
        found += faults
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
