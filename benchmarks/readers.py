"""The readers on real laws, decisions and reports, each beside a reference reader.

    python -m benchmarks.readers ../shared/documents [--snippets 200]

For each file: how much of the reference's text is kept, articles found of those that are there,
ë and ç kept, snippets found inside one passage, seconds a page. Speed of PDF beside pypdf's in
the same run. Prints Markdown for benchmarks/RESULTS.md.
"""

import argparse
import random
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import docx
import lxml.html
import pypdf
from lxml import etree

from benchmarks.pdf_speed import speed
from ingest.draft import Draft
from ingest.read.files import read_file
from ingest.read.letters import SEQUENCES
from ingest.read.mend import mend_texts
from ingest.split import Ruler, split_draft
from store.embedding import Embedder
from store.settings import StoreSettings

# Counted by hand in the documents themselves: how many articles each law has.
ARTICLES = {
    "en_constitution_albania_1998.pdf": 183,
    "en_constitution_albania_1998.md": 183,
    "en_nl_treaty_un_trafficking_protocol.md": 40,
    "en_udhr.xml": 30,
    "sq_udhr.xml": 30,
    "sq_kodi_punes.pdf": 233,
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    name: str
    pages: int
    seconds: float
    kept: float
    letters: float
    articles: int
    snippets: int
    planted: int


def reference(path: Path) -> str:
    """Read a file with the reader that most people would reach for."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    if path.suffix == ".html":
        root = lxml.html.parse(str(path)).getroot()
        for hidden in root.xpath("//script|//style|//head|//nav|//button"):
            hidden.drop_tree()
        return "\n".join(root.itertext())
    if path.suffix == ".xml":
        return "\n".join(etree.parse(str(path)).getroot().itertext())
    return path.read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Bring two readings of a text together: one line, whole words, composed letters."""
    text = re.sub(r"(?<=\w)[-\u00ad\ufffe]\s*\n\s*(?=[^\W\d_])", "", text)
    for bad in (bad for bad in SEQUENCES if len(bad) == 1):
        text = text.replace(bad, SEQUENCES[bad])
    (text,), _ = mend_texts([unicodedata.normalize("NFC", text)])
    return " ".join(text.replace("\u2010", "-").split())


def kept(wanted: Counter[str], found: Counter[str]) -> float:
    """Share of what was wanted that was found."""
    return 1 - (wanted - found).total() / max(wanted.total(), 1)


def articles(draft: Draft) -> int:
    """Count the articles that have a place of their own."""
    labels = set()
    for part in draft.parts:
        if place := re.match(r"art-[^-_]+(?:-[a-zç])?(_\d+)?(?:-|$)", part.locator):
            labels.add((part.label.split(",")[0].split("(")[0], place[1]))
    return len(labels)


def snippets(text: str, count: int, seed: str) -> list[str]:
    """Cut snippets of nine words out of sentences of the reference."""
    sentences = [
        words
        for sentence in re.split(r"(?<=[.;:!?])\s+|\n", text)
        if len(words := sentence.split()) >= 12
    ]
    chosen = random.Random(seed).sample(sentences, min(count, len(sentences)))
    return [" ".join(words[2:11]) for words in chosen]


def measure(path: Path, ruler: Ruler, count: int) -> Row:
    """Read one file both ways."""
    started = time.process_time()
    (draft,) = read_file(path, "", path.name)
    seconds = time.process_time() - started
    assert isinstance(draft, Draft), draft
    text = reference(path)
    ours = plain(draft.text)
    passages = [letters_only(chunk.text) for chunk in split_draft(draft, ruler, path.name)[1]]
    planted = snippets(without_marks(text), count, path.name)
    found = sum(any(letters_only(plain(s)) in passage for passage in passages) for s in planted)
    theirs = plain(text)
    return Row(
        path.name,
        draft.pages,
        seconds,
        kept(Counter(c for c in theirs if c.isalnum()), Counter(c for c in ours if c.isalnum())),
        kept(Counter(c for c in theirs if c in "ëçËÇ"), Counter(c for c in ours if c in "ëçËÇ")),
        articles(draft),
        found,
        len(planted),
    )


def letters_only(text: str) -> str:
    """What is left when spaces, signs and broken lines are no matter."""
    return "".join(_WORD.findall(text)).lower()


def without_marks(text: str) -> str:
    """Markdown's own marks are no words of the text."""
    return re.sub(r"^(?:#+|\d+\.|[-*])\s*|\]\([^)]*\)|[*\[\]]", "", text, flags=re.M)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--snippets", type=int, default=200)
    options = parser.parse_args()
    embedder = Embedder(StoreSettings().embedding_model)
    ruler = Ruler(embedder.count_tokens, embedder.limit)
    paths = [path for path in sorted(options.folder.iterdir()) if path.is_file()]
    share = -(-options.snippets // len(paths))
    rows = [measure(path, ruler, share) for path in paths]
    print("| file | pages | characters kept | ë ç kept | articles | snippets whole | ms a page |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        true = ARTICLES.get(row.name)
        found = f"{row.articles} of {true}" if true else "–"
        each = f"{1000 * row.seconds / max(row.pages, 1):.1f}"
        print(
            f"| {row.name} | {row.pages or '–'} | {row.kept:.2%} | {row.letters:.2%} | {found}"
            f" | {row.snippets} of {row.planted} | {each} |"
        )
    total = sum(ARTICLES[row.name] for row in rows if row.name in ARTICLES)
    right = sum(min(row.articles, ARTICLES[row.name]) for row in rows if row.name in ARTICLES)
    planted, found_all = sum(row.planted for row in rows), sum(row.snippets for row in rows)
    ours, whole, theirs = speed([path for path in paths if path.suffix == ".pdf"], reference)
    print(f"\nArticles {right} of {total} ({right / total:.1%}); ", end="")
    print(f"snippets {found_all} of {planted} ({found_all / planted:.1%}); ", end="")
    print(
        f"PDF {ours:.2f} MB a second of two cores, {whole:.2f} with child and screening,",
        end=" ",
    )
    print(f"pypdf {theirs:.2f}.")


if __name__ == "__main__":
    main()
