"""The words that fields of several families share: languages, statuses, kinds, a question."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from assistant.clean import clean_text

Language = Literal["en", "sq"]
Status = Literal["answered", "partial", "not_found", "refused", "referred"]
NoticeKind = Literal["dated", "superseded", "conflict", "degraded", "translated", "partial"]
FeedbackReason = Literal["wrong", "outdated", "missing_source", "unclear", "unsafe"]
Question = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    BeforeValidator(lambda given: clean_text(given) if isinstance(given, str) else given),
]
HelpKind = Literal["danger", "exploitation", "child", "violence"]
LineStatus = Literal["working", "unconfirmed", "stale", "out-of-order"]
MAX_TURNS = 10
