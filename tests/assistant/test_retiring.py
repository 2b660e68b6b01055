from datetime import date

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.changes import breaking_changes
from assistant.guard import Guard
from assistant.retiring import retiring


@pytest.fixture
def app():
    app = FastAPI()
    app.add_middleware(Guard)

    @app.get("/old", **retiring(date(2025, 1, 1), date(2025, 7, 1)))
    def old() -> dict[str, str]:
        return {}

    @app.get("/later", **retiring(date(2025, 1, 1), date(2999, 7, 1)))
    def later() -> dict[str, str]:
        return {}

    @app.get("/new")
    def new() -> dict[str, str]:
        return {}

    return app


def test_a_route_that_will_go_says_since_and_until_when(app):
    headers = TestClient(app).get("/old").headers
    assert headers["deprecation"] == "@1735689600"
    assert headers["sunset"] == "Tue, 01 Jul 2025 00:00:00 GMT"
    assert "deprecation" not in TestClient(app).get("/new").headers


def test_a_route_may_go_once_its_announced_day_has_come(app):
    described = {**app.openapi(), "components": {"schemas": {}}}
    without = {**described, "paths": {}}
    assert described["paths"]["/old"]["get"]["deprecated"] is True
    assert breaking_changes(described, without) == ["GET /later is gone", "GET /new is gone"]
