"""The file of keys -> who a caller is; new keys, shown once and kept only as a hash.

A key reads `ata_<id>_<secret>`. The secret has 256 random bits, so one round of SHA-256 is enough:
there is nothing to guess that a slow hash would slow down.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.errors import KeysInvalid

Kind = Literal["widget", "server", "admin"]
Scope = Literal["ask", "read", "metrics"]
SCOPES: tuple[Scope, ...] = ("ask", "read", "metrics")
_FORM = re.compile(r"ata_([a-z0-9]{8})_([A-Za-z0-9_-]{43})")
_NAME = r"^[A-Za-z0-9 ._-]{1,60}$"
_RATE = r"^(off|[1-9]\d*/(second|minute|hour|day))$"
_ORIGIN = r"^https?://[A-Za-z0-9.-]+(:\d+)?$"


class Key(BaseModel):
    """A key as the file has it; the key itself is nowhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{8}$")]
    name: Annotated[str, Field(pattern=_NAME)]
    kind: Kind
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    created: date
    expires: date | None = None
    # A widget's key may only ask; an admin's may do everything.
    scopes: list[Scope] = ["ask"]
    origins: list[Annotated[str, Field(pattern=_ORIGIN)]] = []
    # Overrides ASSISTANT_RATE_LIMIT for whoever holds this key.
    rate_limit: Annotated[str, Field(pattern=_RATE)] | None = None

    @model_validator(mode="after")
    def _bound(self) -> "Key":
        if self.kind == "widget" and (not self.origins or self.scopes != ["ask"]):
            raise ValueError("a widget's key needs origins and may only ask")
        return self

    def may(self, scope: Scope) -> bool:
        """Whether the key opens what needs a scope."""
        return self.kind == "admin" or scope in self.scopes


@dataclass(frozen=True, slots=True)
class Keys:
    """Every key by its id."""

    by_id: dict[str, Key]

    def find(self, given: str, today: date) -> Key | None:
        """The key that a caller holds, or None when it is unknown, revoked or run out."""
        parts = _FORM.fullmatch(given)
        known = self.by_id.get(parts[1]) if parts else None
        # An unknown id costs the same comparison, so that time tells nothing.
        right = hmac.compare_digest(_hash(given), known.hash if known else "0" * 64)
        if not known or not right or (known.expires and known.expires < today):
            return None
        return known

    def origins(self) -> frozenset[str]:
        """Every origin that a widget's key is bound to."""
        return frozenset(origin for key in self.by_id.values() for origin in key.origins)


def is_ours(given: str) -> bool:
    """Whether something has the form of a key of ours."""
    return given.startswith("ata_")


def read_keys(path: Path) -> Keys:
    """Read and check the file of keys; raises KeysInvalid with the reason."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("key", [])
        keys = [Key.model_validate(row) for row in rows]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KeysInvalid(f"{path}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise KeysInvalid(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    by_id = {key.id: key for key in keys}
    if len(by_id) != len(keys):
        raise KeysInvalid(f"{path}: two keys share an id")
    return Keys(by_id)


def add_key(path: Path, wish: dict[str, object]) -> str:
    """Add a key to the file and give it: the only time that it is seen."""
    name = secrets.token_hex(4)
    given = f"ata_{name}_{secrets.token_urlsafe(32)}"
    row = {"id": name, "hash": _hash(given), "created": datetime.now(UTC).date(), **wish}
    try:
        key = Key.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise KeysInvalid(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    known = list(read_keys(path).by_id.values()) if path.exists() else []
    _write(path, [*known, key])
    return given


def revoke_key(path: Path, name: str) -> Key:
    """Take a key out of the file; raises KeysInvalid when it is not there."""
    known = read_keys(path).by_id
    if name not in known:
        raise KeysInvalid(f"{path}: there is no key {name!r}")
    _write(path, [key for key in known.values() if key.id != name])
    return known[name]


def _hash(given: str) -> str:
    return hashlib.sha256(given.encode()).hexdigest()


def _write(path: Path, keys: list[Key]) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(
            "# Keys of the assistant: hashes only. `python -m assistant keys` writes this.\n"
        )
        stream.writelines(_block(key) for key in keys)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


def _block(key: Key) -> str:
    # JSON's strings, numbers and lists are TOML's too; a date stands bare.
    rows = key.model_dump(exclude_none=True)
    lines = [
        f"{field} = {value.isoformat() if isinstance(value, date) else json.dumps(value)}"
        for field, value in rows.items()
    ]
    return "\n".join(["", "[[key]]", *lines, ""])
