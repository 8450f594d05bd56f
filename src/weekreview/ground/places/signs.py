"""What stands around a name, by which a place is told from a person, a body or a common word.

Beside the signs there are keys of the words around a name ("-1:in", "+1b:county|"). `training/train_places.py` learns
what each weighs; those seen too seldom or that weigh next to nothing are not in `data/finder_words.json`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..gazetteer.folding import plain
from ..gazetteer.records import Fit
from ..gazetteer.sources import data_text
from .namings import Naming, Word
from .words import BODIES, KINDS, LOCATIVE, SPEAKS, TAKES, TITLES, common_words, first_names

SIGNS = (
    "one", "prominence", "fame", "country", "province", "folded", "several words", "after a preposition", "after in",
    "after of", "after a comma and a name", "before a comma and a capital", "after a title", "after a first name",
    "after a capital", "before a capital", "before a body", "before a verb of saying", "possessive",
    "first in sentence", "common word", "lower case elsewhere", "all capitals", "first name", "kind word beside",
    "after the", "short", "settlement of our own", "after and", "after a verb of war", "a person elsewhere",
    "a place elsewhere", "name of an actor", "country of the text", "some place of its name", "likeliest place",
    "bearers of its name",
)  # fmt: skip
"""What is looked at to tell a place from a person, a body or a common word."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words beside a name."""

    before: Word | None
    """The word right before it, where only a space lies between."""
    after: Word | None
    """The word right behind it, the same way."""
    previous: str
    """The word before it in lower case; empty where the name opens a sentence."""
    following: str
    """The word behind it in lower case."""
    earlier: str
    """The word before `previous`."""
    opening: bool
    """True where the name opens a sentence or line."""
    tail: str
    """The first three characters behind it."""
    owner: bool
    """True where it stands with a possessive 's."""


def surroundings(text: str, words: Sequence[Word], start: int, length: int) -> Surroundings:
    """Return what stands around the name of `length` words that begins at word `start`."""
    first, last, end = words[start], words[start + length - 1], start + length
    before = words[start - 1] if start and text[words[start - 1].end : first.begin].strip() in ("", ".") else None
    joined = end < len(words) and text[last.end : words[end].begin] in (" ", "\u00a0")
    after = words[end] if joined else None
    ahead = text[: first.begin].rstrip(" \"'“‘(")
    opening = not ahead or ahead[-1] in ".!?\n:;"
    earlier = _key(words[start - 2]) if start > 1 else ""
    owner = last.text.endswith(("'s", "’s"))
    return Surroundings(
        before,
        after,
        "" if opening else _key(before),
        _key(after),
        earlier,
        opening,
        text[last.end : last.end + 3],
        owner,
    )


def signed(text: str, naming: Naming, around: Surroundings, length: int, lower: set[str]) -> Naming:
    """Return a name with the signs that its own words and its surroundings give, and the kind that they ask for.

    `lower` are the words of the text that stand in lower case.
    """
    entries = [entry for entry, _ in naming.candidates]
    key, a = plain(naming.name), around
    capital_before = a.before is not None and not a.opening and a.before.text[0].isupper()
    capital_after = a.after is not None and a.after.text[0].isupper()
    values = (
        1.0, _magnitude(max(e.population for e in entries)), _magnitude(max(e.fame for e in entries)) * 2,
        any(e.kind in ("country", "continent") for e in entries), any(e.kind == "province" for e in entries),
        all(fit >= Fit.FOLDED for _, fit in naming.candidates), length > 1, a.previous in LOCATIVE, a.previous == "in",
        a.previous == "of", text[: naming.begin].endswith(", "), bool(re.match(r",\s[A-Z]", a.tail)),
        a.previous in TITLES, a.previous in first_names() and a.before is not None and a.before.text[0].isupper(),
        capital_before and a.previous not in TITLES, capital_after and a.following not in KINDS,
        a.following in BODIES and a.after is not None, a.following in SPEAKS, a.owner, a.opening, key in common_words(),
        naming.name.lower() in lower, naming.name.isupper() and len(naming.name) > 3,
        length == 1 and key in first_names(), bool(_noun_beside(a)), a.previous == "the", len(naming.name) < 4,
        any(e.place_id.startswith("wr:") for e in entries), a.previous == "and", a.previous in TAKES,
    )  # fmt: skip
    kind = KINDS.get(_noun_beside(a), "")
    return replace(naming, signs=tuple(float(v) for v in values), asked="" if kind == "area" else kind)


def _noun_beside(around: Surroundings) -> str:
    """Return the word of a kind behind the name or, with "of", before it; empty for none."""
    if around.following in KINDS:
        return around.following
    return around.earlier if around.previous == "of" and around.earlier in KINDS else ""


def _magnitude(count: int) -> float:
    return len(str(max(count, 0))) / 8


def _key(word: Word | None) -> str:
    return word.text.lower().rstrip(".") if word else ""


def with_other_uses(found: list[Naming]) -> list[Naming]:
    """Add whether the same name stands elsewhere in the text behind a title or first name, or behind "in" and its
    like."""
    persons, places = Counter[str](), Counter[str]()
    for n in found:
        last = plain(n.name).split()[-1]
        persons[last] += _has(n, _PERSONAL)
        places[last] += _has(n, _LOCAL)
    kept = []
    for n in found:
        last = plain(n.name).split()[-1]
        others = (float(persons[last] > _has(n, _PERSONAL)), float(places[last] > _has(n, _LOCAL)))
        kept.append(replace(n, signs=(*n.signs, *others)))
    return kept


_PERSONAL = tuple(SIGNS.index(sign) for sign in ("after a first name", "after a title", "after a capital"))
_LOCAL = tuple(SIGNS.index(sign) for sign in ("after in", "after a preposition", "before a comma and a capital"))


def _has(naming: Naming, signs: tuple[int, ...]) -> bool:
    return any(naming.signs[number] for number in signs)


RANKED = (0.0, 0.0, 0.0, 0.0)
"""The last signs, which are known once the candidates are ranked (`ranking.with_country`)."""


def with_actors(found: list[Naming], taken: Sequence[tuple[int, int]]) -> list[Naming]:
    """Drop what is a part of an actor's name ("New York Times"), and add whether a name is an actor's too."""
    begins = [begin for begin, _ in taken]
    kept = []
    for n in found:
        at = bisect_right(begins, n.begin) - 1
        inside = at >= 0 and n.end <= taken[at][1]
        if inside and taken[at][1] - taken[at][0] > n.end - n.begin:
            continue
        kept.append(replace(n, signs=(*n.signs, float(inside), *RANKED)))
    return kept


EDGE = "<>"
"""Stands for a word where the text has none."""


@lru_cache(maxsize=1)
def word_weights() -> dict[str, float]:
    """Return what each key weighs, in logits."""
    return json.loads(data_text("finder_words.json"))


def neighbours(text: str, words: Sequence[Word], start: int, end: int, name: str) -> tuple[str, ...]:
    """Return the keys of the name that takes up `words[start:end]`."""
    before, ahead = _word(words, start - 1), _word(words, start - 2)
    after, beyond = _word(words, end), _word(words, end + 1)
    gap_before = text[words[start - 1].end : words[start].begin].strip() if start else "^"
    gap_after = text[words[end - 1].begin + len(words[end - 1].text) : words[end].begin] if end < len(words) else "$"
    gap_after = _owner(words[end - 1]) + gap_after.strip()
    shapes = _shape(words, start - 1) + _shape(words, end)
    return (
        f"-1:{before}", f"+1:{after}", f"-2:{ahead}", f"+2:{beyond}", f"-b:{gap_before[:2]}", f"+b:{gap_after[:2]}",
        f"s:{shapes}", f"-1b:{before}|{gap_before[:1]}", f"+1b:{after}|{gap_after[:1]}", f"-21:{ahead} {before}",
        f"+12:{after} {beyond}", f"n:{name.split()[-1].lower()}",
    )  # fmt: skip


def _word(words: Sequence[Word], number: int) -> str:
    return words[number].text.lower() if 0 <= number < len(words) else EDGE


def _owner(word: Word) -> str:
    return "'s" if word.text.endswith(("'s", "’s")) else ""


def _shape(words: Sequence[Word], number: int) -> str:
    """Return C for a word with a capital, l for another, ^ for none."""
    if not 0 <= number < len(words):
        return "^"
    return "C" if words[number].text[:1].isupper() else "l"
