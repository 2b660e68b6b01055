"""Lines of a stream -> server-sent events with JSON data, by the HTML standard's rules."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assistant.schemas import Answer


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a stream: meta, help, sources, sentence, notice; the last is done."""

    name: str
    data: dict[str, Any]

    def answer(self) -> Answer:
        """The whole answer that `done` carries."""
        return Answer.model_validate(self.data)


def read_events(lines: Iterable[str]) -> Iterator[Event]:
    """Read server-sent events with JSON data, as the HTML standard has them."""
    name, data = "message", list[str]()
    for line in lines:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
        elif not line and data:
            yield Event(name, json.loads("\n".join(data)))
            name, data = "message", []
