"""A ZIP archive (or DOCX, ODT, EPUB) -> its members, under limits of size, ratio and name."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

from ingest.errors import DocumentRejected

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
MAX_MEMBERS = 10_000
# What zipfile raises on bytes that are no sound archive.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
)
# Tiny members pack very well and harm nobody.
_RATIO_FROM = 1024 * 1024


class Package:
    """An open archive; what was unpacked is counted over all of its members."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._unpacked = 0
        if not all(info.filename for info in archive.infolist()):
            raise DocumentRejected("damaged: a file inside it has no name")
        self._members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if len(self._members) > MAX_MEMBERS:
            raise DocumentRejected(f"{len(self._members):,} files in one archive")
        for info in self._members.values():
            _check(info)
        total = sum(info.file_size for info in self._members.values())
        if total > MAX_UNPACKED:
            raise DocumentRejected(f"unpacks to {total // 1024**2:,} MB; {_LIMIT}")

    @property
    def names(self) -> list[str]:
        """The names of the files inside, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Unpack one member; raises DocumentRejected when it is missing, damaged or too large."""
        info = self._members.get(name)
        if info is None:
            raise DocumentRejected(f"damaged: {name} is missing inside it")
        try:
            with self._archive.open(info) as stream:
                # The size in the directory may lie; the stream does not.
                data = stream.read(MAX_UNPACKED - self._unpacked + 1)
        except _DAMAGE as error:
            raise DocumentRejected(f"damaged: {name} inside it cannot be unpacked") from error
        self._unpacked += len(data)
        if self._unpacked > MAX_UNPACKED:
            raise DocumentRejected(f"unpacks to more than it says; {_LIMIT}")
        if len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(info.compress_size, 1):
            raise DocumentRejected(_too_packed(len(data), info.compress_size))
        return data


_LIMIT = f"at most {MAX_UNPACKED // 1024**2} MB are read"


@contextmanager
def open_package(data: bytes) -> Iterator[Package]:
    """Open an archive; raises DocumentRejected when it is none, or breaks a limit."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise DocumentRejected("damaged or cut off: not a whole ZIP archive") from error
    with archive:
        yield Package(archive)


def _check(info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in info.filename:
        raise DocumentRejected("a name inside it leads out of the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise DocumentRejected("a link inside it leads out of the archive")
    if info.flag_bits & 1:
        raise DocumentRejected("encrypted: it opens with a password only")
    if info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise DocumentRejected(_too_packed(info.file_size, info.compress_size))


def _too_packed(size: int, packed: int) -> str:
    return f"a ZIP bomb: packed {size // max(packed, 1):,} to 1; at most {MAX_RATIO} to 1 is read"
