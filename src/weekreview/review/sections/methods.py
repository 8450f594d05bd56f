"""How the issue was made, in about ten lines, with counts that can be counted again."""

from __future__ import annotations

from weekreview.model import Basis, Line, Piece, PieceKind

from ..compose.certainties import is_sure
from ..compose.pieces import count, plural, text
from ..index import Index
from ..material import ReviewOptions


def method_of(index: Index, options: ReviewOptions) -> tuple[Line, ...]:
    """Return the method's lines."""
    material = index.material
    reports, claims, origins = len(material.documents), len(material.claims), len(material.origins)
    reprints = len(index.reprints)
    unsure = sum(not is_sure(c) for c in material.claims)
    plain = (
        "Each claim is kept with its sentence, its speaker and its publisher. A claim without a named speaker stands "
        "on the publisher’s word.",
        "A reprint is no confirmation: what goes back to the same speaker or the same text counts as the same origin, "
        "however many outlets carry it.",
        "Figures have a least, a best and a greatest value and name the rule behind the best. A running total is shown "
        "as such and added to nothing. What is planned, denied, uncertain or from before the period is in no figure.",
        "Places are shown as the area that is meant. Where no place or day can be determined, the issue says so and "
        "why; nothing is filed under the day of reading.",
        "Claims that exclude each other stand side by side. The issue does not choose between them.",
        "Verbs are ours and neutral. Words that judge stand in quotation marks with whose words they are.",
        "The map colours no country. Lines that any official view disputes are dashed. It is no statement on borders.",
        "Before this page was written, every number, date and place name on it was traced to the stored sentence that "
        "holds it or adds up to it. Where that fails, no page is written.",
    )
    read = (
        count(reports, "documents"), text(plural(reports, "report") + " read; "),
        count(reprints, "reprints"), text(" nearly the same as an earlier report. "),
        count(claims, "claims"), text(plural(claims, "claim") + " found, going back to "),
        count(origins, "origins"), text(plural(origins, "origin") + ". "),
        count(unsure, "unsure"),
        text(plural(unsure, "claim") + " read with little certainty: folded away or left out."),
    )  # fmt: skip
    lines: list[Line] = [read, *((text(words),) for words in plain)]
    if options.coarsen_km:
        width = Piece(f"{options.coarsen_km:g}", PieceKind.GIVEN, Basis.RADIUS, (), "coarsen_km")
        lines.append((text("Published places are coarsened to a grid of "), width, text(" km.")))
    if options.version:
        lines.append(
            (
                text("Made by "),
                Piece(options.version, PieceKind.GIVEN, Basis.VERSION),
                text(", without a language model."),
            )
        )
    return tuple(lines)
