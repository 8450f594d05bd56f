"""The grammar of time expressions: patterns in order, each with the function of `time_meanings` that reads it."""

from __future__ import annotations

import re
from datetime import date

from . import calendar as cal
from . import time_meanings as means
from .calendar import Days
from .time_meanings import Found

MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|"
    r"\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DAY_2 = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
WEEKDAY = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|"
    r"Sat\.|Sun\.)"
)
COUNT = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"a couple of|couple of|several|a few|few|many|some)"
)
UNIT = r"(?P<unit>hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|minutes?)"
PART = r"(?P<part>early morning|morning|afternoon|evening|night|dawn|noon|midday|midnight|midday|daybreak|early hours)"
TO = r"\s*(?:-|–|—|to|until|till|through|and)\s*"
BACKGROUND_WORDS = (
    r"\b(?:in|over|during) (?:the )?(?:previous|past|earlier|preceding|recent) (?:years|decades|centuries)"
    r"|\b(?:years|decades|centuries|generations) (?:ago|earlier|before)|\bhistorically\b|\b(?:previous|earlier) years\b"
    r"|\bin (?:earlier|previous|past) (?:wars?|conflicts?)"
)
BACKGROUND = re.compile(BACKGROUND_WORDS + r"|\bin the (?:\d{4}s|nineties|eighties|seventies|sixties)", re.I)
CUMULATIVE = re.compile(
    r"\b(?:thus far|so far|to date|until now|up to now|since|as of|altogether|overall|in all|cumulative(?:ly)?|"
    r"bringing the (?:total|toll|number)|(?:the|a|overall|death) total|total (?:number )?of|from the start|"
    r"all told)\b",
    re.I,
)
PERIOD = re.compile(
    r"\b(?:past|last|previous|preceding|recent|these|coming|next|over|during|within|between|from|throughout|"
    r"this (?:week|month|year)|the (?:week|month|year)|week|month|year|\d+-hour|hours)\b",
    re.I,
)


def since(match: re.Match, anchor: date | None) -> Found | None:
    """Read "since October", "since 2011", "since Monday": open, up to publication."""
    for pattern, rule in RULES:
        inner = pattern.match(match["rest"])
        found = rule(inner, anchor) if inner and rule is not since else None
        if found and found.days and found.days.first:
            first = found.days.first
            if anchor and first > anchor:
                first = cal.shift_months(first, -12)
            return Found(
                "DATE", found.value, Days(first, anchor), f"{match[0]!r}: open since then, up to publication", True
            )
    return None


def _rule(pattern: str, rule, flags: int = re.I):
    return re.compile(pattern, flags), rule


_LEAD = r"(?P<lead>\b(?:in|of|during|by|until|from|through)\s+)"
_STAGE = (
    r"(?:(?P<stage>early|late|mid|middle of|end of|beginning of|start of|the end of|the beginning of)[\s-]+(?:in\s+)?)"
)
RULES = (
    _rule(r"\b(?P<year>[12]\d{3})-(?P<m>\d\d)-(?P<d>\d\d)\b", means.iso_day),
    _rule(rf"\b{DAY}\s+(?:of\s+)?{MONTH}{TO}{DAY_2}\s+{MONTH.replace('month>', 'month2>')}(?:,?"
          rf"\s+{YEAR})?\b", means.day_range_over_months),
    _rule(rf"\b{MONTH}\s+{DAY}{TO}{MONTH.replace('month>', 'month2>')}\s+{DAY_2}(?:,?"
          rf"\s+{YEAR})?\b", means.day_range_over_months),
    _rule(rf"\b{DAY}{TO}{DAY_2}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?(?!\w)", means.day_of_month),
    _rule(rf"\b{MONTH}\s+{DAY}{TO}{DAY_2}(?!\d)(?:,?\s+{YEAR})?\b", means.day_of_month),
    _rule(rf"\b(?:the\s+)?{DAY}\s+(?:day\s+)?(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?(?!\w)", means.day_of_month),
    _rule(rf"\b{MONTH}\s+(?:the\s+)?{DAY}(?!\d|,\d|:\d|\s*(?:%|percent|km|people))(?:,?\s+{YEAR})?\b",
          means.day_of_month),
    _rule(rf"\b(?:[Ff]rom|[Bb]etween|[Oo]n)\s+{WEEKDAY}{TO}{WEEKDAY.replace('weekday>', 'weekday2>')}",
          means.weekday_range, 0),
    _rule(rf"\b(?:(?P<which>last|next|this coming|coming|this)\s+)?{WEEKDAY}(?:['’]s)?(?:\s+{PART})?\b",
          means.weekday, 0),
    _rule(rf"\b(?:{_STAGE})?(?:(?P<which>last|this past|"
          rf"next)\s+)?(?P<month>{MONTH_NAME})\s*,?\s*(?:of\s+)?{YEAR}\b", means.month, 0),
    _rule(rf"(?:{_LEAD})?\b(?:{_STAGE})?(?:(?P<which>last|this past|next|"
          rf"this)\s+)?(?P<month>{MONTH_NAME})(?!\w)", means.month, 0),
    _rule(rf"\b{YEAR}\s*(?:-|–|to|and)\s*(?P<year2>\d\d(?:\d\d)?)\b(?!-)", means.year),
    _rule(rf"\b(?:{_STAGE})?(?<![\d,.$£€]){YEAR}(?![\d,]*\d|\s*(?:people|civilians|fighters|km|troops|men|soldiers|"
          rf"tons|strikes))\b", means.year),
    _rule(r"\bthe\s+(?P<decade>1[5-9]\d0|20\d0)s\b", means.decade),
    _rule(r"\b(?:the day before yesterday|yesterday(?:\s+(?:morning|afternoon|evening|night))?|today|tonight|"
          r"tomorrow(?:\s+(?:morning|night))?"
          r"|overnight|last night|last evening|this (?:morning|afternoon|evening)|in the night|"
          r"at dawn today)\b", means.relative_day),
    _rule(rf"\b(?:(?:over|in|during|for|within|throughout)\s+)?(?:the\s+)?(?:past|last|previous|"
          rf"preceding)\s+{COUNT}\s+{UNIT}\b", means.past_stretch),
    _rule(rf"\b(?:over|in|during|within|throughout)\s+the\s+(?:past|last|previous|"
          rf"preceding)\s+(?!years\b){UNIT}\b", means.past_stretch),
    _rule(rf"\bthe\s+past\s+(?!years\b){UNIT}\b", means.past_stretch),
    _rule(r"\b(?:(?P<stage>earlier|later)\s+)?(?P<which>this|last|next|the(?=\s+weekend))\s+"
          r"(?P<unit>weekend|week|month|"
          r"year)\b", means.calendar_unit),
    _rule(rf"\b{COUNT}\s+{UNIT}\s+(?:ago|earlier|before|previously)\b", means.ago),
    _rule(r"\bever since\b|\bsince\s+(?:then|that time|the (?:start|beginning)[^,.;]{0,40})", means.vague),
    _rule(r"\bsince\s+(?:(?:early|late|mid)[\s-])?(?P<rest>\S.{2,30})", since),
    _rule(BACKGROUND_WORDS, means.background),
    _rule(rf"\bovernight\s+(?:in)?to\s+{WEEKDAY}", means.night_into, 0),
    _rule(rf"\b(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{YEAR}\b", means.season),
    _rule(rf"\b(?:the\s+)?(?P<nth>first|second|third|last)\s+week\s+of\s+(?P<month>{MONTH_NAME})(?:,?\s+{YEAR})?",
          means.week_of_month),
    _rule(r"\b(?:recently|lately|in recent (?:days|weeks|months|years)|recent (?:days|weeks|months)|now|currently|"
          r"at present|at the moment|nowadays"
          r"|so far|thus far|to date|until now|up to now)\b", means.vague),
    _rule(rf"\b(?:for\s+)?(?:(?:at least|about|around|more than|nearly|almost|"
          rf"over)\s+)?{COUNT}[\s-]{UNIT}\b", means.duration),
    _rule(r"\b(?:at\s+)?(?P<clock>\d{1,2}(?:[:.]\d\d)?)\s*(?:a\.?m\.?|p\.?m\.?|GMT|UTC|local time)", means.clock),
)  # fmt: skip
"""Patterns with their rules. Of two that begin at one place the longer match wins, then the earlier in this list."""
