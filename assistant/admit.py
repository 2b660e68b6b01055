"""A request -> let in, or told why not: switches, keys, limits and places, in this order."""

import asyncio
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.bulkhead import Bulkhead, Full
from assistant.caller import Caller, from_its_site, identify_caller, may
from assistant.followed import Followed
from assistant.keys import Keys
from assistant.limits import DEFAULT, Limiter, Verdict
from assistant.lines import Lines
from assistant.metrics import LIMITS_SHARED, TURNED_AWAY, WAITING, WORKING
from assistant.needs import Needs, needs_of
from assistant.problems import problem
from assistant.settings import AssistantSettings
from assistant.switches import Switch
from prompts import say


class Gates:
    """What is asked at the door: settings, keys, switches, limits and places."""

    def __init__(
        self,
        settings: AssistantSettings,
        keys: Followed[Keys] | None,
        switches: Followed[frozenset[Switch]],
        lines: Followed[Lines],
    ) -> None:
        self.settings = settings
        self.keys = keys
        self.switches = switches
        self.lines = lines
        self.limiter = Limiter(settings.redis_url)
        self.bulkhead = Bulkhead(settings.concurrency, settings.queue)


class Admit:
    """ASGI middleware: nobody is served who may not be, and nobody waits for ever."""

    def __init__(self, app: ASGIApp, gates: Gates) -> None:
        self._app = app
        self._gates = gates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, needs = Request(scope), needs_of(scope["path"])
        caller = self._caller(request)
        refusal = self._switched_off(request, needs) or self._locked(request, needs, caller)
        if refusal:
            await refusal(scope, receive, send)
            return
        verdict = await self._counted(request, needs, caller)
        if verdict:
            send = _advertising(send, needs.bucket, verdict)
            if not verdict.allowed:
                await _too_many(request, verdict)(scope, receive, send)
                return
        request.state.caller = caller.name
        await self._serve(needs, scope, receive, send)

    async def _serve(self, needs: Needs, scope: Scope, receive: Receive, send: Send) -> None:
        if not needs.place:
            await self._app(scope, receive, send)
            return
        bulkhead = self._gates.bulkhead
        WAITING.set(bulkhead.waiting)
        try:
            async with bulkhead.place():
                WORKING.set(bulkhead.working)
                await self._app(scope, receive, send)
        except Full:
            TURNED_AWAY.labels("full").inc()
            detail = "Too many are asking at this moment. Please try again."
            full = problem(Request(scope), 503, detail, headers={"Retry-After": "1"})
            await full(scope, receive, send)
        finally:
            WORKING.set(bulkhead.working)
            WAITING.set(bulkhead.waiting)

    def _switched_off(self, request: Request, needs: Needs) -> ASGIApp | None:
        if needs.switch is None or needs.switch not in self._gates.switches.get():
            return None
        TURNED_AWAY.labels("switch").inc()
        shown = [
            line.shown("en", datetime.now(UTC).date()) for line in self._gates.lines.get().line
        ]
        numbers = ", ".join(f"{line.number} ({line.name})" for line in shown)
        detail = f"{say('switched_off', 'sq')} {say('switched_off', 'en')} {numbers}"
        return problem(request, 503, detail, headers={"Retry-After": "600"})

    def _locked(self, request: Request, needs: Needs, caller: Caller) -> ASGIApp | None:
        if needs.scope is None or request.method == "OPTIONS":
            return None
        anonymous = self._gates.settings.anonymous
        if caller.refused or (caller.key is None and not may(caller, needs.scope, anonymous)):
            TURNED_AWAY.labels("key").inc()
            detail = "This needs a key, and the one given is unknown." if caller.refused else ""
            detail = detail or "This needs a key: Authorization: Bearer ata_…"
            return problem(request, 401, detail, headers={"WWW-Authenticate": "Bearer"})
        if not may(caller, needs.scope, anonymous) or not from_its_site(caller, request):
            TURNED_AWAY.labels("scope").inc()
            return problem(request, 403, "The key given does not open this, or not from here.")
        return None

    async def _counted(self, request: Request, needs: Needs, caller: Caller) -> Verdict | None:
        if not needs.bucket or request.method == "OPTIONS":
            return None
        limit = caller.limit(self._gates.settings.rate_limit, DEFAULT)
        if not limit:
            return None
        limiter = self._gates.limiter
        if limiter.shared:
            # Redis is asked in a thread: a slow one must not hold up everybody else.
            verdict = await asyncio.to_thread(limiter.take, needs.bucket, caller.name, limit)
        else:
            verdict = limiter.take(needs.bucket, caller.name, limit)
        LIMITS_SHARED.set(not limiter.degraded)
        return verdict

    def _caller(self, request: Request) -> Caller:
        keys = self._gates.keys.get() if self._gates.keys else None
        return identify_caller(request, keys, self._gates.settings.anonymous)


def _too_many(request: Request, verdict: Verdict) -> ASGIApp:
    TURNED_AWAY.labels("limit").inc()
    detail = f"{verdict.quota} in {verdict.window} seconds is the limit."
    return problem(request, 429, detail, headers={"Retry-After": str(verdict.reset)})


def _advertising(send: Send, bucket: str, verdict: Verdict) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["ratelimit-policy"] = f'"{bucket}";q={verdict.quota};w={verdict.window}'
            headers["ratelimit"] = f'"{bucket}";r={verdict.remaining};t={verdict.reset}'
        await send(message)

    return send_with_headers
