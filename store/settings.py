"""Environment -> where the index lives and which model embeds it."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

BUNDLED_MODEL = "bundled:all-MiniLM-L6-v2"


class StoreSettings(BaseSettings):
    """Settings of the store; every field is an environment variable `STORE_<FIELD>`."""

    model_config = SettingsConfigDict(env_prefix="STORE_", env_file=".env", extra="ignore")

    path: Path = Path(".store")
    embedding_model: str = BUNDLED_MODEL
    chroma_url: str = ""
