"""A store -> an assistant served from it in a process of its own, with its memory and files."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

_ROOT = Path(__file__).resolve().parents[1]


class Server:
    """A running assistant."""

    def __init__(self, store: Path, port: int = 0, **env: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(self.port)]
        settings = {"ASSISTANT_RATE_LIMIT": "off", "ASSISTANT_LOG": "off", "PYTHONPATH": str(_ROOT)}
        self.process = subprocess.Popen(
            [*command, "--store", str(store)],
            cwd=_ROOT,
            env={**os.environ, **settings, **env},
            stdout=subprocess.DEVNULL,
        )

    def wait(self, seconds: float = 180) -> None:
        """Wait until it is ready."""
        wait_for(f"{self.url}/readyz", self.process, seconds)

    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def descriptors(self) -> int:
        """How many files it holds open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def stop(self) -> int:
        """Stop it as an operator would; gives the exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(40)


@contextmanager
def serving(store: Path, **env: str) -> Iterator[Server]:
    """Serve a store for as long as needed."""
    server = Server(store, **env)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until an address answers with 200."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{url}: the process stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{url} did not answer within {seconds} s")


def free_port() -> int:
    """A port that nobody uses."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
