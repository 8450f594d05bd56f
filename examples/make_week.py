"""Make the two files of the example week that can't be written by hand: the PDF and the web archive.

    python examples/make_week.py

Both come out byte for byte the same each time. Their texts are in `examples/originals/`.
"""

from __future__ import annotations

import gzip
import textwrap
from pathlib import Path

ORIGINALS = Path(__file__).parent / "originals"
WEEK = Path(__file__).parent / "week"
ABOUT = "Written as an example for weekreview. The publisher and the events are invented."
PAGE = (595, 842)
"""A4 in points."""
LEFT, TOP, LEADING, WIDTH = 60, 770, 15, 86
"""Left edge and first line in points, distance of lines in points, longest line in characters."""


def pdf_lines(text: str) -> list[tuple[str, str, int]]:
    """Return (font, line, size) for each printed line: the first line is the title, a line without a stop a heading."""
    lines = []
    for number, paragraph in enumerate(text.splitlines()):
        heading = bool(paragraph) and not paragraph.endswith(".")
        size = 15 if number == 0 else 11
        printed = textwrap.wrap(paragraph, WIDTH) or [""]
        lines += [("F2" if heading and number != 1 else "F1", line, size) for line in printed]
    return lines


def pdf_content(text: str) -> bytes:
    """Return the drawing operators of one page."""
    drawn = []
    for row, (font, line, size) in enumerate(pdf_lines(text)):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"BT /{font} {size} Tf {LEFT} {TOP - row * LEADING} Td ({escaped}) Tj ET")
    return "\n".join(drawn).encode("cp1252")


def make_pdf(text: str, title: str, author: str, made: str) -> bytes:
    """Return a PDF of one page; `made` is a PDF date such as "D:20160219120000Z"."""
    content = pdf_content(text)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        f"<< /Title ({title}) /Author ({author}) /Subject ({ABOUT}) /CreationDate ({made}) >>".encode(),
    ]
    return pdf_file(objects)


def pdf_file(objects: list[bytes]) -> bytes:
    """Return the file around `objects`: header, bodies, cross-reference table, trailer. The last object is the info."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def warc_record(kind: str, number: int, body: bytes, extra: dict[str, str]) -> bytes:
    """Return one WARC 1.0 record, gzipped as a member of its own."""
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date": "2016-02-22T08:00:00Z",
        **extra,
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return gzip.compress(f"WARC/1.0\r\n{lines}\r\n".encode() + body + b"\r\n\r\n", mtime=0)


def make_warc(page: bytes, url: str) -> bytes:
    """Return a web archive that holds `page` as it was answered at `url`."""
    note = f"software: examples/make_week.py\r\nformat: WARC File Format 1.0\r\ndescription: {ABOUT}\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
    info = warc_record("warcinfo", 1, note.encode(), {"Content-Type": "application/warc-fields"})
    response = {"WARC-Target-URI": url, "Content-Type": "application/http; msgtype=response"}
    return info + warc_record("response", 2, answer + page, response)


def main() -> None:
    """Write both files into `examples/week/`."""
    text = (ORIGINALS / "08-situation-update.txt").read_text(encoding="utf-8")
    title = text.splitlines()[0]
    pdf = make_pdf(text, title, "Inter-Agency Relief Desk", "D:20160219150000Z")
    (WEEK / "08-situation-update.pdf").write_bytes(pdf)
    page = (ORIGINALS / "13-orontes-wire-jisr-al-shughur.html").read_bytes()
    warc = make_warc(page, "https://orontes-wire.example/2016/02/19/jisr-al-shughur")
    (WEEK / "13-orontes-wire-jisr-al-shughur.warc.gz").write_bytes(warc)


if __name__ == "__main__":
    main()
