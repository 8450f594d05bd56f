"""PDF by pypdf: text only, page headers and footers taken out, wrapped columns joined to paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from weekreview.model import Reason

from ..cleaning import PDF_SLACK, first_words, key, lines_of, pieces_of_lines, settle, tidy
from ..drafts import Draft, Dropped, Reading, Source

EDGE_LINES = 2
"""How many lines at the top and at the bottom of a page may be header and footer. Source: our choice; title and page
number."""
LEAST_PAGES = 2
"""Fewest pages on which a header stands."""
LEAST_SHARE = 0.6
"""Least share of pages on which it stands. Source: our choice; left and right pages may differ, first pages have
none."""
LEAST_LETTERS = 20
"""Fewest letters of a PDF that has text; scans carry a stamp or a page number at most. Source: our choice."""

_BROKEN = (
    PyPdfError,
    DependencyError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    OSError,
    NotImplementedError,
)
"""What pypdf lets through on damaged files, as its issue tracker shows; each becomes one failure line."""


def read_pdf(source: Source) -> Reading:
    """Return the one report of a PDF."""
    try:
        pages, title = _pages(source.content)
    except _BROKEN as error:
        return Reading(failures=(_why(error),))
    text, dropped = _without_edges(pages)
    if sum(map(str.isalpha, text)) < LEAST_LETTERS:
        detail = (
            f"{len(pages)} pages without text, perhaps scanned; run OCR first (ocrmypdf does it) and give the result"
        )
        return Reading(dropped=(Dropped(Reason.NO_TEXT, detail),))
    title = source.facts.title or (title if title and key(title) in key(text[:2000]) else None)
    pieces, more, title = settle(pieces_of_lines(lines_of(text, PDF_SLACK)), title, plain=True)
    return Reading((Draft(tuple(pieces), (*dropped, *more), facts=source.facts, title=title),))


def _pages(content: bytes) -> tuple[list[list[str]], str | None]:
    """Return the lines of each page and the title in the file's metadata."""
    reader = PdfReader(io.BytesIO(content))
    pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
    title = reader.metadata.title if reader.metadata else None
    return pages, tidy(str(title)) if title else None


def _why(error: Exception) -> str:
    if type(error).__name__ in ("FileNotDecryptedError", "WrongPasswordError", "DependencyError"):
        return "it is locked with a password; save it without"
    brief = f"{type(error).__name__}: {tidy(str(error))[:80]}".rstrip(": ")
    return f"it can't be read as a PDF ({brief}); get it again"


def _without_edges(pages: Sequence[Sequence[str]]) -> tuple[str, list[Dropped]]:
    """Return the text without headers and footers, and one refusal for each of their wordings."""
    counts = Counter(name for page in pages for name in {_edge_key(line) for line in _edges(page)} if name)
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    repeated = {name for name, count in counts.items() if count >= least}
    dropped: dict[str, Dropped] = {}
    kept = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        kept.append([line for line in page if id(line) not in edges or _edge_key(line) not in repeated])
        for line in _edges(page):
            name = _edge_key(line)
            if name in repeated:
                dropped.setdefault(
                    name,
                    Dropped(Reason.BOILERPLATE, f"{first_words(tidy(line))} (on {counts[name]} of {len(pages)} pages)"),
                )
    return _joined(kept), list(dropped.values())


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:EDGE_LINES] + filled[max(EDGE_LINES, len(filled) - EDGE_LINES) :]


def _edge_key(line: str) -> str:
    """Return a line for comparing across pages: page numbers don't count."""
    return re.sub(r"\d+", "#", key(line))


def _joined(pages: Sequence[Sequence[str]]) -> str:
    """Join the pages; a paragraph that runs over the end of a page goes on."""
    text = ""
    for page in pages:
        lines = "\n".join(page).strip("\n")
        runs_on = text and not re.search(r"""[.!?:]["'\u201d\u2019)\]]*\s*$""", text) and re.match(r"\s*[a-z]", lines)
        text += ("\n" if runs_on else "\n\n" if text else "") + lines
    return text
