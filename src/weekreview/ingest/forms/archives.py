"""Web archives: WARC by warcio, WACZ as a zip of WARCs; each page in them is a report."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from weekreview.model import Reason

from ..drafts import Draft, Dropped, Facts, Reading, Source
from .pages import read_page
from .pdfs import read_pdf
from .texts import read_text

MOST_RATIO = 200
"""How many times its size a member of a zip may grow. Source: deflate ends near 1,030; text and pages reach 5 to 30."""
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

    drafts: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    others: Counter = field(default_factory=Counter)
    number: int = 0


def read_warc(source: Source) -> Reading:
    """Return the pages of a WARC, plain or gzipped; where it is cut short, those that are whole, and a failure."""
    found = _Found()
    _read_records(source.content, source, found)
    return _reading(found)


def _reading(found: _Found) -> Reading:
    others = [
        Dropped(Reason.UNKNOWN_FORM, f"{count} records of {kind} are not read")
        for kind, count in sorted(found.others.items())
    ]
    empty = [] if found.number else [Dropped(Reason.EMPTY, "the archive holds no record")]
    return Reading(tuple(found.drafts), (*found.dropped, *others, *empty), tuple(found.failures))


def _read_records(content: bytes, source: Source, found: _Found) -> None:
    cut = _is_cut(content)
    try:
        with redirect_stderr(io.StringIO()):
            for record in ArchiveIterator(io.BytesIO(content)):
                found.number += 1
                whole = _read_record(record, source, found)
                cut = cut or not whole
    except _BROKEN:
        cut = True
    if cut:
        detail = f"the archive ends in the middle of record {found.number or 1}"
        found.dropped.append(Dropped(Reason.CUT_SHORT, detail))
        found.failures.append(f"{detail}; {len(found.drafts)} whole pages were kept; fetch it again for the rest")


def _is_cut(content: bytes) -> bool:
    """Return True where the last gzip member, or the last record of a plain archive, does not come to its end.

    Source: ISO 28500 (WARC 1.1), a record is ended by two line ends; RFC 1952 for gzip.
    """
    if not content.startswith(b"\x1f"):
        last = content[content.rfind(b"\nWARC/1.") + 1 :].replace(b"\r\n", b"\n")
        return not last.endswith(b"\n\n") or last.count(b"\n\n") < 2
    while content.startswith(b"\x1f\x8b"):
        inflate = zlib.decompressobj(wbits=31)
        try:
            chunk = inflate.decompress(content, 1 << 20)
            while not inflate.eof and (chunk or inflate.unconsumed_tail):
                chunk = inflate.decompress(inflate.unconsumed_tail, 1 << 20)
        except zlib.error:
            return True
        if not inflate.eof:
            return True
        content = inflate.unused_data.lstrip(b"\x00")
    return bool(content)


def _read_record(record: ArcWarcRecord, source: Source, found: _Found) -> bool:
    """Read one record into `found`; return False where its bytes end before its length says."""
    if record.rec_type != "response" or record.http_headers is None:
        record.raw_stream.read()
        return not getattr(record.raw_stream, "limit", 0)
    payload = record.content_stream().read(source.size_limit_bytes + 1)
    whole = not getattr(record.raw_stream, "limit", 0) or len(payload) > source.size_limit_bytes
    if not whole:
        return False
    _read_payload(record, payload, source, found)
    return True


def _read_payload(record: ArcWarcRecord, payload: bytes, source: Source, found: _Found) -> None:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    status = record.http_headers.get_statuscode()
    kind, charset = _content_type(record.http_headers.get_header("Content-Type") or "")
    if status != "200":
        found.dropped.append(Dropped(Reason.NOT_A_REPORT, f"{url} was answered with status {status}"))
    elif kind not in _READERS:
        found.others[kind or "no stated type"] += 1
    elif len(payload) > source.size_limit_bytes:
        found.dropped.append(Dropped(Reason.TOO_LARGE, f"{url} holds more than {source.size_limit_bytes} bytes"))
    else:
        facts = Facts(url=url or None, retrieved_at=_instant(record.rec_headers.get_header("WARC-Date")))
        inner = replace(source, content=payload, charset=charset, facts=facts)
        reading = _READERS[kind](inner)
        found.drafts += [replace(draft, record=found.number) for draft in reading.drafts]
        found.dropped += [replace(one, detail=f"{url}: {one.detail}") for one in reading.dropped]
        found.failures += [f"{url}: {failure}" for failure in reading.failures]


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
    found = _Found()
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            for content in _members(archive, source, found):
                _read_records(content, source, found)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        return Reading(
            tuple(found.drafts), (*found.dropped, Dropped(Reason.CUT_SHORT, "the zip is damaged or cut short")),
            (*found.failures, f"it can't be unpacked ({str(error)[:80]}); fetch it again"),
        )  # fmt: skip
    return _reading(found)


def _members(archive: zipfile.ZipFile, source: Source, found: _Found) -> Iterator[bytes]:
    """Yield the WARCs of a WACZ by name, as long as they stay within size and ratio; the sizes that a zip states may
    lie."""
    left = source.container_limit_bytes
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if not info.filename.lower().endswith((".warc", ".warc.gz")):
            continue
        most = min(left, max(source.size_limit_bytes, MOST_RATIO * info.compress_size))
        with archive.open(info) as member:
            content = member.read(most + 1) if info.file_size <= most else None
        if content is None or len(content) > most:
            found.dropped.append(Dropped(Reason.TOO_LARGE, f"{info.filename} unpacks to more than {most} bytes"))
            found.failures.append(
                f"{info.filename} unpacks to more than {most} bytes and is not read; unpack it yourself if you trust it"
            )
            continue
        left -= len(content)
        yield content
