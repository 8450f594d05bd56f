"""Numbers in words of another language -> figures, and vague words -> the English words that stand for them.

Source of the grammar: units after tens after hundreds after thousands, as in English; French counts sixty and eighty by
twenties, Arabic says the unit before the ten ("five and twenty"). Collective and declined forms are listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tables import Token, match_at

JOINTS = {"fr": "et", "es": "y", "ar": "و"}
"""The "and" that may stand inside a number."""
_OF = frozenset(("de", "d'"))
_TIMES_HUNDRED = frozenset(("fr", "ar"))
"""Languages that say "three hundreds" in two words with the bare word for hundred."""
_SINGULAR = frozenset("тысячи сотни миллиона тисячі сотні".split())
"""Plurals that are a genitive singular behind a word of bounds ("более тысячи")."""
_VAGUE = {10: "tens", 12: "dozens", 100: "hundreds", 1_000: "thousands", 10**6: "millions"}
_VAGUE_OF = {(10, 1_000), (100, 1_000), (10, 10**6)}
"""Two plurals that English has a phrase for ("tens of thousands")."""
_PLAIN_ROLES = frozenset(("unit", "teen", "ten", "score", "hundred"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a vague word for one, as it is said in English."""

    english: str
    """ "25", "about 20", "tens of thousands", "several hundred"."""
    next: int
    """Number of the token behind it."""
    article: bool = False
    """True for a lone "un" or "una", which may be no number."""


@dataclass
class _Sum:
    """A number while its words are added up."""

    total: float = 0.0
    group: float = 0.0
    last: float = 10.0**15
    room: float = 10.0**15
    seen: bool = False
    apart: bool = False

    @property
    def may_join(self) -> bool:
        """True where an "and" may go on with the number."""
        return self.seen and (not self.apart or 0 < self.last < 10 or 20 <= self.last < 100)

    def take(self, value: float, role: str) -> None:
        """Add a plain number word."""
        self.group += value
        self.last = value
        self.room = {"ten": 10, "score": 20, "hundred": 100}.get(role, 0)
        self.seen = True

    def scale(self, size: float) -> None:
        """Multiply what stands before a thousand, a million."""
        self.total += (self.group or 1.0) * size
        self.group, self.last, self.room, self.seen = 0.0, size, size, True


def figure_at(
    tokens: Sequence[Token], at: int, language: str, bounded: bool = False, apart: bool = False
) -> Figure | None:
    """Return the number that begins at a token, None where none does.

    Args:
        tokens: the text's words.
        at: number of the first of them.
        language: one of `tongues.OTHERS`.
        bounded: True behind a word of bounds, where a genitive singular looks like a plural.
        apart: True for an end of a range, where "and" stands between two numbers unless a ten has its unit by it.
    """
    found = match_at("numbers", language, tokens, at)
    if found is None:
        return _summed(tokens, at, language, apart) if tokens[at].key[0].isdecimal() else None
    (role, value), after = found
    if role == "none":
        return Figure("not a single", after)
    if role in ("few", "many"):
        return _few(value, tokens, after, language)
    if role == "round":
        of, after = _scaled(tokens, after, language)
        return Figure(f"about {_plain(float(value) * of)}", after)
    if role == "plural" and not (bounded and tokens[at].key in _SINGULAR):
        return _vague(float(value), tokens, after, language)
    if role in ("dual", "share"):
        return Figure(value, after)
    return None if role == "half" else _summed(tokens, at, language, apart)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(round(value, 4))


def _scaled(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int]:
    """Return the thousand or million that follows "tens (of)", else 1, and the token behind."""
    of = at + (at < len(tokens) and tokens[at].key in _OF)
    found = match_at("numbers", language, tokens, of) if of < len(tokens) else None
    if found and found[0][0] in ("plural", "scale") and float(found[0][1]) >= 1000:
        return float(found[0][1]), found[1]
    return 1.0, at


def _vague(size: float, tokens: Sequence[Token], after: int, language: str) -> Figure:
    """Return "tens", "tens of thousands", or a range where English has no phrase for it."""
    scale, after = _scaled(tokens, after, language)
    if scale == 1.0 and size in _VAGUE:
        return Figure(_VAGUE[size], after)
    if (size, scale) in _VAGUE_OF:
        return Figure(f"{_VAGUE[size]} of {_VAGUE[scale]}", after)
    return Figure(f"{_plain(2 * size * scale)}-{_plain(10 * size * scale - 1)}", after)


def _few(word: str, tokens: Sequence[Token], after: int, language: str) -> Figure:
    """Return "several", "several thousand", "30-99" for several tens; at least three of them for "many"."""
    of = after + (after < len(tokens) and tokens[after].key in _OF)
    found = match_at("numbers", language, tokens, of) if of < len(tokens) else None
    if not found or found[0][0] not in ("plural", "scale", "group"):
        return Figure(word, after)
    scale, behind = _scaled(tokens, found[1], language)
    size = float(found[0][1]) * scale
    if word == "many":
        return Figure(f"at least {_plain(3 * size)}", behind)
    if size in (100, 1000, 10**6):
        return Figure(f"several {_VAGUE[size].removesuffix('s')}", behind)
    return Figure(f"{_plain(3 * size)}-{_plain(10 * size - 1)}", behind)


def _summed(tokens: Sequence[Token], at: int, language: str, apart: bool) -> Figure | None:
    """Return the number that words and figures add up to."""
    total, start, article = _Sum(apart=apart), at, False
    while at < len(tokens):
        step = _step(total, tokens, at, language)
        if step is None:
            break
        article = at == start and step[1] == "article"
        at = step[0]
    if not total.seen:
        return None
    value, at = _halved(total, tokens, at, language)
    return Figure(_plain(value), at, article and at == start + 1)


def _step(total: _Sum, tokens: Sequence[Token], at: int, language: str) -> tuple[int, str] | None:
    """Add the word at a token, with an "and" before it; return the token behind and its role, None where none fits."""
    joined = total.may_join and tokens[at].key == JOINTS.get(language) and at + 1 < len(tokens)
    first = at + joined
    first += total.seen and tokens[first].key == "-" and first + 1 < len(tokens)
    if tokens[first].key[0].isdecimal():
        return _figured(total, tokens[first].key, first)
    found = match_at("numbers", language, tokens, first)
    if found is None:
        return None
    (role, said), after = found
    value = float(said) if role not in ("few", "many", "share") else 0.0
    kind = "unit" if role == "article" else role
    if kind in _PLAIN_ROLES and value < total.room:
        total.take(value, kind)
    elif kind == "ten" and joined and language == "ar" and 0 < total.last < 10:
        total.take(value, "unit")
    elif kind == "hundred" and value == 100 and 1 < total.last < 10 and not joined and language in _TIMES_HUNDRED:
        total.group += 99 * total.last
        total.last, total.room = 100, 100
    elif role in ("scale", "plural") and value >= 1000 and _may_scale(total, value, joined):
        total.scale(value)
    elif role in ("plural", "group") and value < 1000 and (not total.seen or (total.group and not joined)):
        total.group = (total.group or 1.0) * value
        total.last, total.room, total.seen = value, 0, True
    elif role in ("whole", "exact") and value < total.room:
        total.total += value
        total.last, total.room, total.seen = value, 1000 if role == "whole" else 0, True
    else:
        return None
    return after, role


def _may_scale(total: _Sum, value: float, joined: bool) -> bool:
    """Return True where a thousand may follow: first of all, or behind what it multiplies, smaller than the last."""
    if not total.seen:
        return True
    if not total.group:
        return joined and value < total.last
    return not joined and (not total.total or value < total.total)


def _figured(total: _Sum, key: str, at: int) -> tuple[int, str] | None:
    """Take a number in figures, which begins a number and only a scale can follow."""
    if total.seen:
        return None
    try:
        value = float(key.replace(",", "."))
    except ValueError:
        return None
    total.take(value, "unit")
    return at + 1, "figure"


def _halved(total: _Sum, tokens: Sequence[Token], at: int, language: str) -> tuple[float, int]:
    """Return the number with "and a half" behind it, and the token behind."""
    value = total.total + total.group
    found = match_at("numbers", language, tokens, at, "half") if at < len(tokens) else None
    if found is None:
        return value, at
    scale, after = _scaled(tokens, found[1], language)
    if scale > 1:
        return (value + 0.5) * scale, after
    return value + 0.5 * (total.last if total.last >= 1000 else 1), found[1]
