"""Time phrases of another language in the English words that `times` reads.

"В ночь на вторник" is "overnight into Tuesday".

Each word of the table is put into English; markers in capitals (LAST, AGO, FROM ...) are then moved to where English
has them. What an expression means in days is said in `times` alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from weekreview.model import Moment, Span

from ..decoding import Reading
from ..tongues import ENGLISH
from .numbers import figure_at
from .tables import Token, match_at, tokens_of

UNKNOWN = "~"
"""Stands for words that are no part of a time."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_M = f"(?:{'|'.join(_MONTHS)})"
_U = r"(?:day|weekend|week|month|year|hour|minute)"
_S = r"(?:spring|summer|autumn|winter)"
_N = r"(?:\d+|several|some)"
_DATE = rf"(?:{_W}|\d{{1,2}}(?: {_M})?(?: \d{{4}})?|{_M})"
_WRITTEN = re.compile(r"(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)")


def _compiled(*pairs: tuple) -> tuple[tuple[re.Pattern, object], ...]:
    """Return rewritings, a pattern and what stands for it each."""
    return tuple((re.compile(pattern), to) for pattern, to in pairs)


_MOVES = _compiled(
    (rf"\b({_M}) ?/ ?\1\b", r"\1"),
    (rf"(?<=\d) OF (?={_M})|(?<={_M[3:6]}) OF (?=\d)| OF (?=\d{{4}}\b)", " "),
    (rf"\b(?:NIGHTFROM|OF|FROM) (?:today )?({_DATE}) (?:TO|INTO|-|until) (?={_W}|\d)", r"from \1 to "),
    (rf"\bNIGHTFROM ({_W}) ?[-/,]? ?(?={_W})", r"from \1 to "),
    (rf"(?<=\d) TO (?=\d{{1,2}} {_M})|(?<=day) TO (?={_W})", " to "),
    (rf"\bNIGHTFROM ({_W})", r"\1 night"),
    (rf"\bINTO (?:{_W}) ?[-/,]? ?(?={_W})", "INTO "),
    (rf"\bINTO ({_W})", r"overnight into \1"),
    (r"\b(\d{4}) year\b", r"\1"),
    (r"\b(\d+) 24 hours\b", r"\1 days"),
    (r"\bPAST weekends?\b|\bweekend PAST\b", "last weekend"),
    (rf"\b({_N}) (?:PAST|LAST) ({_U})s?\b", r"the past \1 \2s"),
    (rf"\b(?:PAST|LAST) ({_N}) ({_U})s?\b", r"the past \1 \2s"),
    (rf"\b({_U})s? ({_N}) (?:PAST|LAST)\b", r"the past \2 \1s"),
    (rf"\b({_N}) ({_U})s? (?:PAST|LAST)\b", r"the past \1 \2s"),
    (rf"\b({_U})s (?:PAST|LAST)\b|\b(?:PAST|LAST) ({_U})s\b", r"the past \1\2s"),
    (rf"\b({_U}|{_W}|{_M}) (LAST|NEXT|THIS)\b", r"\2 \1"),
    (rf"\b({_U}) PAST\b|\bPAST ({_U})\b", r"the past \1\2"),
    (rf"\b(?:AGO|ago) ({_N}) ({_U})s?\b", r"\1 \2s ago"),
    (rf"\b(?:SINCE|FROM) ({_N}) ({_U})s?\b", r"since \1 \2s ago"),
    (r"\b(?:AGO|INTO) ", r"before "),
    (r"\bSINCE\b", "since"),
    (r"\bFROM (?=(?:early|mid|late)\b)", "since "),
    (rf"\bFROM (?=(?:early |late |mid )?(?:{_DATE}|(?:19|20)\d\d|yesterday|last|LAST|{_S}))", "since "),
    (rf"\b({_N}) ({_U})\b", r"\1 \2s"),
    (r"\b1 (\w+)s\b", r"1 \1"),
    (r"\b(?:NIGHTFROM|INTO|FROM|OF|TO|AGO)\b ?", ""),
    (r"(?<!LAST )(?<!NEXT )(?<!THIS )(?<!last )(?<!the )\bweekend\b", "the weekend"),
    (r"\b(?:LAST|PAST|NEXT|THIS)\b", lambda found: found[0].lower()),
)
"""What is moved or said otherwise, in this order."""
_SURE = re.compile(rf"{_W}|today|yesterday|last night|2 days ago")
"""What tells a day by itself."""
_BESIDE = re.compile(rf"{_W}|{_M}|today|yesterday|night|morning|evening|afternoon|dawn|LAST|THIS|INTO|NIGHTFROM|")
"""What belongs to a day beside it."""
Piece = tuple[int, int, str]
"""Offsets of a word and its English."""
_WHOLE = _compiled(
    (rf"\bmonth (?={_M})", ""),
    (rf"\b(early|mid|late) ({_U})\b", r"\1 this \2"),
    (rf"^(?:later|after) ({_N}) ({_U})s?$", r"\1 \2s later"),
    (rf"^(?:later|after) ({_U})$", r"1 \1 later"),
    (rf"^(?:later|after) ({_U}s)$", r"several \1 later"),
    (rf"^({_U}) later$", r"1 \1 later"),
    (rf"^({_M}|{_S})\b", r"in \1"),
    (r"\b1 (\w+)s\b", r"1 \1"),
)
"""The same for a whole phrase."""
_INTO_DATE = re.compile(rf"\bINTO (\d{{1,2}}) ({_M})")
KNOWN = re.compile(
    rf"\b(?:{_W}|{_M}|today|yesterday|tomorrow|ago|last|past|next|this|night|overnight|since|weeks?|months?|years?|"
    r"hours?|weekend|(?:19|20)\d\d|later|earlier|days?|so far|morning|evening|dawn|spring|summer|autumn|winter)\b"
)
"""A phrase without one of these names no time."""


@lru_cache(maxsize=4096)
def time_words(phrase: str, language: str) -> str:
    """Return a time phrase in English words, empty where no word of it is one of time."""
    text = " ".join(english for _, _, english in _pieces(tokens_of(phrase, language), language) if english)
    text = re.sub(rf"(?:{UNKNOWN} ?)+", f"{UNKNOWN} ", text)
    text = _INTO_DATE.sub(_eve, text)
    for pattern, to in _MOVES:
        text = pattern.sub(to, text)
    text = " ".join(text.split()).strip(f" {UNKNOWN},-/")
    for pattern, to in _WHOLE:
        text = pattern.sub(to, text)
    return text if KNOWN.search(text) else ""


def _pieces(tokens: Sequence[Token], language: str) -> list[Piece]:
    """Return the tokens in English, markers in capitals, UNKNOWN for what is no word of time."""
    found, at = [], 0
    while at < len(tokens):
        written = _WRITTEN.fullmatch(tokens[at].key)
        known = match_at("times", language, tokens, at)
        figure = None if known or written else figure_at(tokens, at, language)
        if written and 1 <= int(written[2]) <= 12:
            english = f"{int(written[1])} {_MONTHS[int(written[2]) - 1]} {written[3]}"
        elif known:
            english = known[0][0]
        elif figure:
            english = figure.english
        else:
            english = tokens[at].key if tokens[at].key in ",-/–" else UNKNOWN if tokens[at].key != "ال" else ""
        after = known[1] if known else figure.next if figure else at + 1
        found.append((tokens[at].begin, tokens[after - 1].end, english))
        at = after
    return found


def _eve(found: re.Match) -> str:
    """Return the night into a date as that date and the day before it; at a month's first, the date."""
    day = int(found[1])
    return f"from {day - 1} to {day} {found[2]}" if day > 1 else f"{day} {found[2]}"


def in_english(span: Span, language: str) -> Span:
    """Return a time span with its English words, at offsets of its own; an English one as it is."""
    if language == ENGLISH:
        return span
    words = time_words(span.text, language)
    return Span(0, len(words), words)


def glossed(moment: Moment | None, language: str) -> Moment | None:
    """Return a moment whose span has its English words, for rules that look at them."""
    if language == ENGLISH or moment is None or moment.span is None:
        return moment
    return replace(moment, span=in_english(moment.span, language))


def timed_anew(readings: list[Reading], sentence: str, language: str) -> list[Reading]:
    """Return a sentence's readings, those without a time given the one day that it names and that nobody speaks on.

    The model leaves some out, or takes a word for a time that is none ("час" of "під час").
    """
    days = _days_named(sentence, language)
    if len(days) != 1 or any(r.roles["cue"] or r.roles["speaker"] for r in readings):
        return readings
    return [r if _has_time(r, sentence, language) else _given(r, days[0]) for r in readings]


def _has_time(reading: Reading, sentence: str, language: str) -> bool:
    return any(time_words(sentence[slice(*span)], language) for span in reading.roles["time"])


def _given(reading: Reading, span: tuple[int, int]) -> Reading:
    return replace(reading, roles={**reading.roles, "time": [span]})


def _days_named(sentence: str, language: str) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that name a day: a sure word with what belongs to it on both sides."""
    found: list[tuple[int, int]] = []
    open_at: tuple[int, int, bool] | None = None
    for begin, end, english in [*_pieces(tokens_of(sentence, language), language), (0, 0, UNKNOWN)]:
        sure = bool(_SURE.fullmatch(english))
        if sure or _BESIDE.fullmatch(english):
            open_at = (open_at[0], end, open_at[2] or sure) if open_at else (begin, end, sure)
        else:
            found += [open_at[:2]] if open_at and open_at[2] else []
            open_at = None
    return found
