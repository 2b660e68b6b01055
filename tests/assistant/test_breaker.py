from assistant.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def fail(breaker, times):
    for _ in range(times):
        assert breaker.admit()
        breaker.record(False)


def opened_before(seconds):
    """A breaker that opened so long ago, and its clock."""
    clock = Clock()
    breaker = Breaker(clock)
    fail(breaker, 5)
    clock.now = seconds
    return clock, breaker


def test_five_failures_in_a_row_open_it():
    breaker = Breaker(Clock())
    fail(breaker, 4)
    assert breaker.state == "closed"
    fail(breaker, 1)
    assert breaker.state == "open"
    assert not breaker.admit()


def test_a_success_between_starts_the_count_again():
    breaker = Breaker(Clock())
    fail(breaker, 4)
    breaker.record(True)
    fail(breaker, 4)
    assert breaker.state == "closed"


def test_more_than_half_of_the_last_twenty_open_it():
    breaker = Breaker(Clock())
    for went_well in [True, False, False] * 6 + [True]:
        breaker.record(went_well)
    assert breaker.state == "closed"
    breaker.record(False)
    assert breaker.state == "open"


def test_after_thirty_seconds_one_probe_decides():
    clock, breaker = opened_before(30.0)
    assert breaker.state == "half-open"
    assert breaker.admit()
    assert not breaker.admit()
    breaker.record(False)
    assert breaker.state == "open"
    clock.now = 60.0
    assert breaker.admit()
    breaker.record(True)
    assert breaker.state == "closed"


def test_a_probe_given_up_makes_room_for_the_next():
    clock, breaker = opened_before(30.0)
    assert breaker.admit()
    breaker.release()
    assert breaker.admit()
    clock.now = 130.0
    assert breaker.admit()
