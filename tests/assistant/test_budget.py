import threading
from datetime import date

from assistant.budget import Budget


def test_fifty_calls_at_once_never_spend_more_than_the_cap():
    budget = Budget(10_000)
    admitted = []

    def call():
        if budget.reserve(900):
            admitted.append(budget.spent)
            budget.settle(900, 850)

    threads = [threading.Thread(target=call) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(admitted) < 50
    assert max(admitted) <= 10_000
    assert budget.spent <= 10_000


def test_what_was_held_and_not_used_comes_back():
    budget = Budget(1000)
    assert budget.reserve(1000)
    assert not budget.reserve(1)
    budget.settle(1000, 10)
    assert budget.reserve(990)


def test_a_new_day_starts_at_nothing():
    day = [date(2026, 11, 24)]
    budget = Budget(100, today=lambda: day[0])
    assert budget.reserve(100)
    day[0] = date(2026, 11, 25)
    assert budget.reserve(100)


def test_without_a_cap_everything_is_admitted():
    assert Budget().reserve(10**9)


def test_one_caller_cannot_use_up_what_is_for_everybody():
    budget = Budget(1000, a_caller=300)
    assert budget.reserve(300, "one")
    assert not budget.reserve(1, "one")
    assert budget.reserve(300, "another")
    budget.settle(300, 100, "one")
    assert budget.reserve(200, "one")
    assert budget.spent == 600


def test_a_caller_starts_a_new_day_at_nothing():
    day = [date(2026, 11, 24)]
    budget = Budget(a_caller=100, today=lambda: day[0])
    assert budget.reserve(100, "one")
    day[0] = date(2026, 11, 25)
    assert budget.reserve(100, "one")


def test_no_caller_lies_in_memory_by_its_address():
    budget = Budget(a_caller=100)
    budget.reserve(10, "192.0.2.7/32")
    assert "192.0.2.7" not in repr(vars(budget))
