"""EPUB -> a document: the chapters of the book in the order in which it is read."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.block import Block
from ingest.read.html import html_blocks
from ingest.read.normalise import clean
from ingest.read.package import Package, open_package
from ingest.read.structure import draft_from_blocks
from ingest.read.tree import local_name, parse_html, parse_xml


def read_epub(data: bytes, name: str) -> Iterator[Draft]:
    """Read a book; `name` becomes its id."""
    with open_package(data) as package:
        if "META-INF/encryption.xml" in package.names:
            raise DocumentRejected("encrypted: the book is locked")
        title, chapters = _spine(package)
        blocks: list[Block] = []
        for chapter in chapters:
            blocks += html_blocks(parse_html(package.read(chapter)))[0]
    yield draft_from_blocks(name, blocks, title)


def _spine(package: Package) -> tuple[str, list[str]]:
    container = parse_xml(package.read("META-INF/container.xml"))
    paths = [e.get("full-path", "") for e in container.iter() if local_name(e) == "rootfile"]
    if not paths:
        raise DocumentRejected("damaged: the book does not say where it begins")
    root = parse_xml(package.read(paths[0]))
    folder = posixpath.dirname(paths[0])
    items = {e.get("id"): e.get("href", "") for e in root.iter() if local_name(e) == "item"}
    order = [e.get("idref") for e in root.iter() if local_name(e) == "itemref"]
    hrefs = [unquote(items[at]) for at in order if at in items]
    title = next((clean(e.text or "") for e in root.iter() if local_name(e) == "title"), "")
    return title, [posixpath.normpath(posixpath.join(folder, href)) for href in hrefs]
