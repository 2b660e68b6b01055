"""Two assistants, a Chroma server, a Redis and nginx, on loopback; one is killed again and again.

    python -m benchmarks.replicas [--kills 20] [--documents PATH …]

Needs `redis-server` and `nginx` on the machine. Builds an index into the Chroma server, asks
through nginx, kills one assistant (SIGKILL) at random moments and starts it again, restarts the
Chroma server once, and checks that a limit of 5 holds over both assistants.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.asking import Tally, ask_for, read_questions
from benchmarks.server import Server, free_port, wait_for

_ROOT = Path(__file__).resolve().parents[1]
_NGINX = """
pid {folder}/nginx.pid; error_log {folder}/nginx.log crit; daemon off; worker_processes 1;
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream assistants {{
    server 127.0.0.1:{first} max_fails=1 fail_timeout=2s;
    server 127.0.0.1:{second} max_fails=1 fail_timeout=2s;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://assistants; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For 203.0.113.5; proxy_buffering off;
      proxy_next_upstream error timeout non_idempotent; proxy_next_upstream_tries 2;
      proxy_connect_timeout 2s;
    }}
  }}
}}
"""


class Parts:
    """Everything that runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("chroma", "redis", "nginx", "one", "two")}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.env = {
            "STORE_CHROMA_URL": f"http://127.0.0.1:{self.ports['chroma']}",
            "ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{self.ports['redis']}/0",
        }

    def start(self, name: str, command: list[str]) -> None:
        """Start a process."""
        env = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
        self.running[name] = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
        )

    def start_chroma(self) -> None:
        """Start the Chroma server and wait for it."""
        chroma = str(Path(sys.executable).parent / "chroma")
        place = ["--path", str(self.folder / "vectors"), "--port", str(self.ports["chroma"])]
        self.start("chroma", [chroma, "run", "--host", "127.0.0.1", *place])
        url = f"http://127.0.0.1:{self.ports['chroma']}/api/v2/heartbeat"
        wait_for(url, self.running["chroma"], 60)

    def assistant(self, name: str, limit: str = "off") -> Server:
        """Start an assistant and wait for it."""
        env = {**self.env, "ASSISTANT_RATE_LIMIT": limit}
        server = Server(self.folder / "store", self.ports[name], **env)
        server.wait()
        return server

    def stop(self) -> None:
        """Stop every process."""
        for process in self.running.values():
            process.kill()
            process.wait()


@contextmanager
def _running(documents: list[Path]) -> Iterator[Parts]:
    with tempfile.TemporaryDirectory() as name:
        parts = Parts(Path(name))
        try:
            redis = ["redis-server", "--port", str(parts.ports["redis"]), "--save", ""]
            parts.start("redis", [*redis, "--dir", name])
            parts.start_chroma()
            ports = {"first": parts.ports["one"], "second": parts.ports["two"]}
            text = _NGINX.format(folder=name, port=parts.ports["nginx"], **ports)
            (parts.folder / "nginx.conf").write_text(text)
            parts.start("nginx", ["nginx", "-c", f"{name}/nginx.conf"])
            command = [sys.executable, "-m", "ingest", *map(str, documents)]
            subprocess.run(
                [*command, "--store", f"{name}/store"],
                cwd=_ROOT,
                env={**os.environ, **parts.env, "PYTHONPATH": str(_ROOT)},
                check=True,
                stdout=subprocess.DEVNULL,
            )
            yield parts
        finally:
            parts.stop()


def under_kills(parts: Parts, kills: int) -> tuple[Tally, Counter[str]]:
    """Ask through nginx while one assistant is killed; gives the questions' fate and the events."""
    two, one = parts.assistant("two"), parts.assistant("one")
    url, tallies, events = f"http://127.0.0.1:{parts.ports['nginx']}", [], Counter[str]()
    done = threading.Event()

    def keep_asking() -> None:
        while not done.is_set():
            tallies.append(ask_for(url, 4, 2, read_questions()))

    asking = threading.Thread(target=keep_asking)
    asking.start()
    moments = random.Random(11)
    for number in range(kills):
        time.sleep(moments.uniform(0.5, 3))
        one.process.kill()
        one.process.wait()
        events["killed"] += 1
        if number == kills // 2:
            parts.running["chroma"].kill()
            parts.running["chroma"].wait()
            parts.start_chroma()
            events["chroma restarted"] += 1
        one = parts.assistant("one")
    done.set()
    asking.join()
    one.stop()
    two.stop()
    whole = Tally()
    for tally in tallies:
        whole.statuses += tally.statuses
        whole.times += tally.times
        whole.seconds += tally.seconds
    return whole, events


def shared_limit(parts: Parts) -> Tally:
    """Ask twenty times through nginx with a limit of five an hour over both assistants."""
    one, two = parts.assistant("one", "5/hour"), parts.assistant("two", "5/hour")
    whole = Tally()
    for question in read_questions()[:10]:
        url = f"http://127.0.0.1:{parts.ports['nginx']}"
        whole.statuses += ask_for(url, 1, 30, [question]).statuses
    one.stop()
    two.stop()
    return whole


def main() -> int:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--documents", type=Path, nargs="*", default=[_ROOT / "corpus"])
    wish = parser.parse_args()
    with _running(wish.documents) as parts:
        limited = shared_limit(parts)
        tally, events = under_kills(parts, wish.kills)
    failed = sum(count for status, count in tally.statuses.items() if status != "200")
    print(f"limit of 5 an hour over two assistants, 20 asked: {dict(limited.statuses)}")
    print(f"{dict(events)}; asked {sum(tally.statuses.values()):,}: {dict(tally.statuses)}")
    print(f"not answered: {failed}; p95 {tally.percentile(0.95):.0f} ms")
    return 0 if limited.statuses["200"] == 5 else 1


if __name__ == "__main__":
    sys.exit(main())
