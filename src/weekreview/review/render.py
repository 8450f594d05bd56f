"""From an issue to its files: one page that opens from disk with no network and no script, and the issue as data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from weekreview.model import Figure, Issue, Line, Piece, PieceKind

from .compose.pieces import words_of
from .compose.quotations import TRIGGER
from .maps import draw

WIDE, NARROW = (960.0, 620.0), (390.0, 470.0)
"""The map is drawn for wide and for narrow screens, each with labels that can be read there."""
MOST_REFS = 8
"""Note numbers after a line; the others are reached through the section's own items."""
CLAIMS_IN_PAGE = 4
"""Ids of claims that a piece carries in the page; the data has all."""
LINKED = (PieceKind.NUMBER, PieceKind.COUNT, PieceKind.DATE, PieceKind.PLACE)


class Citations:
    """Writes pieces, with links to the notes of the claims they rest on. One for each rendering of a page."""

    def __init__(self, issue: Issue) -> None:
        self.numbers = {note.claim_id: note.number for note in issue.notes}
        self.cited: set[int] = set()

    def line(self, pieces: Line, linked: bool = True) -> Markup:
        """Return a line as HTML; without links inside another link."""
        return Markup("".join([self.piece(piece, linked) for piece in pieces]))

    def piece(self, piece: Piece, linked: bool = True) -> Markup:
        """Return a piece as HTML: text as it is, anything else in an element that carries what it rests on."""
        if piece.kind is PieceKind.TEXT:
            return escape(piece.text)
        number = next((self.numbers[c] for c in piece.claims[:CLAIMS_IN_PAGE] if c in self.numbers), None)
        claims = escape(" ".join(piece.claims[:CLAIMS_IN_PAGE]))
        carried = f'data-basis="{piece.basis.value}" data-claims="{claims}"'
        if linked and number and piece.kind in LINKED:
            head = f'<a class="p p-{piece.kind.value}" href="#n{number}" {carried}>'
            return Markup(f"{head}{escape(piece.text)}</a>")
        marked = f"{piece.kind.value} event" if piece.subject == TRIGGER else piece.kind.value
        return Markup(f'<span class="p p-{marked}" {carried}>{escape(piece.text)}</span>')

    def refs(self, claims: Iterable[str]) -> Markup:
        """Return the numbers of the claims' notes as links; the first on the page is where the note leads back to."""
        numbers = sorted({self.numbers[c] for c in claims if c in self.numbers})
        links = Markup("").join(self._ref(number) for number in numbers[:MOST_REFS])
        return Markup('<sup class="refs">') + links + Markup("</sup>") if links else Markup("")

    def _ref(self, number: int) -> Markup:
        anchor = "" if number in self.cited else f' id="r{number}"'
        self.cited.add(number)
        return Markup(f'<a{anchor} href="#n{number}" data-fixed="note" aria-label="Note {number}">{number}</a>')


def bar_of(figure: Figure) -> dict[str, float | None] | None:
    """Return where low, best and high fall on a bar 100 wide that begins at zero; None where they are the same."""
    low, best, high = (_value(figure, basis) for basis in ("tally_low", "tally_best", "tally_high"))
    if low is None and (best is None or high is None):
        return None
    low = low if low is not None else best or 0.0
    top = high if high is not None else max(best or 0.0, low) * 1.6
    if top <= 0 or low == high:
        return None
    tick = None if best is None else best / top * 100
    return {"low": low / top * 100, "best": tick, "high": 100.0, "open": high is None}


def _value(figure: Figure, basis: str) -> float | None:
    pieces = (p for p in (*figure.best, *figure.bounds) if p.basis.value == basis)
    return next((float(p.text.replace(",", "")) for p in pieces), None)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("weekreview.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup(files("weekreview.review").joinpath("static/page.css").read_text("utf-8"))
    environment.globals["bar_of"] = bar_of
    environment.filters["words"] = words_of
    return environment


def render_page(issue: Issue) -> str:
    """Return the issue as one HTML page, style and map inside."""
    drawings = (draw(issue.marks, "wide", *WIDE), draw(issue.marks, "narrow", *NARROW)) if issue.marks else ()
    template = _environment().get_template("index.html")
    return template.render(issue=issue, cite=Citations(issue), drawings=drawings)


def render(issue: Issue, page: str | None = None) -> dict[str, str]:
    """Return the issue's files by name: `index.html` and `issue.json`. The same issue gives the same bytes.

    `page` is what `verify` has checked; it is made from the issue where none is given.
    """
    data = msgspec.json.format(msgspec.json.encode(issue), indent=1).decode()
    return {"index.html": page or render_page(issue), "issue.json": data + "\n"}
