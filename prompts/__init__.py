"""Every word said to a model, in its place or on a page, in English and Albanian, by key."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def say(key: str, language: str, **values: str) -> str:
    """Give a fixed text in a language, its {placeholders} filled; raises KeyError if missing."""
    text: str = _texts("fixed")[key][language]
    return text.format(**values)


def label(group: str, key: str, language: str, **values: object) -> str:
    """Give a page's word in a language; a key that nobody has named yet is its own label."""
    texts = _texts("pages")[group].get(key)
    return texts[language].format(**values) if texts else key.replace("-", " ")


def label_keys(group: str) -> list[str]:
    """List the keys of a group of page words in the order in which they are shown."""
    return list(_texts("pages")[group])


def read_prompt(name: str, language: str, **values: object) -> str:
    """Give a prompt in a language, its {placeholders} filled, without the line of its version."""
    text = (_FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8")
    return text.split("\n", 1)[1].strip().format(**values)


@lru_cache(maxsize=2)
def _texts(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
