from dataclasses import replace
from itertools import pairwise

import pytest

from ingest.draft import Draft, Part, TextBuilder
from ingest.split import TARGET_TOKENS, Ruler, split_draft

CLAUSE = "përgjegjësia e përbashkët për mbrojtjen e viktimave të mundshme të trafikimit "


@pytest.fixture(scope="session")
def ruler(embedder):
    return Ruler(embedder.count_tokens, embedder.limit)


def draft_of(*blocks, title="A title", heading="", locators=None):
    builder, parts = TextBuilder(), []
    for at, block in enumerate(blocks):
        locator = locators[at] if locators else f"par-{at + 1}"
        parts.append(Part(locator, locator, *builder.add(block), heading=heading))
    return Draft("doc", title, builder.text, tuple(parts))


def squeezed(texts):
    return "".join("".join(texts).split())


@pytest.mark.parametrize(
    "text",
    [
        CLAUSE * 60,
        (CLAUSE.strip() + ", ") * 60,
        "x" * 3000,
        "ë" * 2000,
        "Një fjali. " * 400,
        "人身取引の被害者を保護する" * 80,
        "One line\n" * 300,
        "🙂 " * 700,
    ],
    ids=["no stops", "commas", "one word", "letters", "short", "no spaces", "lines", "emoji"],
)
def test_every_chunk_fits_the_embedder_is_verbatim_and_nothing_is_lost(text, ruler):
    document, chunks = split_draft(draft_of(text.strip()), ruler, "origin")
    assert all(document.text[chunk.start : chunk.end] == chunk.text for chunk in chunks)
    assert all(before.end <= after.start for before, after in pairwise(chunks))
    assert max(ruler.count([chunk.indexed_text for chunk in chunks])) <= 256
    assert squeezed(chunk.text for chunk in chunks) == squeezed(document.text)


def test_short_sentences_are_packed_up_to_the_size_the_model_reads_best(ruler):
    _, chunks = split_draft(draft_of("A short sentence about help. " * 60), ruler, "o")
    sizes = ruler.count([chunk.text for chunk in chunks])
    assert max(sizes) <= TARGET_TOKENS
    assert min(sizes[:-1]) > TARGET_TOKENS // 2


def test_a_part_is_never_packed_with_the_next(ruler):
    _, chunks = split_draft(draft_of("First point.", "Second point."), ruler, "o")
    assert [(c.locator, c.text) for c in chunks] == [
        ("par-1", "First point."),
        ("par-2", "Second point."),
    ]


def test_pieces_of_a_long_part_are_numbered_and_ids_are_unique(ruler):
    long, short = "A short sentence about help. " * 60, "The end."
    _, chunks = split_draft(draft_of(long, short, short, locators=["a", "b", "b"]), ruler, "o")
    ids = [chunk.id for chunk in chunks]
    assert ids[:2] == ["doc#a-1", "doc#a-2"]
    assert ids[-2:] == ["doc#b", "doc#b_2"]
    assert len(set(ids)) == len(ids)


def test_pieces_know_the_part_that_they_are_cut_from(ruler):
    _, chunks = split_draft(draft_of(CLAUSE * 60, "Short."), ruler, "origin")
    assert {chunk.part_id for chunk in chunks[:-1]} == {"doc#par-1"}
    assert len(chunks) > 2
    assert (chunks[-1].part, chunks[-1].part_id) == ("", "doc#par-2")


@pytest.mark.parametrize(("kind", "start"), [("law", "2008"), ("institution", "")])
def test_what_is_dated_begins_with_its_law_but_not_with_its_body(ruler, kind, start):
    draft = draft_of("In 2018 it moved.")
    part = replace(draft.parts[0], date="2018")
    draft = replace(draft, parts=(part,), kind=kind, in_force_from="2008")
    assert split_draft(draft, ruler, "origin")[1][0].in_force_from == start


def test_title_and_heading_are_searched_with_the_text_but_not_quoted(ruler):
    _, (chunk,) = split_draft(draft_of("It opened.", title="Note", heading="Vlora"), ruler, "o")
    assert chunk.indexed_text == "Note — Vlora\nIt opened."
    assert chunk.text == "It opened."


@pytest.mark.parametrize("title", ["word " * 400, "x" * 5000])
def test_an_endless_title_leaves_room_for_the_text(title, ruler):
    document, chunks = split_draft(draft_of(CLAUSE * 20, title=title), ruler, "o")
    assert max(ruler.count([chunk.indexed_text for chunk in chunks])) <= 256
    assert squeezed(chunk.text for chunk in chunks) == squeezed(document.text)


@pytest.mark.parametrize(
    ("text", "language"), [("Viktimat mbrohen nga ligji.", "sq"), ("The law protects.", "en")]
)
def test_the_language_is_found_when_the_file_does_not_say(text, language, ruler):
    document, (chunk,) = split_draft(draft_of(text), ruler, "o")
    assert (document.language, chunk.language) == (language, language)
