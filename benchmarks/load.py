"""Load: 1, 8 and 32 clients, then 200 at once, then how soon all is as before.

    python -m benchmarks.load --store .store [--seconds 300]

For 20,000 passages ingest the abstracts of SciFact beside the corpus first:
`python -m ingest corpus shared/evalsets/scifact/corpus.jsonl --store .load`.
"""

import argparse
import json
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from benchmarks.asking import Tally, ask_for, read_questions
from benchmarks.server import Server, serving

_OUT = Path(__file__).parent / "out"
_CROWD = 200


def measure(server: Server, seconds: float) -> dict[str, Any]:
    """Measure one server."""
    questions = read_questions()
    ask_for(server.url, 2, min(seconds, 5), questions)
    rows: dict[str, Any] = {}
    for clients in (1, 8, 32):
        tally = ask_for(server.url, clients, seconds, questions)
        rows[f"{clients} clients"] = {**tally.row(), "memory MB": round(server.memory())}
    crowd = ask_for(server.url, _CROWD, min(seconds, 60), questions)
    rows[f"{_CROWD} clients"] = {**crowd.row(), "memory MB": round(server.memory())}
    before = rows["1 clients"]["p95"]
    rows["seconds until as before"] = _recovery(server, questions, before)
    rows["passages"] = _passages(server)
    rows["holds"] = _judge(rows, crowd)
    return rows


def _recovery(server: Server, questions: list[str], before: float) -> float:
    started = time.perf_counter()
    while time.perf_counter() - started < 60:
        if ask_for(server.url, 1, 1, questions).percentile(0.95) <= 1.5 * before:
            break
    return round(time.perf_counter() - started, 1)


def _passages(server: Server) -> int:
    with urllib.request.urlopen(f"{server.url}/v1/corpus") as reply:
        return int(json.load(reply)["passages"])


def _judge(rows: dict[str, Any], crowd: Tally) -> dict[str, bool]:
    eight = rows["8 clients"]
    quiet = [rows[f"{clients} clients"]["statuses"].keys() for clients in (1, 8, 32)]
    return {
        ">= 25 a second at 8 clients": eight["requests a second"] >= 25,
        "p95 <= 600 ms at 8 clients": eight["p95"] <= 600,
        "no error up to 32 clients": all(statuses == {"200"} for statuses in quiet),
        "nothing but 200 and 503 at 200": crowd.statuses.keys() <= {"200", "503"},
        "as before within 10 s": rows["seconds until as before"] <= 10,
    }


def main() -> int:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--seconds", type=float, default=300)
    wish = parser.parse_args()
    with serving(wish.store) as server:
        rows = measure(server, wish.seconds)
    _OUT.mkdir(exist_ok=True)
    (_OUT / "load.json").write_text(json.dumps(rows, indent=1) + "\n")
    print("| clients | a second | p50 ms | p95 ms | p99 ms | statuses | memory MB |")
    print("|---|---|---|---|---|---|---|")
    for name in ("1 clients", "8 clients", "32 clients", f"{_CROWD} clients"):
        row = rows[name]
        told = ", ".join(f"{status}: {count:,}" for status, count in row["statuses"].items())
        print(
            f"| {name.split()[0]} | {row['requests a second']} | {row['p50']} | {row['p95']}"
            f" | {row['p99']} | {told} | {row['memory MB']} |"
        )
    print(f"\n{rows['passages']:,} passages; as before {rows['seconds until as before']} s after.")
    for claim, held in rows["holds"].items():
        print(f"{'holds ' if held else 'MISSED'} {claim}")
    return 0 if all(rows["holds"].values()) else 1


if __name__ == "__main__":
    sys.exit(main())
