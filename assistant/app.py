"""Settings -> the web application: routes, middleware, errors, widget files."""

from collections import Counter

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from assistant.guard import Guard
from assistant.live import LiveAssistant
from assistant.problems import add_problem_handlers
from assistant.routes import chat, documents, feedback, health, help, pages, search
from assistant.settings import AssistantSettings


def create_app(live: LiveAssistant, settings: AssistantSettings) -> FastAPI:
    """Make the app around an assistant that is ready to answer."""
    app = FastAPI(
        title="Anti-trafficking assistant",
        description="Cited answers on Albania's anti-trafficking framework, English and Albanian.",
        version="1",
    )
    app.state.live = live
    app.state.lines = live.lines
    app.state.feedback = Counter[str]()
    for family in (chat, search, documents, feedback, health, help, pages):
        app.include_router(family.router)
    add_problem_handlers(app)
    origins = [origin.strip() for origin in settings.allowed_origins.split(",") if origin.strip()]
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "Accept"],
            expose_headers=["Retry-After", "X-Request-ID"],
        )
    app.add_middleware(Guard)
    return app
