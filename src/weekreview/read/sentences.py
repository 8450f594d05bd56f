"""Passages -> sentences, by rules that survive the prose of ministries: ranks, initials, dates, quotes, glued stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    """adm al approx art ave bn brig c ca capt cf cmdr co col corp cpl cpt ctr dept dr e.g ed est et etc fig fr ft gen
    gov govt hon hrs i.e inc jr km lt ltd m maj mins mr mrs ms msgr mt mts nat no nos op p para pfc pp prof pvt q.v
    rep reps rev rtd sec sen sens sgt spc sr ssgt st supt tel vol vs jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u u.s.a u.a.e d.c ph.d b.c a.d
    г гг ст тыс млн млрд руб ул им обл просп пос р т.е т.д т.к т.н см стр рис тис вул с.ш
    m mme mlle mm sr sra dra gral cnel tte pág núm av""".split()
)
"""Words after which a full stop does not end a sentence unless a plain capitalised opener follows."""

OPENERS = frozenset(
    """the a an in on at it he she they we this that these those there but and however meanwhile according after before
    since while when also its his her their our i as for from with by no some many several most earlier later""".split()
)
"""Words that, with a capital, open a sentence even after an abbreviation that often ends one ("U.S.", "p.m.")."""

_ENDERS = re.compile(r"(?:\.{3}|…|[.!?؟。])+[\"'”’»)\]]*")
_MAY_END = frozenset("a.m p.m u.s u.k u.n e.u u.s.a u.a.e d.c etc inc ltd co corp jr sr".split())
_BLANK_LINE = re.compile(r"\n\s*\n")
_SPEECH = re.compile(r"(?:said|says|added|told|asked|according|he|she|they|who|which|and|but)\b", re.I)


def split_sentences(text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of each sentence of `text[begin:end]`, trimmed of white space, in order.

    A blank line always ends a sentence; a single line break does where the next line starts like a list item.
    """
    end = len(text) if end is None else end
    start = begin
    for stop in _stops(text, begin, end):
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, end)


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield begin, end


def _stops(text: str, begin: int, end: int) -> list[int]:
    found = {m.end() for m in _BLANK_LINE.finditer(text, begin, end)}
    found |= (
        {m.start() + 1 for m in re.finditer(r"\n(?=\s*(?:[-•*–]|\d{1,2}[.)])\s)", text[begin:end])}
        if begin == 0
        else set()
    )
    found |= {m.end() for m in _ENDERS.finditer(text, begin, end) if _ends(text, m, end)}
    return sorted(found)


def _ends(text: str, mark: re.Match, end: int) -> bool:
    """Return True where the punctuation `mark` ends a sentence."""
    after = text[mark.end() : min(end, mark.end() + 40)]
    following = after.lstrip()
    if not following:
        return True
    glued = after[0] not in " \n\t\u00a0"
    if glued:
        return _glued_end(text, mark, following)
    before = re.search(r"[\w.'’-]*$", text[max(0, mark.start() - 30) : mark.start()])
    word = before.group(0).lower().strip("'’-") if before else ""
    opener = following.lstrip("\"'“‘«([")
    first = re.match(r"[\w'’-]+", opener)
    if mark.group(0)[0] in "…" or mark.group(0).startswith("..."):
        return bool(first and opener[0].isupper())
    if opener[:1].islower() or (mark.group(0)[-1] in "\"'”’»" and _SPEECH.match(following)):
        return False
    acronym = bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", word))
    if mark.group(0)[0] == "." and (acronym or word in ABBREVIATIONS or _is_initial(text, mark, word)):
        return (acronym or word in _MAY_END) and bool(first and first.group(0).lower() in OPENERS)
    return True


def _glued_end(text: str, mark: re.Match, following: str) -> bool:
    """Return True for a full stop run into the next sentence ("injured.The army"), not for "U.S.", "3.5", "a.b.c"."""
    if mark.group(0)[0] != "." or not following[0].isupper() or len(mark.group(0)) > 1 and mark.group(0)[1] == ".":
        return False
    return bool(re.search(r"[a-z\d)]{2,}$", text[max(0, mark.start() - 12) : mark.start()])) and bool(
        re.match(r"[A-Z][a-z]+\s|[A-Z]\s", following)
    )


def _is_initial(text: str, mark: re.Match, word: str) -> bool:
    """Return True for a single capital ("John F. Kennedy"), which ends no sentence; "plan B." is rare enough."""
    letter = text[mark.start() - 1 : mark.start()]
    return len(word) == 1 and letter.isupper() and letter not in "I"
