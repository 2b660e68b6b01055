"""The name of a language model -> LangChain's chat model for it; the only door to chat models."""

import importlib
from typing import Any

from assistant.errors import ModelUnknown
from assistant.listen import MAX_TOKENS, Patience

PROVIDERS = {
    "openai": "langchain_openai",
    "anthropic": "langchain_anthropic",
    "ollama": "langchain_ollama",
}


def open_chat(name: str, base_url: str, key: str, patience: Patience) -> Any:  # noqa: ANN401 - one of many
    """Open a model by its name, `provider:model`; raises ModelUnknown."""
    provider, _, model = name.partition(":")
    if provider not in PROVIDERS or not model:
        known = ", ".join(f"{each}:…" for each in PROVIDERS)
        raise ModelUnknown(f"ASSISTANT_MODEL is {name!r}; it should be one of {known}")
    try:
        importlib.import_module(PROVIDERS[provider])
    except ImportError as error:
        raise ModelUnknown(
            f"{name} needs its package: pip install 'anti-trafficking-assistant[{provider}]'"
        ) from error
    # Imported here: an assistant without a model never pays for it.
    from langchain.chat_models import init_chat_model

    options = _options(provider, key, patience)
    if base_url or provider == "ollama":
        # The newest models of the vendors' own hosts refuse a temperature.
        options["temperature"] = 0
    if base_url:
        options["base_url"] = base_url
    try:
        return init_chat_model(model, model_provider=provider, **options)
    except Exception as error:
        raise ModelUnknown(f"{name} cannot be used: {type(error).__name__}") from error


def _options(provider: str, key: str, patience: Patience) -> dict[str, Any]:
    import httpx

    wait = httpx.Timeout(max(patience.first, patience.gap), connect=patience.connect)
    # A connection an answer: none lies about to be found dead by the next one.
    headers = {"Connection": "close"}
    if provider == "ollama":
        bearer = {"Authorization": f"Bearer {key}"} if key else {}
        client = {"timeout": wait, "headers": {**headers, **bearer}}
        return {"num_predict": MAX_TOKENS, "client_kwargs": client}
    options: dict[str, Any] = {"max_tokens": MAX_TOKENS, "max_retries": 0}
    if key:
        options["api_key"] = key
    if provider == "anthropic":
        return {**options, "timeout": wait.read, "default_headers": headers}
    return {
        **options,
        "timeout": wait,
        "default_headers": headers,
        "stream_usage": True,
        "use_responses_api": False,
    }
