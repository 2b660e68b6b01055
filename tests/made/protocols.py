"""A draft's words -> the events in which OpenAI, Anthropic or Ollama streams them, by path."""

import json


class _OpenAI:
    content_type = "text/event-stream"
    garbage = "data: {this is no json\n\n"

    @staticmethod
    def _event(delta, end=None, usage=None):
        choices = [] if usage else [{"index": 0, "delta": delta, "finish_reason": end}]
        row = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "made"}
        return "data: " + json.dumps({**row, "choices": choices, "usage": usage}) + "\n\n"

    def opening(self):
        yield self._event({"role": "assistant", "content": ""})

    def word(self, word):
        return self._event({"content": word})

    def closing(self, words):
        yield self._event({}, "stop")
        usage = {"prompt_tokens": 100, "completion_tokens": words, "total_tokens": 100 + words}
        yield self._event({}, usage=usage)
        yield "data: [DONE]\n\n"


class _Anthropic:
    content_type = "text/event-stream"
    garbage = "event: content_block_delta\ndata: {this is no json\n\n"

    @staticmethod
    def _event(name, **data):
        return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n"

    def opening(self):
        message = {
            "id": "m",
            "type": "message",
            "role": "assistant",
            "model": "made",
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": {"input_tokens": 100, "output_tokens": 0},
        }
        yield self._event("message_start", message=message)
        yield self._event(
            "content_block_start", index=0, content_block={"type": "text", "text": ""}
        )

    def word(self, word):
        return self._event(
            "content_block_delta", index=0, delta={"type": "text_delta", "text": word}
        )

    def closing(self, words):
        yield self._event("content_block_stop", index=0)
        delta = {"stop_reason": "end_turn", "stop_sequence": None}
        usage = {"input_tokens": 100, "output_tokens": words}
        yield self._event("message_delta", delta=delta, usage=usage)
        yield self._event("message_stop")


class _Ollama:
    content_type = "application/x-ndjson"
    garbage = "{this is no json\n"

    @staticmethod
    def _line(content, **more):
        row = {"model": "made", "created_at": "2026-01-01T00:00:00Z", "done": False}
        message = {"role": "assistant", "content": content}
        return json.dumps({**row, "message": message, **more}) + "\n"

    def opening(self):
        return iter(())

    def word(self, word):
        return self._line(word)

    def closing(self, words):
        counts = {"prompt_eval_count": 100, "eval_count": words}
        yield self._line("", done=True, done_reason="stop", **counts)


PROTOCOLS = {
    "/v1/chat/completions": _OpenAI(),
    "/v1/messages": _Anthropic(),
    "/api/chat": _Ollama(),
}
