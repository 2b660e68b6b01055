"""Scale: how an index of 5,000 to 500,000 passages searches, and what it costs.

    python -m benchmarks.scale --store .store [--sizes 5000 20000 100000 500000]

Real vectors of the store, repeated with noise where there are too few, and labelled so: embedding
half a million passages takes hours on two cores, and a search does not care where they come from.
Each size runs in a process of its own, so that memory is its own.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from store.chroma import VectorIndex
from store.embedding import Vectors
from store.generation import Generations

_DEPTH, _ASKED = 20, 200
_NOISE = 0.35


def make_vectors(real: Vectors, size: int) -> Vectors:
    """Give as many unit vectors as wished: the real ones, then copies moved a little."""
    source = np.random.default_rng(5)
    # Stored vectors of half precision may be a little too long or short: exact search would err.
    real = real / np.linalg.norm(real, axis=1, keepdims=True)
    if size <= len(real):
        return real[:size]
    more = real[source.integers(0, len(real), size - len(real))]
    moved = more + source.normal(0, _NOISE / np.sqrt(real.shape[1]), more.shape).astype(np.float32)
    whole = np.concatenate([real, moved])
    return np.asarray(whole / np.linalg.norm(whole, axis=1, keepdims=True), dtype=np.float32)


def measure(real: Vectors, size: int) -> dict[str, float]:
    """Build an index of a size and measure it."""
    vectors = make_vectors(real, size)
    folder = Path(tempfile.mkdtemp())
    try:
        started = time.perf_counter()
        index = VectorIndex.create(folder / "chroma", "scale")
        index.add([str(at) for at in range(size)], vectors, lambda _: None)
        built = time.perf_counter() - started
        asked = make_vectors(vectors[:2000], 2000 + _ASKED)[2000:]
        index.query(asked[0], _DEPTH)
        times, hits = [], 0
        for vector in asked:
            began = time.perf_counter()
            found = {int(name) for name, _ in index.query(vector, _DEPTH)}
            times.append((time.perf_counter() - began) * 1000)
            exact = np.argpartition(-(vectors @ vector), _DEPTH)[:_DEPTH]
            hits += len(found & set(exact.tolist()))
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        status = Path("/proc/self/status").read_text()
        memory = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return {
            "passages": size,
            "real": min(size, len(real)),
            "build s": round(built, 1),
            "disk MB": round(disk / 1e6, 1),
            "peak memory MB": round(int(memory.split()[1]) / 1024),
            "p50 ms": round(float(np.percentile(times, 50)), 2),
            "p95 ms": round(float(np.percentile(times, 95)), 2),
            "recall@20": round(hits / (_ASKED * _DEPTH), 4),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run each size in a child and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[5000, 20_000, 100_000, 500_000])
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.one:
        generations = Generations(wish.store)
        real = np.load(generations.folder(generations.require_current().id) / "vectors.npy")
        print(json.dumps(measure(np.asarray(real, dtype=np.float32), wish.one)))
        return 0
    rows = []
    for size in wish.sizes:
        command = [sys.executable, "-m", "benchmarks.scale", "--store", str(wish.store)]
        done = subprocess.run([*command, "--one", str(size)], check=True, stdout=subprocess.PIPE)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(rows[-1], file=sys.stderr)
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(f"{value:,}" for value in row.values()) + " |")
    for before, after in zip(rows, rows[1:], strict=False):
        doublings = np.log2(after["passages"] / before["passages"])
        cost = {
            name: f"×{(after[name] / before[name]) ** (1 / doublings):.2f}"
            for name in ("build s", "disk MB", "p50 ms")
        }
        print(f"a doubling from {before['passages']:,} to {after['passages']:,}: {cost}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
