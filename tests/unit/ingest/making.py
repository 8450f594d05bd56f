"""Inputs written for the tests: invented publishers, places of no map, in every form that `ingest` takes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from weekreview.ingest import IngestOptions, Received, ingest
from weekreview.model import Document, Reason

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
PROSE = (
    "Forces of the northern command took two hills above the town of Varn on Monday, the regional governor said.",
    "Shelling went on through the night and cut the road to the coast, according to residents reached by telephone.",
    "A spokesman for the other side denied that any position had been lost and gave no figures of his own.",
)


def options(**changes) -> IngestOptions:
    return IngestOptions(**{"now": NOW, "polite_delay_seconds": 0.0, "tool": "weekreview test", **changes})


def take(folder: Path, name: str, content: bytes | str, **changes) -> Received:
    """Write one file, take it in and return what came of it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (received,) = ingest([str(path)], options(**changes))
    return received


def only(received: Received) -> Document:
    (document,) = received.documents
    return document


def passages(document: Document, kind: str | None = None) -> list[str]:
    return [document.text[p.begin : p.end] for p in document.passages if kind in (None, p.kind)]


def reasons(received: Received) -> list[Reason]:
    return [refusal.reason for refusal in received.refusals]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def article(*paragraphs: str) -> str:
    return "<article>" + "".join(f"<p>{text}</p>" for text in paragraphs or PROSE) + "</article>"


def sidecar(path: Path, **facts) -> None:
    path.write_text(json.dumps(facts), encoding="utf-8")


def pdf(*pages: list[str]) -> bytes:
    """Return a small PDF with one line of Helvetica for each text; a page without lines has no text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"1 0 0 1 72 {760 - 14 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines))
        stream = f"BT /F1 11 Tf\n{shown}ET".encode() if lines else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def warc(records: list[tuple[str, str, bytes]], gzip: bool = True, status: str = "200 OK") -> bytes:
    """Return a WARC of (address, content type, body) responses."""
    pack = compress if gzip else bytes
    return b"".join(pack(warc_answer(url, {"Content-Type": kind}, body, status)) for url, kind, body in records)


def warc_answer(url: str, headers: dict[str, str], body: bytes, status: str = "200 OK") -> bytes:
    """Return one response record, with these HTTP headers."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status}\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode()
    return warc_record("response", url, head + body, "application/http; msgtype=response")


def warc_record(kind: str, url: str, block: bytes, content_type: str = "text/plain") -> bytes:
    """Return one record of any type."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-20T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
