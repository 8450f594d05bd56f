"""Document: one report as it was read from its raw input; and the raw input with its custody entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from weekreview.errors import ContractError


class PassageKind(StrEnum):
    """What a passage is in its report."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text that stands for itself."""

    kind: PassageKind
    """What it is."""
    begin: int
    """First character in the document's `text`."""
    end: int
    """One past the last."""


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, how exactly that is known and from what."""

    on: date | None = None
    """The day, the first of the month or year where `precision` says so; None = not determined, never today."""
    at: datetime | None = None
    """The instant, aware, where it is known."""
    precision: str = "not_determined"
    """day, month, year or not_determined."""
    provenance: str = "none"
    """sidecar, option, metadata, feed, header, url, text or none."""
    reason: str = "no date was given"
    """In words, where it came from or why there is none."""


@dataclass(frozen=True, slots=True)
class MediaLink:
    """A picture, video or post that a page embeds."""

    url: str
    """Its address as the page gives it, made absolute where the page's address is known."""
    kind: str
    """image, video, audio or post."""
    caption: str | None = None
    """Its caption or alternative text."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report, cleaned: the text that claims are read from, and what is known of it. None = not determined."""

    document_id: str
    """`d` and 16 hex digits: of the raw bytes, the publisher and the address."""
    sha256: str
    """Of the raw input that it was read from (a feed or archive holds many documents)."""
    name: str
    """The input as the user gave it: a file's name, an address, with `#n` for the n-th record of a container."""
    text: str
    """The whole cleaned text, passages joined by blank lines; all offsets of claims count in it."""
    passages: tuple[Passage, ...]
    """The passages in order; they do not overlap."""
    title: str | None = None
    """Its title or headline."""
    publisher: str | None = None
    """The outlet, as a sidecar or the page itself names it."""
    published: Published = Published()
    """When it was published."""
    language: str | None = None
    """ISO 639-1."""
    url: str | None = None
    """Its address."""
    retrieved_at: datetime | None = None
    """When it was fetched, aware."""
    media: tuple[MediaLink, ...] = ()
    """What it embeds."""

    def __post_init__(self) -> None:
        last = 0
        for passage in self.passages:
            if not last <= passage.begin < passage.end <= len(self.text):
                raise ContractError(f"document {self.document_id}: passage {passage} overlaps or leaves the text")
            last = passage.end


@dataclass(frozen=True, slots=True)
class Raw:
    """One raw input, byte for byte."""

    sha256: str
    """Hex digest of `content`."""
    content: bytes
    """The bytes as they were received."""
    name: str
    """File name or address, without the folders above the input."""
    size_bytes: int
    """Length of `content`."""
    received_at: datetime
    """When, aware UTC; fixed by `--as-of`."""
    action: str
    """`read` from disk or stdin, `fetched` from an address."""
    tool: str
    """What took it in, with version ("weekreview 0.1.0")."""
    detail: str = ""
    """For a fetched input: final address, status, content type."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One line of the custody log. Each holds the hash of the one before, so that none can be changed unseen."""

    number: int
    """Place in the log, from 1."""
    sha256: str
    """Of the raw input."""
    size_bytes: int
    """Its length."""
    name: str
    """As in `Raw`."""
    action: str
    """As in `Raw`."""
    at: datetime
    """When, aware UTC."""
    tool: str
    """As in `Raw`."""
    detail: str
    """As in `Raw`."""
    previous: str
    """`entry_hash` of the entry before; 64 zeros for the first."""
    entry_hash: str
    """SHA-256 of all the fields above in canonical JSON (`ingest.custody.hash_entry`)."""


@dataclass(frozen=True, slots=True)
class DuplicateLink:
    """Two documents whose texts are nearly the same. Both are kept."""

    document_id: str
    """The later one."""
    of_document_id: str
    """The earlier one: by publication date where both have one, else by order of arrival."""
    similarity: float
    """Share of word shingles in common (Jaccard of 5-word shingles), in [0, 1]."""
    contained: float
    """Share of the shorter one's shingles that stand in the other, in [0, 1]."""
