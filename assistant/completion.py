"""OpenAI's conversation -> ours; our answer -> OpenAI's completion."""

import time

from assistant.errors import NoQuestion
from assistant.schemas import (
    MAX_TURNS,
    MODEL,
    Answer,
    ChatRequest,
    Choice,
    Citation,
    Completion,
    CompletionMessage,
    CompletionRequest,
    CompletionText,
    SourceFound,
    Usage,
)

_LONGEST = 4000
EXTRACTIVE = f"{MODEL}:extractive"


def read_conversation(body: CompletionRequest) -> ChatRequest:
    """Take the turns of the user and the assistant; raises NoQuestion without a question."""
    turns = [
        (message.role, text)
        for message in body.messages
        if message.role in ("user", "assistant") and (text := _text(message).strip())
    ]
    if not turns or turns[-1][0] != "user":
        raise NoQuestion("The last message must be the user's, with text.")
    # Clients send the whole conversation; an answer of ours may be longer than a question may.
    kept = turns[-(2 * MAX_TURNS + 1) :]
    messages = [
        {"role": role, "content": text[:_LONGEST] if at < len(kept) - 1 else text}
        for at, (role, text) in enumerate(kept)
    ]
    return ChatRequest.model_validate(
        {
            "messages": messages,
            "language": body.language,
            "as_of": body.as_of,
            "mode": "extractive" if body.model == EXTRACTIVE else "auto",
            "limit": body.limit,
        }
    )


def make_completion(answer: Answer, body: CompletionRequest, base_url: str) -> Completion:
    """Write an answer as a completion, with addresses that lead back to this server."""
    said = _said(answer)
    citations = [_absolute(citation, base_url) for citation in answer.citations]
    asked = sum(len(_text(message).split()) for message in body.messages)
    return Completion(
        id=f"chatcmpl-{answer.id}",
        created=int(time.time()),
        # What really answered, whatever name was asked for.
        model=MODEL if answer.mode == "generated" or body.model != EXTRACTIVE else EXTRACTIVE,
        system_fingerprint=answer.corpus.generation,
        choices=[Choice(message=CompletionText(content=said))],
        usage=_usage(asked, len(said.split())),
        citations=citations,
        search_results=[
            SourceFound(title=c.title, url=c.url, date=c.date, snippet=c.quote) for c in citations
        ],
        status=answer.status,
        help=answer.help,
    )


def help_piece(answer: Answer) -> str:
    """Write the help card; empty without one."""
    if not answer.help:
        return ""
    lines = [f"{line.number} {line.name} – {line.for_}. {line.note}" for line in answer.help.lines]
    return "\n".join([answer.help.text, *lines]).strip() + "\n\n"


def sentence_pieces(answer: Answer) -> list[str]:
    """Write each sentence with the numbers that it cites, or what is said instead of any."""
    cited = [f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in answer.sentences]
    # What is said in our own name stands before or instead of the sentences.
    own = answer.text if not cited else answer.text.removesuffix(" ".join(cited))
    if not cited:
        return [own] if own else []
    return [own + cited[0], *(f" {sentence}" for sentence in cited[1:])]


def notice_pieces(answer: Answer) -> list[str]:
    """Write the notices."""
    return [f"\n\n{notice.text}" for notice in answer.notices]


def _said(answer: Answer) -> str:
    """The text in the order in which it is read: help, sentences, notices."""
    return "".join([help_piece(answer), *sentence_pieces(answer), *notice_pieces(answer)])


def _absolute(citation: Citation, base_url: str) -> Citation:
    return citation.model_copy(update={"url": base_url.rstrip("/") + citation.url})


def _usage(asked: int, said: int) -> Usage:
    return Usage(prompt_tokens=asked, completion_tokens=said, total_tokens=asked + said)


def _text(message: CompletionMessage) -> str:
    if isinstance(message.content, list):
        return " ".join(part.text for part in message.content if part.type == "text")
    return message.content or ""
