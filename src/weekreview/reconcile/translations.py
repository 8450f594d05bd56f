"""Translations: reports in two languages of which one tells what the other does, claim by claim, in its order.

Sentences in two languages share no words, but the names, numbers and days that were read from them are tied to the
same places, actors and dates. Two independent reports on one event share some of them too; a translation shares nearly
all, in one order, by the same speakers, and disagrees on none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from weekreview.model import Claim, Document, Precision

from .distances import spots
from .kinds import BLOCKS

WITHIN_DAYS = 3
"""Most days between a report and its translation. House value, declared."""
LEAST_CLAIMS = 3
"""Least claims that agree: one or two are what any two desks would write of an event. House value."""
MOST_OF_SHORTER = 0.75
"""Least share of the shorter report's claims that agree, in one order. House value: one in four may be read otherwise
in another language, or left out."""
LEAST_ANCHORS = 3
"""Least different names, numbers and days in which they agree, one number or two places among them. House value."""
LEAST_NUMBER = 3
"""Least figure that is an anchor; smaller ones agree by chance."""
PART = "#"
"""Stands in the id of a part of a place, or of the ground near it, before what part it is."""

Anchor = tuple[str, ...]


def find_translations(documents: Mapping[str, Document], claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield (later, earlier) claims of reports of which the later is a translation of the earlier.

    Only reports with a language and a day are compared, and only where they share a rare anchor; of two of one day the
    one that comes first by id is the earlier.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        document = documents.get(claim.document_id)
        if document and document.language and document.published.on:
            told[claim.document_id].append(claim)
    if len({documents[d].language for d in told}) < 2:
        return
    for early, late in sorted(_candidates(documents, told)):
        if pairs := _aligned(told[late], told[early]):
            yield from pairs


def _candidates(documents: Mapping[str, Document], told: Mapping[str, Sequence[Claim]]) -> set[tuple[str, str]]:
    """Return pairs (earlier, later) of reports in two languages of which two claims share two anchors."""
    blocks: dict[tuple, set[str]] = defaultdict(set)
    for document_id, claims in told.items():
        for claim in claims:
            anchors = sorted(_anchors(claim))
            for pair in combinations(anchors, 2):
                blocks[pair].add(document_id)
    found = set()
    for members in blocks.values():
        if len({documents[d].language for d in members}) < 2:
            continue
        ordered = sorted((documents[d].published.on or date.max, d) for d in members)
        for n, (on, one) in enumerate(ordered):
            for later_on, other in ordered[n + 1 :]:
                if (later_on - on).days > WITHIN_DAYS:
                    break
                if documents[one].language != documents[other].language:
                    found.add((one, other))
    return found


def _aligned(late: Sequence[Claim], early: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the pairs of claims that say the same, in the order of both; nothing where that is no translation."""
    mine, theirs = (sorted(told, key=lambda c: (c.trigger.begin, c.claim_id)) for told in (late, early))
    free = set(range(len(theirs)))
    partner: list[tuple[int, int]] = []
    for n, claim in enumerate(mine):
        fits = [(-len(_anchors(claim) & _anchors(theirs[k])), k) for k in free if _say_the_same(claim, theirs[k])]
        if fits:
            partner.append((n, min(fits)[1]))
            free.discard(min(fits)[1])
    kept = _in_order(partner)
    pairs = [(mine[n], theirs[k]) for n, k in kept]
    if len(pairs) < max(LEAST_CLAIMS, MOST_OF_SHORTER * min(len(mine), len(theirs))):
        return []
    shared = set().union(*(_anchors(a) & _anchors(b) for a, b in pairs))
    kinds = [kind for kind, *_ in shared]
    enough = len(shared) >= LEAST_ANCHORS and (kinds.count("number") >= 1 or kinds.count("place") >= 2)
    return pairs if enough else []


def _say_the_same(one: Claim, other: Claim) -> bool:
    """Return True where kind, state and speaker agree, and neither places, actors, numbers nor days differ.

    A reader of two languages reads less in one of them, and names the kind less finely ("attack", "shelling"): what one
    leaves out is no difference. Where nothing is shared the type must be the same.
    """
    if one.state != other.state or _speaker(one) != _speaker(other):
        return False
    if BLOCKS.get(one.type, one.type) != BLOCKS.get(other.type, other.type):
        return False
    mine, theirs = _anchors(one), _anchors(other)
    for kind in ("place", "actor", "number", "day"):
        here, there = ({a for a in anchors if a[0] == kind} for anchors in (mine, theirs))
        if here and there and not here & there:
            return False
    return bool(mine & theirs) or one.type == other.type


def _speaker(claim: Claim) -> str | bool:
    """Return the actor that speaks, else whether anybody does: words of two languages can't be compared."""
    return (claim.speaker.actor_id or True) if claim.speaker else False


def _anchors(claim: Claim) -> frozenset[Anchor]:
    """Return what can be compared whatever the language: stated places below a country, actors, figures, stated days.

    A figure is its middle ("about 600" is 600), without what it is of, which is read less surely than the number.
    """
    found: set[Anchor] = set()
    for mention in spots(claim):
        if mention.place and not mention.inherited and mention.place.precision is not Precision.COUNTRY:
            found.add(("place", mention.place.place_id.split(PART)[0]))
    found |= {("actor", m.actor_id) for m in (*claim.actors, *claim.targets) if m.actor_id}
    for quantity in claim.quantities:
        middle = ((quantity.low or 0.0) + (quantity.high or quantity.low or 0.0)) / 2
        if middle >= LEAST_NUMBER:
            found.add(("number", f"{middle:.0f}"))
    if claim.when and not claim.when.inherited and claim.when.earliest_on:
        found.add(("day", str(claim.when.earliest_on), str(claim.when.latest_on)))
    return frozenset(found)


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs whose second numbers rise with the first; the first numbers rise already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for n, (_, value) in enumerate(pairs):
        at = bisect_right(ends, value)
        ends[at : at + 1] = [value]
        before.append(last[at - 1] if at else None)
        last[at : at + 1] = [n]
    kept, step = [], last[-1] if last else None
    while step is not None:
        kept.append(pairs[step])
        step = before[step]
    return kept[::-1]
