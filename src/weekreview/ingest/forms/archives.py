"""Web archives: WARC by warcio, WACZ as a zip of WARCs; each page in them is a report.

All that is unpacked of one archive counts against one budget; warcio gets bytes that are unpacked already, in steps.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from weekreview.errors import SourceError
from weekreview.model import Reason

from ..drafts import Draft, Dropped, Facts, Reading, Source
from ..unpacking import STEP_BYTES, TooMuchError, unpacked
from .members import MAGIC, Budget, HeadReader, Member, members_of
from .pages import read_page
from .pdfs import read_pdf
from .texts import read_text

MOST_RATIO = 200
"""How many times its size a member of a zip may grow. Source: deflate ends near 1,030; text and pages reach 5 to 30."""
_STEPWISE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Packings of which `zipfile` unpacks no more than it is asked for; the others it unpacks as a whole."""
_READERS = {
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "text/plain": read_text,
    "application/pdf": read_pdf,
}
_BROKEN = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error, AttributeError, IndexError, KeyError)
"""What warcio lets through on damaged records."""


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    budget: Budget
    drafts: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    others: Counter = field(default_factory=Counter)
    number: int = 0


def read_warc(source: Source) -> Reading:
    """Return the pages of a WARC, plain or gzipped; where it is cut short, those that are whole, and a failure."""
    found = _Found(Budget(source.container_limit_bytes))
    try:
        _read_records(source.content, source, found)
    except TooMuchError as error:
        _note_too_much(error, found)
    return _reading(found)


def _note_too_much(error: TooMuchError, found: _Found) -> None:
    found.dropped.append(Dropped(Reason.TOO_LARGE, str(error)))
    kept = f"{len(found.drafts)} whole pages before that were kept"
    found.failures.append(f"{error}; {kept}; allow more with --container-limit-mb if you trust it")


def _reading(found: _Found) -> Reading:
    others = [
        Dropped(Reason.UNKNOWN_FORM, f"{count} records of {kind} are not read; pages, text and PDF are")
        for kind, count in sorted(found.others.items())
    ]
    nothing = Dropped(Reason.EMPTY, "the archive holds no record; fetch it again")
    empty = [] if found.number or found.failures else [nothing]
    return Reading(tuple(found.drafts), (*found.dropped, *others, *empty), tuple(found.failures))


def _read_records(content: bytes, source: Source, found: _Found) -> None:
    """Read all records of a WARC into `found`. Raises TooMuchError where they unpack to more than the budget."""
    packed = content.startswith(MAGIC)
    cut = not packed and _is_cut(content)
    streams: Iterable[Member | io.BytesIO] = members_of(content, found.budget) if packed else [io.BytesIO(content)]
    try:
        with redirect_stderr(io.StringIO()):
            for stream in streams:
                cut = not _read_stream(stream, source, found) or cut
    except _BROKEN:
        cut = True
    if cut:
        detail = f"the archive ends in the middle of record {found.number or 1}"
        found.dropped.append(Dropped(Reason.CUT_SHORT, detail))
        found.failures.append(f"{detail}; {len(found.drafts)} whole pages were kept; fetch it again for the rest")


def _is_cut(content: bytes) -> bool:
    """Return True where the last record of a plain archive does not come to its end.

    Source: ISO 28500 (WARC 1.1), a record is ended by two line ends.
    """
    last = content[content.rfind(b"\nWARC/1.") + 1 :].replace(b"\r\n", b"\n")
    return not last.endswith(b"\n\n") or last.count(b"\n\n") < 2


def _read_stream(stream: Member | io.BytesIO, source: Source, found: _Found) -> bool:
    """Read the records of one gzip member, or of a plain archive; return False where one is not whole."""
    records = ArchiveIterator(stream)
    records.reader = reader = HeadReader(stream)
    whole = True
    for record in records:
        reader.head_bytes = 0
        found.number += 1
        whole = _read_record(record, source, found) and whole
    return whole


def _read_record(record: ArcWarcRecord, source: Source, found: _Found) -> bool:
    """Read one record into `found`; return False where its bytes end before its length says."""
    stream, most = record.raw_stream, source.size_limit_bytes
    if record.rec_type != "response" or record.http_headers is None:
        while stream.read(STEP_BYTES):
            pass
        return not getattr(stream, "limit", 0)
    body = stream.read(most + 1)
    if len(body) <= most and getattr(stream, "limit", 0):
        return False
    _read_answer(record, body, source, found)
    return True


def _read_answer(record: ArcWarcRecord, body: bytes, source: Source, found: _Found) -> None:
    """Read an answer as it was sent; only a page, text or PDF that came with status 200 is unpacked."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    status = record.http_headers.get_statuscode()
    kind, charset = _content_type(record.http_headers.get_header("Content-Type") or "")
    if status != "200":
        found.dropped.append(Dropped(Reason.NOT_A_REPORT, f"{url} was answered with status {status}; fetch it again"))
        return
    if kind not in _READERS:
        found.others[kind or "no stated type"] += 1
        return
    try:
        payload = _payload(record, body, source.size_limit_bytes)
    except SourceError as error:
        reason = Reason.TOO_LARGE if isinstance(error, TooMuchError) else Reason.NOT_A_REPORT
        found.dropped.append(Dropped(reason, f"{url}: {error}"))
        return
    facts = Facts(url=url or None, retrieved_at=_instant(record.rec_headers.get_header("WARC-Date")))
    reading = _READERS[kind](replace(source, content=payload, charset=charset, facts=facts))
    found.drafts += [replace(draft, record=found.number) for draft in reading.drafts]
    found.dropped += [replace(one, detail=f"{url}: {one.detail}") for one in reading.dropped]
    found.failures += [f"{url}: {failure}" for failure in reading.failures]


def _payload(record: ArcWarcRecord, body: bytes, most: int) -> bytes:
    """Return the body without chunks and packing; as it is where a crawler has unpacked it and kept the header.

    Raises:
        TooMuchError: It is more than `most` bytes, or grows too many times.
        SourceError: Its packing is damaged or cut short.
    """
    if len(body) <= most and record.http_headers.get_header("Transfer-Encoding") == "chunked":
        body = ChunkedDataReader(io.BytesIO(body)).read()
    packing = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    packed = (packing in ("gzip", "x-gzip") and body.startswith(MAGIC)) or packing == "deflate"
    return b"".join(unpacked([body], packing if packed else "", most))


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
    return kind.strip().lower(), charset or None


def _instant(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def read_wacz(source: Source) -> Reading:
    """Return the pages of all WARCs in a WACZ."""
    found = _Found(Budget(source.container_limit_bytes))
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            for content in _members(archive, source, found):
                _read_records(content, source, found)
    except TooMuchError as error:
        _note_too_much(error, found)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        detail = f"the zip is damaged or cut short ({str(error)[:80]})"
        found.dropped.append(Dropped(Reason.CUT_SHORT, detail))
        found.failures.append(f"{detail} and can't be unpacked; fetch it again")
    return _reading(found)


def _members(archive: zipfile.ZipFile, source: Source, found: _Found) -> Iterator[bytes]:
    """Yield the WARCs of a WACZ by name, as long as they stay within size and ratio.

    No more is unpacked than a member states, and one that states less than it holds does not match its checksum.
    """
    left = source.container_limit_bytes
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if not info.filename.lower().endswith((".warc", ".warc.gz")):
            continue
        most = min(left, max(source.size_limit_bytes, MOST_RATIO * info.compress_size))
        why = None
        if info.compress_type not in _STEPWISE:
            why = "is packed in a way that can't be unpacked in steps"
        elif info.file_size > most:
            why = f"unpacks to more than {most} bytes"
        if why:
            found.dropped.append(Dropped(Reason.TOO_LARGE, f"{info.filename} {why}"))
            found.failures.append(f"{info.filename} {why} and is not read; unpack it yourself if you trust it")
            continue
        left -= info.file_size
        with archive.open(info) as member:
            yield member.read(info.file_size)  # without a size `zipfile` unpacks whatever is there, and then cuts it
