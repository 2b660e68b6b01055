"""POST /v1/feedback: was an answer useful, by code; counted in memory, nothing else is kept."""

from fastapi import APIRouter, HTTPException, Request

from assistant.schemas import Feedback

router = APIRouter(prefix="/v1")
# An id, a verdict and every reason code fit twice; a question does not.
_LONGEST = 200


@router.post("/feedback", status_code=204)
async def count_feedback(body: Feedback, request: Request) -> None:
    """Count a verdict and its reason codes; the answer's id is checked and dropped."""
    if len(await request.body()) > _LONGEST:
        raise HTTPException(413, f"The body is over {_LONGEST} bytes.")
    # On the event loop, one request at a time: the counts need no lock.
    request.app.state.feedback.update([body.verdict, *body.reasons])
