"""Files that no reader may trust: each is refused for its reason, and the next one is read."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ingest.draft import Draft
from ingest.read import read_sources
from ingest.read.sandbox import Sandbox
from ingest.sources import SourceFile, list_sources
from tests.made.hostile import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
GIGABYTE = 1024**3


@pytest.fixture(scope="module")
def sandbox():
    """One sandbox for all files, so that each shows that the one before left it whole."""
    made = Sandbox()
    yield made
    made.close()


def source(path):
    return SourceFile(path.name, path, "")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_its_reason(name, sandbox, tmp_path):
    make, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(make())
    ((found, _),) = sandbox.read(source(tmp_path / name))
    assert not isinstance(found, Draft)
    assert found[0].startswith(name)
    assert re.search(reason, found[1])
    (tmp_path / "good.txt").write_text("The shelter in Vlora opened in 2001.")
    ((good, _),) = sandbox.read(source(tmp_path / "good.txt"))
    assert good.text == "The shelter in Vlora opened in 2001."


def test_the_others_go_in_in_order_beside_files_that_break_the_reader(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("nested-flate.pdf", "many-operators.pdf", "laughs.xml"):
        (folder / name).write_bytes(HOSTILE[name][0]())
    for at in range(12):
        (folder / f"n{at:02}.txt").write_text(f"Report {at} of the shelter.")
    read = {s.path.name: found for s, found in read_sources(list_sources([folder]))}
    assert list(read) == sorted(read)
    good = [f[0].text for found in read.values() for f in found if isinstance(f[0], Draft)]
    assert good == [f"Report {at} of the shelter." for at in range(12)]


def test_a_child_that_waits_for_ever_is_ended_by_the_clock(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    sandbox = Sandbox(max_seconds=3)
    try:
        ((found, _),) = sandbox.read(source(tmp_path / "pipe.txt"))
    finally:
        sandbox.close()
    assert found == ("pipe.txt", "took longer to read than a document may")


def test_a_child_killed_from_outside_costs_its_document_only(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("The shelter opened.")
    sandbox = Sandbox()

    def kill():
        # Opens as soon as the child has opened its end: then it waits in the middle of the file.
        with (tmp_path / "pipe.txt").open("wb"):
            os.kill(sandbox._child.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        ((found, _),) = sandbox.read(source(tmp_path / "pipe.txt"))
        ((good, _),) = sandbox.read(source(tmp_path / "good.txt"))
    finally:
        killer.join()
        sandbox.close()
    assert found[0] == "pipe.txt"
    assert good.text == "The shelter opened."


def limited(code):
    """Run code in a process under the child's limits."""
    return subprocess.run(
        [sys.executable, "-c", f"import ingest.read.limits as limits\n{code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's filter is Linux's")
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_the_child_has_no_network(family):
    done = limited(
        "import socket\nassert limits.limit_process()\n"
        f"try: socket.socket(socket.{family})\nexcept PermissionError: print('refused')"
    )
    assert done.stdout == "refused\n", done.stderr


def test_the_child_writes_no_file(tmp_path):
    done = limited(
        "limits.limit_process()\n"
        f"out = open({str(tmp_path / 'x')!r}, 'w')\nout.write('words')\ntry: out.flush()\n"
        "except OSError: print('refused', flush=True)\nimport os; os._exit(0)"
    )
    assert done.stdout == "refused\n"
    assert (tmp_path / "x").stat().st_size == 0


def test_the_child_has_a_gigabyte_and_no_more():
    done = limited(
        "limits.limit_process()\nx = bytearray(800 * 2**20)\n"
        "try: y = bytearray(400 * 2**20)\nexcept MemoryError: print('refused')"
    )
    assert done.stdout == "refused\n", done.stderr


def test_the_child_s_computing_is_counted_document_by_document():
    done = limited("limits.limit_cpu(1)\nwhile True: pass")
    assert done.returncode == -signal.SIGXCPU
    twice = "import time\nfor _ in range(2):\n limits.limit_cpu(1)\n t = time.process_time()\n"
    done = limited(twice + " while time.process_time() - t < 0.9: pass\nprint('done')")
    assert done.stdout == "done\n"
