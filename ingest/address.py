"""A URL -> the public address to connect to; everything that could lead inwards is refused.

The name is resolved once and the connection goes to that very address, so that a second answer
of the name server changes nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ingest.errors import FetchRefused

Resolve = Callable[[str], list[str]]
# Letters that a browser and a library read differently.
_ODD = re.compile(r"[\x00-\x20\x7f-\U0010ffff\\^`{|}<>\"]|%(?:00|0[aAdD]|2[fF]|5[cC]|40|23)")
_NAME = re.compile(r"^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$")
# Ranges that wrap an IPv4 address: it decides.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to connect, and what to ask there."""

    host: str
    ip: str
    target: str


def find_address(url: str, hosts: frozenset[str], resolve: Resolve) -> Address:
    """Check a URL and resolve its host; raises FetchRefused with the reason."""
    host, target = check_url(url, hosts)
    try:
        found = resolve(host)
    except OSError as error:
        raise FetchRefused(f"{host} cannot be resolved: {error.strerror or error}") from error
    if not found:
        raise FetchRefused(f"{host} has no address")
    # One address inside is enough to refuse: the next look-up might give it.
    for address in found:
        if not is_public(address):
            raise FetchRefused(f"{host} leads to {address}, which is no public address")
    return Address(host, found[0], target)


def check_url(url: str, hosts: frozenset[str]) -> tuple[str, str]:
    """Give host and target of an https URL to one of the hosts; raises FetchRefused."""
    if _ODD.search(url):
        raise FetchRefused("odd characters in the URL")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise FetchRefused(f"not a URL: {error}") from error
    if parts.scheme != "https":
        raise FetchRefused(f"only https is fetched, not {parts.scheme or 'this'}")
    if "@" in parts.netloc:
        raise FetchRefused("a URL with a name or password in it")
    if port not in (None, 443):
        raise FetchRefused(f"port {port}; only 443 is used")
    if not _NAME.match(host):
        raise FetchRefused(f"{host or 'nothing'} is no host's name")
    if host not in hosts:
        raise FetchRefused(f"{host} is not among the hosts of the manifest")
    target = parts.path or "/"
    return host, f"{target}?{parts.query}" if parts.query else target


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(ip) < 1 << 32:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve_host(host: str) -> list[str]:
    """Ask the system's resolver for all addresses of a host."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
