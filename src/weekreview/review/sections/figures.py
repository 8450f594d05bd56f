"""Key figures: the period's tallies with low, best and high; cumulative ones apart and never added."""

from __future__ import annotations

import re

from weekreview.model import ActorKind, Basis, Figure, Line, Piece, PieceKind, Scope, Tally

from ..compose.names import is_civil, registry_phrase
from ..compose.phrases import date_line, place_name
from ..compose.pieces import capitalised, count, days, number, plural, separate, text, words_of
from ..index import Index
from ..wordings import COUNTED_BY_DEFAULT, FIGURE_LABELS, is_loaded

MOST_FIGURES = 12
UNSAID = ("not said", "not determined", "unknown")
"""Roles that `reconcile` gives where the reports do not say who or what was counted."""
STRIKE_NOUNS = re.compile(r"(?:strike|attack|raid|sortie|bombing|salvo|rocket|missile|shell|drone)s?\b", re.IGNORECASE)
"""Nouns of what a number of strikes or attacks counts; any other ("points") is a misreading."""
ALONE = ("strikes", "attacks")
"""What a role says already ("suicide attacks")."""
ORDER = (
    "killed",
    "injured",
    "displaced",
    "abducted",
    "detained",
    "strikes",
    "attacks",
    "destroyed",
    "damaged",
    "captured",
)


def figures_of(index: Index, most: int = MOST_FIGURES) -> tuple[Figure, ...]:
    """Return the figures: harm to people first, larger first; at most `most` of the period, then running totals."""
    tallies = [t for t in index.material.tallies if _stands_for_itself(t) and index.claims_of(t.claims)]
    tallies.sort(key=lambda t: (is_cumulative(t), _rank(t), -t.best, t.tally_id))
    figures = _each_once([figure_of(t, index) for t in tallies])
    period = [f for f in figures if not f.cumulative]
    return (*period[:most], *(f for f in figures if f.cumulative))


def _each_once(figures: list[Figure]) -> list[Figure]:
    """Return the figures without those that say what an earlier one says, word for word."""
    kept: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        lines = figure.label, figure.best, figure.bounds, figure.definition
        kept.setdefault((*map(words_of, lines), str(figure.cumulative)), figure)
    return list(kept.values())


def _stands_for_itself(tally: Tally) -> bool:
    """Return True for sums over all and for figures that reports give of a stretch; not for parts or mere plurals."""
    if tally.of not in ORDER or (tally.low <= 2 and tally.high is None):
        return False
    if tally.of in ALONE and not _counts_events(tally):
        return False
    return tally.level == "all" or (tally.level == "incident" and tally.scope is not Scope.INCIDENT)


def _counts_events(tally: Tally) -> bool:
    """Return True where strikes or attacks are what is counted, and more than the one that the sentence tells."""
    if tally.high == 1:
        return False
    return tally.role in UNSAID or not tally.role or STRIKE_NOUNS.search(tally.role) is not None


def is_cumulative(tally: Tally) -> bool:
    """Return True where a tally counts since some earlier beginning."""
    return tally.scope is Scope.CUMULATIVE


def _rank(tally: Tally) -> int:
    return ORDER.index(tally.of) if tally.of in ORDER else len(ORDER)


def figure_of(tally: Tally, index: Index) -> Figure:
    """Return one tally as a key figure."""
    claims, key = tally.claims, tally.tally_id
    return Figure(
        key,
        label_of(tally),
        best_of(tally, index),
        bounds_of(tally, index),
        definition_of(tally, index),
        standing_of(tally, index),
        claims,
        tally.disputed,
        is_cumulative(tally),
    )


def is_reported(tally: Tally, index: Index) -> bool:
    """Return True where the best value is a number that somebody gave, or a sum of such, and no bound of a range."""
    if tally.low == tally.high or tally.high is None:
        return True
    counted = (q for c in index.claims_of(tally.claims) for q in c.quantities if q.of == tally.of)
    return any(q.low == q.high == tally.best for q in counted)


def best_of(tally: Tally, index: Index) -> Line:
    """Return the value to show large: the number reported, "at least" it, or the range where nobody gave a number."""
    claims, key = tally.claims, tally.tally_id
    if not is_reported(tally, index) and tally.high is not None:
        low, high = number(tally.low, Basis.TALLY_LOW, claims, key), number(tally.high, Basis.TALLY_HIGH, claims, key)
        return low, text(" to "), high
    best = (number(tally.best, Basis.TALLY_BEST, claims, key),)
    return (text("at least "), *best) if tally.high is None and tally.best == tally.low else best


def phrase_of_range(tally: Tally, index: Index) -> Line:
    """Return the report's own words for a range ("hundreds of"), where it gives words for just this one."""
    for claim in index.claims_of(tally.claims):
        for quantity in claim.quantities:
            words = " ".join(quantity.span.text.split()).lower()
            if (quantity.of, quantity.low, quantity.high) == (tally.of, tally.low, tally.high) and words:
                piece = Piece(words, PieceKind.NUMBER, Basis.VERBATIM, (claim.claim_id,), str(quantity.span.begin))
                return text("in the report’s words: “"), piece, text("”")
    return ()


def label_of(tally: Tally) -> Line:
    """Return what is counted: "Fighters killed"; a role that judges stands in quotation marks."""
    what = FIGURE_LABELS.get(tally.of, tally.of)
    if not tally.role or tally.role == what or tally.role in UNSAID:
        counted = "" if what in ALONE else COUNTED_BY_DEFAULT.get(tally.of, "")
        return capitalised((text(f"{counted} {what}".strip()),))
    role, what = tally.role, "" if what in ALONE else " " + what
    kind = PieceKind.QUOTE if is_loaded(role) else PieceKind.WORDS
    shown = Piece(role, kind, Basis.TALLY_BEST, tally.claims, tally.tally_id)
    quoted = (text("“"), shown, text("”")) if kind is PieceKind.QUOTE else (shown,)
    return capitalised((*quoted, text(what)))


def bounds_of(tally: Tally, index: Index) -> Line:
    """Return least and greatest in words, or what a range hides: the words behind it, the best value of a sum."""
    claims, key = tally.claims, tally.tally_id
    low = number(tally.low, Basis.TALLY_LOW, claims, key)
    if tally.high is None:
        return (text("no upper bound"),) if tally.best == tally.low else (text("at least "), low)
    if tally.low == tally.high:
        return ()
    if not is_reported(tally, index):
        added_up = len(tally.addends) > 1
        best = number(tally.best, Basis.TALLY_BEST, claims, key)
        return (text("best by the rule: "), best) if added_up else phrase_of_range(tally, index)
    return text("between "), low, text(" and "), number(tally.high, Basis.TALLY_HIGH, claims, key)


def definition_of(tally: Tally, index: Index) -> Line:
    """Return what the figure spans, where, and by which rule its best value was found."""
    where: Line = (text("in "), *place_name(tally.place, tally.claims)) if tally.place else ()
    return separate((span_of_tally(tally, index), where, sum_of(tally), (text("rule: "), rule_of(tally))))


def sum_of(tally: Tally) -> Line:
    """Return that a figure is added up and over how many incidents, and that it is partial where a part is."""
    size = len(tally.addends)
    if size < 2:
        return ()
    partial = any(high is None for _, _, high in tally.addends)
    added = count(size, f"addends:{tally.tally_id}", tally.claims)
    return text("added up over "), added, text(" incidents, some counted in part only" if partial else " incidents")


def rule_of(tally: Tally) -> Piece:
    """Return the name of the rule that gave the best value, readable."""
    return Piece(tally.rule.replace("_", " "), PieceKind.GIVEN, Basis.REASON, tally.claims, f"tally:{tally.tally_id}")


def span_of_tally(tally: Tally, index: Index) -> Line:
    """Return the days that a tally spans, in words."""

    def shown(on) -> Piece:
        return days(on, on, Basis.TALLY_SPAN, tally.claims)[0]

    if is_cumulative(tally):
        words = next((date_line(c, index) for c in index.claims_of(tally.claims) if c.when and c.when.span), ())
        if words and not tally.to_on:
            return text("running total"), *words
        if tally.from_on:
            return text("running total since "), shown(tally.from_on)
        return (text("running total, beginning not stated"),)
    if tally.from_on and tally.to_on:
        return days(tally.from_on, tally.to_on, Basis.TALLY_SPAN, tally.claims)
    return (text("days not stated"),)


def standing_of(tally: Tally, index: Index) -> Line:
    """Return on how many origins' word a tally stands, and whose where it is one side's."""
    size = len(tally.origins)
    reach = (
        count(size, f"tally_origins:{tally.tally_id}", tally.claims),
        text(plural(size, "origin", "independent origins")),
    )
    sided = tally.party and not is_civil(tally.party, index)
    party = registry_phrase(tally.party, tally.claims[:1], index) if tally.party and sided else None
    actor = index.material.registry.get(tally.party or "")
    office = "the government of " if actor and actor.kind is ActorKind.STATE else ""
    whose: Line = (text(f"on the word of {office}"), *party.line, text(" only")) if party else ()
    return separate((reach, whose, (text("disputed"),) if tally.disputed else ()))
