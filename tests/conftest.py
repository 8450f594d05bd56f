"""Options and fixtures that any test may use; and no test reaches the network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept-gold`."""
    parser.addoption("--accept-gold", action="store_true", help="write what comes out as what should: look at it first")


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with the gold file of a name, or writes it under `--accept-gold`."""

    def compare(name: str, text: str) -> None:
        path = GOLD / name
        if request.config.getoption("--accept-gold"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"there is no gold file {name}; look at the page, then run `make gold`"
        assert text == path.read_text(encoding="utf-8"), "look at the page, and accept it by `make gold` if it is right"

    return compare


@pytest.fixture
def gold_text(request: pytest.FixtureRequest) -> Callable[[str], str | None]:
    """Return a function that gives the gold file of a name; None where there is none or a new one is being accepted."""

    def text(name: str) -> str | None:
        path = GOLD / name
        accepting = request.config.getoption("--accept-gold")
        return None if accepting or not path.is_file() else path.read_text(encoding="utf-8")

    return text


@pytest.fixture(autouse=True, scope="session")
def network_off() -> Iterator[None]:
    """Let sockets of this process reach this machine alone."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise RuntimeError(f"a test reached for {address[0]}; the network is off in tests")
        return connect(self, address)

    def look_up_here(host, *rest, **named):
        if host is not None and not _is_here(host) and not _is_literal(host):
            raise RuntimeError(f"a test looked up {host!r}; the network is off in tests")
        return look_up(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield


def _is_here(host: str | bytes) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    return name == "localhost" or (_is_literal(name) and ipaddress.ip_address(name).is_loopback)


def _is_literal(host: str | bytes) -> bool:
    try:
        ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True
