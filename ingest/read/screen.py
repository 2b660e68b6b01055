"""A draft -> what of it must wait for its operator's approval, and the draft without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from ingest.draft import Draft, Part
from ingest.read.instructions import instructions_in
from ingest.read.personal import personal_in


@dataclass(frozen=True, slots=True)
class Held:
    """A passage that waits; the operator lets it in by its `approval`."""

    document_id: str
    locator: str
    kind: str
    reason: str
    approval: str
    start: int
    end: int


def screen_draft(draft: Draft) -> list[Held]:
    """List the passages and headings with instruction-like words or personal data."""
    held = []
    pieces = list(_pieces(draft))
    texts = [draft.text[part.start : part.end] for part in pieces]
    names = sorted({part.heading for part in draft.parts})
    title, *found = instructions_in([draft.title, *names, *texts])
    if title:
        held.append(_held(draft, Part("title", "", 0, len(draft.text)), "document", title))
    # A heading is searched, and shown to a model, with every passage under it.
    headings = dict(zip(names, found, strict=False))
    for part, text, own in zip(pieces, texts, found[len(names) :], strict=True):
        if reason := own or headings.get(part.heading, ""):
            held.append(_held(draft, part, "instruction", reason))
        if reason := personal_in(text):
            held.append(_held(draft, part, "personal", reason))
    return held


def without_held(draft: Draft, held: list[Held], approved: frozenset[str]) -> Draft | None:
    """Take what waits out of a draft, text and all; None when the whole document must wait.

    Personal data holds the whole document: the passages around it may tell who is meant.
    """
    waiting = [item for item in held if item.approval not in approved]
    if any(item.kind in ("personal", "document") for item in waiting):
        return None
    gone = sorted({(item.start, item.end) for item in waiting})
    kept = [part for part in draft.parts if (part.start, part.end) not in gone]
    if not kept:
        return None
    return _cut(draft, kept, gone) if gone else draft


def _pieces(draft: Draft) -> Iterator[Part]:
    """The parts, and the headings that stand between them."""
    at = 0
    for part in sorted(draft.parts, key=lambda part: part.start):
        if draft.text[at : part.start].strip():
            yield Part("heading", "", at, part.start)
        yield part
        at = max(at, part.end)


def _held(draft: Draft, part: Part, kind: str, reason: str) -> Held:
    # Named by what it says, so that an approval never covers a text that has changed.
    text = draft.text[part.start : part.end]
    approval = sha256(f"{draft.id}\0{text}".encode()).hexdigest()[:12]
    return Held(draft.id, part.locator, kind, reason, approval, part.start, part.end)


def _cut(draft: Draft, kept: list[Part], gone: list[tuple[int, int]]) -> Draft:
    # Out of the text itself too: it is served whole beside its passages.
    starts = [0, *(end for _, end in gone)]
    ends = [*(start for start, _ in gone), len(draft.text)]
    text = "".join(draft.text[a:b] for a, b in zip(starts, ends, strict=True))
    parts = []
    for part in kept:
        shift = sum(end - start for start, end in gone if end <= part.start)
        parts.append(replace(part, start=part.start - shift, end=part.end - shift))
    return replace(draft, text=text, parts=tuple(parts))
