"""Environment -> how the assistant serves."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, NonNegativeInt, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# The file that comes with the project.
SHIPPED = Path(__file__).resolve().parent.parent / "corpus" / "help-lines.toml"
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?")
_RATE = re.compile(r"auto|off|[1-9]\d*/(second|minute|hour|day)")


class AssistantSettings(BaseSettings):
    """Settings of the server; every field is an environment variable `ASSISTANT_<FIELD>`."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore")

    # Origins whose pages may call the API from a browser, comma-separated; exact, no wildcard.
    allowed_origins: str = ""
    # The file of help lines, which `confirm-line` rewrites; read again whenever it changes.
    help_lines: Path = SHIPPED
    # Whether callers without a key may ask and read.
    anonymous: bool = True
    # The file of keys, which `keys` rewrites; read again whenever it changes.
    api_keys_file: Path | None = None
    # Questions a caller may ask; `auto` is 20/minute for all but callers on this very machine.
    rate_limit: str = "auto"
    # Where several assistants share their limits; empty keeps them in memory.
    redis_url: str = ""
    # Proxies whose X-Forwarded-For is believed: addresses or networks, comma-separated.
    trusted_proxies: str = "127.0.0.1"
    # Requests answered at a time, and how many more may wait for their turn.
    concurrency: int = Field(default=16, ge=1)
    queue: int = Field(default=32, ge=0)
    # The record of what an operator switched off and on; None is `switches.jsonl` in STORE_PATH.
    switches: Path | None = None
    # One JSON line a request on standard error, without text and without addresses.
    log: Literal["json", "off"] = "json"

    # The language model that writes answers: `openai:…`, `anthropic:…`, `ollama:…`; empty for none.
    model: str = ""
    # Where it is, when not at the provider's own address: any server that speaks the same protocol.
    model_base_url: str = ""
    # Its key; without it the provider's own variable is read, such as OPENAI_API_KEY.
    model_key: SecretStr = SecretStr("")
    # Tokens that may be spent in a day; after that answers are quoted. 0: no cap.
    model_tokens_per_day: NonNegativeInt = 0
    # The same for each caller: a key, a reader of a widget, or an address without a key.
    model_tokens_per_caller: NonNegativeInt = 0

    @field_validator("allowed_origins")
    @classmethod
    def _exact(cls, given: str) -> str:
        for origin in split_list(given):
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is no exact origin such as https://www.example.org")
        return given

    @field_validator("rate_limit")
    @classmethod
    def _rate(cls, given: str) -> str:
        if not _RATE.fullmatch(given):
            raise ValueError(f"{given!r} is neither auto, off nor such as 20/minute")
        return given


def split_list(given: str) -> list[str]:
    """Split a comma-separated setting."""
    return [part.strip() for part in given.split(",") if part.strip()]
