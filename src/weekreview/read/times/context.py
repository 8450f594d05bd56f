"""What time expressions lean on: the day of publication in news, the date named last in a narrative.

A text is a narrative where it was published on no known day, or where it names years that lie more than a year before
publication at least NARRATIVE_DATES times, and NARRATIVE_SHARE times as often as later years and words of news together
("yesterday", "on Tuesday", "last week"). In a narrative "in March" is the March nearest to the
date named before it, in news the March nearest to publication. "That day", "two days later" lean on the date named
last in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from . import calendar as cal
from .calendar import Days, Named

NARRATIVE_DATES = 5
NARRATIVE_SHARE = 4
"""Our convention; 4 of 588 articles of local newspapers (LGL) and every text of WikiWars but one pass it."""

FAR_YEARS = 5
"""A narrative does not jump further on one date's word. Swept over 2 to 20 on half of WikiWars."""

_YEAR = re.compile(r"(?<![\d,.$£€-])(?:1[0-9]\d\d|20\d\d|\d{3}(?= B\.?C))(?![\d,]*\d|%)")
_NEWS_WORD = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|overnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|next|this) (?:week|month|year|night|weekend|quarter)|(?:weeks?|months?|days?) ago)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|going to|plan(?:s|ned)? (?:to|for)|scheduled|expected to|due (?:to|on|in)|set (?:to|for)|"
    r"upcoming|deadline)\b",
    re.I,
)
_WILL = re.compile(r"\s+(?:will|(?:is|are) (?:expected|scheduled|due|set))\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Found:
    """What a time expression means."""

    type: str
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    value: str
    """TIMEX3 value; X stands for what is not known."""
    days: Days | None
    """The days that it means, None where they are not determined."""
    reason: str
    """Why these days, or why none."""
    open: bool = False
    """True where it names only a beginning or an end ("since October")."""
    names: Named | None = None
    """The date that later partial dates lean on, None where it names none."""
    aside: bool = False
    """True where a narrative does not go on from it ("the year before")."""


@dataclass(slots=True)
class Context:
    """Where the finder stands in a text."""

    text: str
    """The whole text."""
    published_on: date | None
    """Its day of publication, None where not determined."""
    narrative: bool
    """True where partial dates lean on the date named before them."""
    last: Named | None = None
    """The date named last."""
    named_at: int = 0
    """Where it was named."""
    at: int = 0
    """Where the expression that is being read begins."""
    other: Named | None = None
    """A date far off that was named last, as an aside."""
    lent: tuple[int, int] | None = None
    """Year and month of the date behind the one that is being read, joined to it by "to" or "and"."""

    @property
    def anchor(self) -> Named | None:
        """Return the date that "this year" or "in March" lean on; None where there is none."""
        if self.narrative or self.published_on is None:
            return self.last
        return Named.of(self.published_on)

    @property
    def told(self) -> Named | None:
        """Return the date that "that day" or "two days later" lean on: named last, else publication."""
        if self.last is None and self.published_on and not self.narrative:
            return Named.of(self.published_on)
        return self.last

    @property
    def year_told(self) -> Named | None:
        """Return the date that "that year" leans on: the one named last, be it an aside."""
        return self.other or self.told

    @property
    def day(self) -> date | None:
        """Return the day of publication in news; None in narratives, whose "yesterday" is somebody else's."""
        return None if self.narrative else self.published_on

    @property
    def why(self) -> str:
        """Return what it leans on, in words."""
        if self.narrative:
            return f"leaning on {self.last.value}, named before it" if self.last else "no date is named before it"
        return f"against publication on {self.published_on}"

    @property
    def lacking(self) -> str:
        """Return why what leans on publication is not determined."""
        if self.published_on is None:
            return "needs a date of publication, which is not determined"
        return "leans on a day that this narrative does not name"

    def remember(self, found: Found, at: int, is_end: bool) -> None:
        """Keep the date named last; `is_end` where it is only the end of something ("until 1945").

        A narrative goes on from where it stands: an end, a year far off and a year gone by are asides until a second
        date agrees with them, and the year it stands in, named again, does not take its month away.
        """
        named, last = found.names, self.last
        if named is None or found.aside:
            return
        if self.narrative and last is not None:
            off = named.year - last.year
            aside = is_end or abs(off) > FAR_YEARS or (named.month is None and off < 0)
            agrees = self.other is not None and abs(self.other.year - named.year) <= 1
            if aside and not agrees:
                self.other = named
                return
            if named.month is None and off == 0:
                named = last
        self.last, self.named_at, self.other = named, at, None

    def told_of(self, found: Found) -> Found:
        """Return what leans on the date told last; its days are not determined where the text names none before it."""
        if self.last is not None:
            return found
        return replace(found, days=None, names=None, reason=f"{found.reason}: which day is told before it is not known")

    def in_sentence(self) -> Named | None:
        """Return the date named last if it stands in the sentence that is being read."""
        if self.last is None or _SENTENCE_END.search(self.text, self.named_at, self.at):
            return None
        return self.last

    def is_ahead(self, end: int | None = None) -> bool:
        """Return True where the sentence, up to the expression or right behind its `end`, speaks of what is to come."""
        if end is not None and _WILL.match(self.text, end):
            return True
        if self.text[max(0, self.at - 6) : self.at].lower() == "since ":
            return False
        begin = max(0, self.at - 120)
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text, begin, self.at)]
        return bool(_AHEAD.search(self.text, ends[-1] if ends else begin, self.at))

    def year_of(self, month: int, day: int | None = None) -> int | None:
        """Return the year of a month or day without one; None where nothing tells it."""
        if self.lent:
            return self.lent[0] - (month > self.lent[1])
        if self.day is None:
            return cal.year_after(self.last, month) if self.last else None
        named = self.in_sentence()
        if named and abs(named.year - self.day.year) > 1:
            return cal.year_after(named, month)
        if day is not None and not self.is_ahead():
            return cal.nearest_year(month, day, self.day)
        if self.is_ahead():
            return self.day.year if (month, day or 31) >= (self.day.month, self.day.day) else self.day.year + 1
        return self.day.year if month <= self.day.month else self.day.year - 1


def context_of(text: str, published_on: date | None) -> Context:
    """Return the context at the beginning of a text."""
    return Context(text, published_on, published_on is None or is_narrative(text, published_on))


def is_narrative(text: str, published_on: date) -> bool:
    """Return True where a text tells of years before publication rather than of news; the module's words say how."""
    years = [int(m.group()) for m in _YEAR.finditer(text)]
    past = sum(year < published_on.year - 1 for year in years)
    if past < NARRATIVE_DATES:
        return False
    return past >= NARRATIVE_SHARE * (len(years) - past + len(_NEWS_WORD.findall(text)))
