"""Settings -> the web application: routes, middleware, errors, widget files."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI

from assistant.admit import Admit, Gates
from assistant.followed import Followed
from assistant.guard import Guard
from assistant.idempotency import Memory
from assistant.keys import read_keys
from assistant.live import LiveAssistant
from assistant.log import log_failure
from assistant.observe import Observe
from assistant.openapi import describe_api
from assistant.origins import Origins
from assistant.problems import add_problem_handlers
from assistant.routes import (
    chat,
    documents,
    feedback,
    health,
    help,
    openai,
    pages,
    reference,
    search,
)
from assistant.settings import AssistantSettings, split_list
from assistant.switches import read_switches
from assistant.traces import Tracer
from store.errors import StoreError

_FOLLOW_SECONDS = 1.0


def create_app(live: LiveAssistant, settings: AssistantSettings) -> FastAPI:
    """Make the app around an assistant that is ready to answer."""
    app = FastAPI(
        title="Anti-trafficking assistant",
        description="Cited answers on Albania's anti-trafficking framework, English and Albanian.",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.live = live
    app.state.lines = live.lines
    app.state.feedback = Counter[str]()
    app.state.remembered = Memory()
    app.state.draining = False
    app.state.gates = gates = _gates(live, settings)
    app.state.tracer = Tracer()
    for family in (chat, search, documents, feedback, openai, health, help, reference, pages):
        app.include_router(family.router)
    app.openapi = lambda: describe_api(app)  # type: ignore[method-assign]
    add_problem_handlers(app)
    named = frozenset(split_list(settings.allowed_origins))

    def allowed() -> frozenset[str]:
        return named | gates.keys.get().origins() if gates.keys else named

    # The last one added is the outermost.
    app.add_middleware(Admit, gates=gates)
    if named or gates.keys:
        app.add_middleware(Origins, allowed=allowed)
    app.add_middleware(Observe, tracer=app.state.tracer, log=settings.log == "json")
    app.add_middleware(Guard, frames=sorted(named))
    return app


def _gates(live: LiveAssistant, settings: AssistantSettings) -> Gates:
    keys = Followed(settings.api_keys_file, read_keys) if settings.api_keys_file else None
    record = settings.switches or live.root / "switches.jsonl"
    return Gates(settings, keys, Followed(record, read_switches), live.lines)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    following = asyncio.create_task(_follow(app.state.live))
    yield
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    app.state.tracer.close()


async def _follow(live: LiveAssistant) -> None:
    # A new generation is taken at once, not by the next reader, who would wait for it.
    failing = False
    while True:
        await asyncio.sleep(_FOLLOW_SECONDS)
        try:
            with suppress(StoreError):
                await asyncio.to_thread(live.get)
            failing = False
        except Exception as error:  # noqa: BLE001 - told, and the next generation is followed
            # Once, not every second.
            if not failing:
                log_failure(error, "")
            failing = True
