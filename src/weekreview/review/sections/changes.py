"""The corrections box, and the trees of origins: what was said otherwise before, and through whom each word came."""

from __future__ import annotations

from collections import defaultdict

from weekreview.model import (
    Basis,
    Branch,
    Change,
    CorrectionRow,
    Document,
    Line,
    Origin,
    OriginTree,
    Piece,
    PieceKind,
)

from ..compose.attributions import origin_piece
from ..compose.pieces import count, document_field, format_number, plural, separate, text
from ..index import Index
from .sources import published_line

MOST_CORRECTIONS = 40
"""Corrections shown at most; `weekreview diff` prints all."""
REASONS = ("added", "withdrawn", "judged", "regrouped")
REASON_WORDS = {
    "added": "claims added", "withdrawn": "claims withdrawn", "judged": "decisions of people",
    "regrouped": "claims grouped anew",
}  # fmt: skip


def corrections_of(index: Index) -> tuple[CorrectionRow, ...]:
    """Return a row for each figure of the issue before that moved or went."""
    rows = []
    for number, change in enumerate(index.material.changes[:MOST_CORRECTIONS]):
        cited = tuple(c for c in (*change.added, *change.regrouped, *change.withdrawn) if c in index.claims)
        parts = [_given(number, change, name) for name in ("what", "before", "after", "because")]
        rows.append(CorrectionRow(*parts, cited))
    return tuple(rows)


def words_of_change(change: Change, field: str) -> str:
    """Return one part of a change in words: what, before, after or because."""
    if field == "what":
        return change.what
    if field == "because":
        found = [(len(getattr(change, reason)), REASON_WORDS[reason]) for reason in REASONS]
        told = (f"{format_number(n)} {words if n > 1 else words.replace('s ', ' ', 1)}" for n, words in found if n)
        return ", ".join(told) or "the rules of adding up"
    bounds = change.before if field == "before" else change.after
    if bounds is None:
        return "gone" if field == "after" else "not there"
    low, best, high = bounds
    if low == best == high:
        return format_number(best)
    top = "no upper bound" if high is None else format_number(high)
    return f"{format_number(best)} ({format_number(low)} to {top})"


def _given(number: int, change: Change, field: str) -> Line:
    return (Piece(words_of_change(change, field), PieceKind.GIVEN, Basis.CHANGE, (), f"{number}:{field}"),)


def trees_of(index: Index) -> tuple[OriginTree, ...]:
    """Return a tree for each origin whose word came through more than one report, by how many."""
    spread = [o for o in index.material.origins if len(o.documents) > 1]
    order = sorted(spread, key=lambda o: (-len(o.documents), o.name.lower(), o.origin_id))
    return tuple(_tree(origin, index) for origin in order)


def _tree(origin: Origin, index: Index) -> OriginTree:
    reports, outlets = len(origin.documents), len(origin.publishers)
    standing: Line = (count(reports, f"origin_documents:{origin.origin_id}"), text(plural(reports, "report")))
    if outlets:
        through = (count(outlets, f"origin_publishers:{origin.origin_id}"), text(plural(outlets, "outlet")))
        standing = *standing, text(" through "), *through
    copies: dict[str, list[str]] = defaultdict(list)
    for copy, source in origin.repeats:
        copies[source].append(copy)
    tops = [d for d in origin.documents if not any(copy == d for copy, _ in origin.repeats)] or list(origin.documents)[
        :1
    ]
    found = sorted((index.documents[d] for d in tops if d in index.documents), key=_when)
    branches = tuple(_branch(d, copies, index, frozenset()) for d in found)
    return OriginTree((origin_piece(origin, (), index),), standing, branches)


def _branch(
    document: Document, copies: dict[str, list[str]], index: Index, above: frozenset[str], of: Document | None = None
) -> Branch:
    """Return a report with those that took its words over, each once on the way down; `of` is what it copies."""
    seen = above | {document.document_id}
    below = [index.documents[c] for c in copies[document.document_id] if c not in seen and c in index.documents]
    publisher, title = document_field(document, "publisher"), document_field(document, "title")
    shown = [(piece,) for piece in (publisher, title or document_field(document, "name")) if piece]
    translated = of is not None and of.language and document.language and of.language != document.language
    told: list[Line] = [(text("translation"),)] if translated else []
    line = separate([*shown, published_line(document), *told], ", ")
    return Branch(line, tuple(_branch(d, copies, index, seen, document) for d in sorted(below, key=_when)))


def _when(document: Document) -> tuple[str, str]:
    return str(document.published.on), document.document_id
