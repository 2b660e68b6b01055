"""Environment -> how the assistant serves."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class AssistantSettings(BaseSettings):
    """Settings of the server; every field is an environment variable `ASSISTANT_<FIELD>`."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore")

    # Origins whose pages may call the API from a browser, comma-separated; exact, no wildcard.
    allowed_origins: str = ""
