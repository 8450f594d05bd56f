"""Each piece against what it cites: one rule for each kind and basis; a piece with no rule is a fault."""

from __future__ import annotations

from collections.abc import Iterator

from weekreview.model import Basis, Issue, Piece, PieceKind

from . import counts, dates, names, numbers
from .walks import Checked

RULES = {
    (PieceKind.NUMBER, Basis.VERBATIM): numbers.is_verbatim,
    (PieceKind.NUMBER, Basis.LOW): numbers.is_bound,
    (PieceKind.NUMBER, Basis.HIGH): numbers.is_bound,
    (PieceKind.NUMBER, Basis.SUM): numbers.is_sum,
    (PieceKind.NUMBER, Basis.TALLY_LOW): numbers.is_of_tally,
    (PieceKind.NUMBER, Basis.TALLY_BEST): numbers.is_of_tally,
    (PieceKind.NUMBER, Basis.TALLY_HIGH): numbers.is_of_tally,
    (PieceKind.NUMBER, Basis.RADIUS): numbers.is_radius,
    (PieceKind.COUNT, Basis.COUNT_OF): counts.is_count,
    (PieceKind.DATE, Basis.VERBATIM): dates.is_time_expression,
    (PieceKind.DATE, Basis.MOMENT): dates.is_moment,
    (PieceKind.DATE, Basis.PUBLISHED): dates.is_published,
    (PieceKind.DATE, Basis.PERIOD): dates.is_period,
    (PieceKind.DATE, Basis.AS_OF): dates.is_as_of,
    (PieceKind.DATE, Basis.STATE): dates.is_of_state,
    (PieceKind.DATE, Basis.TALLY_SPAN): dates.is_of_tally,
    (PieceKind.PLACE, Basis.GROUNDED): names.is_grounded,
    (PieceKind.PLACE, Basis.VERBATIM): names.is_place_words,
    (PieceKind.PLACE, Basis.PROVINCE): names.is_province,
    (PieceKind.PLACE, Basis.COUNTRY): names.is_country,
    (PieceKind.PLACE, Basis.STATE): names.is_of_state,
    (PieceKind.ACTOR, Basis.REGISTRY): names.is_registered,
    (PieceKind.ACTOR, Basis.ORIGIN): names.is_origin,
    (PieceKind.WORDS, Basis.VERBATIM): names.is_quoted,
    (PieceKind.WORDS, Basis.TALLY_BEST): names.is_role,
    (PieceKind.WORDS, Basis.STATE): names.is_of_state,
    (PieceKind.QUOTE, Basis.VERBATIM): names.is_quoted,
    (PieceKind.QUOTE, Basis.TALLY_BEST): names.is_role,
    (PieceKind.NAME, Basis.FIELD): names.is_field,
    (PieceKind.GIVEN, Basis.REASON): names.is_reason,
    (PieceKind.GIVEN, Basis.CHANGE): names.is_of_change,
}
"""Each rule takes the piece, the issue and the index, and returns why the piece is not supported, or nothing."""


def piece_faults(checked: Checked) -> Iterator[str]:
    """Yield a fault for each piece that does not follow from what it cites."""
    for path, piece in checked.pieces:
        if why := why_not(piece, path, checked):
            yield f"{path} {piece.text[:80]!r}: {why}"


def why_not(piece: Piece, path: str, checked: Checked) -> str:
    """Return why a piece is not supported; empty where it is."""
    if piece.kind is PieceKind.TEXT:
        found = checked.names.unsupported(piece.text)
        return f"our own words hold {', '.join(map(repr, found))}, which cites nothing" if found else ""
    if piece.kind is PieceKind.GIVEN and piece.basis in (Basis.TITLE, Basis.VERSION, Basis.RADIUS):
        return _given(piece, path, checked.issue)
    rule = RULES.get((piece.kind, piece.basis))
    if rule is None:
        return f"no rule says how a {piece.kind.value} follows by {piece.basis.value}"
    return rule(piece, checked.issue, checked.index)


def _given(piece: Piece, path: str, issue: Issue) -> str:
    if piece.basis is Basis.TITLE:
        return "" if path == "title[0]" else "the user's title stands elsewhere than in the title"
    expected = issue.version if piece.basis is Basis.VERSION else f"{issue.coarsen_km:g}"
    return "" if piece.text == expected else f"the issue was made with {expected!r}"
