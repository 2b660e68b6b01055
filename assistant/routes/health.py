"""GET /healthz, /readyz, /version: is it alive, can it answer, what is it."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter

from assistant.routes.state import AssistantDep

router = APIRouter()


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive; touches nothing."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(assistant: AssistantDep) -> dict[str, str]:
    """Ready to answer: an index is open and the embedding model is loaded.

    Without its language model the assistant is ready too: it quotes.
    """
    ready = {"status": "ready", "generation": assistant.index.manifest.id}
    if assistant.model is None:
        return {**ready, "model": "off"}
    return {**ready, "model": assistant.model.name, "breaker": assistant.model.breaker.state}


@router.get("/version")
def read_version(assistant: AssistantDep) -> dict[str, str]:
    """Versions of the code, the index and the embedding model."""
    manifest = assistant.index.manifest
    return {
        "version": _version(),
        "generation": manifest.id,
        "embedding_model": manifest.embedding_model,
        "embedding_digest": manifest.embedding_digest,
        "chunker": manifest.chunker,
    }


def _version() -> str:
    try:
        return version("anti-trafficking-assistant")
    except PackageNotFoundError:
        return "0"
