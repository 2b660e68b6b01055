"""The description of the API -> pages to read: /docs and /docs/errors. No script at all."""

import json
from html import escape
from typing import Any

from assistant.problems import TITLES
from assistant.shell import link, page

_MEANINGS = {
    400: "The body is not what the route takes (on the OpenAI routes; elsewhere this is 422).",
    401: "This needs a key, or the key given is unknown, revoked or run out.",
    403: "The key does not open this route, or is bound to other sites.",
    404: "There is no such document, passage, file or address.",
    405: "The address is right, the method is not; `Allow` names the right ones.",
    409: "The same Idempotency-Key is being worked on.",
    413: "The body is over 32 KB (feedback: 200 bytes).",
    415: "The body is of a type that the route does not take.",
    422: "The request does not fit the schema; `errors` says where and which rule.",
    429: "The limit is reached; `Retry-After` says when to come again. `/help` has no limit.",
    500: "Something is broken on our side. The log has the request id and no text.",
    503: "No index, no place, or switched off; `Retry-After` says when to come again.",
}


def render_reference(api: dict[str, Any]) -> str:
    """Write every operation with its parameters, its examples as commands, and its answers."""
    body = "".join(
        _operation(method, path, operation)
        for path, operations in api["paths"].items()
        for method, operation in operations.items()
    )
    intro = (
        f"<h1>{escape(api['info']['title'])}</h1><p>{escape(api['info']['description'])}</p>"
        f"<p>{link('/openapi.json', 'OpenAPI 3.1')} · {link('/docs/errors', 'errors')}</p>"
    )
    return page("API", "en", link("/", "Assistant"), intro + body)


def render_errors() -> str:
    """Write what each kind of error means; problems name these places as their type."""
    rows = "".join(
        f'<section id="{status}"><h2>{status} {escape(title)}</h2>'
        f"<p>{escape(_MEANINGS[status])}</p></section>"
        for status, title in TITLES.items()
    )
    return page("Errors", "en", link("/docs", "API"), f"<h1>Errors</h1>{rows}")


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    anchor = f"{method}-{path.strip('/').replace('/', '-')}"
    parameters = "".join(
        f"<li><code>{escape(row['name'])}</code> ({escape(row['in'])}) "
        f"{escape(row.get('description', ''))}</li>"
        for row in operation.get("parameters", [])
    )
    statuses = ", ".join(link(f"/docs/errors#{code}", code) for code in _errors(operation))
    return (
        f'<section id="{escape(anchor)}"><h2>{method.upper()} {escape(path)}</h2>'
        f"<p>{escape(operation.get('description', ''))}</p>"
        f"{f'<ul>{parameters}</ul>' if parameters else ''}{_examples(path, operation)}"
        f'<p class="facts">Errors: {statuses}</p></section>'
    )


def _errors(operation: dict[str, Any]) -> list[str]:
    return sorted(code for code in operation["responses"] if code >= "400")


def _examples(path: str, operation: dict[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return "".join(
        f"<pre>curl localhost:8000{escape(path)} -H 'Content-Type: application/json' \\\n"
        f"  -d '{escape(json.dumps(example['value'], ensure_ascii=False), quote=False)}'</pre>"
        for example in content.get("examples", {}).values()
    )
