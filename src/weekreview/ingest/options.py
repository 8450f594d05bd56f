"""What the caller decides about taking in, and what a raw input gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from weekreview.errors import ContractError
from weekreview.model import Document, Raw, Refusal


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """Settings of one run of `ingest`."""

    now: datetime
    """The as-of instant, aware: received and retrieved then; a date after it lies in the future."""
    published_on: date | None = None
    """Day of publication of reports for which nothing better is known; None = leave it not determined."""
    allow_hosts: tuple[str, ...] = ()
    """Names of hosts that may be fetched though their address is private, loopback or link-local."""
    size_limit_bytes: int = 30_000_000
    """Greatest size of one report, as stored and as unpacked; included."""
    container_limit_bytes: int = 500_000_000
    """Greatest size of a file that holds many reports (.jsonl, .warc, .wacz), as stored and as unpacked; included."""
    fetch_timeout_seconds: float = 30.0
    """Longest time that one address may take, redirects included."""
    most_redirects: int = 5
    """Redirects followed for one address; included."""
    polite_delay_seconds: float = 1.0
    """Least pause between two requests to one host; a longer `Crawl-delay` of its robots.txt is kept up to 30 s."""
    user_agent: str = "weekreview"
    """How a fetch presents itself, and the name that is looked up in robots.txt."""
    tool: str = "weekreview"
    """What takes in, with version; goes into the custody log."""

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ContractError(f"IngestOptions.now is {self.now}, without a time zone; give an aware datetime")
        object.__setattr__(self, "now", self.now.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Received:
    """One raw input and what came of it."""

    raw: Raw | None
    """The bytes with their digest; None where nothing was taken in (refused unread, or it could not be had)."""
    documents: tuple[Document, ...] = field(default=())
    """The reports read from it, in their order."""
    refusals: tuple[Refusal, ...] = field(default=())
    """What was declined of it, in order."""
    failures: tuple[str, ...] = field(default=())
    """One line for each promise that it broke, saying what to do; the run goes on and ends with exit 1."""
