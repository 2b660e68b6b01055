"""python -m assistant serve."""

import ctypes
import os
import sys
from typing import Annotated

import typer

from assistant.commands.options import Store, open_live, stop

# M_MMAP_THRESHOLD of malloc.h, and the bytes from which memory is mapped by itself.
_MMAP_THRESHOLD, _LARGE = -3, 1 << 20


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port (PORT)")] = int(os.environ.get("PORT", "8000")),
    store: Store = None,
) -> None:
    """Serve the API and the chat page."""
    # Idle threads of torch must not spin on the cores that the web server needs; read at import.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # torch keeps what it prepared for each length of text, a thousand a thread: over a gigabyte.
    os.environ.setdefault("LRU_CACHE_CAPACITY", "16")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
    _give_memory_back()
    from pydantic import ValidationError

    from assistant.errors import FileInvalid
    from assistant.settings import AssistantSettings

    try:
        settings = AssistantSettings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        stop(ValueError(f"ASSISTANT_{name}: {first['msg']}"))
    live = open_live(store)
    # Imported here: `--help` and the other commands need no web server.
    from assistant.app import create_app
    from assistant.live import warm_up
    from assistant.serving import serve_app

    try:
        app = create_app(live, settings)
    except FileInvalid as error:
        stop(error)
    warm_up(live.get())
    typer.echo(f"Ready on http://{host}:{port}")
    serve_app(app, host, port, settings.trusted_proxies)


def _give_memory_back() -> None:
    # glibc raises the threshold as it goes, and then keeps what an index held that was swapped out:
    # ten megabytes a swap.
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt:
            mallopt(_MMAP_THRESHOLD, _LARGE)
