"""A line that an operator has checked -> the file of help lines, rewritten in one rename."""

import os
import re
from datetime import date
from pathlib import Path

from assistant.errors import LinesInvalid
from assistant.lines import digits_of, parse_lines, read_lines


def confirm_line(path: Path, number: str, by: str, source: str, day: date) -> str:
    """Mark a line as working since `day`; gives its number. The rest of the file stays as it is."""
    wanted = digits_of(number)
    known = {digits_of(line.number): line.number for line in read_lines(path).line}
    if wanted not in known:
        raise LinesInvalid(f"{path}: no line {number!r}; there are {', '.join(known.values())}")
    text = path.read_text(encoding="utf-8")
    changes = {
        "source": _quoted(source),
        "checked_on": _quoted(day.isoformat()),
        "checked_by": _quoted(by),
        "confirmed": "true",
        "status": '"working"',
        "doubt.en": '""',
        "doubt.sq": '""',
    }
    # Comments and order belong to the person who keeps the file, so only the values change.
    blocks = re.split(r"(?m)^(?=\[\[)", text)
    fresh = "".join(_changed(block, changes) if _is(block, wanted) else block for block in blocks)
    parse_lines(fresh)
    _write(path, fresh)
    return known[wanted]


def _is(block: str, wanted: str) -> bool:
    number = re.search(r'(?m)^number = "([^"]*)"', block)
    return block.startswith("[[line]]") and number is not None and digits_of(number[1]) == wanted


def _changed(block: str, changes: dict[str, str]) -> str:
    for key, value in changes.items():
        line = f"{key} = {value}".replace("\\", r"\\")
        block = re.sub(rf"(?m)^{re.escape(key)} = .*$", line, block)
    return block


def _quoted(text: str) -> str:
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
