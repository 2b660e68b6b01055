"""A source file in, drafts of documents out: one module a format."""

from collections.abc import Iterator

from ingest.draft import Draft
from ingest.errors import DocumentRejected
from ingest.read.jsonl import read_jsonl
from ingest.read.markdown import read_markdown
from ingest.read.statements import read_statements
from ingest.read.text import read_plain
from ingest.sources import SourceFile

_READERS = {
    "jsonl": read_jsonl,
    "markdown": read_markdown,
    "statements": read_statements,
    "text": read_plain,
}


def read_source(source: SourceFile) -> Iterator[Draft | tuple[str, str]]:
    """Read a source: its documents, and (name, reason) for each that is rejected."""
    reader = _READERS.get(source.format)
    try:
        if reader is None:
            raise DocumentRejected(f"no reader for {source.path.suffix or 'files without ending'}")
        yield from reader(source.path)
    except DocumentRejected as error:
        yield source.name, str(error)
    except OSError as error:
        yield source.name, f"cannot be read: {error.strerror}"
