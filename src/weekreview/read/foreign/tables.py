"""The tables of this folder, and text cut into the words that they list.

Case, accents of Latin and Arabic letters, the Russian yo and the shape of apostrophes do not count. What Arabic writes
in one with the word behind it ("and", "by", "the") is cut off where that leaves a word of a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

ROW = tuple[str, ...]
"""The columns of one row between its language and its words."""
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’ʼ`´](?=[^\W\d_]|$))?(?:(?<=['’ʼ`´])[^\W\d_]+)?|[^\w\s]|²")
_ELIDED = re.compile(r"(?:d|l|n|s|c|qu|jusqu|aujourd)['’ʼ`´]", re.I)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,\u00a0\u202f\u066c]\d{3})+(?![\d])")
_THOUSANDS = re.compile(r"[ .,\u00a0\u202f\u066c]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ё": "е",
                          "’": "'", "ʼ": "'", "`": "'", "´": "'", "٫": "."})  # fmt: skip
PROCLITICS = ("و", "ف", "ب", "ل", "ك")
"""What Arabic writes before a word and in one with it: and, so, by, for, as."""


class Token(NamedTuple):
    """One word, figure or mark."""

    begin: int
    """First character in the text."""
    end: int
    """Behind its last character."""
    key: str
    """As the tables have it."""


def folded(word: str, language: str) -> str:
    """Return a word as the tables have it."""
    word = word.lower().translate(_LETTERS)
    if language not in ("ru", "uk"):
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word


@lru_cache(maxsize=4096)
def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """Return the words, figures and marks of a text; a figure in groups of three is one, its digits ASCII."""
    found: list[Token] = []
    grouped = {m.start(): m for m in _GROUPED.finditer(text)}
    at = 0
    while match := _TOKEN.search(text, at):
        whole = grouped.get(match.start())
        if whole:
            found.append(Token(*whole.span(), _digits(_THOUSANDS.sub("", whole[0]))))
        else:
            found += _cut(match, language)
        at = (whole or match).end()
    return tuple(found)


def _digits(figure: str) -> str:
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in figure)


def _cut(match: re.Match, language: str) -> list[Token]:
    """Return a word as one token, an elided article or an Arabic "and" before it as another."""
    begin, end = match.span()
    if match[0][0].isdecimal():
        return [Token(begin, end, _digits(match[0]))]
    key = folded(match[0], language)
    if language == "fr":
        return _without_elision(match, key)
    if language != "ar" or key in vocabulary():
        return [Token(begin, end, key)]
    if key[:1] in PROCLITICS and (inner := _bare(key[1:])) is not None:
        return [Token(begin, begin + 1, key[0]), Token(begin + 1, end, inner)]
    return [Token(begin, end, _bare(key) or key)]


def _without_elision(match: re.Match, key: str) -> list[Token]:
    """Return a French word as one token, and an elided word before it ("d'", "jusqu'") as another."""
    begin, end = match.span()
    elided = _ELIDED.match(match[0])
    if elided is None or elided.end() == len(match[0]) or key.startswith("aujourd"):
        return [Token(begin, end, key)]
    cut = elided.end()
    return [Token(begin, begin + cut, folded(elided[0], "fr")), Token(begin + cut, end, folded(match[0][cut:], "fr"))]


def _bare(key: str) -> str | None:
    """Return an Arabic word with or without its article as the tables have it, None where they do not have it."""
    options = (key, key.removeprefix("ال"), "ا" + key if key.startswith("ل") else key, key.removeprefix("ل"))
    return next((option for option in options if option in vocabulary()), None)


@cache
def vocabulary() -> frozenset[str]:
    """Return every word of every Arabic phrase of the tables."""
    names = ("numbers", "bounds", "times")
    return frozenset(key for name in names for keys in table(name, "ar") for key in keys)


@cache
def patterns(name: str, language: str) -> dict[str, str]:
    """Return kind -> regular expression of a language's words, of a table that lists patterns and not phrases."""
    lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {kind: words for of, kind, words in (line.split("\t") for line in lines) if of == language}


@cache
def table(name: str, language: str) -> dict[tuple[str, ...], tuple[ROW, ...]]:
    """Return the phrases of a language in a table, as keys of their words without hyphens, each with the columns of its
    rows.
    """
    path = Path(__file__).with_name(f"{name}.tsv")
    found: dict[tuple[str, ...], tuple[ROW, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        of, *columns, phrases = line.split("\t")
        if of == language:
            for phrase in phrases.split("|"):
                keys = _keys(phrase, language)
                found[keys] = (*found.get(keys, ()), tuple(columns))
    return found


def _keys(phrase: str, language: str) -> tuple[str, ...]:
    words = (m for m in _TOKEN.finditer(phrase) if m[0] != "-")
    if language == "fr":
        return tuple(token.key for m in words for token in _without_elision(m, folded(m[0], language)))
    return tuple(folded(m[0], language) for m in words)


@cache
def _longest(name: str, language: str) -> int:
    return max((len(keys) for keys in table(name, language)), default=0)


def match_at(name: str, language: str, tokens: Sequence[Token], at: int, mark: str = "") -> tuple[ROW, int] | None:
    """Return the columns of the longest phrase of a table that begins at a token, and the number of the token behind.

    Hyphens between its words do not count. `mark`, where given, must stand in the columns.
    """
    rows = table(name, language)
    longest = _longest(name, language)
    keys: list[str] = []
    best = None
    for end in range(at, len(tokens)):
        if tokens[end].key == "-" and keys:
            continue
        keys.append(tokens[end].key)
        if len(keys) > longest:
            break
        found = rows.get(tuple(keys)) or (_without_articles(keys, rows) if language == "ar" else ())
        row = next((row for row in found if not mark or mark in row), None)
        if row:
            best = row, end + 1
    return best


def _without_articles(keys: Sequence[str], rows: dict[tuple[str, ...], tuple[ROW, ...]]) -> tuple[ROW, ...]:
    """Return the rows of Arabic words without their articles; a weekday, whose name is an ordinal with one, is none."""
    if all((key,) not in table("times", "ar") for key in keys if key.startswith("ال")):
        return rows.get(tuple(key.removeprefix("ال") for key in keys), ())
    return ()
