import json
from pathlib import Path

import pytest

from evals.__main__ import evaluate
from evals.questions import QuestionsInvalid, read_questions

ROOT = Path(__file__).resolve().parents[2]


def test_our_own_questions_parse_and_have_ids_of_their_own():
    files = sorted((ROOT / "evals/questions").glob("*.jsonl"))
    ids = [row.id for path in files for row in read_questions(path)]
    assert len(ids) >= 60
    assert len(ids) == len(set(ids))


def test_a_bad_row_is_named_by_file_and_line(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "a", "q": "Fine?"}\n{"id": "b"}\n')
    with pytest.raises(QuestionsInvalid, match=r"q\.jsonl:2: question"):
        read_questions(path)


def test_a_run_writes_results_scores_and_a_report(corpus_store, tmp_path):
    path = tmp_path / "q.jsonl"
    rows = [
        {"id": "1", "question": "Kur u krijua Zyra e Koordinatorit Kombëtar?", "must": ["2005"]},
        {"id": "2", "question": "How do I bake bread?", "answerable": False},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    evaluate([path], store=corpus_store, out=tmp_path / "out", url="", as_json=False)
    lines = (tmp_path / "out/results.jsonl").read_text().splitlines()
    results = [json.loads(line) for line in lines]
    assert [row["right"] for row in results] == [True, True]
    assert sum(row["false_quotes"] for row in results) == 0
    assert "<table>" in (tmp_path / "out/report.html").read_text()
