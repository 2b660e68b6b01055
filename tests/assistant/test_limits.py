"""Limits with a real Redis where there is one, and what happens when it goes."""

import shutil
import subprocess
import threading
import time
from contextlib import suppress
from socket import SHUT_RDWR, create_connection, create_server, socket

import pytest

from assistant.limits import Limiter, is_local, place_of

REDIS = shutil.which("redis-server")


@pytest.fixture
def redis(tmp_path):
    if not REDIS:
        pytest.skip("no redis-server on this machine; .ci/run installs one")
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [REDIS, "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/0", server
    server.kill()
    server.wait()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.5", "203.0.113.5/32"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.5", "203.0.113.5/32"),
    ],
)
def test_a_caller_is_an_address_or_an_ipv6_network(address, place):
    assert place_of(address) == place


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("::1", True), ("", True), ("10.0.0.1", False), ("8.8.8.8", False)],
)
def test_this_machine_is_known(address, local):
    assert is_local(address) is local


def test_a_limit_counts_down_and_then_refuses():
    limiter = Limiter()
    verdicts = [limiter.take("ask", "203.0.113.5/32", "3/hour") for _ in range(4)]
    assert [(v.allowed, v.remaining) for v in verdicts] == [
        (True, 2),
        (True, 1),
        (True, 0),
        (False, 0),
    ]
    assert limiter.take("feedback", "203.0.113.5/32", "3/hour").allowed


def test_two_assistants_share_a_limit_over_redis(redis):
    url, _ = redis
    first, second = Limiter(url), Limiter(url)
    turns = [first, second, first, second, first]
    allowed = [limiter.take("ask", "203.0.113.5/32", "4/hour").allowed for limiter in turns]
    assert allowed == [True] * 4 + [False]


def test_redis_holds_no_address(redis):
    import redis as library

    url, _ = redis
    Limiter(url).take("ask", "203.0.113.5/32", "4/hour")
    keys = library.Redis.from_url(url).keys()
    assert keys
    assert not any(b"203.0" in key for key in keys)


def test_without_its_redis_each_assistant_counts_for_itself(redis):
    url, server = redis
    limiter = Limiter(url)
    assert limiter.take("ask", "a", "1/hour").allowed
    assert not limiter.degraded
    server.kill()
    server.wait()
    assert limiter.take("ask", "b", "1/hour").allowed
    assert limiter.degraded
    assert not limiter.take("ask", "b", "1/hour").allowed


@pytest.mark.parametrize(
    "said", [b"", b"HTTP/1.1 200 OK\r\n\r\n", b"+OK\r\n", b":x\r\n", b"$9\r\nhal"]
)
def test_a_redis_that_says_nothing_or_nonsense_costs_a_moment(said):
    with create_server(("127.0.0.1", 0)) as server:

        def speak():
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    held.append(connection)
                    # The limiter may have hung up by now; the next one is spoken to all the same.
                    with suppress(OSError):
                        connection.sendall(said)

        held = []
        speaker = threading.Thread(target=speak, daemon=True)
        speaker.start()
        limiter = Limiter(f"redis://127.0.0.1:{server.getsockname()[1]}/0")
        assert limiter.take("ask", "a", "1/hour").allowed
        assert limiter.degraded
        assert not limiter.take("ask", "a", "1/hour").allowed
        server.shutdown(SHUT_RDWR)
        speaker.join()
    for connection in held:
        connection.close()
