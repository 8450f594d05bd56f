"""The whole issue, put together from its sections."""

from __future__ import annotations

from collections.abc import Iterator

from weekreview.model import Issue, Item, Line

from ..compose.incidents import told_incidents
from ..compose.pieces import claims_cited, text
from ..index import Index
from ..maps.marks import marks_of
from ..material import ReviewOptions
from .apart import groups_of, media_of
from .changes import corrections_of, trees_of
from .contradictions import pairs_of
from .figures import figures_of
from .fronts import anchors_of, fronts_of
from .gaps import gaps_of
from .highlights import choose
from .mastheads import facts_of, period_line, title_of
from .methods import method_of
from .notes import notes_of
from .sources import refused_of, sources_of
from .states import states_of
from .timelines import days_of


def make_issue(index: Index, options: ReviewOptions) -> Issue:
    """Return the issue, its notes numbered in the order in which the page cites them."""
    material, told = index.material, told_incidents(index)
    fronts = fronts_of(told, index, options.most_per_front)
    leads = anchors_of(told, fronts)
    parts = {
        "highlights": choose(told, options.most_highlights),
        "figures": figures_of(index),
        "marks": marks_of(told, index, options.coarsen_km, leads),
        "days": days_of(told, index, leads),
        "fronts": fronts,
        "states": states_of(index),
        "pairs": pairs_of(index, options.most_pairs),
        "apart": groups_of(told, index, options.most_apart),
        "media": media_of(index),
        "gaps": gaps_of(index, options.most_apart),
        "corrections": corrections_of(index),
    }
    return Issue(
        title=title_of(options.title),
        deck=(text("What was reported, by whom and how surely, "), *period_line(index)),
        from_on=material.from_on,
        to_on=material.to_on,
        as_of=material.as_of,
        version=options.version,
        coarsen_km=options.coarsen_km,
        facts=facts_of(index),
        sources=sources_of(index),
        failures=material.failures,
        refused=refused_of(index),
        method=method_of(index, options),
        notes=notes_of(cited_in(parts), index),
        trees=trees_of(index),
        **parts,
    )


def cited_in(parts: dict) -> Iterator[str]:
    """Yield the ids of the claims that the sections cite, in the order of the page."""
    for item in parts["highlights"]:
        yield from _item(item)
    for figure in parts["figures"]:
        yield from figure.claims
    for mark in parts["marks"]:
        yield from mark.claims
    for day in parts["days"]:
        yield from claims_cited(*(entry.line for entry in day.entries))
        for entry in day.entries:
            yield from entry.claims
    for front in parts["fronts"]:
        for item in (*front.items, *front.doubtful):
            yield from _item(item)
    for row in parts["states"]:
        yield from row.claims
    for pair in parts["pairs"]:
        yield from (side.claim_id for side in pair.sides)
    for group in parts["apart"]:
        for item in group.items:
            yield from _item(item)
    for item in parts["media"]:
        yield from _item(item)
    for gap in parts["gaps"]:
        yield from gap.claims
    for row in parts["corrections"]:
        yield from row.claims
    for day in parts["days"]:
        yield from claims_cited(day.heading)
    for front in parts["fronts"]:
        yield from claims_cited(front.heading)


def _item(item: Item) -> Iterator[str]:
    lines: tuple[Line, ...] = (item.line, item.standing)
    yield from item.claims
    yield from claims_cited(*lines)
