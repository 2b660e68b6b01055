"""corpus/sources.toml -> the official originals, each with its hash and where it came from.

A command of the operator, no route: https only, hosts of the manifest only, public addresses
only, every redirect checked again.
"""

import hashlib
import http.client
import json
import re
import socket
import ssl
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ingest.address import Address, Resolve, find_address, resolve_host
from ingest.errors import FetchRefused
from ingest.sources import MAX_BYTES

Connect = Callable[[Address], socket.socket]
MAX_REDIRECTS = 3
SECONDS = 10
_ENDINGS = {"application/pdf": ".pdf", "text/plain": ".txt", "application/xml": ".xml"}
_ENDINGS |= {"text/xml": ".xml", "application/epub+zip": ".epub"}
_ENDINGS["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx"
_ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,120}$")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched, or why it was not."""

    id: str
    url: str
    path: str = ""
    sha256: str = ""
    bytes: int = 0
    fetched_at: str = ""
    reason: str = ""


def connect(address: Address) -> socket.socket:
    """Open a TLS connection to the address that was checked, under the host's name."""
    plain = socket.create_connection((address.ip, 443), SECONDS)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=address.host)


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways out; a test puts its own server behind them."""

    resolve: Resolve = resolve_host
    connect: Connect = connect


def fetch_sources(
    manifest: Path, folder: Path, wanted: frozenset[str] = frozenset(), doors: Doors | None = None
) -> Iterator[Fetched]:
    """Fetch what the manifest names (or the wanted of it); a refusal is told, never raised."""
    sources = tomllib.loads(manifest.read_text(encoding="utf-8"))
    hosts = frozenset(
        (urlsplit(source["url"]).hostname or "").lower()
        for source in sources.values()
        if str(source.get("url", "")).startswith("https://")
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in sources.items():
        if wanted and name not in wanted:
            continue
        try:
            yield _fetch(name, source, folder, (hosts, doors or Doors()))
        except FetchRefused as refused:
            yield Fetched(name, str(source.get("url", "")), reason=str(refused))


def _fetch(
    name: str, source: dict[str, str], folder: Path, ways: tuple[frozenset[str], Doors]
) -> Fetched:
    if not _ID.match(name):
        raise FetchRefused("its id is no file's name")
    if not source.get("url"):
        raise FetchRefused("no URL in the manifest")
    part = folder / f"{name}.part"
    try:
        kind = _download(source["url"], part, ways)
    except (OSError, http.client.HTTPException) as error:
        raise FetchRefused(f"broken off: {error or type(error).__name__}; run again") from error
    data = part.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if source.get("sha256") not in (None, "", digest):
        part.unlink()
        raise FetchRefused(f"its hash is {digest[:12]}…, not the one in the manifest")
    path = folder / f"{name}{_ENDINGS.get(kind, '.html')}"
    part.replace(path)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    fetched = Fetched(name, source["url"], path.name, digest, len(data), now)
    record = json.dumps(asdict(fetched), ensure_ascii=False, indent=1)
    (folder / f"{name}.provenance.json").write_text(record, encoding="utf-8")
    return fetched


def _download(url: str, part: Path, ways: tuple[frozenset[str], Doors]) -> str:
    """Follow a URL to its file; what an earlier try left is gone on with."""
    hosts, doors = ways
    for _ in range(MAX_REDIRECTS + 1):
        address = find_address(url, hosts, doors.resolve)
        connection = http.client.HTTPSConnection(address.host, timeout=SECONDS)
        connection.sock = doors.connect(address)
        try:
            held = part.stat().st_size if part.exists() else 0
            headers = {"User-Agent": "anti-trafficking-assistant", "Accept-Encoding": "identity"}
            headers |= {"Range": f"bytes={held}-"} if held else {}
            connection.request("GET", address.target, headers=headers)
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308):
                url = urljoin(url, answer.headers.get("Location", ""))
                continue
            _save(answer, part, held)
            return answer.headers.get_content_type()
        finally:
            connection.close()
    raise FetchRefused(f"more than {MAX_REDIRECTS} redirects")


def _save(answer: http.client.HTTPResponse, part: Path, held: int) -> None:
    goes_on = answer.status == 206 and _starts_at(answer, held)
    if answer.status == 416:
        part.unlink()
        raise FetchRefused("what an earlier try left does not fit; run again")
    if answer.status != 200 and not goes_on:
        raise FetchRefused(f"the server answered {answer.status}")
    size = held if goes_on else 0
    started = time.monotonic()
    with part.open("ab" if goes_on else "wb") as stream:
        while piece := answer.read1(1 << 16):
            size += len(piece)
            if size > MAX_BYTES:
                stream.truncate(0)
                raise FetchRefused(f"larger than {MAX_BYTES // 1024**2} MB")
            if time.monotonic() - started > 60 * SECONDS:
                raise FetchRefused("too slow; run again to go on")
            stream.write(piece)
    missing = answer.length or 0
    if missing:
        raise FetchRefused(f"broken off with {missing:,} bytes missing; run again to go on")


def _starts_at(answer: http.client.HTTPResponse, held: int) -> bool:
    return answer.headers.get("Content-Range", "").startswith(f"bytes {held}-")
