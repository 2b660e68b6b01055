"""Planted damage is repaired or reported; clean Albanian stays as it is, letter by letter."""

import tomllib
from pathlib import Path

import pytest

from ingest.read.mend import mend_texts
from ingest.read.normalise import normalise

CORPUS = Path(__file__).resolve().parents[2] / "corpus/documents"
CLEAN = "Përgjegjësia për mbrojtjen e fëmijëve është çështje që shtrihet në çdo bashki."


def broken(encode, decode):
    """The clean sentence, written in one code page and read in another."""
    return CLEAN.encode(encode).decode(decode, "replace")


WHOLE = {
    "UTF-8 read as Windows": broken("utf-8", "cp1252"),
    "UTF-8 read as Latin-1": broken("utf-8", "latin-1"),
    "UTF-8 read as Windows twice": CLEAN.encode().decode("cp1252").encode().decode("cp1252"),
    "Windows read as Baltic": broken("cp1252", "cp1257"),
    "Windows read as Cyrillic": broken("cp1252", "cp1251"),
    "Windows read as Greek": broken("cp1252", "cp1253"),
    "Windows read as Macintosh": broken("cp1252", "mac-roman"),
    "DOS read as Windows": broken("cp850", "cp1252"),
    "Macintosh read as Latin-1": broken("mac-roman", "latin-1"),
    "diaeresis apart": CLEAN.replace("ë", "e¨").replace("ç", "c¸"),
    "diaeresis before": CLEAN.replace("ë", "¨e").replace("ç", "¸c"),
    "diaeresis as È": CLEAN.replace("ë", "eÈ"),
    "diaeresis with a space": CLEAN.replace("ë", "e\u0020\u0308"),
    "entities": CLEAN.replace("ë", "&euml;").replace("ç", "&ccedil;"),
    "numbers": CLEAN.replace("ë", "&#235;").replace("ç", "&#231;"),
    "Cyrillic ё": CLEAN.replace("ë", "ё"),
    "Cyrillic ҫ": CLEAN.replace("ç", "ҫ"),
    "Cyrillic а and е": CLEAN.replace("a", "а").replace("e", "е"),
    "Greek ο": CLEAN.replace("o", "ο"),
    "Turkish ı": CLEAN.replace("i", "ı"),
    "wrong accent": CLEAN.replace("ë", "ě"),
    "È alone": CLEAN.replace("ë", "È"),
    "letters decomposed": CLEAN.replace("ë", "e\u0308").replace("ç", "c\u0327"),
    "soft hyphens": CLEAN.replace("ss", "s\u00ads").replace("r", "\u00adr"),
    "zero width": CLEAN.replace("e", "e\u200b"),
}
WORDS = {
    "Ã«shtÃ«": "është",
    "ÇështjÃ«": "Çështjë",
    "pe¨r": "për",
    "cËshtje": None,
    "pėr": "për",
    "ēdo": "çdo",
    "Áështje": "çështje",
    "ËshtÃ«": "Është",
    "p‰r": "për",
    "‡do": "çdo",
    "nлn": None,
    "fëmijëvе": "fëmijëve",
    "Shqipёria": "Shqipëria",
    "Republika e Shqipёrisё": "Republika e Shqipërisë",
    "trafikımi": "trafikimi",
    "İnstituti": "Instituti",
    "ﬁllimi": "fillimi",
    "konﬂikti": "konflikti",
    "aﬀekt": "affekt",
    "oﬃcial": "official",
    "&Euml;sht&euml;": "Është",
    "eÈ": "ë",
    "vetÎm": "vetëm",
    "nÎse": "nëse",
    "mбrojtje": None,
    "pęr": "për",
    "pěr": "për",
    "pèr": "për",
    "kėto": "këto",
    "ēfarė": "çfarë",
    "gjykatёs": "gjykatës",
    "Кushtetuta": "Kushtetuta",
    "zyrа": "zyra",
    "Тiranë": "Tiranë",
    "Vlоrë": "Vlorë",
    "Άlbania": None,
    "për\u00adgjegjësi": "përgjegjësi",
    "për\u200bgjegjësi": "përgjegjësi",
    "e\u0308sht": "ësht",
    "\u202epër": "për",
    "për\U000e0041": "për",
    "ćdo": "çdo",
    "čdo": "çdo",
    "c¸do": "çdo",
    "C¸do": "Çdo",
    "E¨shtë": "Është",
    "kanÎ": "kanë",
    "janÙ": "janë",
    "þdo": "çdo",
    "dhënλ": "dhënë",
    "thÃªnie": "thênie",
    "â€œligjâ€\u009d": None,
    "vjeÃ§": "vjeç",
    "nÃ«n": "nën",
    "gjithÃ«": "gjithë",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_text_that_went_through_the_wrong_hands_is_whole_again(name):
    (mended,), _ = mend_texts([normalise(WHOLE[name])])
    assert normalise(mended) == CLEAN


@pytest.mark.parametrize("word", WORDS)
def test_a_broken_word_in_a_clean_text_is_repaired_or_reported(word):
    texts = [normalise(f"Ligji thotë se {word} mbrohet nga shteti dhe nga gjykata."), CLEAN]
    mended, findings = mend_texts(texts)
    if WORDS[word] is None:
        assert mended[0] == texts[0] or findings
    else:
        assert f"se {WORDS[word]} mbrohet" in mended[0]
    assert mended[1] == CLEAN


def test_more_than_eighty_defects_are_planted():
    defects = sum(
        sum(a != b for a, b in zip(text, CLEAN, strict=False)) > 0 for text in WHOLE.values()
    )
    assert defects + len(WORDS) >= 80


def test_two_hundred_clean_albanian_paragraphs_stay_as_they_are():
    paragraphs = [
        statement["sq"]
        for path in sorted(CORPUS.glob("*.toml"))
        for section in tomllib.loads(path.read_text(encoding="utf-8"))["section"]
        for statement in section.get("statement", [])
    ]
    assert len(paragraphs) >= 200
    for paragraph in paragraphs:
        assert mend_texts([normalise(paragraph)]) == ([paragraph], [])
    together, findings = mend_texts(paragraphs)
    assert (together, findings) == (paragraphs, [])


@pytest.mark.parametrize(
    "text",
    [
        "Москва dhe Київ janë kryeqytete.",
        "Ministri Šimonytė dhe José Álvarez u takuan në Tiranë.",
        "Çmimi është 10 € ose 5‰ e vlerës, thotë ‘Zëri’.",
        "The Communiqué of Kraków was naïve, said Zoë.",
        "Αθήνα është kryeqyteti i Greqisë.",
        "CAFÉ RÉSUMÉ ÇDO ËSHTË",
        "I madh İstanbul".replace("İ", "I"),
        "Gegërisht: nânë, zâ, kênë, dhê.",
    ],
)
def test_names_and_words_of_other_languages_stay(text):
    assert mend_texts([text])[0] == [text]


def test_a_repair_is_reported_with_its_count():
    _, findings = mend_texts(["tё ligjit dhe ёshtё"])
    assert [(f.kind, f.detail) for f in findings] == [("repaired", "2 letters of another alphabet")]
