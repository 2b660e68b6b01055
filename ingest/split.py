"""Draft -> a document and its chunks, cut along its parts, never longer than the embedder reads."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.draft import Draft, Part
from store.chunk import Chunk, Document
from store.language import detect_language
from store.sentences import sentence_spans

# The words of the lexical index belong to it too: another analyser, another index.
CHUNKER = "parts-and-sentences/4 words/8"
# MiniLM was trained on 128 tokens; longer chunks blur. The limit is what it can read at all.
TARGET_TOKENS = 128
_CONTEXT_SHARE = 4
# Kinds of document that enter into force as one.
_WHOLE_KINDS = ("law", "treaty")

CountTokens = Callable[[list[str]], list[int]]


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures texts in the embedder's own tokens."""

    count: CountTokens
    limit: int


def split_draft(draft: Draft, ruler: Ruler, origin: str) -> tuple[Document, list[Chunk]]:
    """Cut a draft; every chunk is a verbatim span of the document and fits the embedder."""
    language = draft.language or detect_language(draft.text[:2000])
    document = Document(
        id=draft.id,
        title=draft.title,
        text=draft.text,
        language=language,
        date=draft.date,
        publisher=draft.publisher,
        url=draft.url,
        tier=draft.tier,
        status=draft.status,
        topic=draft.topic,
        kind=draft.kind,
        in_force_from=draft.in_force_from,
        in_force_to=draft.in_force_to,
        superseded_by=draft.superseded_by,
        licence=draft.licence,
        origin=origin,
    )
    chunks: list[Chunk] = []
    used: set[str] = set()
    for part, after in zip_longest(draft.parts, draft.parts[1:]):
        if _is_only_heading(draft.text, part, after):
            continue
        context = _context(document.title, part.heading, ruler)
        spans = _spans(draft.text, part, context, ruler)
        for at, (start, end) in enumerate(spans, 1):
            locator = part.locator if len(spans) == 1 else f"{part.locator}-{at}"
            chunk = _chunk(document, part, _unused(locator, used), (start, end), context)
            chunks.append(chunk if len(spans) == 1 else replace(chunk, part=part.locator))
    return document, chunks


def _is_only_heading(text: str, part: Part, after: Part | None) -> bool:
    """Whether a part is the line "Article 12" over its points: they carry it as their context."""
    if after is None or not after.locator.startswith(f"{part.locator}-"):
        return False
    said = text[part.start : part.end].replace("\n\n", " — ")
    return bool(part.heading) and part.heading.startswith(said.rstrip(" ."))


def _unused(locator: str, used: set[str]) -> str:
    fresh, number = locator, 2
    while fresh in used:
        fresh, number = f"{locator}_{number}", number + 1
    used.add(fresh)
    return fresh


def _context(title: str, heading: str, ruler: Ruler) -> str:
    context = title if heading in ("", title) else f"{title} — {heading}"
    words = context.split()
    while len(words) > 1 and ruler.count([" ".join(words)])[0] > ruler.limit // _CONTEXT_SHARE:
        words = words[: len(words) * 3 // 4]
    # One endless "word" is no context at all.
    short = ruler.count([" ".join(words)])[0] <= ruler.limit // _CONTEXT_SHARE
    return " ".join(words) if short else ""


def _spans(text: str, part: Part, context: str, ruler: Ruler) -> list[tuple[int, int]]:
    room = ruler.limit - (ruler.count([context])[0] if context else 2)
    target = min(TARGET_TOKENS, room)
    packed: list[tuple[int, int]] = []
    for paragraph in _paragraphs(text, part):
        within = _pack(text, _sentences(text, paragraph, room, ruler), target, ruler)
        if packed and len(within) == 1:
            # A paragraph that fits is never torn: a long article is cut between paragraphs.
            within = _pack(text, [packed.pop(), *within], target, ruler)
        packed += within
    return packed


def _paragraphs(text: str, part: Part) -> list[tuple[int, int]]:
    spans, at = [], part.start
    for paragraph in text[part.start : part.end].split("\n\n"):
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return spans


def _sentences(text: str, span: tuple[int, int], room: int, ruler: Ruler) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    found = sentence_spans(text[slice(*span)])
    sizes = ruler.count([text[span[0] + a : span[0] + b] for a, b in found])
    for (a, b), size in zip(found, sizes, strict=True):
        sentence = (span[0] + a, span[0] + b)
        pieces += [sentence] if size <= room else _cut(text, sentence, room, ruler)
    return pieces


def _pack(
    text: str, pieces: list[tuple[int, int]], target: int, ruler: Ruler
) -> list[tuple[int, int]]:
    packed: list[tuple[int, int]] = []
    for start, end in pieces:
        if packed and ruler.count([text[packed[-1][0] : end]])[0] <= target:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((start, end))
    return packed


def _cut(text: str, span: tuple[int, int], room: int, ruler: Ruler) -> list[tuple[int, int]]:
    # Imported here: only a sentence longer than the embedder reads needs it.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "; ", ", ", " ", ""],
        chunk_size=room,
        chunk_overlap=0,
        length_function=lambda piece: ruler.count([piece])[0],
        add_start_index=True,
        keep_separator="end",
    )
    spans = []
    for piece in splitter.create_documents([text[slice(*span)]]):
        start = span[0] + piece.metadata["start_index"]
        spans.append((start, start + len(piece.page_content)))
    return spans


def _chunk(
    document: Document, part: Part, locator: str, span: tuple[int, int], context: str
) -> Chunk:
    return Chunk(
        document_id=document.id,
        locator=locator,
        label=part.label,
        text=document.text[slice(*span)],
        start=span[0],
        end=span[1],
        language=document.language,
        title=document.title,
        context=context,
        date=part.date or document.date,
        publisher=document.publisher,
        tier=part.tier or document.tier,
        status=part.status or document.status,
        kind=document.kind,
        period=part.period,
        in_force_from=part.in_force_from or _inherited_start(document, part),
        in_force_to=part.in_force_to or document.in_force_to,
        superseded_by=part.superseded_by or document.superseded_by,
        qualifies=part.qualifies,
        asked=part.asked,
        note=part.note,
        source=part.source,
    )


def _inherited_start(document: Document, part: Part) -> str:
    # A law's articles begin with the law. What is said of a body in a later year does not begin
    # with the body.
    whole = not part.date or document.kind in _WHOLE_KINDS
    return document.in_force_from if whole else ""
