"""The corpus's files -> a report of what is wrong with them, concern by concern."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.check.alone import find_leaning
from ingest.check.asked import find_stray_questions
from ingest.check.corpus import Corpus, load_corpus
from ingest.check.fields import find_faulty_fields
from ingest.check.links import find_broken_links
from ingest.check.terms import find_stray_terms
from ingest.check.words import find_unequal_words
from ingest.sources import CORPUS

# What each concern looks for, in the order of the report.
CONCERNS: dict[str, Callable[[Corpus], Iterator[str]]] = {
    "fields": find_faulty_fields,
    "links": find_broken_links,
    "words": find_unequal_words,
    "alone": find_leaning,
    "terms": find_stray_terms,
    "asked": find_stray_questions,
}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked, and the problems found under each concern."""

    documents: int
    statements: int
    sources: int
    uncited: int
    facts: int | None
    left_out: tuple[str, ...]
    runs: int
    problems: dict[str, list[str]]

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not any(self.problems.values())


def check_corpus(folder: Path = CORPUS, originals: Path | None = None) -> CheckReport:
    """Check every statement; `originals` holds the facts and primary documents when at hand."""
    corpus = load_corpus(folder, originals)
    cited = {statement.get("source") for _, statement in corpus.statements()}
    covered = {fact for _, s in corpus.statements() for fact in s.get("facts", [])}
    return CheckReport(
        documents=len(corpus.documents),
        statements=sum(1 for _ in corpus.statements()),
        sources=len(corpus.sources),
        uncited=len(set(corpus.sources) - cited),
        facts=None if corpus.facts is None else len(corpus.facts),
        left_out=tuple(fact for fact in corpus.facts or {} if fact not in covered),
        runs=len(corpus.runs),
        problems={concern: list(find(corpus)) for concern, find in CONCERNS.items()},
    )
