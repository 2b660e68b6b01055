"""The operator's record of switches -> what is off now. Each line says when, who and why."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import SwitchesInvalid

Switch = Literal["web", "api", "generation"]
SWITCHES: tuple[Switch, ...] = ("web", "api", "generation")


class Change(BaseModel):
    """One line of the record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at: datetime
    switch: Switch
    on: bool
    by: str
    why: str


def read_switches(path: Path) -> frozenset[Switch]:
    """Read which switches are off; without a record everything is on."""
    return frozenset(name for name, change in _last(path).items() if not change.on)


def read_changes(path: Path) -> list[Change]:
    """Read the whole record, oldest first; raises SwitchesInvalid with the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise SwitchesInvalid(f"{path}: {error}") from error
    changes = []
    for number, line in enumerate(lines, 1):
        try:
            changes.append(Change.model_validate_json(line))
        except ValidationError as error:
            rule = error.errors(include_input=False)[0]["msg"]
            raise SwitchesInvalid(f"{path}, line {number}: {rule}") from error
    return changes


def turn(path: Path, switch: Switch, on: bool, by: str, why: str) -> None:
    """Append a change to the record: one write, so that a reader never sees half a line."""
    change = Change(at=datetime.now(UTC), switch=switch, on=on, by=by, why=why)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(change.model_dump(mode="json"), ensure_ascii=False) + "\n"
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def _last(path: Path) -> dict[Switch, Change]:
    return {change.switch: change for change in read_changes(path)}
