"""GET /healthz, /readyz, /version, /metrics: is it alive, can it answer, what is it, how is it."""

from fastapi import APIRouter, HTTPException, Request, Response

from assistant.metrics import CONTENT_TYPE, render_metrics, show_generation, show_model
from assistant.routes.state import AssistantDep
from assistant.schemas import Alive, Ready, Version
from assistant.version import code_version, prompts_digest

router = APIRouter()


@router.get("/healthz")
def healthz() -> Alive:
    """Alive; touches nothing."""
    return Alive(status="ok")


@router.get("/readyz")
def readyz(assistant: AssistantDep, request: Request) -> Ready:
    """Ready to answer: an index is open, the embedding model loaded, the help lines are valid.

    Without its language model the assistant is ready too: it quotes.
    """
    if request.app.state.draining:
        raise HTTPException(503, headers={"Retry-After": "5"})
    model = assistant.model
    return Ready(
        status="ready",
        generation=assistant.index.manifest.id,
        model=model.name if model else "off",
        breaker=model.breaker.state if model else None,
        off=sorted(request.app.state.gates.switches.get()),
    )


@router.get("/version")
def read_version(assistant: AssistantDep) -> Version:
    """Versions of the code, the index, the embedding model and the fixed texts."""
    manifest = assistant.index.manifest
    return Version(
        version=code_version(),
        generation=manifest.id,
        built_at=manifest.built_at,
        embedding_model=manifest.embedding_model,
        embedding_digest=manifest.embedding_digest,
        chunker=manifest.chunker,
        prompts=prompts_digest(),
    )


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def read_metrics(assistant: AssistantDep) -> Response:
    """Numbers in Prometheus's text format, for this machine or a key with the scope `metrics`."""
    manifest = assistant.index.manifest
    show_generation(manifest.id, manifest.ingested)
    if model := assistant.model:
        show_model(model.tally.counts(), model.tally.failures(), model.breaker.state)
    return Response(render_metrics(), media_type=CONTENT_TYPE)
