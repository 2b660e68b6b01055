"""A word -> what it is about: a boss, papers, not letting, leaving; alike in both languages."""

from functools import lru_cache

from assistant.triage.rules import classes_of

_SHORTEST_STEM = 2


@lru_cache(maxsize=20_000)
def concept_of(word: str, language: str) -> str | None:
    """Name the concept of a word: by the whole word first, then by its longest stem."""
    exact, stems = _tables(language)
    if word in exact:
        return exact[word]
    ends = range(len(word), _SHORTEST_STEM - 1, -1)
    return next((stems[word[:end]] for end in ends if word[:end] in stems), None)


@lru_cache
def _tables(language: str) -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for concept, words in classes_of(language, "concepts").items():
        for word in words:
            table = stems if word.endswith("*") else exact
            table.setdefault(word.removesuffix("*"), concept)
    return exact, stems
