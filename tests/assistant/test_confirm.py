import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assistant.confirm import confirm_line
from assistant.errors import LinesInvalid
from assistant.lines import read_lines
from assistant.live_lines import LiveLines
from assistant.settings import SHIPPED

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)


@pytest.fixture
def path(tmp_path):
    copy = tmp_path / "lines.toml"
    copy.write_bytes(SHIPPED.read_bytes())
    return copy


def line_of(path, number):
    return next(line for line in read_lines(path).line if line.number == number)


def test_a_confirmed_line_is_shown_as_sure_with_who_and_when(path):
    assert confirm_line(path, "116111", "A. Operator", "called; a person answered", DAY) == (
        "116 111"
    )
    line = line_of(path, "116 111")
    assert (line.checked_on, line.checked_by) == (DAY, "A. Operator")
    assert line.source == "called; a person answered"
    assert line.shown("en", DAY).confirmed


def test_nothing_else_in_the_file_changes(path):
    before = path.read_text().splitlines()
    confirm_line(path, "116 006", "A. Operator", "called", DAY)
    after = path.read_text().splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 7
    assert [line.number for line in read_lines(path).line if line.confirmed] == ["116 006"]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "nasty", ['a "quote"', "back\\slash \\1", "line\nbreak\x1b[31m", 'x"\n[[line]]']
)
def test_what_the_operator_types_stays_text(path, nasty):
    confirm_line(path, "112", nasty, nasty, DAY)
    line = line_of(path, "112")
    assert line.source == line.checked_by
    assert line.source.isprintable()
    assert len(read_lines(path).line) == 6


def test_an_unknown_number_changes_nothing(path):
    before = path.read_bytes()
    with pytest.raises(LinesInvalid, match="no line"):
        confirm_line(path, "0800 1212", "A", "b", DAY)
    assert path.read_bytes() == before


def test_the_command_writes_the_file_of_the_setting(path):
    command = [sys.executable, "-m", "assistant", "confirm-line", "116 117", "--by", "A. Operator"]
    command += ["--source", "called", "--date", "2026-11-20"]
    env = {"ASSISTANT_HELP_LINES": str(path), "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert done.returncode == 0, done.stderr
    assert line_of(path, "116 117").checked_on == date(2026, 11, 20)


def test_the_command_refuses_a_day_to_come(path):
    command = [sys.executable, "-m", "assistant", "confirm-line", "112", "--by", "A", "--source"]
    env = {"ASSISTANT_HELP_LINES": str(path), "PATH": ""}
    done = subprocess.run(
        [*command, "b", "--date", "2999-01-01"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
        check=False,
    )
    assert done.returncode != 0
    assert path.read_bytes() == SHIPPED.read_bytes()


def test_a_running_server_takes_a_confirmation_over_and_survives_a_broken_file(path):
    live = LiveLines(path)
    assert not any(line.confirmed for line in live.get().line)
    confirm_line(path, "112", "A. Operator", "called", DAY)
    assert [line.number for line in live.get().line if line.confirmed] == ["112"]
    path.write_text("broken = [")
    assert [line.number for line in live.get().line if line.confirmed] == ["112"]
    path.unlink()
    assert live.get().line
