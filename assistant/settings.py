"""Environment -> how the assistant serves."""

from pathlib import Path

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
