"""What the place of a claim in its report tells of its time and its weight: lists, frames of history, headlines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from weekreview.model import Claim, ClaimState, Moment, PassageKind, TimePrecision

UNGROUNDED_FACTOR = 0.5
"""`p` of a claim read off a headline or a caption is multiplied by it: such words are cut short and written to draw the
eye, and no such claim may be the only ground of something grave. Our convention; swept on nothing."""

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
_BACKWARD = re.compile(r"\b(?:last|past|previous|since)\b", re.I)
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b"
)
_DAY_EDGE = re.compile(
    r"^(?:(?:shortly|just|well|soon|right)\s+)?(?:before|until|after|around|about|towards?|by)\s+"
    r"(?:dawn|daybreak|sunrise|first light|noon|midday|sunset|dusk|nightfall|sundown|iftar|"
    r"(?:dawn |friday )?prayers)\s+"
    r"(?=(?:on\s+)?(?:\w+day\b|\d|the \d))",
    re.I,
)
_DATELINE = re.compile(r"^\w+\.? \d{1,2},? \d{4}\s*[-–—:]+\s*(?=\S)|^\d{1,2} \w+ \d{4}\s*[-–—:]+\s*(?=\S)")
_NOW = re.compile(
    r"\b(?:now|still|today|currently|has|have|is|are|will|yesterday|this (?:week|month|year))\b|[;]", re.I
)
_PAST_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:years? (?:ago|earlier|before)|previous years?|decades?)\b", re.I)


def bare_day(words: str) -> str:
    """Return a time phrase without the edge of its day ("before dawn on Tuesday" is that Tuesday) and its dateline."""
    return _DAY_EDGE.sub("", _DATELINE.sub("", words)) or words


_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_COUNTED = (
    r"(?P<count>a|one|two|three|four|five|six|seven|ten|\d{1,2}) (?P<unit>days?|weeks?) "
    r"(?P<way>later|earlier|after|before|afterwards)\b"
)
_HOURS = r"(?:(?:\w+|several) )?(?:hours?|minutes) (?:later|earlier|after)|within (?:hours|minutes|the hour)"
_LEANING = re.compile(
    rf"{_COUNTED}|(?:the )?(?P<next>next|following) (?:day|morning|night|evening|afternoon)\b|"
    r"(?:the )?(?P<last>previous day|day before|night before|day earlier)\b|"
    rf"(?P<same>(?:the same|that) (?:day|night|morning|evening|afternoon)|{_HOURS})\b",
    re.I,
)
"""Words of time that lean on a day told before."""


def leaned(moment: Moment | None, base: Moment | None) -> Moment | None:
    """Return a moment whose words lean on a day told before ("two days later") as reckoned from that day.

    Where no single day was told before, it is not determined: "the next day" is never the day after publication.
    """
    found = _LEANING.match(moment.span.text) if moment and moment.span else None
    if found is None or found.end() < len(moment.span.text.rstrip(" ,")):
        return moment
    told = base is not None and base.earliest_on is not None and base.earliest_on == base.latest_on
    if not told:
        why = f"{moment.span.text!r} leans on a day that is not told before"
        return replace(moment, earliest_on=None, latest_on=None, precision=TimePrecision.NOT_DETERMINED, reason=why)
    day = base.latest_on + timedelta(days=_step(found))
    why = f"{moment.span.text!r}, reckoned from {base.latest_on}, told before"
    return replace(moment, earliest_on=day, latest_on=day, precision=TimePrecision.DAY, reason=why)


def _step(found: re.Match) -> int:
    """Return the days that leaning words go forward (or back)."""
    if found["count"]:
        count = _COUNTS.get(found["count"].lower()) or int(found["count"])
        days = count * (7 if found["unit"].lower().startswith("week") else 1)
        return -days if found["way"].lower() in ("earlier", "before") else days
    return 1 if found["next"] else -1 if found["last"] else 0


def looked_forward(moment: Moment | None, state: ClaimState, published_on: date | None) -> Moment | None:
    """Return the moment of a plan with its weekday looking forward: "will leave on Monday" is the one to come."""
    if moment is None or state not in (ClaimState.PLANNED, ClaimState.HYPOTHETICAL) or published_on is None:
        return moment
    words, day = moment.span.text if moment.span else "", moment.latest_on
    if day is None or day >= published_on or _BACKWARD.search(words) or re.search(r"\d{4}", words):
        return moment
    if _SEASON.search(words) and not re.search(r"\d", words):
        return _a_year_on(moment, published_on)
    is_weekday = _WEEKDAY.search(words) and not re.search(r"\d", words) and moment.precision is TimePrecision.DAY
    if not is_weekday or day <= published_on - timedelta(days=7):
        return moment
    ahead = day + timedelta(days=7)
    why = f"{words!r}: planned, so the first such day from publication on {published_on}"
    return replace(moment, earliest_on=ahead, latest_on=ahead, reason=why)


def _a_year_on(moment: Moment, published_on: date) -> Moment:
    """Return the moment of a plan whose season or month has passed as that of the next year."""
    days = [d and d.replace(year=d.year + 1, day=min(d.day, 28) if d.month == 2 else d.day) for d in _ends_of(moment)]
    if days[1] is None or days[1] < published_on:
        return moment
    why = f"planned, so the first such time from publication on {published_on}"
    return replace(moment, earliest_on=days[0], latest_on=days[1], reason=why)


def _ends_of(moment: Moment) -> tuple[date | None, date | None]:
    return moment.earliest_on, moment.latest_on


def one_class(claims: list[Claim]) -> list[Claim]:
    """Return a sentence's claims, those without own time made history where a past date governs the whole sentence.

    It governs where it stands at the sentence's head, or where nothing in the sentence speaks of the present.
    """
    dated = [c for c in claims if c.state is ClaimState.HISTORICAL and c.when and c.when.span]
    dated = [c for c in dated if _PAST_YEAR.search(c.when.span.text)]
    if not dated:
        return claims
    sentence, when = dated[0].evidence, dated[0].when.span
    heads = when.begin - sentence.begin <= len("Back in ")
    if not heads and (dated[0] is not claims[0] or _NOW.search(sentence.text)):
        return claims
    why = f"told with {when.text!r}, which governs its sentence"
    return [_historical(c, why) if _may_follow(c) else c for c in claims]


def _may_follow(claim: Claim) -> bool:
    return claim.when is None and claim.state in (ClaimState.ASSERTED, ClaimState.REPORTED)


def _historical(claim: Claim, why: str) -> Claim:
    return replace(claim, state=ClaimState.HISTORICAL, state_reason=why)


def weighed(claim: Claim) -> Claim:
    """Return the claim, its `p` multiplied by UNGROUNDED_FACTOR where a headline or caption is all it stands on."""
    if claim.passage not in (PassageKind.HEADLINE, PassageKind.CAPTION):
        return claim
    return replace(claim, p=claim.p * UNGROUNDED_FACTOR)
