"""Environment -> how the assistant serves."""

from pathlib import Path

from pydantic import NonNegativeInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

# The file that comes with the project.
SHIPPED = Path(__file__).resolve().parent.parent / "corpus" / "help-lines.toml"


class AssistantSettings(BaseSettings):
    """Settings of the server; every field is an environment variable `ASSISTANT_<FIELD>`."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore")

    # Origins whose pages may call the API from a browser, comma-separated; exact, no wildcard.
    allowed_origins: str = ""
    # The file of help lines, which `confirm-line` rewrites; read again whenever it changes.
    help_lines: Path = SHIPPED
    # The language model that writes answers: `openai:…`, `anthropic:…`, `ollama:…`; empty for none.
    model: str = ""
    # Where it is, when not at the provider's own address: any server that speaks the same protocol.
    model_base_url: str = ""
    # Its key; without it the provider's own variable is read, such as OPENAI_API_KEY.
    model_key: SecretStr = SecretStr("")
    # Tokens that may be spent in a day; after that answers are quoted. 0: no cap.
    model_tokens_per_day: NonNegativeInt = 0
