"""Made-up requests against the API's own description, in process: what does not fit it.

    python -m benchmarks.conformance --store .store --cases 2000

Each operation gets its share of the cases. A response counts as a failure when it is 500 or above
(a shed 503 is described and so is none), when its body does not fit the schema of its status, or
when its status or media type is not described.
"""

import argparse
import json
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistant.app import create_app
from assistant.live import LiveAssistant
from assistant.settings import AssistantSettings
from store.settings import StoreSettings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]


def examine(app: FastAPI, cases: int) -> tuple[Counter[int], list[str]]:
    """Send about `cases` requests; gives the statuses and what did not fit."""
    load_all_checks()
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    statuses, faults = Counter[int](), []
    # What has no parameters can be asked in one way only; the others share the cases.
    varied = [found for found in operations if found.body or found.query or found.path_parameters]
    share = -(-cases // (2 * len(varied)))
    for operation in operations:
        # The numbers of /metrics are for Prometheus; they have no schema to speak of.
        if operation.path != "/metrics":
            for mode in GenerationMode:
                _examine_one(operation, mode, share, (statuses, faults))
    return statuses, faults


def _examine_one(
    operation: APIOperation, mode: GenerationMode, cases: int, told: tuple[Counter[int], list[str]]
) -> None:
    statuses, faults = told

    @seed(1)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: schemathesis.Case) -> None:
        response = case.call()
        statuses[response.status_code] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except (Failure, FailureGroup) as error:
            faults.append(f"{operation.label}: {response.status_code}: {error}"[:400])

    # Not every operation can be asked wrongly.
    with suppress(Unsatisfiable):
        send()


def main() -> int:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(".store"))
    parser.add_argument("--cases", type=int, default=2000)
    wish = parser.parse_args()
    live = LiveAssistant(StoreSettings(path=wish.store))
    app = create_app(live, AssistantSettings(rate_limit="off", log="off"))
    started = time.perf_counter()
    statuses, faults = examine(app, wish.cases)
    figures = {
        "cases": sum(statuses.values()),
        "seconds": round(time.perf_counter() - started, 1),
        "statuses": dict(sorted(statuses.items())),
        "500 or above": sum(count for status, count in statuses.items() if status >= 500),
        "faults": len(faults),
    }
    print(json.dumps(figures, indent=1))
    for fault in faults[:10]:
        print(fault)
    return 1 if faults or figures["500 or above"] else 0


if __name__ == "__main__":
    sys.exit(main())
