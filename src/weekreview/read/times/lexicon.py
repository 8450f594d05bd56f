"""The words that time expressions are made of, each of one kind; every kind is written as one character in a run.

A pattern of `rules.py` names kinds in capitals (`MONTH`) and single words as they are (`of`). `GROUPS` are kinds that
patterns take together.
"""

from __future__ import annotations

MONTHS = {name: n for n, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sep sept", "october oct", "november nov", "december dec"), 1) for name in names.split()}  # fmt: skip
WEEKDAYS = {name: n for n, names in enumerate(
    ("monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed", "thursday thursdays thu thur thurs",
     "friday fridays fri", "saturday saturdays sat", "sunday sundays sun")) for name in names.split()}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "springtime": "SP",
           "summertime": "SU", "wintertime": "WI"}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO",
         "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI", "nighttime": "NI", "noon": "12:00",
         "midday": "12:00", "midnight": "24:00"}  # fmt: skip
UNITS = {"minute": "TM", "hour": "TH", "second": "TS", "day": "D", "night": "D", "week": "W", "fortnight": "W",
         "weekend": "WE","month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
"""Unit -> its letters in a TIMEX3 duration; a leading T stands before hours and minutes."""
NUMBERS = {word: n for n, word in enumerate(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split(), 2)} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90}  # fmt: skip
ORDINALS = {word: n for n, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}  # fmt: skip
FUZZY = {"few": (3, 9), "several": (3, 9), "couple": (2, 2), "many": (3, 30), "some": (2, 9), "numerous": (3, 30),
         "countless": (3, 30), "recent": (3, 9)}  # fmt: skip
"""Words for a number of units: least and greatest. "A couple" is two."""
ADVERBS = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
           "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biannual": "P6M"}  # fmt: skip

DECADES = {f"{word[:-1]}ies": n for word, n in NUMBERS.items() if 20 <= n <= 90 and word.endswith("ty")}
"""The words of a decade ("sixties")."""

_KINDS = {
    "MONTH_PLAIN": [m for m in MONTHS if m not in ("may", "march", "mar")],
    "MONTH_WORD": ["may", "march", "mar"],
    "WEEKDAY": [d for d in WEEKDAYS if not d.endswith("days")],
    "WEEKDAY_MANY": [d for d in WEEKDAYS if d.endswith("days")],
    "SEASON_PLAIN": [s for s in SEASONS if s not in ("fall", "spring")],
    "SEASON_WORD": ["fall", "spring"],
    "PART": [p for p in PARTS if p not in ("noon", "midday", "midnight", "night")],
    "NIGHT": ["night"],
    "NOON": ["noon", "midday", "midnight"],
    "UNIT_LONG": ["day", "week", "fortnight", "month", "year", "decade", "century"],
    "UNIT_SHORT": ["hour", "minute"],
    "UNIT_MANY": "days weeks fortnights months years decades centuries hours minutes seconds nights weekends".split(),
    "NUMBER_WORD": list(NUMBERS),
    "SCALE": ["hundred", "thousand"],
    "ORDINAL": list(ORDINALS),
    "EARLY": "early late mid".split(),
    "STAGE": "beginning start middle end outset close".split(),
    "STRETCH": "rest remainder course".split(),
    "HEDGE": "about around nearly almost over under just only roughly approximately exactly barely".split(),
    "SOME": [w for w in FUZZY if w != "recent"],
    "FULL": "full long bloody whole more consecutive straight solid further additional other".split(),
    "SIZE": "more less fewer".split(),
    "DEICTIC": "today tonight yesterday tomorrow".split(),
    "PREVIOUS": "previous preceding prior".split(),
    "FOLLOWING": "following ensuing subsequent".split(),
    "AGO": ["ago"],
    "BACK": "earlier before previously".split(),
    "FORTH": "later after afterwards afterward thereafter".split(),
    "TILL": "to until till through thru".split(),
    "ADVERB": list(ADVERBS),
    "EVERY": "every each".split(),
    "TIMES": "once twice times".split(),
    "NOW": "now nowadays currently presently".split(),
    "PAST_WORD": "recently lately formerly".split(),
    "HIJRI": "muharram safar rajab shaban shaaban ramadan shawwal".split(),
    "ZONE": "gmt utc local time est edt pst pdt et cet".split(),
    "ERA": "bc bce".split(),
    "CE": "ad ce".split(),
    "FISCAL": "fiscal financial fy".split(),
    "DECADE_WORD": list(DECADES),
}
_SINGLES = (
    "the of in on at a an and from since into very part latter hours most least up close that this these then "
    "same last next past coming first half quarter weekend one dozen old age than night overnight christmas eve "
    "new per day days week year years month moment long far so thus now date present future recent current time "
    "until to other ever s q before after century"
).split()
"""Words that patterns name themselves."""
_MARKS = {",": ",", "-": "-", "–": "-", "—": "-", "/": "/", "'": "'", "’": "'", "(": "("}
SHAPES = ("YEAR", "DAY", "NUMBER", "FRACTION", "DAY_TH", "NUMBER_TH", "DECADE", "CLOCK", "ISO_DAY",
          "SLASHED")  # fmt: skip
"""Kinds of tokens with figures: 1000 to 2199, 1 to 31, other, 2.5, 3rd, 42nd, 1990s, 14:30, 2016-02-17, 17/2/16."""
CAPITAL = frozenset((*MONTHS, *WEEKDAYS))
"""Words that are of their kind only with a capital ("may", "march", "sun")."""
ABBREVIATED = frozenset(
    w for w in (*MONTHS, *WEEKDAYS) if len(w) < 6 and w not in ("march", "april", "may", "june", "july")
)
"""Words that swallow a full stop behind them."""


def _letters() -> dict[str, str]:
    """Return a character for each kind, single word and mark."""
    names = [*_KINDS, *SHAPES, *dict.fromkeys(_SINGLES), *dict.fromkeys(_MARKS.values())]
    return {name: chr(0x100 + n) for n, name in enumerate(names)}


LETTERS = _letters()
"""Kind, single word or mark -> its character in a run."""


def _words() -> dict[str, str]:
    """Return the character of each word: its own where a pattern names it, else its kind's."""
    found = {word: LETTERS[kind] for kind, words in _KINDS.items() for word in words}
    found |= {word: LETTERS[word] for word in _SINGLES}
    return found | {mark: LETTERS[name] for mark, name in _MARKS.items()}


WORDS = _words()
"""Word or mark -> its character in a run."""


def letters_of(name: str) -> str:
    """Return the characters of a kind or group; words of a kind that have a character of their own are among them."""
    if name in _GROUPS:
        return "".join(letters_of(part) for part in _GROUPS[name].split())
    own = {WORDS[word] for word in _KINDS.get(name, ())}
    return "".join(sorted(own | {LETTERS[name]}))


_GROUPS = {
    "MONTH": "MONTH_PLAIN MONTH_WORD",
    "SEASON": "SEASON_PLAIN SEASON_WORD",
    "DAY_PART": "PART NIGHT NOON",
    "UNIT": "UNIT_LONG UNIT_SHORT",
    "UNIT_ANY": "UNIT_LONG UNIT_SHORT UNIT_MANY",
    "DATE_UNIT": "UNIT_LONG weekend quarter",
    "INTEGER": "YEAR DAY NUMBER",
    "FIGURE": "YEAR DAY NUMBER FRACTION",
    "DAY_NAME": "DAY DAY_TH ORDINAL",
    "ANY_TH": "DAY_TH NUMBER_TH ORDINAL",
    "ANY_ERA": "ERA CE",
    "TO": "TILL - and /",
}
TRIGGERS = frozenset(
    letter
    for name in (
        "MONTH DECADE_WORD SEASON WEEKDAY WEEKDAY_MANY PART NIGHT NOON UNIT_LONG UNIT_SHORT UNIT_MANY YEAR DECADE "
        "CLOCK ISO_DAY SLASHED ERA DEICTIC ADVERB NOW PAST_WORD HIJRI DAY_TH weekend quarter overnight christmas "
        "past future recent current date far present moment time then new"
    ).split()
    for letter in letters_of(name)
)
"""A run without one of these holds no time expression."""
