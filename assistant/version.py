"""What code and which texts are running."""

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import prompts


def code_version() -> str:
    """The version of the installed package; 0 when it runs without being installed."""
    try:
        return version("anti-trafficking-assistant")
    except PackageNotFoundError:
        return "0"


@lru_cache(maxsize=1)
def prompts_digest() -> str:
    """One hash over every file of texts, to tell two deployments apart."""
    digest = hashlib.sha256()
    for path in sorted(Path(prompts.__file__).parent.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
