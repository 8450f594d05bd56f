"""Robots: what a host's robots.txt allows, asked once a host and kept for the run. Source: RFC 9309."""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

MOST_BYTES = 512_000
"""Greatest size of a robots.txt that is read. Source: RFC 9309, 2.5: at least 500 KiB."""
LONGEST_PAUSE_SECONDS = 30.0
"""Longest `Crawl-delay` that is kept; one that asks for more would stop a run."""
Asker = Callable[[str], tuple[int, bytes]]
"""Takes the address of a robots.txt, gives status and body; raises SourceError where the host does not answer."""


class Robots:
    """The rules of every host that was asked in this run."""

    def __init__(self, user_agent: str, ask: Asker) -> None:
        self._user_agent = user_agent
        self._ask = ask
        self._rules: dict[str, RobotFileParser] = {}

    def allows(self, origin: str, url: str) -> bool:
        """Return True where the host `origin` ("https://host:port") lets us have `url`."""
        return self._of(origin).can_fetch(self._user_agent, url)

    def pause_seconds(self, origin: str) -> float:
        """Return the pause that the host asks for between requests, at most `LONGEST_PAUSE_SECONDS`."""
        delay = self._of(origin).crawl_delay(self._user_agent)
        return min(float(delay), LONGEST_PAUSE_SECONDS) if delay else 0.0

    def _of(self, origin: str) -> RobotFileParser:
        if origin not in self._rules:
            self._rules[origin] = self._read(origin)
        return self._rules[origin]

    def _read(self, origin: str) -> RobotFileParser:
        """Return the rules of a host: none for 4xx, nothing allowed for any other failure (RFC 9309, 2.3.1)."""
        rules = RobotFileParser()
        status, body = self._ask(f"{origin}/robots.txt")
        lines = body[:MOST_BYTES].decode("utf-8", "replace").splitlines() if status == 200 else []
        if status != 200 and not 400 <= status < 500:
            lines = ["User-agent: *", "Disallow: /"]
        rules.parse(lines)
        return rules
