"""The corpus -> questions that stand beside no statement, are empty, or stand beside two."""

from collections.abc import Iterator

from ingest.check.corpus import Corpus
from store.language import LANGUAGES, fold


def find_stray_questions(corpus: Corpus) -> Iterator[str]:
    """List what is wrong with the questions in `asked/`."""
    known = {where for where, _ in corpus.statements()}
    taken: dict[tuple[str, str], str] = {}
    for where, questions in _asked(corpus):
        if where not in known:
            yield f"asked of {where}, which is not there"
        if set(questions) != set(LANGUAGES):
            yield f"{where}: asked in {sorted(questions)}, not in {sorted(LANGUAGES)}"
        for language, text in ((one, text) for one, texts in questions.items() for text in texts):
            key = (language, fold(text).strip(" ?.!"))
            if not key[1]:
                yield f"{where}: an empty question"
            if taken.setdefault(key, where) != where:
                yield f"{where}: {text!r} is asked of {taken[key]} too"


def _asked(corpus: Corpus) -> Iterator[tuple[str, dict[str, list[str]]]]:
    for name, statements in corpus.asked.items():
        yield from ((f"{name}#{statement}", asked) for statement, asked in statements.items())
