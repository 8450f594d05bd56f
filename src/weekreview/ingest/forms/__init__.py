"""Forms: one reader for each form of input, from bytes to drafts.

Each takes a `Source` and gives a `Reading`; none opens a file or an address, and none raises on bad content.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from ..drafts import Reading, Source
from .archives import read_wacz, read_warc
from .feeds import read_feed
from .letters import read_letter
from .pages import read_page
from .pdfs import read_pdf
from .tables import read_table
from .texts import read_markdown, read_text

for _library in ("pypdf", "trafilatura", "htmldate", "justext", "charset_normalizer", "warcio"):
    # What they log of a damaged input would stand raw on stderr, beside our own line that says what to do.
    logging.getLogger(_library).addHandler(logging.NullHandler())

READERS: dict[str, Callable[[Source], Reading]] = {
    ".html": read_page,
    ".htm": read_page,
    ".txt": read_text,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".eml": read_letter,
    ".jsonl": read_table,
    ".xml": read_feed,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": read_wacz,
}
"""Reader by ending, lower case."""
MEDIA = frozenset(
    ".mp4 .mov .avi .mkv .webm .m4v .mpg .mpeg .3gp .flv .gif .jpg .jpeg .png .webp .bmp .tif .tiff".split()
)
"""Endings of films and pictures, which are no reports."""
CONTAINERS = frozenset({".jsonl", ".warc", ".warc.gz", ".wacz"})
"""Endings of files that hold many reports and may be larger."""
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/warc": ".warc",
    "application/wacz": ".wacz",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
}


def form_of_name(name: str) -> str | None:
    """Return the ending of a file's name that says its form; None where it is none of ours."""
    lower = name.lower()
    return next((ending for ending in sorted(READERS, key=len, reverse=True) if lower.endswith(ending)), None)


def form_of_type(content_type: str, path: str, content: bytes) -> str | None:
    """Return the form of a fetched input: by its stated type, its address's ending, else by how it begins."""
    stated = _TYPES.get(content_type.partition(";")[0].strip().lower())
    if stated:
        return stated
    named = form_of_name(path)
    if named:
        return named
    head = content[:512].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if head.startswith(b"<?xml") or head.startswith((b"<rss", b"<feed")):
        return ".xml"
    return ".pdf" if head.startswith(b"%pdf-") else None


__all__ = ["CONTAINERS", "READERS", "form_of_name", "form_of_type"]
