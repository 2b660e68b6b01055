"""A file of any kind -> the drafts of the documents in it, and what of it is rejected.

This is what runs in the limited child; every reader of a format is called from here.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.docx import read_docx
from ingest.read.epub import read_epub
from ingest.read.html import read_html
from ingest.read.jsonl import jsonl_drafts
from ingest.read.kind import real_kind, zipped_kind
from ingest.read.markdown import markdown_draft
from ingest.read.odt import read_odt
from ingest.read.package import open_package
from ingest.read.pairs import read_pairs
from ingest.read.pdf import read_pdf
from ingest.read.statements import read_statements
from ingest.read.structure import LONGEST_BLOCK
from ingest.read.text import plain_draft
from ingest.read.xml import read_xml
from ingest.sources import MAX_BYTES, decode

Found = Draft | tuple[str, str]
MAX_DEPTH = 2
_READERS: dict[str, Callable[[bytes, str], Iterator[Found]]] = {
    "markdown": lambda data, name: iter([markdown_draft(_lines(data), name)]),
    "text": lambda data, name: iter([plain_draft(_lines(data), name)]),
    "jsonl": lambda data, name: jsonl_drafts(BytesIO(data), f"{name}.jsonl"),
    "pairs": read_pairs,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
    "html": read_html,
    "xml": read_xml,
}


def read_file(path: Path, form: str, name: str) -> Iterator[Found]:
    """Read a file by what its bytes are; `form` says "statements" for files of the corpus."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentRejected(f"larger than {MAX_BYTES // 1024**2} MB ({size // 1024**2} MB)")
        if form == "statements":
            yield from read_statements(path)
            return
        data = path.read_bytes()
    except DocumentRejected as error:
        yield name, str(error)
    except OSError as error:
        yield name, f"cannot be read: {error.strerror}"
    else:
        yield from read_bytes(data, name, _id(path.name), 0)


def read_bytes(data: bytes, name: str, document_id: str, depth: int) -> Iterator[Found]:
    """Read the bytes of a file; `name` is how it is reported, with its ending."""
    try:
        yield from _read(data, name, document_id, depth)
    except DocumentRejected as error:
        yield name, str(error)
    except RecursionError:
        yield name, "nested deeper than any document"
    except MemoryError:
        yield name, "needs more memory than a document may"


def _read(data: bytes, name: str, document_id: str, depth: int) -> Iterator[Found]:
    suffix = PurePosixPath(name).suffix
    kind = real_kind(data[:4096], suffix)
    if kind == "zip":
        with open_package(data) as package:
            kind = zipped_kind(package, name)
    if kind == "zip":
        yield from _unpack(data, name, document_id, depth + 1)
    elif reader := _READERS.get(kind):
        yield from reader(data, document_id)
    else:
        raise DocumentRejected(f"no reader for {suffix or 'files without ending'}")


def _unpack(data: bytes, name: str, document_id: str, depth: int) -> Iterator[Found]:
    if depth > MAX_DEPTH:
        raise DocumentRejected(f"archives inside archives, more than {MAX_DEPTH} deep")
    with open_package(data) as package:
        for inside in package.names:
            base = PurePosixPath(inside.replace("\\", "/")).name
            if not inside.startswith("__MACOSX/") and not base.startswith("."):
                inner = f"{document_id}.{_id(base)}"
                yield from read_bytes(package.read(inside), f"{name}/{inside}", inner, depth)


def _lines(data: bytes) -> str:
    longest = max(map(len, data.split(b"\n")))
    if longest > LONGEST_BLOCK:
        raise DocumentRejected(f"a line of {longest:,} bytes is no readable text")
    return decode(data)


def _id(file_name: str) -> str:
    # "#" parts a document's id from a locator.
    return PurePosixPath(file_name).stem.replace("#", "-")
