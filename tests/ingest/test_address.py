"""Only https, only the hosts of the manifest, only the open internet."""

import pytest

from ingest.address import find_address, is_public
from ingest.errors import FetchRefused

HOST = "laws.example.org"
HOSTS = frozenset({HOST, "other.example.org"})
PUBLIC = "93.184.216.34"
URLS = [
    f"http://{HOST}/",
    "file:///etc/passwd",
    "ftp://laws.example.org/",
    "gopher://laws.example.org/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "//laws.example.org/",
    "laws.example.org",
    "",
    f"https://user@{HOST}/",
    f"https://user:word@{HOST}/",
    f"https://{HOST}@evil.example.com/",
    f"https://evil.example.com#@{HOST}/",
    f"https://evil.example.com\\@{HOST}/",
    f"https://{HOST}:8443/",
    f"https://{HOST}:22/",
    f"https://{HOST}:99999/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://localhost/",
    "https://localhost.localdomain/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fe80::1%25eth0]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://metadata.google.internal/",
    "https://10.0.0.1/",
    f"https://{HOST}.evil.example.com/",
    f"https://evil{HOST}/",
    f"https://{HOST}./",
    "https://laws.example.org%2eevil.example.com/",
    f"https://{HOST}%00.evil.example.com/",
    f"https://{HOST}\r\nHost: evil.example.com/",
    "https://laws。example。org/",
    "https://ⓛaws.example.org/",
    f"https://{HOST} /",
    f"https:///{HOST}/",
]


@pytest.mark.parametrize("url", URLS)
def test_ways_around_the_list_of_hosts_are_refused(url):
    def resolve(host):
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(FetchRefused):
        find_address(url, HOSTS, resolve)


def test_at_least_forty_ways_are_tried():
    assert len(set(URLS)) >= 40


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    255.255.255.255 192.0.2.1 198.18.0.1 240.0.0.1 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1
    ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 ::7f00:1 nonsense""".split(),
)
def test_a_host_that_leads_inwards_is_refused(address):
    assert not is_public(address)
    with pytest.raises(FetchRefused, match="no public address"):
        find_address(f"https://{HOST}/", HOSTS, lambda _: [PUBLIC, address])


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1::1"])
def test_a_public_address_is_used(address):
    assert find_address(f"https://{HOST}/a?b=1", HOSTS, lambda _: [address]).ip == address
