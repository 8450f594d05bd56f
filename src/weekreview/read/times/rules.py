"""The grammar of time expressions: patterns over kinds of words, each with the function that reads it.

Of the patterns that match at one word the longest wins, then the earlier in `RULES`; one whose reading says that it is
an accident leaves the word to the next.
"""

from __future__ import annotations

from . import absolute, clocks, lengths, relative, weeks
from .grammar import Rule, compile_pattern, matcher_of

_A = "(a | an)"
_OF_YEAR = (
    "(,? of? year=(YEAR | INTEGER (?=ERA)) era=ANY_ERA?"
    " | ,? of? relyear=(the? (that | same | this | last | next | PREVIOUS | FOLLOWING)) year)"
)
_STAGE = (
    "the? very? stage=(EARLY (- | in | the)* | (STAGE | STRETCH | (latter | EARLY | ORDINAL) (part | half))"
    " (- | of the?)+)"
)
_PART = "(the? very? (EARLY in)? the? EARLY? part=(DAY_PART hours? | hours) (of | on) the? | very? EARLY (on | in))"
_FEW = f"({_A}? SOME of?)"
_NUMBER = f"((FIGURE | one | NUMBER_WORD (-? (NUMBER_WORD | one))? | {_A}? dozen) SCALE? (and {_A} half)?)"
_COUNT = f"({_FEW} | {_NUMBER} | {_A}? half -? {_A}? | {_A} SCALE | {_A})"
_HEDGE = "hedge=(HEDGE | SIZE than | at (least | most) | up to | close to)"
_ORDER = "(last | next | this (past | coming)? | coming | past)"
_TOLD = "(that same? | the? same | the? PREVIOUS | the? FOLLOWING | the next)"

_TABLE = (
    ("iso=ISO_DAY", absolute.iso_day),
    ("slashed=SLASHED", absolute.slashed_day),
    (f"first=({_PART}? day=DAY_NAME) TO second=(the? dayb=DAY_NAME of? month=MONTH {_OF_YEAR}?)", absolute.day_range),
    (f"first=({_PART}? month=MONTH the? day=DAY_NAME) TO second=(the? dayb=DAY_NAME {_OF_YEAR}?) (?!of? MONTH)",
     absolute.day_range),
    (f"{_PART}? (WEEKDAY ,?)? the? day=DAY_NAME of=of? month=MONTH {_OF_YEAR}?", absolute.day_of_month),
    (f"{_PART}? (WEEKDAY ,?)? month=MONTH the? day=DAY_NAME {_OF_YEAR}?", absolute.day_of_month),
    (f"({_STAGE})? (the month of=of)? which={_ORDER}? month=MONTH {_OF_YEAR}?", absolute.month),
    ("(the? (year | years))? first=(year=INTEGER) to=TO second=(yearb=INTEGER era=ERA?)", absolute.year_range),
    (f"the? FISCAL? nth=(ORDINAL | last | latter) -? (quarter | half=half) of? FISCAL? {_OF_YEAR}", absolute.quarter),
    (f"({_STAGE})? lead=(the? (year | years) | the? FISCAL year?)? year=(YEAR | INTEGER (?=ERA)) era=ANY_ERA?",
     absolute.year),
    ("era=CE year=INTEGER", absolute.year),
    (f"({_STAGE})? the=the? decade=DECADE era=ANY_ERA?", absolute.decade),
    (f"({_STAGE})? the word=DECADE_WORD", absolute.decade),
    (f"({_STAGE})? the? nth=ANY_TH -? century era=ANY_ERA?", absolute.century),
    (f"({_STAGE})? the=the? which=(last | next | this past? | that same? | same | FOLLOWING | PREVIOUS | coming"
     f" | past)? season=SEASON {_OF_YEAR}?", absolute.season),
    ("the? FISCAL? nth=(ORDINAL | last) -? quarter", absolute.quarter),
    ("the? nth=ORDINAL - half=half", absolute.quarter),
    (f"q nth=DAY of? {_OF_YEAR}?", absolute.quarter),
    (f"the? nth=(ORDINAL | last) week of month=MONTH {_OF_YEAR}?", weeks.week_of_month),
    (f"the? week of the? day=DAY_NAME of? month=MONTH {_OF_YEAR}?", weeks.week_of_day),
    (f"the? week of month=MONTH the? day=DAY_NAME {_OF_YEAR}?", weeks.week_of_day),
    (f"({_PART} | EARLY)? which={_ORDER}? weekday=WEEKDAY EARLY? partb=DAY_PART?", relative.weekday),
    ("clock=(CLOCK | NOON) ZONE* weekday=WEEKDAY", relative.clocked_weekday),
    ("overnight=overnight (into | to) weekday=WEEKDAY", relative.weekday),
    ("(BACK | FORTH | EARLY)? (the day (before | after))? DEICTIC EARLY? DAY_PART?", relative.deictic),
    ("overnight | EARLY? (last | this) (PART | NIGHT)", relative.deictic),
    ("which=(the (past | last) | past) unit=(UNIT | weekend)", lengths.past_stretch),
    ("(the | these)? which=(past | last | next | first | PREVIOUS | FOLLOWING | coming | recent) EARLY?"
     f" count=({_FEW} | {_NUMBER}) FULL? -? unit=UNIT_ANY (of year=YEAR)?", lengths.past_stretch),
    (f"the? stage=(BACK | FORTH | EARLY | STAGE | STRETCH | (latter | EARLY) (part | half)) (in | of | on)*"
     f" which=(this (past | coming)? | last | next | {_TOLD} | the) unit=(DATE_UNIT | night)", relative.calendar_unit),
    (f"which=(this (past | coming)? | last | next | {_TOLD}) unit=DATE_UNIT", relative.calendar_unit),
    ("which=the unit=weekend", relative.calendar_unit),
    ("the unit=(UNIT_LONG | night) which=(before | after | FOLLOWING)", relative.calendar_unit),
    (f"(BACK | FORTH | EARLY)? which={_TOLD} part=DAY_PART", relative.part_told),
    ("the day=DAY_TH (of (that | the same | this) unit=month)?", relative.day_told),
    (f"{_HEDGE}? count={_COUNT} FULL? -? unit=UNIT_ANY way=(AGO | BACK | FORTH | from now)", relative.shifted),
    ("the? unit=UNIT_LONG - way=(AGO | BACK)", relative.shifted),
    ("unit=UNIT_MANY way=(AGO | BACK | FORTH)", relative.shifted),
    (f"count={_COUNT} -? unit=(UNIT_ANY) -? (old | of age)", lengths.age),
    (f"{_HEDGE}? count={_COUNT} FULL? dash=-? unit=UNIT_ANY long?", lengths.duration),
    ("(a | an | one) unit=UNIT and a half", lengths.one_and_a_half),
    ("unit=UNIT_MANY", lengths.bare_units),
    ("(PREVIOUS | past | BACK) (years | UNIT_MANY)", lengths.earlier_years),
    ("recent=recent unit=UNIT_MANY", lengths.recent),
    ("adverb=ADVERB", lengths.every),
    (f"EVERY other=other? count=({_FEW} | {_NUMBER})? unit=(UNIT_ANY | weekend)", lengths.every),
    ("EVERY weekday=WEEKDAY", lengths.every),
    ("EVERY part=(PART | NIGHT)", lengths.every),
    ("EVERY month=MONTH", lengths.every),
    ("EVERY season=SEASON", lengths.every),
    ("weekday=WEEKDAY_MANY", lengths.every),
    ("(per | TIMES a | TIMES an) unit=UNIT", lengths.every),
    ("NOW | at the? present (time | moment)? | at the (moment | current time) | these days | at this time",
     lengths.now),
    ("PAST_WORD | recent | so far | thus far | to date | (until | up to) now | ever? since then | the recent? past",
     lengths.past),
    ("the? coming UNIT_MANY | the? future", lengths.future),
    ("clock=CLOCK ZONE*", clocks.clock),
    ("noon=NOON", clocks.clock),
    ("at part=(PART | NIGHT) | the? EARLY? partb=(PART | NIGHT) hours", relative.some_part),
    ("(DAY_NAME of?)? HIJRI ,? INTEGER?", absolute.hijri),
    (f"christmas (day | eve=eve)? {_OF_YEAR}?", absolute.christmas),
    ("newyear=(new (year | years)) ' s (day | eve=eve)", absolute.christmas),
    ("the (ORDINAL | DAY_TH) day", lengths.nth_day),
    ("day (NUMBER_WORD | one | DAY) of", lengths.nth_day),
)  # fmt: skip
RULES = tuple(Rule(compile_pattern(pattern), meaning) for pattern, meaning in _TABLE)
"""Patterns with their meanings."""

matches_of = matcher_of(RULES)
"""A run's kinds -> the matches at each of its words, best first."""
