"""Answers and help lines in the words of the contract, made up for the tests."""

SENTENCES = {
    "en": ("The Office was established in 2005.", "It coordinates the work of all institutions."),
    "sq": ("Zyra u krijua në vitin 2005.", "Ajo bashkërendon punën e të gjitha institucioneve."),
}
LINE = {
    "number": "129",
    "source": "Example",
    "url": "https://example.org/police",
    "checked_on": "2020-05-01",
    "confirmed": False,
    "status": "unconfirmed",
}
LINES = {
    "en": [
        {
            **LINE,
            "name": "State Police",
            "for": "victims of crime",
            "hours": "24 hours",
            "note": "Not confirmed: nobody has tried it.",
        }
    ],
    "sq": [
        {
            **LINE,
            "name": "Policia e Shtetit",
            "for": "viktima të krimit",
            "hours": "24 orë",
            "note": "E pakonfirmuar: nuk e ka provuar askush.",
        }
    ],
}


def citation(number, language, quote):
    return {
        "number": number,
        "passage_id": f"astana#p-{number}",
        "document_id": "astana",
        "title": {"en": "Statement, Astana", "sq": "Deklarata, Astana"}[language],
        "publisher": "Ministry",
        "date": "2010-11-27",
        "locator": "5(1)",
        "language": language,
        "quote": quote,
        "start": 0,
        "end": len(quote),
        "url": f"/documents/astana?from=0&to={len(quote)}#p-{number}",
        "tier": "official",
        "status": "current",
        "source": None,
    }


def answer(language="en", **changes):
    texts = changes.pop("texts", SENTENCES[language])
    whole = {
        "id": "a1",
        "status": "answered",
        "language": language,
        "mode": "extractive",
        "question": "q",
        "sentences": [{"text": t, "citations": [n]} for n, t in enumerate(texts, 1)],
        "citations": [citation(n, language, t) for n, t in enumerate(texts, 1)],
        "help": None,
        "notices": [],
        "corpus": {"generation": "g1", "built_at": "2026-11-24T00:00:00Z"},
        "timings": {"total_ms": 1.0},
    }
    return {"text": " ".join(texts), **whole, **changes}
