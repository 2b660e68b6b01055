"""POST /v1/feedback: was an answer useful, by code; counted in memory, nothing else is kept."""

from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request

from assistant.idempotency import Memory, Seen
from assistant.metrics import FEEDBACK
from assistant.schemas import Feedback

router = APIRouter(prefix="/v1")
# An id, a verdict and every reason code fit twice; a question does not.
_LONGEST = 200
Once = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9_-]{0,64}$",
        description="Sent again with the same body within 24 hours, a verdict counts once.",
    ),
]


@router.post("/feedback", status_code=204)
async def count_feedback(body: Feedback, request: Request, once: Once = "") -> None:
    """Count a verdict and its reason codes; the answer's id is checked and dropped."""
    raw = await request.body()
    if len(raw) > _LONGEST:
        raise HTTPException(413, f"The body is over {_LONGEST} bytes.")
    remembered: Memory = request.app.state.remembered
    if once:
        seen = remembered.begin(once, raw)
        if seen is Seen.DONE:
            return
        if seen is not Seen.NEW:
            raise HTTPException(422 if seen is Seen.DIFFERENT else 409)
    # On the event loop, one request at a time: the counts need no lock.
    codes = [body.verdict, *body.reasons]
    request.app.state.feedback.update(codes)
    for code in codes:
        FEEDBACK.labels(code).inc()
    if once:
        remembered.finish(once)
