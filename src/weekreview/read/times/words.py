"""Text -> runs: stretches of words that time expressions are made of, each word as one character of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .lexicon import ABBREVIATED, CAPITAL, LETTERS, TRIGGERS, WORDS

_TOKEN = re.compile(
    r"(?P<era>[BA]\.\s?[CD]\.(?:\s?E\.)?)|(?P<word>[^\W\d_]+)"
    r"|(?P<figure>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}([/.])\d{1,2}\4(?:\d{4}|\d\d)(?![\d.])"
    r"|\d{1,2}(?::\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?|\d{4}(?=\s?(?:GMT|UTC|hours|hrs)\b)"
    r"|\d{1,3}0s\b|\d+(?:st|nd|rd|th)\b|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"|(?P<mark>\S)"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_SHAPES = (
    ("ISO_DAY", re.compile(r"\d{4}-\d\d-\d\d")),
    ("SLASHED", re.compile(r"\d+([/.])\d+\1\d+")),
    ("CLOCK", re.compile(r"\d+[:.]\d\d(?::\d\d)?\s?[ap]\.?m\.?|\d+(?::\d\d)+|\d+\s?[ap]\.?m\.?")),
    ("DECADE", re.compile(r"\d{1,3}0s")),
    ("DAY_TH", re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")),
    ("NUMBER_TH", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("YEAR", re.compile(r"1\d{3}|2[01]\d\d")),
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("FRACTION", re.compile(r"\d+\.\d+")),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run."""

    begin: int
    """First character in the text."""
    end: int
    """Behind its last character."""
    text: str
    """In lower case, without an abbreviation's stop."""


@dataclass(slots=True)
class Run:
    """Words that stand side by side."""

    kinds: str = ""
    """One character for each word."""
    words: list[Word] = field(default_factory=list)
    """The words, in order."""

    def add(self, kind: str, word: Word) -> None:
        """Put a word behind the others."""
        self.kinds += kind
        self.words.append(word)


def runs_of(text: str) -> Iterator[Run]:
    """Yield the runs of `text` that can hold a time expression, in order."""
    run, at = Run(), 0
    for match in _TOKEN.finditer(text):
        begin = match.start()
        if begin < at:
            continue
        kind = _kind_of(match)
        if run.words and (kind is None or _PARAGRAPH.search(text, at, begin)):
            if not TRIGGERS.isdisjoint(run.kinds):
                yield run
            run = Run()
        if kind is not None:
            word = _word_of(match, text)
            run.add(kind, word)
            at = word.end
    if not TRIGGERS.isdisjoint(run.kinds):
        yield run


def _kind_of(match: re.Match) -> str | None:
    """Return a token's kind, None where it is not a word of time expressions."""
    if match.lastgroup == "word":
        token = match[0]
        lower = token.lower()
        kind = WORDS.get(lower)
        return None if kind and lower in CAPITAL and not token[0].isupper() else kind
    if match.lastgroup == "mark":
        return WORDS.get(match[0])
    if match.lastgroup == "era":
        return LETTERS["ERA" if match[0][0] == "B" else "CE"]
    return LETTERS[_shape_of(match[0])]


def _word_of(match: re.Match, text: str) -> Word:
    """Return a token as a word; an abbreviation takes the full stop behind it."""
    begin, end = match.span()
    if match.lastgroup == "era":
        return Word(begin, end, "bc" if match[0][0] == "B" else "ad")
    lower = match[0].lower()
    return Word(begin, end + (lower in ABBREVIATED and text[end : end + 1] == "."), lower)


def _shape_of(token: str) -> str:
    """Return the kind of a token with figures."""
    return next((shape for shape, pattern in _SHAPES if pattern.fullmatch(token)), "NUMBER")
