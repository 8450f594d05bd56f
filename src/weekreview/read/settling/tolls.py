"""Numbers of dead and hurt that the model leaves out: a toll that rose to a number, and "a couple" as two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from ..quantities import parse_quantity
from .clauses import without

Span = tuple[int, int]

_ROSE = (
    r"(?:rose|rises|risen|rising|climb(?:s|ed|ing)|increas(?:es|ed|ing)|went up|grew|grown|jump(?:s|ed)|"
    r"now stands?|stood)"
)
_NUMBER = (
    r"(?P<number>(?:at least|more than|over|nearly|about|around|some|almost)?\s?"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozens)(?:-\w+)?)"
)
_TOLL = re.compile(
    r"\b(?P<of>number of (?:[\w-]+ ){0,3}?(?:killed|dead|deaths|victims|injured|wounded|hurt)|"
    r"(?:death )?toll|deaths|fatalities|dead|injured|wounded)\b"
    rf"(?P<between>[^.;]{{0,80}}?)\b(?P<rose>{_ROSE})\s+(?:to|at)\s+{_NUMBER}(?![\w,%]|\s+(?:per ?cent|percent))",
    re.I,
)
_PUT_AT = re.compile(rf"\b(?:puts?|set|gave|gives)\s+the\s+(?P<of>(?:death )?toll)\s+at\s+{_NUMBER}(?!\w)", re.I)
_DAYS_OWN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=['’]s\s)")
_HURT = re.compile(r"injured|wounded|hurt", re.I)
_COUPLE = re.compile(
    r"\b(?P<verb>kill\w*|injur\w*|wound\w*|abduct\w*|kidnap\w*|detain\w*|arrest\w*)\s+(?:only\s+|at least\s+)?"
    r"(?P<number>an?\s+(?:couple|pair)(?:\s+of)?)\s+(?=\w)",
    re.I,
)
_KINDS = {"kill": "killed", "inju": "injured", "woun": "injured", "abdu": "abducted", "kidn": "abducted",
          "deta": "detained", "arre": "detained"}  # fmt: skip
_FATAL = frozenset(("casualties", "attack_on_civilians"))


def tolled(readings: Sequence[Reading], sentence: str) -> list[Reading]:
    """Return the readings of one sentence with the tolls that it names; a day of counting is no day of dying."""
    out = [_numbered(r, sentence) for r in readings]
    for match in tolls_of(sentence):
        if parse_quantity(match["number"]) is None:
            continue
        of = "injured" if _HURT.search(match["of"]) else "killed"
        out = [_timed(r, match, sentence) for r in out]
        out = _given(out, match.span("number"), of, match.span())
    for match in _COUPLE.finditer(sentence):
        out = _given(out, match.span("number"), _KINDS[match["verb"][:4].lower()], match.span())
        out = [_cut_targets(r, match.end()) for r in out]
    return out


def is_risen(sentence: str, at: int) -> bool:
    """Return True where the number at `at` is a toll that rose to it."""
    return any(m.start("number") <= at < m.end("number") for m in tolls_of(sentence))


def tolls_of(sentence: str) -> list[re.Match]:
    """Return where a sentence says that a toll rose to a number or is put at one."""
    return [*_TOLL.finditer(sentence), *_PUT_AT.finditer(sentence)]


def _numbered(reading: Reading, sentence: str) -> Reading:
    """Return the reading without number spans that hold no more than a preposition, an article or "more"."""
    words = r"(?:\W*(?:of|the|an?|to|and|in|at|almost|about|more|than|other|others))?\W*(?:of\W*)?"
    return without(
        reading, "quantity", [s for s in reading.roles["quantity"] if re.fullmatch(words, sentence[slice(*s)])]
    )


def _timed(reading: Reading, toll: re.Match, sentence: str) -> Reading:
    """Return the reading without the day on which a toll was told, and with the day whose toll it is ("Monday's")."""
    at = toll.start("number")
    times = [s for s in reading.roles["time"] if s[1] <= at]
    days = [m.span() for m in _DAYS_OWN.finditer(sentence, 0, at)]
    return replace(reading, roles={**reading.roles, "time": times or (days if len(days) == 1 else [])})


def _given(readings: list[Reading], span: Span, of: str, around: Span) -> list[Reading]:
    """Return the readings, a number given to the one it belongs to most likely, where none holds it."""
    holds = [r for r in readings if any(b < span[1] and span[0] < e for b, e in r.roles["quantity"])]
    if holds or not readings:
        return readings
    keeper = min(readings, key=lambda r: (r.type not in _FATAL, _apart(r.trigger, around), r.trigger))
    pairs = sorted([*zip(keeper.roles["quantity"], keeper.kinds, strict=True), (span, of)])
    roles = {**keeper.roles, "quantity": [s for s, _ in pairs]}
    given = replace(keeper, roles=roles, kinds=[k for _, k in pairs])
    return [given if r is keeper else r for r in readings]


def _apart(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _cut_targets(reading: Reading, at: int) -> Reading:
    """Return the reading with targets that begin with the number begun behind it."""
    targets = [(at, e) if b < at < e and at - b < 16 else (b, e) for b, e in reading.roles["target"]]
    return replace(reading, roles={**reading.roles, "target": targets})
