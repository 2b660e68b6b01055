"""Whatever the bytes, a reader gives documents or reasons, never anything else, and soon.

A few hundred tries each here; the long run is `make fuzz` (docs/ingest.md).
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.files import read_bytes
from ingest.read.instructions import instruction_in
from ingest.read.mend import mend_texts
from ingest.read.normalise import normalise
from ingest.read.personal import personal_in
from ingest.read.screen import screen_draft, without_held
from ingest.read.structure import draft_from_blocks
from tests.made.office import W, make_docx, make_epub, make_odt, make_zip
from tests.made.pdf import Put, make_pdf, stream
from tests.made.soon import soon

TRIES = int(os.environ.get("FUZZ_TRIES", "60"))
quick = settings(
    max_examples=TRIES,
    # `soon` counts computing instead: a crowded machine makes nothing slow.
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="FUZZ_TRIES" not in os.environ,
    database=None,
)
LINE = st.one_of(
    st.text(max_size=120),
    st.sampled_from(["Neni 5", "Article 12", "1. Kush:", "a) strehon;", "KREU II", "- pika", "|"]),
)
SEEDS = {
    "x.pdf": make_pdf([[Put(60, 700, "Article 1"), Put(60, 680, "Words of a law.")]] * 2),
    "x.docx": make_docx("Neni 1", "Teksti i nenit."),
    "x.odt": make_odt("<text:p>Words.</text:p>"),
    "x.epub": make_epub(["<h1>One</h1><p>Words.</p>"]),
    "x.zip": make_zip({"a.txt": "Words.", "b.html": "<p>Words.</p>"}),
    "x.html": b"<h1>A law</h1><p>Article 1<p>Words.<table><tr><td>1<td>2</table>",
    "x.xml": b"<act><article><num>Neni 1</num><p>Teksti.</p></article></act>",
    "x.csv": b"question,answer\nWhen?,In 2001.\n",
    "x.md": b"---\nid: x\n---\n# A law\n\n1. Words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "x.txt": "Neni 1\nTeksti.\n1. Një.\na) dy;\n".encode(),
    "x.jsonl": b'{"id": "x", "text": "Words."}\n',
}
# The bytes inside the packing, which a checksum or a compressor would keep from damage.
TABLE = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
BODY = (
    b"<w:document %s><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/>"
    % W.encode()
)
BODY += b"</w:numPr></w:pPr><w:r><w:t>Neni 1</w:t></w:r></w:p>" + TABLE + b"</w:body></w:document>"
COUNTED = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/></w:lvl>"
COUNTED += "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
INSIDE = {
    "x.pdf": (
        b"q 1 g BT /F1 10 Tf 60 700 Td (Article 1) Tj 3 Tr 0 -14 Td (Words.) Tj ET Q\n",
        lambda data: make_pdf([[Put(60, 680, "Words of a law.")]], more={11: stream(data, False)}),
    ),
    "x.docx": (
        BODY,
        lambda data: make_docx("", numbering=COUNTED, more={"word/document.xml": data}),
    ),
    "x.odt": (
        b"<d xmlns:text='t'><text:h>Kreu I</text:h><text:list><text:p>Words.</text:p>"
        b"</text:list></d>",
        lambda data: make_zip(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data}
        ),
    ),
    "x.epub": (
        b"<h1 style='color:red'>One</h1><ol start='3'><li>Words.</ol><table><tr><td>1<td>2",
        lambda data: make_epub([data.decode("utf-8", "replace")]),
    ),
    "x.zip": (b"Neni 1\n\n1. Teksti.\n", lambda data: make_zip({"a.txt": data, "b.html": data})),
}
LAST = os.environ.get("FUZZ_LAST", "")


def is_sound(draft):
    """What a draft promises: parts in order, inside the text, not empty, with a place."""
    at = 0
    for part in draft.parts:
        assert at <= part.start < part.end <= len(draft.text)
        assert part.locator
        at = part.end
    assert draft.parts


def damaged(data, cuts):
    """Change, cut out or double a few stretches of bytes."""
    for place, kind, new in cuts:
        at = place % max(len(data), 1)
        end = at + 1 + kind % 9
        middle = {0: new, 1: b"", 2: data[at:end] * 3}[kind % 3]
        data = data[:at] + middle + data[end:]
    return data


# A file without a name in the archive's list, found by the long run.
NAMELESS = [(1, 56, b""), (4, 42, b""), (563, 0, b"\0" * 5), (563, 0, b"\0" * 5), (80300, 43, b"")]

# A row of empty cells.
EMPTY_ROW = [(0, 0, b""), (60, 8, b"")]


@pytest.mark.parametrize("name", SEEDS)
@quick
@example(NAMELESS)
@example(EMPTY_ROW)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 99), st.binary(max_size=8))))
def test_a_damaged_file_is_read_or_named(name, cuts):
    read_or_named(damaged(SEEDS[name], cuts), name)


@pytest.mark.parametrize("name", INSIDE)
@quick
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 99), st.binary(max_size=8))))
def test_damage_inside_the_packing_is_read_or_named(name, cuts):
    plain, packed = INSIDE[name]
    read_or_named(packed(damaged(plain, cuts)), name)


def read_or_named(data, name):
    if LAST:
        # A library that dies takes the test with it; the file stays.
        Path(LAST).write_bytes(data)
    with soon():
        for found in read_bytes(data, name, "doc", 0):
            if isinstance(found, Draft):
                is_sound(found)
                screen_draft(found)
            else:
                assert found[0].startswith(("x.", "doc.jsonl:"))
                assert found[1]


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.xml", "x.csv", "x.jsonl"])
@quick
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_any_bytes_are_read_or_named(name, data):
    with soon():
        for found in read_bytes(data, name, "doc", 0):
            assert isinstance(found, Draft) or found[1]


@quick
@given(st.lists(st.tuples(LINE, st.integers(0, 9), st.integers(0, 6)), min_size=1, max_size=40))
@example([("Article 1", 1, 0), ("Article 1", 1, 0)])
def test_any_blocks_become_a_sound_draft(lines):
    kept = [(text, page, level) for line, page, level in lines if (text := normalise(line))]
    if not kept or all(level for _, _, level in kept):
        return
    with soon():
        try:
            draft = draft_from_blocks("x", [Block(*line) for line in kept])
        except DocumentRejected:
            # Headings only.
            return
        is_sound(draft)
        held = screen_draft(draft)
        if rest := without_held(draft, held, frozenset()):
            is_sound(rest)
        assert without_held(draft, held, frozenset(item.approval for item in held)) == draft


@quick
@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_text_is_mended_twice_to_the_same(texts):
    with soon():
        once, _ = mend_texts(texts)
        assert mend_texts(once)[0] == once
        for text in texts:
            instruction_in(text)
            personal_in(text)
