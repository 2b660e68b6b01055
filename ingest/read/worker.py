"""The limited child: lines with a file's path in, its documents as length-prefixed JSON out.

Started by `ingest.read.sandbox`; it serves one document after another until its input ends.
"""

import gc
import json
import os
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from ingest.draft import Draft
from ingest.read.files import read_file
from ingest.read.limits import limit_cpu, limit_process
from ingest.read.screen import screen_draft
from ingest.read.wire import to_row

LENGTH = struct.Struct("!I")


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer each request with rows and an empty end row."""
    for line in requests:
        request = json.loads(line)
        limit_cpu()
        for found in read_file(Path(request["path"]), request["format"], request["name"]):
            held = screen_draft(found) if isinstance(found, Draft) else []
            _send(replies, to_row(found, held))
        _send(replies, {})


def _send(replies: BinaryIO, row: dict[str, Any]) -> None:
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
    replies.write(LENGTH.pack(len(data)) + data)
    replies.flush()


if __name__ == "__main__":
    # Ctrl-C is the parent's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not mix with the replies.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    is_offline = limit_process()
    # What was imported lives as long as the child: never looked through again for what to free.
    gc.freeze()
    _send(out, {"offline": is_offline})
    serve(sys.stdin.buffer, out)
