"""Files and folders -> the sources to read, each with its format and the hash of its bytes."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import DocumentRejected, IngestError

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
# What is taken from a folder, and what its ending claims; the bytes say what a file really is.
FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".csv": "pairs",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".akn": "xml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".zip": "zip",
}
MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `name` is its key in the index: its path as given."""

    name: str
    path: Path
    format: str

    def digest(self) -> str:
        """SHA-256 of the bytes; of a corpus file, with the files beside it that it is read with."""
        with self.path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256")
        if self.format == "statements":
            beside = (self.path.parent.parent / "sources.toml", asked_beside(self.path))
            found.update(b"".join(path.read_bytes() for path in beside if path.exists()))
        return found.hexdigest()


def asked_beside(path: Path) -> Path:
    """Give the place of the questions that a corpus file's statements answer."""
    return path.parent.parent / "asked" / path.name


def list_sources(paths: list[Path]) -> list[SourceFile]:
    """List the files under the paths, in order; raises IngestError for a path that is not there."""
    found: dict[str, SourceFile] = {}
    for path in paths:
        if not path.exists():
            raise IngestError(f"{path}: no such file or folder")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and (source := _source(file, path)):
                # Two folders of one name: the second is told apart by its whole path.
                taken = found.get(source.name)
                if taken and not taken.path.samefile(file):
                    source = replace(source, name=file.resolve().as_posix())
                found[source.name] = source
    return list(found.values())


def _source(file: Path, root: Path) -> SourceFile | None:
    name = (
        file.as_posix() if root.is_file() else (Path(root.name) / file.relative_to(root)).as_posix()
    )
    if root.is_dir() and any(part.startswith(".") for part in file.relative_to(root).parts):
        return None
    form = form_of(file)
    return None if root.is_dir() and form == "unknown" else SourceFile(name, file, form)


def form_of(file: Path) -> str:
    """Say what a file's name claims: a value of `FORMATS`, "statements", or "unknown"."""
    if file.suffix == ".toml" and file.parent.name == "documents":
        return "statements"
    return FORMATS.get(file.suffix.lower(), "unknown")


def read_text(path: Path) -> str:
    """Read a text file; raises DocumentRejected when it is empty, huge, binary or not UTF-8."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise DocumentRejected(f"larger than {MAX_BYTES // 1024**2} MB ({size // 1024**2} MB)")
    return decode(path.read_bytes())


def decode(data: bytes) -> str:
    """Decode bytes as UTF-8 (or UTF-16 with its mark); raises DocumentRejected otherwise."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\x00" in data:
        raise DocumentRejected("a binary file, not text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentRejected(f"not {encoding[:6].upper()} text (byte {error.start})") from error
    if not text.strip():
        raise DocumentRejected("empty")
    return text
