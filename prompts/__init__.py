"""Every word said in a model's place, in English and Albanian, by key."""

import tomllib
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def say(key: str, language: str, **values: str) -> str:
    """Give a fixed text in a language, its {placeholders} filled; raises KeyError if missing."""
    return _texts()[key][language].format(**values)


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / "fixed.toml").read_text(encoding="utf-8"))
