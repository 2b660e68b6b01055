"""The app's routes -> their description in OpenAPI 3.1: every error, and worked examples."""

import tomllib
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from assistant.needs import needs_of
from assistant.problems import TITLES, speaks_openai
from assistant.schemas import OpenAIError, Problem

_EXAMPLES = Path(__file__).with_name("examples.toml")
Description = dict[str, Any]


def describe_api(app: FastAPI) -> Description:
    """Describe the API; made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _describe(app)
    return app.openapi_schema


def read_examples() -> list[dict[str, Any]]:
    """Read the worked examples: operation, name, what is sent, what must come back."""
    rows: list[dict[str, Any]] = tomllib.loads(_EXAMPLES.read_text(encoding="utf-8"))["example"]
    return rows


def _describe(app: FastAPI) -> Description:
    found = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    _, errors = models_json_schema(
        [(Problem, "serialization"), (OpenAIError, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    schemas = found["components"]["schemas"]
    schemas |= errors["$defs"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    found["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    for path, operations in found["paths"].items():
        for operation in operations.values():
            _add_errors(path, operation)
    for example in read_examples():
        _add_example(found["paths"][example["path"]][example["method"]], example)
    return found


def _add_errors(path: str, operation: Description) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    for status in sorted(_errors_of(path, operation)):
        media = "application/json" if speaks_openai(path) else "application/problem+json"
        name = "OpenAIError" if speaks_openai(path) else "Problem"
        schema = {"$ref": f"#/components/schemas/{name}"}
        said = {"description": TITLES[status], "content": {media: {"schema": schema}}}
        responses[str(status)] = said
    if needs_of(path).scope:
        # A key is needed only where the operator does not let anonymous callers in.
        operation["security"] = [{"key": []}, {}]


def _errors_of(path: str, operation: Description) -> set[int]:
    needs = needs_of(path)
    statuses = {413, 500}
    if "requestBody" in operation or operation.get("parameters"):
        statuses.add(400 if speaks_openai(path) else 422)
    if "{" in path:
        statuses.add(404)
    if path == "/v1/feedback":
        statuses.add(409)
    if needs.scope:
        statuses |= {401, 403}
    if needs.bucket:
        statuses.add(429)
    if needs.switch or path in ("/readyz", "/version"):
        statuses.add(503)
    return statuses


def _add_example(operation: Description, example: dict[str, Any]) -> None:
    name, summary = example["name"], example["summary"]
    if "body" in example:
        content = operation["requestBody"]["content"]["application/json"]
        shown = {"summary": summary, "value": example["body"]}
        content.setdefault("examples", {})[name] = shown
    given = example.get("query", {}) | example.get("in_path", {}) | example.get("headers", {})
    for parameter in operation.get("parameters", []):
        if parameter["name"] in given:
            shown = {"summary": summary, "value": given[parameter["name"]]}
            parameter.setdefault("examples", {})[name] = shown
