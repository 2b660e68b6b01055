"""The same law in several formats has the same articles with the same words."""

import re
import textwrap

import pytest

from ingest.read.docx import read_docx
from ingest.read.html import read_html
from ingest.read.markdown import markdown_draft
from ingest.read.pdf import read_pdf
from tests.made.office import make_docx
from tests.made.pdf import column, make_pdf

LAW = [
    "KREU I",
    "DISPOZITA TË PËRGJITHSHME",
    "Neni 1",
    "Objekti",
    "1. Ky ligj cakton rregullat për mbrojtjen e viktimave dhe detyrat e organeve shtetërore që i"
    " ndihmojnë ato, në përputhje me nenin 3 dhe me nenin 110/a të Kodit Penal.",
    "2. Rregullat e këtij ligji zbatohen për:",
    "a) shtetasit shqiptarë, kudo që gjenden;",
    "b) shtetasit e huaj dhe personat pa shtetësi që ndodhen në territor.",
    "Neni 2",
    "Përkufizime",
    "Në këtë ligj, sipas nenit 1, fjala “viktimë” tregon çdo person që është shfrytëzuar,"
    " pavarësisht nga pëlqimi i dhënë.",
    "KREU II",
    "TË DREJTAT",
    "Neni 2/a",
    "E drejta për këshillim",
    "Viktima këshillohet falas.",
    "Neni 3",
    "Neni 2 i këtij ligji nuk zbatohet për rastet e parashikuara në nenin 52/a të Kodit Penal.",
]
ARTICLES = ["art-1", "art-1-point-1", "art-1-point-2", "art-2", "art-2-a", "art-3"]


def as_pdf():
    lines = []
    for paragraph in LAW:
        lines += [*textwrap.wrap(paragraph.replace("“", '"').replace("”", '"'), 80), ""]
    return next(iter(read_pdf(make_pdf([column(60, 780, lines)]), "law")))


def as_html():
    body = "".join(f"<p>{paragraph}</p>" for paragraph in LAW)
    return next(iter(read_html(f"<html><body>{body}</body></html>".encode(), "law")))


def as_docx():
    return next(iter(read_docx(make_docx(*LAW), "law")))


def as_markdown():
    return markdown_draft("\n\n".join(LAW), "law")


def words_by_place(draft):
    return {
        part.locator: re.findall(r"\w+", draft.text[part.start : part.end])
        for part in draft.parts
        if part.locator.startswith("art-")
    }


@pytest.mark.parametrize("read", [as_pdf, as_html, as_markdown])
def test_a_law_has_the_same_articles_in_every_format_as_in_word(read):
    word = words_by_place(as_docx())
    assert list(word) == ARTICLES
    assert words_by_place(read()) == word
