"""A check's report -> lines for people, or a value for machines."""

from collections.abc import Iterator
from typing import Any

from ingest.check import CheckReport

_SAYS = {
    "fields": "every field is there, dates are dates and lie in the past",
    "links": "sources, statements and facts named are there; high-confidence facts are covered",
    "words": "numbers, articles and months agree; the words are our own",
    "alone": "each sentence stands by itself",
    "terms": "legal terms keep their Albanian name (corpus/glossary.toml)",
    "asked": "questions stand beside one statement, in both languages (corpus/asked)",
}


def report_lines(report: CheckReport) -> Iterator[str]:
    """Write the report: what was read, each concern, each problem under its concern."""
    yield f"{report.documents} documents · {report.statements} statements in each language"
    yield f"{report.sources} sources, {report.uncited} of them cited by no statement"
    if report.facts is None:
        yield "The facts are not at hand: fact ids and coverage were not checked."
    else:
        yield f"{report.facts - len(report.left_out)} of {report.facts} facts are in a statement"
        yield from (f"  left out: {fact}" for fact in report.left_out)
    yield (
        f"{report.runs} runs of 12 words of primary documents compared"
        if report.runs
        else "The primary documents are not at hand: shared words were not checked."
    )
    yield ""
    for concern, problems in report.problems.items():
        yield f"{'ok' if not problems else len(problems):>4}  {concern:<7} {_SAYS[concern]}"
        yield from (f"        {problem}" for problem in problems)
    count = sum(map(len, report.problems.values()))
    yield ""
    yield "Nothing is wrong." if not count else f"{count} problem{'s' * (count > 1)}."


def report_value(report: CheckReport) -> dict[str, Any]:
    """Give the report as plain values."""
    return {
        "documents": report.documents,
        "statements": report.statements,
        "sources": report.sources,
        "uncited": report.uncited,
        "facts": report.facts,
        "left_out": list(report.left_out),
        "runs": report.runs,
        "problems": report.problems,
    }
