"""Receiving: one raw input after the other, from bytes to `Received`."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from weekreview.errors import SourceError
from weekreview.model import Document, Raw, Reason, Refusal

from .documents import finish
from .drafts import Dropped, Facts, Reading, Source
from .fetching import Fetcher
from .forms import CONTAINERS, MEDIA, READERS, form_of_type
from .inputs import Input
from .options import IngestOptions, Received

STDIN_STEP_BYTES = 1_048_576
"""How much of stdin is read at a time."""


@dataclass(slots=True)
class _Run:
    """What one run carries from input to input."""

    options: IngestOptions
    fetcher: Fetcher
    seen: dict[str, str] = field(default_factory=dict)
    """Name of the input by the id of the document that it gave."""


def receive_all(inputs: Sequence[Input], options: IngestOptions) -> Iterator[Received]:
    """Yield what each input gives, in order; one is held in memory at a time."""
    with Fetcher(options) as fetcher:
        run = _Run(options, fetcher)
        for each in inputs:
            yield _receive(each, run)


def _receive(each: Input, run: _Run) -> Received:
    if each.url:
        return _receive_address(each, run)
    if each.form is None:
        if Path(each.name).suffix.lower() in MEDIA:
            why = "a film or picture is no report; one that a report shows is looked at with `build --footage ARCHIVE`"
            return _refused(each.name, Reason.UNKNOWN_FORM, why)
        known = " ".join(sorted(READERS))
        return _refused(each.name, Reason.UNKNOWN_FORM, f"its ending is none of {known}; rename it or leave it out")
    limit = _limit(each.form, run.options)
    try:
        content = _content(each.path, limit)
    except OSError as error:
        return Received(None, failures=(f"{each.name}: can't be read any more ({error.strerror}); give it again",))
    if content is None:
        flag = "--container-limit-mb" if each.form in CONTAINERS else "--size-limit-mb"
        return _refused(each.name, Reason.TOO_LARGE, f"larger than {limit} bytes; split it, or allow more with {flag}")
    raw = _raw(each.name, content, run.options, action="read")
    return _read(raw, each.form, Source(each.name, content, each.facts), run)


def _limit(form: str, options: IngestOptions) -> int:
    return options.container_limit_bytes if form in CONTAINERS else options.size_limit_bytes


def _content(path: Path | None, limit: int) -> bytes | None:
    """Return the bytes of a file, or of stdin for None; None where they are more than `limit`, without reading on.

    Python makes room at once for as much as a read asks for, so no read asks for the limit.
    """
    if path is None:
        return _content_of_stdin(limit)
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        return file.read(size) if size <= limit else None


def _content_of_stdin(limit: int) -> bytes | None:
    parts: list[bytes] = []
    left = limit
    while left >= 0 and (part := sys.stdin.buffer.read(STDIN_STEP_BYTES)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left >= 0 else None


def _refused(name: str, reason: Reason, detail: str) -> Received:
    return Received(None, refusals=(Refusal("ingest", reason, name, detail),))


def _raw(name: str, content: bytes, options: IngestOptions, action: str, detail: str = "") -> Raw:
    return Raw(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        name=name,
        size_bytes=len(content),
        received_at=options.now,
        action=action,
        tool=options.tool,
        detail=detail,
    )


def _receive_address(each: Input, run: _Run) -> Received:
    try:
        fetched = run.fetcher.fetch(each.url)
    except SourceError as error:
        return Received(None, failures=(str(error),))
    raw = _raw(each.name, fetched.content, run.options, action="fetched", detail=fetched.detail)
    form = form_of_type(fetched.content_type, fetched.path, fetched.content)
    if form is None:
        detail = f"it is of type {fetched.content_type or 'not stated'}, which is not read; leave it out"
        return Received(raw, refusals=(Refusal("ingest", Reason.UNKNOWN_FORM, each.name, detail),))
    facts = Facts(url=fetched.url, retrieved_at=run.options.now)
    return _read(raw, form, Source(each.name, fetched.content, facts, fetched.charset), run)


def _read(raw: Raw, form: str, source: Source, run: _Run) -> Received:
    """Return what the bytes of one input give."""
    options = run.options
    source = replace(
        source, size_limit_bytes=options.size_limit_bytes, container_limit_bytes=options.container_limit_bytes
    )
    reading = READERS[form](source) if source.content.strip() else Reading(dropped=(_EMPTY,))
    documents: list[Document] = []
    refusals = [Refusal("ingest", one.reason, raw.name, one.detail) for one in reading.dropped]
    for draft in reading.drafts:
        finished = finish(draft, raw, options)
        if finished.document and (first := run.seen.get(finished.document.document_id)):
            detail = f"the same bytes, publisher and address as {first}, which is kept"
            refusals.append(Refusal("ingest", Reason.REPEATED_DOCUMENT, finished.document.name, detail))
            continue
        refusals += finished.refusals
        if finished.document:
            run.seen[finished.document.document_id] = finished.document.name
            documents.append(finished.document)
    failures = tuple(f"{raw.name}: {failure}" for failure in reading.failures)
    return Received(raw, tuple(documents), tuple(refusals), failures)


_EMPTY = Dropped(Reason.EMPTY, "it holds nothing; leave it out or get it again")
