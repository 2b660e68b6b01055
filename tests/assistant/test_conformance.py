"""A short run of made-up requests; `make conformance` makes 2,000."""

from benchmarks.conformance import examine


def test_no_made_up_request_breaks_the_api_or_its_description(live):
    from assistant.app import create_app
    from assistant.settings import AssistantSettings

    app = create_app(live, AssistantSettings(rate_limit="off", log="off"))
    statuses, faults = examine(app, 120)
    assert sum(statuses.values()) >= 100
    assert {200, 422} <= statuses.keys()
    assert [status for status in statuses if status >= 500] == []
    assert faults == []
