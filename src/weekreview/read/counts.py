"""A claim's number phrases -> `Quantity`: bounds, what is counted, of whom, and over what stretch."""

from __future__ import annotations

import re

from weekreview.model import ClaimState, Moment, Quantity, Scope, Span

from .quantities import parse_quantity
from .times import is_cumulative, is_named_period

CIVILIAN = re.compile(
    r"\b(?:civilians?|non-?combatants?|women|woman|child(?:ren)?|kids|girls?|boys?|families|family|residents?|"
    r"villagers?|worshippers?|journalists?|reporters?|medics?|doctors?|nurses?|patients?|students?|"
    r"pupils|teachers?|aid workers?|refugees?|displaced|passers-?by|"
    r"protest[eo]rs?|demonstrators?|shoppers?|farmers?|workers|passengers|tourists?|pilgrims?|mourners?|bab(?:y|ies)|infants?|inhabitants)\b",
    re.I,
)
FIGHTER = re.compile(
    r"\b(?:fighters?|militants?|soldiers?|troops?|terrorists?|insurgents?|rebels?|gunm[ae]n|"
    r"combatants?|servicem[ae]n|service members?|"
    r"militiam[ae]n|commanders?|officers?|jihadis?t?s?|guerr?illas?|paramilitar(?:y|ies)|recruits?|conscripts?|"
    r"mercenar(?:y|ies)|marines?|personnel|army|forces|extremists?|airm[ae]n|sailors?|policem[ae]n|police|bombers?|cadres?|naxals?|maoists?|Taliban)\b",
    re.I,
)
PEOPLE = frozenset(("killed", "injured", "captured", "detained", "abducted", "displaced", "personnel"))
_VICTIM_VERBS = {
    "killed": r"kill|murder|behead|execut|assassinat|shot dead|slain|slay|lynch|died|dead|death|martyr",
    "injured": r"injur|wound|hurt|maim",
    "abducted": r"abduct|kidnap",
    "detained": r"arrest|detain|captur",
}
_NOUN_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:the\s+|its\s+|their\s+)?((?:[\w'’-]+\s+){0,3}?[\w'’-]+?(?:s|men|people|women|children|troops|personnel))\b"
)
_SINGULAR = re.compile(r"(?:^|\W)(?:an?|one)\s+(?:[\w'’-]+\s+){0,2}$", re.I)


def quantities_of(
    reading, sentence: Span, text: str, moment: Moment | None, targets: list[Span]
) -> tuple[Quantity, ...]:
    """Return the quantities of one reading, offsets in `text`.

    Args:
        reading: the claim as read (`decoding.Reading`), offsets in the sentence.
        sentence: the sentence in the document.
        text: the document's text.
        moment: the claim's own time, None where the sentence names none.
        targets: the claim's targets in the document.
    """
    found = []
    for (begin, end), of in zip(reading.roles["quantity"], reading.kinds, strict=True):
        span = Span(sentence.begin + begin, sentence.begin + end, text[sentence.begin + begin : sentence.begin + end])
        parsed = parse_quantity(span.text)
        counted = _counted(span, sentence, text, targets)
        scope = scope_of(sentence.text, reading.trigger, moment, of)
        low, high = (parsed.low, parsed.high) if parsed else (None, None)
        unit, rule = (parsed.unit, parsed.rule) if parsed else (None, "not_determined")
        found.append(Quantity(span, of, low, high, scope, unit, rule, counted, civilian_of(counted, of)))
    single = None if found else _single_victim(reading, sentence, text, targets, moment)
    return (*found, single) if single else tuple(found)


def scope_of(sentence: str, trigger: tuple[int, int], moment: Moment | None, of: str) -> Scope:
    """Return what stretch a number of this sentence spans: cumulative words, a named period, else the incident."""
    words = moment.span.text if moment and moment.span else ""
    if is_cumulative(words) or _total_near(sentence):
        return Scope.CUMULATIVE
    if is_named_period(moment, words):
        return Scope.PERIOD
    if of in ("area", "distance", "money", "other"):
        return Scope.NOT_DETERMINED
    return Scope.INCIDENT


def _total_near(sentence: str) -> bool:
    return bool(
        re.search(
            r"\b(?:thus far|so far|to date|until now|death toll (?:from|of|in|since)|"
            r"bringing (?:the|its|their)|total number of|"
            r"since (?:the )?(?:start|beginning|outbreak|launch)|since \w+ \d{4}|"
            r"since (?:19|20)\d\d|have (?:now )?died since)\b",
            sentence,
            re.I,
        )
    )


def _counted(span: Span, sentence: Span, text: str, targets: list[Span]) -> Span | None:
    """Return whom or what a number counts: the target that follows it closely, or the noun behind it."""
    near = [t for t in targets if -1 <= t.begin - span.end <= 12 or t.holds(span)]
    if near:
        return min(near, key=lambda t: (not t.holds(span), abs(t.begin - span.end), t.begin))
    match = _NOUN_AFTER.match(text, span.end, sentence.end)
    return Span(match.start(1), match.end(1), match.group(1)) if match else None


def civilian_of(counted: Span | None, of: str) -> bool | None:
    """Return True where the words counted are civilians, False where fighters, None where neither or both."""
    if counted is None or of not in PEOPLE:
        return None
    civil, armed = bool(CIVILIAN.search(counted.text)), bool(FIGHTER.search(counted.text))
    if civil == armed:
        return None
    return civil and not re.search(r"\bnon-?civilian", counted.text, re.I)


def _single_victim(reading, sentence: Span, text: str, targets: list[Span], moment: Moment | None) -> Quantity | None:
    """Return the one of "killed a contractor": a single victim without a number word."""
    trigger = sentence.text[slice(*reading.trigger)].lower()
    of = next((k for k, verbs in _VICTIM_VERBS.items() if re.search(rf"\b(?:{verbs})", trigger)), None)
    if of is None or len(targets) != 1 or reading.modality == ClaimState.DENIED:
        return None
    target = targets[0]
    if not _SINGULAR.search(text[sentence.begin : target.begin]) or re.search(
        r"(?:s|men|people|group|team|family)$", target.text
    ):
        return None
    scope = scope_of(sentence.text, reading.trigger, moment, of)
    return Quantity(target, of, 1, 1, scope, None, "single_victim", target, civilian_of(target, of))
