import json
from pathlib import Path

import pytest

from assistant.triage import scorer
from assistant.triage.concepts import concept_of
from assistant.triage.read import pieces_in
from assistant.triage.scorer import score, total

WEIGHTS = json.loads(Path(scorer.__file__).with_name("weights.json").read_text())


@pytest.mark.parametrize(
    ("english", "albanian", "concept"),
    [
        ("passport", "pasaporten", "papers"),
        ("locked", "mbyllur", "lock"),
        ("wages", "rrogen", "pay"),
        ("boyfriend", "dashuri", "partner"),
        ("owner", "gazda", "boss"),
    ],
)
def test_a_concept_has_one_name_in_both_languages(english, albanian, concept):
    assert concept_of(english, "en") == concept_of(albanian, "sq") == concept


def test_different_words_of_one_thing_share_a_piece():
    told = pieces_in("my boss keeps my passport") & pieces_in("zonja ma mban kartën")
    assert {"<boss papers>", "<take papers>"} <= told


def test_a_piece_never_learnt_weighs_nothing():
    assert total({"": -5, "boss": 7}, {"boss", "zzz"}) == 2


def test_every_reading_has_a_constant_and_the_scores_add_up():
    assert all("" in weights for weights in WEIGHTS.values())
    pieces = pieces_in("they took my passport and lock the door")
    known = [WEIGHTS["risk"][piece] for piece in pieces if piece in WEIGHTS["risk"]]
    assert score(pieces, "risk") == WEIGHTS["risk"][""] + sum(known) > 0
