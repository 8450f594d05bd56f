"""Number phrases in another language: a number with the words of bounds and the unit around it, in English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .numbers import Figure, figure_at
from .tables import Token, match_at, tokens_of
from .victims import pattern_of

_OF = frozenset(("de", "d'", "des"))
_PREPOSITIONS = frozenset(("на", "в", "во", "у"))
"""What Russian and Ukrainian put between a word of bounds and its number ("примерно на 800 метров")."""
_DASHES = frozenset("-–—")
_TO = frozenset(("a",))
"""What stands between the ends of "dix à quinze", without its accent as tokens are."""
_DUAL = re.compile(r"[\u0621-\u064a]{3,}(?:ان|ين)")


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number in a text."""

    begin: int
    """First character, that of its word of bounds where it has one."""
    end: int
    """Behind its last character."""
    english: str
    """What it says, in words that `quantities.parse_quantity` knows."""
    article: bool
    """True for a lone "un" or "una", which may be no number."""


@lru_cache(maxsize=4096)
def number_phrases(text: str, language: str) -> tuple[NumberPhrase, ...]:
    """Return the number phrases of a text in order; they do not overlap."""
    return tuple(_phrases(tokens_of(text, language), language))


def quantity_words(text: str, language: str) -> str:
    """Return the first number phrase of a text in English words, empty where it holds none."""
    words = next((phrase.english for phrase in number_phrases(text, language)), "")
    return "2" if not words and language == "ar" and _is_dual(text) else words


def _is_dual(text: str) -> bool:
    """Return True for one Arabic word in the dual, of what was taken for a number: it can be nothing else.

    In -ين the plural of people is written the same ("مدنيين").
    """
    people = any(pattern_of("ar", kind).fullmatch(text) for kind in ("civilian", "fighter", "person"))
    return bool(_DUAL.fullmatch(text)) and not (people and not text.endswith(("ان", "تين")))


def _phrases(tokens: Sequence[Token], language: str) -> Iterator[NumberPhrase]:
    at = 0
    while at < len(tokens):
        found = _phrase_at(tokens, at, language)
        if found is None:
            at += 1
            continue
        phrase, at = found
        yield phrase


def _phrase_at(tokens: Sequence[Token], at: int, language: str) -> tuple[NumberPhrase, int] | None:
    """Return the phrase that begins at a token and the token behind it."""
    start, words = at, []
    ranged = match_at("bounds", language, tokens, at, "range")
    if ranged:
        both = _range(tokens, ranged[1], language)
        return _made(tokens, start, both, [], language) if both else None
    while hedge := match_at("bounds", language, tokens, at, "before"):
        words.append(hedge[0][0])
        at = hedge[1] + (hedge[1] < len(tokens) and tokens[hedge[1]].key in _PREPOSITIONS)
        if at >= len(tokens):
            return None
    first = figure_at(tokens, at, language, bool(words))
    if first is None:
        return None
    second = _second(tokens, first, language)
    return _made(tokens, start, second or first, words, language)


def _range(tokens: Sequence[Token], at: int, language: str) -> Figure | None:
    """Return "between 30 and 40" behind a word that begins a range, None where no second number follows."""
    first = figure_at(tokens, at, language, True, apart=True) if at < len(tokens) else None
    joint = match_at("bounds", language, tokens, first.next, "joint") if first and first.next < len(tokens) else None
    second = figure_at(tokens, joint[1], language, True) if joint and joint[1] < len(tokens) else None
    if second is None or joint[0][0] != "and":
        return None
    return Figure(f"between {first.english} and {second.english}", second.next)


def _second(tokens: Sequence[Token], first: Figure, language: str) -> Figure | None:
    """Return "10-15", "10 or 15" where a dash or an "or" and a second number follow."""
    at = first.next
    if at + 1 >= len(tokens) or not first.english[-1].isdigit() or "-" in first.english:
        return None
    dash = tokens[at].key in _DASHES
    joint = None if dash else match_at("bounds", language, tokens, at, "joint")
    if not dash and (joint is None or joint[0][0] != "or" and tokens[at].key not in _TO):
        return None
    second = figure_at(tokens, at + 1 if dash else joint[1], language)
    if second is None or not second.english[0].isdigit() or second.article:
        return None
    return Figure(f"{first.english}{'-' if dash else ' or '}{second.english}", second.next)


def _made(
    tokens: Sequence[Token], start: int, figure: Figure, words: list[str], language: str
) -> tuple[NumberPhrase, int]:
    """Return a phrase with its unit and the words of bounds behind it."""
    at, said = figure.next, [*words[-1:], figure.english.removeprefix("about ") if words else figure.english]
    of = at + (at < len(tokens) and tokens[at].key in _OF)
    unit = match_at("bounds", language, tokens, of, "unit") if of < len(tokens) else None
    if unit:
        said, at = [*said, unit[0][0]], unit[1]
    behind = match_at("bounds", language, tokens, at, "behind") if at < len(tokens) and not words else None
    if behind:
        said, at = [behind[0][0], *said], behind[1]
    english = " ".join(said)
    return NumberPhrase(tokens[start].begin, tokens[at - 1].end, english, figure.article and not words), at
