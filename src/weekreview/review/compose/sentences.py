"""One neutral sentence an incident, from its best claim; where that would be clumsy, the report's own sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from weekreview.model import Claim, Incident, Line, Piece, PieceKind, Precision, Quantity, Scope, TimePrecision

from ..index import Index
from ..wordings import (
    FORMS,
    LABELS,
    OUTCOMES,
    SINCE_FORMS,
    STANDING_FORMS,
    TRIGGER_FORMS,
    TRIGGER_LABELS,
    VARIANTS,
    WORD,
)
from .attributions import after_sentence, inside_sentence, is_hearsay
from .certainties import in_body, is_sure
from .names import Phrase, is_of_people, phrase_of
from .numerals import is_part, is_told, one_style, part_phrase
from .phrases import counted_phrase, date_line, is_reports_date, place_line, place_object, quantity_line
from .pieces import capitalised, text, words_of
from .quotations import quotation

TAKES_PLACE = ("territory_gained", "siege")
"""Types whose object is the place itself, where no target is named."""
TOO_LARGE_TO_TAKE = (Precision.PROVINCE, Precision.FRONT, Precision.COUNTRY, Precision.SEA_OR_AIRSPACE)
TAKEABLE = frozenset(
    """village villages town towns city cities base bases airport airfield hill hills height heights district districts
    neighbourhood neighbourhoods neighborhood neighborhoods area areas territory territories position positions
    checkpoint checkpoints road roads highway dam crossing bridge settlement settlements headquarters camp camps
    point points land ground building buildings post posts quarter quarters station fields field depot depots""".split()
)
"""Nouns of ground that can be taken."""
LEAVES_PLACE = ("withdrawal",)
NATURAL = {
    "arrest": ("detained",),
    "abduction": ("abducted",),
    "destruction": ("destroyed", "damaged"),
    "territory_gained": ("captured",),
    "deployment": ("personnel", "equipment"),
    "displacement": ("displaced",),
    "weapons_seized": ("captured", "destroyed", "equipment"),
}
"""The number that stands for the target itself, where no target is named."""
COUNTED_STRIKES = {
    "air_strike": ("{A} carried out {N} air strikes against {T}", "{A} carried out {N} air strikes",
                   "{N} air strikes hit {T}", "{N} air strikes were reported"),
    "shelling": ("{A} carried out {N} strikes against {T}", "{A} carried out {N} strikes",
                 "{N} strikes hit {T}", "{N} strikes were reported"),
}  # fmt: skip
CASUALTIES = {
    True: "{A} {is} said{by} to have {killed} {N}",
    False: "{N} {were} {killed}",
}
"""With and without an actor."""
HARM = ("killed", "injured")
MOST_OUTCOMES = 2
STANDING_TRIGGER = re.compile(r"(?:besieg|encircl|surround|siege|under siege|blockad)", re.IGNORECASE)
CASUALTIES_SINCE = "{N} {have} been {killed}"
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence is made of."""

    claim: Claim
    """The claim that is told."""
    actor: Phrase | None
    """Who did it."""
    target: Phrase | None
    """To whom or what; a number before it is part of it."""
    place_is_target: bool
    """True where the place itself is the object."""
    outcomes: tuple[Quantity, ...]
    """Numbers that are left for the sentence's end."""
    index: Index
    """The material."""


def lead_of(incident: Incident, index: Index) -> Claim | None:
    """Return the claim that tells an incident best: no reprint, fullest, no side's before a side's, then the surest."""

    def fullness(claim: Claim) -> tuple:
        told = [bool(claim.actors), bool(claim.targets), bool(claim.quantities), claim.place is not None]
        told += [bool(claim.when and claim.when.earliest_on), claim.speaker is not None]
        hearsay, of_type = is_hearsay(claim), claim.type == incident.type
        reprint = claim.document_id in index.reprints
        return (
            hearsay,
            not in_body(claim),
            not of_type,
            reprint,
            -sum(told),
            bool(claim.party),
            -claim.p,
            claim.claim_id,
        )

    claims = [c for c in index.claims_of(incident.claims) if c.happened]
    return min(claims, key=fullness, default=None)


def tell(claim: Claim, index: Index) -> Line:
    """Return a sentence on what a claim says happened, with who says so; ends with a full stop or a quotation."""
    parts = parts_of(claim, index) if is_sure(claim) else None
    main = parts and main_clause(parts, index)
    if not main:
        return quotation(claim, index)
    line, attributed = main
    preposition = "from" if claim.type in LEAVES_PLACE else None
    where = () if parts.place_is_target else place_line(claim, index, preposition)
    if _says(line, where):
        where = ()
    outcome = outcome_clauses(parts)
    line = one_style((*line, *where, *date_line(claim, index), *outcome), claim)
    if not attributed:
        line = *line, *after_sentence(claim, index, reported="reported" in words_of(line))
    elif outcome:
        line = *line, text(", by the same account")
    return *capitalised(line), text(".")


def _says(line: Line, where: Line) -> bool:
    said = "".join(p.text for p in line).lower()
    return any(p.kind == "place" and p.text.lower() in said for p in where)


def parts_of(claim: Claim, index: Index) -> Parts | None:
    """Return the sentence's parts; None where an actor or target is named that can't be told in a few words."""
    claim = _without_placed(claim)
    actor, target = phrase_of(claim, claim.actors, index), phrase_of(claim, claim.targets, index)
    if (claim.actors and actor is None) or (claim.targets and target is None):
        return None
    if actor and target and words_of(actor.line) == words_of(target.line):
        return None
    quantities = [q for q in claim.quantities if is_told(q)]
    before = next((q for q in quantities if claim.targets and _stands_before(q, claim)), None)
    if before and before.of in HARM:
        target = None
    elif before and target:
        quantities.remove(before)
        target = Phrase((*quantity_line(claim, before), text(" "), *_without_number(target, before)), before.high != 1)
    elif target is None and (natural := next((q for q in quantities if _is_natural(q, claim)), None)):
        quantities.remove(natural)
        target = counted_phrase(claim, natural)
    spans = [m.span for m in claim.targets]
    quantities = [q for q in quantities if q.of in HARM or not any(s.holds(q.span) for s in spans)]
    gains = claim.type == "territory_gained" and says_otherwise(claim)
    takes = (
        target is None
        and not gains
        and claim.type in TAKES_PLACE
        and _is_takeable(claim)
        and bool(place_object(claim, index))
    )
    if takes:
        target = Phrase(place_object(claim, index), False)
    return Parts(claim, actor, target, takes, tuple(quantities), index)


def _without_placed(claim: Claim) -> Claim:
    """Return the claim without targets that are the place where it happened: it is told as the place alone."""
    placed = [m.span for m in claim.places if m.place and not m.inherited]
    targets = tuple(t for t in claim.targets if not any(s.holds(t.span) for s in placed))
    return claim if len(targets) == len(claim.targets) else replace(claim, targets=targets)


def _is_natural(quantity: Quantity, claim: Claim) -> bool:
    """Return True where a number counts what the claim was done to; people are not what is taken with a place."""
    if quantity.of not in NATURAL.get(claim.type, ()):
        return False
    return claim.type != "territory_gained" or quantity.counted is None or _is_ground(quantity.counted.text)


def _is_other_side(claim: Claim) -> bool:
    """Return True where the first target names people that lose ground, not the ground itself."""
    return bool(claim.targets) and not _is_ground(claim.targets[0].span.text)


def _is_ground(words: str) -> bool:
    return any(word in TAKEABLE for word in WORD.findall(words.lower()))


def _is_takeable(claim: Claim) -> bool:
    """Return True where the place is small enough to be the thing taken or besieged."""
    return claim.place is None or claim.place.precision not in TOO_LARGE_TO_TAKE


def _stands_before(quantity: Quantity, claim: Claim) -> bool:
    """Return True where the number stands directly before the first target, or at its beginning."""
    span = claim.targets[0].span
    if len(claim.targets) > 1:
        return False
    return 0 <= span.begin - quantity.span.end <= 1 or (
        span.begin == quantity.span.begin and quantity.span.end < span.end
    )


def _without_number(target: Phrase, quantity: Quantity) -> Line:
    """Return the target's words without an article, and without the number where they begin with it."""
    line = tuple(p for p in target.line if p.text not in ("the ", "a ", "an "))
    phrase = " ".join(quantity.span.text.split())
    stripped = []
    for position, piece in enumerate(line):
        words = piece.text
        if position == 0 and words.lower().startswith(phrase.lower()):
            words = words[len(phrase) :].lstrip()
        stripped.append(Piece(words, piece.kind, piece.basis, piece.claims, piece.subject))
    return tuple(p for p in stripped if p.text)


def main_clause(parts: Parts, index: Index) -> tuple[Line, bool] | None:
    """Return the clause on what happened, and whether it says on whose word; None where it can't be told well."""
    claim = parts.claim
    if claim.type == "casualties":
        return _casualties(parts, index)
    form = _form(parts)
    if form is None:
        return None
    words = {
        slot: next((w for begin, w in choices if claim.trigger.text.lower().startswith(begin)), default)
        for slot, (choices, default) in VARIANTS.items()
    }
    return _filled(form, parts, index, words)


def _form(parts: Parts) -> str | None:
    if parts.claim.type == "territory_gained" and parts.actor is None and _is_other_side(parts.claim):
        return None
    if parts.claim.type == "destruction" and _is_people(parts):
        return None
    forms = (SINCE_FORMS if goes_on(parts.claim) else FORMS).get(parts.claim.type)
    if parts.claim.type in STANDING_FORMS and stands(parts.claim, parts.index):
        forms = STANDING_FORMS[parts.claim.type]
    if says_otherwise(parts.claim):
        forms = TRIGGER_FORMS[parts.claim.type][1]
    if forms is None:
        return None
    if _strikes(parts) and parts.claim.type in COUNTED_STRIKES:
        forms = COUNTED_STRIKES[parts.claim.type]
    form = forms[0 if parts.actor and parts.target else 1 if parts.actor else 2 if parts.target else 3]
    if form and not parts.actor and not parts.target and not (parts.claim.places or parts.outcomes):
        return None
    return form


def label_of(claim: Claim) -> str:
    """Return what kind of thing a claim is called on the page."""
    return (
        TRIGGER_LABELS[claim.type]
        if claim.type in TRIGGER_LABELS and says_otherwise(claim)
        else LABELS.get(claim.type, "Event")
    )


def says_otherwise(claim: Claim) -> bool:
    """Return True where the report's words are not the usual ones of the type: ground gained, a siege broken."""
    if claim.type not in TRIGGER_FORMS:
        return False
    words = claim.evidence.text[: claim.trigger.end - claim.evidence.begin]
    return re.search(TRIGGER_FORMS[claim.type][0], words, re.IGNORECASE) is not None


def goes_on(claim: Claim) -> bool:
    """Return True where only the day is known since which it goes on."""
    when = claim.when
    if when is None or when.earliest_on is None:
        return False
    return when.latest_on is None or bool(when.span and when.span.text.lower().startswith("since"))


def stands(claim: Claim, index: Index) -> bool:
    """Return True where a claim tells what is so as it reports, not what was done on a day that it names."""
    dated = claim.when is not None and claim.when.precision is not TimePrecision.NOT_DETERMINED
    dated = dated and not is_reports_date(claim, index)
    return not dated and bool(STANDING_TRIGGER.match(claim.trigger.text))


def _is_people(parts: Parts) -> bool:
    """Return True where people, by name or by noun, are what was destroyed or damaged: a misreading."""
    target = parts.target.line if parts.target else ()
    if any(p.kind is PieceKind.ACTOR for p in target):
        return True
    spans = [m.span for m in parts.claim.targets]
    spans += [q.counted for q in parts.claim.quantities if q.counted and q.of in ("destroyed", "damaged")]
    return any(is_of_people(span.text) for span in spans)


def _strikes(parts: Parts) -> Quantity | None:
    return next((q for q in parts.outcomes if q.of in ("strikes", "attacks") and not _says_nothing(q)), None)


def _casualties(parts: Parts, index: Index) -> tuple[Line, bool] | None:
    counted = next((q for q in parts.claim.quantities if q.of in HARM and is_told(q)), None)
    if counted is None or (goes_on(parts.claim) and parts.actor):
        return None
    form = CASUALTIES_SINCE if goes_on(parts.claim) else CASUALTIES[parts.actor is not None]
    return _filled(form, parts, index, {"killed": counted.of}, counted)


def _filled(
    form: str, parts: Parts, index: Index, words: dict[str, str], counted: Quantity | None = None
) -> tuple[Line, bool]:
    """Return the form with its slots filled by pieces, and whether it holds an attribution of its own."""
    claim, target = parts.claim, parts.target
    number = counted_phrase(claim, counted) if counted else None
    if number is None and (strikes := _strikes(parts)):
        number = Phrase(quantity_line(claim, strikes), True)
    by = inside_sentence(claim, index) if "said" in form and not is_hearsay(claim) else ()
    form = form.replace("said{by} to", "said to") if not by else form.replace("said to", "said{by} to")
    slots: dict[str, Line] = {
        "from": (text("ground from "),) if _is_other_side(claim) and parts.target else (),
        "A": parts.actor.line if parts.actor else (),
        "T": target.line if target else (),
        "N": number.line if number else (),
        "has": (text("have" if parts.actor and parts.actor.plural else "has"),),
        "have": (text("have" if (number if "{N} {have}" in form else target or number or parts).plural else "has"),)
        if "{have}" in form
        else (),
        "remains": (text("remain" if target and target.plural else "remains"),),
        "is": (text("are" if parts.actor and parts.actor.plural else "is"),),
        "were": (text("were" if (number if "{N} {were}" in form else target or number).plural else "was"),)
        if "{were}" in form
        else (),
        "by": by,
        **{slot: (text(word),) for slot, word in words.items()},
    }
    line: list[Piece] = []
    for position, part in enumerate(SLOT.split(form)):
        line.extend(slots[part] if position % 2 else (text(part),) if part else ())
    return tuple(line), bool(by)


def _says_nothing(quantity: Quantity) -> bool:
    """Return True for a number of strikes or attacks that the noun itself implies: a single one, or a mere plural."""
    return quantity.of in ("strikes", "attacks") and (quantity.low or 0) <= 2 and quantity.high in (None, 1)


def outcome_clauses(parts: Parts) -> Line:
    """Return the numbers that the main clause left: "; at least 38 fighters were killed"."""
    told = parts.claim.quantities if parts.claim.type == "casualties" else ()
    first = next((q for q in told if q.of in HARM and is_told(q)), None)
    left = [q for q in parts.outcomes if q.of in OUTCOMES and q is not first and not _says_nothing(q)]
    left = [q for q in left if not (q.of in ("destroyed", "damaged") and q.counted and is_of_people(q.counted.text))]
    if parts.claim.type in COUNTED_STRIKES and (strikes := _strikes(parts)):
        left = [q for q in left if q is not strikes]
    line: list[Piece] = []
    for position, quantity in enumerate(left[:MOST_OUTCOMES]):
        wholes = [*([first] if first else []), *left[:position]]
        if any(is_part(quantity, whole, parts.claim) for whole in wholes):
            line += [text(", "), *part_phrase(parts.claim, quantity)]
            continue
        phrase = counted_phrase(parts.claim, quantity)
        total = "as a running total, " if quantity.scope is Scope.CUMULATIVE else ""
        form = OUTCOMES[quantity.of]
        verb = form.replace("{N} {were}", "were" if phrase.plural else "was")
        line += [text(("; " if position == 0 else " and ") + total), *phrase.line, text(" " + verb)]
    return tuple(line)
