"""The commands and programs in the pages for operators and developers do what they say."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
API = (ROOT / "docs" / "api.md").read_text()
PAGES = "operate secure scale upgrade backup".split()


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def run(command, tmp_path, **env):
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        check=False,
    )


@pytest.mark.parametrize("program", blocks(API, "python"))
def test_a_python_example_runs(url, tmp_path, program):
    path = tmp_path / "example.py"
    path.write_text(program.replace("http://localhost:8000", url))
    done = run([sys.executable, str(path)], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("program", blocks(API, "js"))
def test_a_javascript_example_runs(url, tmp_path, program):
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine; .ci/run installs one")
    path = tmp_path / "example.mjs"
    path.write_text(program.replace("http://localhost:8000", url))
    done = run([node, str(path)], tmp_path)
    assert "2005" in done.stdout, done.stderr


@pytest.mark.parametrize("command", blocks(API, "sh"))
def test_a_curl_example_runs(url, tmp_path, command):
    if not shutil.which("curl"):
        pytest.skip("no curl on this machine")
    done = run(["bash", "-c", command.replace("http://localhost:8000", url)], tmp_path)
    assert "2005" in done.stdout, done.stderr


def commands():
    for page in PAGES:
        for block in blocks((ROOT / "docs" / f"{page}.md").read_text(), ""):
            for line in block.strip().splitlines():
                if line.startswith("python -m assistant"):
                    yield line


@pytest.mark.parametrize("line", list(commands()))
def test_an_operators_command_runs(corpus_store, tmp_path, line):
    (tmp_path / "restored").symlink_to(corpus_store)
    words = shlex.split(line)
    if words[3] == "keys":
        (tmp_path / "keys.toml").write_text("")
    env = {
        "ASSISTANT_API_KEYS_FILE": "keys.toml",
        "ASSISTANT_SWITCHES": "switches.jsonl",
        "STORE_PATH": str(corpus_store),
    }
    done = run([sys.executable, *words[1:]], tmp_path, **env)
    assert done.returncode == 0, done.stderr


def test_every_test_that_the_fault_matrix_names_exists():
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "faults.md").read_text()))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    }
    assert named <= there
    assert len(named) > 10


def test_every_cell_of_the_fault_matrix_names_a_test_or_says_why_there_is_none():
    page = (ROOT / "docs" / "faults.md").read_text()
    head, _, *rows = [
        line.strip("| ").split(" | ") for line in page.splitlines() if line[:1] == "|"
    ]
    assert head == ["dependency", "down", "slow", "wrong", "partial", "corrupt"]
    for name, *cells in rows:
        assert len(cells) == 5, name
        for fault, cell in zip(head[1:], cells, strict=True):
            assert "`test_" in cell or cell.startswith("no: "), f"{name}, {fault}"


def test_the_dashboard_shows_only_numbers_that_exist(client):
    import json

    board = json.loads((ROOT / "deploy/grafana/assistant.json").read_text())
    text = client.get("/metrics").text
    known = set(re.findall(r"^# TYPE (\w+)", text, re.M))
    for panel in board["panels"]:
        for target in panel["targets"]:
            for name in re.findall(
                r"[a-z_]+(?:_total|_bucket|_working|_waiting|_shared|_info)", target["expr"]
            ):
                base = name.removesuffix("_bucket").removesuffix("_total")
                assert {name, base, f"{base}_total"} & known, name


def test_the_proxy_and_the_manifests_are_well_formed():
    import yaml

    for path in (ROOT / "deploy/kubernetes").glob("*.yaml"):
        for row in yaml.safe_load_all(path.read_text()):
            assert {"apiVersion", "kind", "metadata"} <= row.keys(), path.name
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    # Only the proxy is reachable from outside.
    assert [name for name, row in compose["services"].items() if "ports" in row] == ["proxy"]
    assert compose["networks"]["inside"]["internal"] is True
