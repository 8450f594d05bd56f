"""Hosts: names to addresses, each checked, so that no page can send us into somebody's private network.

The checked address is the one that is connected to: a name that answers otherwise the second time (DNS rebinding) gains
nothing. Source: OWASP, Server-Side Request Forgery Prevention; IANA special-purpose address registries, as `ipaddress`
has them.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection

from weekreview.errors import SourceError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]
"""Takes a host name and a port, gives its addresses."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system resolves them. Raises OSError where there are none."""
    return sorted({str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})


def checked_address(host: str, port: int, allow_hosts: Collection[str], resolver: Resolver = resolve) -> str:
    """Return the first address of `host`, after a look at every one.

    Raises:
        SourceError: It has none, or one that is not public, and the host is not allowed by name.
    """
    try:
        addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in resolver(host, port)]
    except (OSError, ValueError, UnicodeError) as error:
        raise SourceError(
            f"{host}: the name can't be resolved ({error}); check the address or try again later"
        ) from error
    if not addresses:
        raise SourceError(f"{host}: the name has no address; check it")
    allowed = host.lower() in {name.lower() for name in allow_hosts}
    for address in addresses:
        if not is_public(address) and not (allowed and is_local(address)):
            raise SourceError(f"{host}: its address {address} is not public; allow the host by name if you trust it")
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Return True for an address of the open internet; what is embedded in a v6 address counts as well."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def is_local(address: Address) -> bool:
    """Return True for private, loopback and link-local addresses: those that a name can be allowed to have."""
    inner = _embedded(address) or address
    plain = not (inner.is_multicast or inner.is_unspecified)
    return plain and (inner.is_private or inner.is_loopback or inner.is_link_local)


def _embedded(address: Address) -> ipaddress.IPv4Address | None:
    """Return the v4 address inside a mapped, 6to4, Teredo or NAT64 address; None where there is none."""
    if address.version == 4:
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
