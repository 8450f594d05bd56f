"""Denials: claims that something did not happen, each with the claim of another origin that it most plainly denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from weekreview.model import Claim

from ..distances import apart_km
from ..kinds import likeness
from ..origins import Independence
from ..sides import Sides
from .clusters import JOIN_BITS, Scorer
from .scores import Score
from .tellings import Telling
from .things import name_two_things, share_a_thing


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that an incident did not happen."""

    denied: Claim
    """The claim that says so."""
    told: Claim
    """The claim of another origin that it most plainly denies."""
    incident_id: str
    """The incident."""


def find_denials(
    pairs: Sequence[tuple[Telling, Telling]],
    scorer: Scorer,
    incident_of: Mapping[str, str],
    independence: Independence,
    sides: Sides,
) -> tuple[Denial, ...]:
    """Return one a denying claim, at most; `pairs` are those that were compared."""
    best: dict[str, tuple[bool, float, str, Denial]] = {}
    for one, other in pairs:
        if one.denied == other.denied:
            continue
        denied, told = (one, other) if one.denied else (other, one)
        denies = _denies(denied, told)
        if not denies and not denied.in_town:
            continue
        score = scorer(one, other)
        if score.forbidden or told.claim.claim_id not in incident_of:
            continue
        plain = denies and score.bits >= JOIN_BITS and _agree_on_day_or_hand(scorer.explain(one, other))
        own = not plain and _speaks_for_what_was_hit(denied, told, sides) and _of_one_day(scorer.explain(one, other))
        if not plain and not _name_one_thing_of_a_town(denied, told, anything=own):
            continue
        if name_two_things(denied, told) or independence.of_one_side(denied.origin_id, told.origin_id, told.on):
            continue  # who says that no headquarters was hit does not say that no market was
        found = Denial(denied.claim, told.claim, incident_of[told.claim.claim_id])
        rank = (told.claim.passage != "paragraph", -score.bits, told.claim.claim_id, found)
        if denied.claim.claim_id not in best or rank[:3] < best[denied.claim.claim_id][:3]:
            best[denied.claim.claim_id] = rank
    return tuple(rank[-1] for _, rank in sorted(best.items(), key=lambda item: item[0]))


def _agree_on_day_or_hand(score: Score) -> bool:
    """Return True where the days or the doers agree: kind and town alone are those of many deeds of a week.

    Source: in made-up weeks of seeds 100 to 169, of denials paired with less than 3 bits, which is kind and town and
    little more, 8 of 58 were of another deed; of the others 13 of 521.
    """
    return any(p.bits > 0 for p in score.parts if p.evidence in ("time", "actor"))


def _denies(denied: Telling, told: Telling) -> bool:
    """Return True where the words deny this: the same kind of event, or casualties where casualties are counted.

    "No casualties" after a strike denies no strike; it denies only that somebody was hurt.
    """
    if denied.claim.type != "casualties":
        return denied.claim.type == told.claim.type
    counted = {civilian for of, civilian in told.figures if of in ("killed", "injured")}
    if denied.of_civilians and counted and counted <= {False}:
        return False  # "no civilians" denies no fighters
    return told.claim.type == "casualties" or bool(counted)


def _speaks_for_what_was_hit(denied: Telling, told: Telling, sides: Sides) -> bool:
    """Return True where those who were hit, as one tells it, say that they were not: no command post of ours."""
    voice = denied.voice_actor
    return bool(voice) and any(sides.same(voice, target, told.on) for target in told.targets)


def _of_one_day(score: Score) -> bool:
    return any(p.evidence == "time" and p.bits > 0 for p in score.parts)


def _name_one_thing_of_a_town(denied: Telling, told: Telling, anything: bool = False) -> bool:
    """Return True where a thing of a town is denied to have been hit that is told to have been: its bakery, its mill.

    Who tells it need not know whose aircraft they were, nor call what fell from them an air strike. `anything` takes
    in what any town has many of.
    """
    if not denied.in_town or not likeness(denied.claim.type, told.claim.type):
        return False
    if not any(apart_km(mine, theirs) <= 0 for mine, _ in denied.places for theirs, _ in told.places):
        return False
    return share_a_thing(denied, told, anything)
