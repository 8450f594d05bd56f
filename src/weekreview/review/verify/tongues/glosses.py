"""Foreign number phrases -> the English phrases that they may stand for, which `readings` then knows the meanings of.

The table is declared a second time, as patterns of stems, so that a slip in the reader's is found. It asks nothing of
the order of words: numbers side by side are added up, a hundred multiplies a unit before it and a thousand all before
it; numbers with an "and" between may be one or several.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from weekreview.model import Document

from ..readings import permits

LANGUAGES = ("ar", "ru", "uk", "fr", "es")
"""Languages that the table holds."""
Item = tuple[str, str]
"""Kind and meaning of a word."""
_KINDS = ("hedge", "half", "round", "word", "unit", "number", "group", "plural", "joint")
"""In this order kinds are tried where words of one length fit."""
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ё": "е", "-": " - ",
                       "’": "'", "ʼ": "'", "٫": ".", "٬": None, "\u00a0": " ", "\u202f": " "})  # fmt: skip
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,]\d{3})+(?!\d)")
_DUAL = re.compile(r"(?:^|\s)[\u0621-\u064a]{2,}(?:ان|ين)(?!\w)")
_SOFT = {"fr": ("et", "-"), "es": ("y",), "ar": ("و",)}
"""What may join two words to one number."""


def language_of(document: Document, words: str) -> str | None:
    """Return which of `LANGUAGES` a phrase of a document is in, None for English and what is not told."""
    told = (document.language or "")[:2].lower()
    if told in LANGUAGES:
        return told
    letters = [c for c in words if c.isalpha()]
    if any("\u0600" <= c <= "\u06ff" for c in letters):
        return "ar"
    cyrillic = any("\u0400" <= c <= "\u04ff" for c in letters)
    return ("uk" if re.search("[іїєґ]", document.text.lower()) else "ru") if cyrillic else None


def permits_in(words: str, language: str, unit: str | None, low: float, high: float | None) -> bool:
    """Return True where a number phrase in one of `LANGUAGES` may mean `low` to `high`, of `unit`."""
    return any(permits(english, unit, low, high) for english in glosses(words, language))


@lru_cache(maxsize=4096)
def glosses(words: str, language: str) -> tuple[str, ...]:
    """Return the English phrases that a number phrase may stand for."""
    items = list(_items(_folded(words, language), language))
    if not any(kind in ("number", "group", "plural", "round", "word") for kind, _ in items):
        return ("2",) if language == "ar" and _DUAL.search(_folded(words, language)) else ()
    options = [_said(items, language, joined, plural) for joined in (True, False) for plural in (True, False)]
    return tuple(dict.fromkeys(options))


def _folded(words: str, language: str) -> str:
    text = words.lower().translate(_FOLD)
    if language not in ("ru", "uk"):
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", text)
    text = _GROUPS.sub(lambda found: re.sub(r"[ .,]", "", found[0]), text)
    return " ".join(re.sub(r"(?<=\d),(?=\d)", ".", text).split())


@cache
def _pattern(language: str) -> tuple[tuple[re.Pattern, Item], ...]:
    """Return each word's pattern with its kind and meaning."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    lead = "(?:ال)?" if language == "ar" else ""
    return tuple(
        (re.compile(rf"{lead}(?:{words.replace(' ', '(?: -)? ')})(?:(?<=')|(?!\w|'))"), (kind, meaning))
        for wanted in _KINDS
        for of, kind, meaning, words in rows
        if of == language and kind == wanted
    )


def _items(text: str, language: str) -> Iterator[Item]:
    """Yield what the words of a phrase mean, in order; the longest match at each place, others passed over."""
    at, seen = 0, False
    while at < len(text):
        figure = re.compile(r"\d+(?:\.\d+)?").match(text, at)
        if figure:
            yield "number", figure[0]
            at, seen = figure.end(), True
            continue
        fits = [(m.end(), item) for pattern, item in _pattern(language) if (m := pattern.match(text, at)) and m[0]]
        if fits:
            end = max(end for end, _ in fits)
            same = [item for found, item in fits if found == end]
            joint = any(kind == "joint" for kind, _ in same) and (seen or same[0][0] == "joint")
            yield ("joint", text[at:end]) if joint else same[0]
            at, seen = end, seen or same[0][0] in ("number", "group", "plural", "round")
        elif language == "ar" and text[at] in "وفبلك" and (at == 0 or text[at - 1] == " "):
            if text[at] == "و":
                yield "joint", "و"
            at += 1
        else:
            word = re.compile(r"\w+['’]?|[^\w\s]").match(text, at)
            at = word.end() if word else at + 1
        while at < len(text) and text[at] == " ":
            at += 1


def _said(items: Sequence[Item], language: str, joined: bool, plural: bool) -> str:
    """Return the phrase in English.

    `joined` makes one number of those with an "and" between, `plural` takes a word that may be a plural or a genitive
    ("тысячи") for the plural.
    """
    said: list[str] = []
    run: list[float] = []
    for number, (kind, meaning) in enumerate(items):
        scale = _SIZES.get(meaning) if kind == "plural" else None
        follows = items[number + 1][0] if number + 1 < len(items) else ""
        if kind == "number" and meaning == "1" and not run and follows in ("number", "round"):
            continue  # "un" of "un millón", "une vingtaine"
        if kind == "group":
            run = [*run[:-1], (run[-1] if run else 1.0) * float(meaning)]
        elif kind == "number":
            run.append(float(meaning))
        elif kind == "half" and run:
            run[-1] += 0.5 if run[-1] < 1000 else run[-1] / 2
        elif scale and (run or not plural):
            run.append(scale)
        elif kind == "joint" and joined and run and meaning in _SOFT.get(language, ()):
            continue
        else:
            said += _written(run)
            run = []
            said.append(_joint(items, number) if kind == "joint" else meaning)
    return _tidied(" ".join([*said, *_written(run)]))


_SIZES = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1_000.0, "millions": 1e6,
          "billions": 1e9}  # fmt: skip
"""Plurals, and what one of them is."""
_FEW = re.compile(r"\b(several|many) (tens|dozens|hundreds|thousands|millions)( (?:thousands|millions))?")


def _joint(items: Sequence[Item], number: int) -> str:
    """Return "to" between two numbers, else nothing: "до" behind no number is "up to"."""
    before = any(kind in ("number", "plural") for kind, _ in items[:number])
    return "to" if before else "no more than" if items[number][1] in ("до", "a", "حتي") else ""


def _written(run: Sequence[float]) -> list[str]:
    """Return numbers side by side as the one that they add up to."""
    if not run:
        return []
    total = group = 0.0
    for value in run:
        if value >= 1000:
            total, group = (total + (group or 1.0) * value, 0.0) if not total or value < total else (total + value, 0.0)
        elif value == 100.0 and 1 < group < 10:
            group *= value
        else:
            group += value
    return [f"{total + group:.4f}".rstrip("0").rstrip(".")]


def _tidied(text: str) -> str:
    """Return "several tens" as bounds, and two plurals as English has them."""
    text = re.sub(r"\b(tens|hundreds) (thousands|millions)\b", r"\1 of \2", " ".join(text.split()))
    found = _FEW.search(text)
    if found and (found[2] == "tens" or found[3]):
        size = _SIZES[found[2]] * _SIZES.get((found[3] or "").strip(), 1.0)
        least, most = int(3 * size), int(10 * size - 1)
        return text.replace(found[0], f"{least} to {most}" if found[1] == "several" else f"at least {least}")
    return text.replace("billions", "2000000000 to 9999999999")
