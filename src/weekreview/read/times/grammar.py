"""Patterns over runs: `the? stage=EARLY month=MONTH ,? year=YEAR` becomes a regular expression over kinds of words.

Capitals name a kind or a group of `lexicon.py`, anything else stands for itself; `name=` captures what follows it; the
rest ("( ) | ? * + (?=") means what it means in regular expressions. White space means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .lexicon import LETTERS, WORDS, letters_of
from .words import Run, Word

_PIECE = re.compile(
    r"(?P<name>[a-z]+\d?)=|(?P<kind>[A-Z][A-Z_]*)|(?P<look>\(\?<?[=!])|(?P<word>[a-z]+|[,/'-])|(?P<sign>[()|?*+])|\s+"
)


def compile_pattern(pattern: str) -> re.Pattern:
    """Return a pattern as a regular expression over kinds."""
    made, at, capture = [], 0, None
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            raise ValueError(f"pattern {pattern!r} holds {pattern[at : at + 9]!r}, which is no word, kind or sign")
        at = piece.end()
        if piece["name"]:
            capture = piece["name"]
            continue
        atom = _atom_of(piece)
        if capture and atom:
            atom = f"(?P<{capture}>" + ("" if atom == "(?:" else f"{atom})")
            capture = None
        made.append(atom)
    return re.compile("".join(made))


def _atom_of(piece: re.Match) -> str:
    """Return a piece of a pattern as a piece of a regular expression."""
    if piece["kind"]:
        return f"[{letters_of(piece['kind'])}]"
    if piece["word"]:
        return LETTERS.get(piece["word"]) or WORDS[piece["word"]]
    if piece["sign"] == "(":
        return "(?:"
    return piece["look"] or piece["sign"] or ""


@dataclass(frozen=True)
class Reading:
    """One match of a pattern in a run."""

    text: str
    """The whole text."""
    run: Run
    """The run that it stands in."""
    match: re.Match
    """The match over the run's kinds."""

    def __getitem__(self, name: str) -> str | None:
        """Return the words that a capture took, joined by spaces; None where it took none or is not of the pattern."""
        words = self.words(name)
        return " ".join(word.text for word in words) if words else None

    def words(self, name: str) -> list[Word]:
        """Return the words that a capture took."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return []
        return self.run.words[self.match.start(name) : self.match.end(name)]

    @cached_property
    def begin(self) -> int:
        """Return where it begins in the text."""
        return self.run.words[self.match.start()].begin

    @cached_property
    def end(self) -> int:
        """Return where it ends in the text."""
        return self.run.words[self.match.end() - 1].end

    @property
    def phrase(self) -> str:
        """Return its words as they stand in the text."""
        return self.text[self.begin : self.end]

    @property
    def before(self) -> str:
        """Return the word or mark before it, in lower case; empty at the beginning of the text or of a line."""
        found = _LAST_WORD.search(self.text, max(0, self.begin - 24), self.begin)
        return found[1].lower() if found else ""

    @property
    def after(self) -> str:
        """Return the word or mark behind it as it stands in the text."""
        found = _NEXT_WORD.match(self.text, self.end)
        return found[1] if found else ""


_LAST_WORD = re.compile(r"([\w.,]*\w|[^\w\s])[ \t]*\Z")
_NEXT_WORD = re.compile(r"[ \t]*([\w]+|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what reads it."""

    pattern: re.Pattern
    """Over kinds of words."""
    meaning: Callable
    """`meaning(reading, context)` gives what was found, or None for an accident."""


def matcher_of(rules: tuple[Rule, ...]) -> Callable[[str], tuple[tuple[tuple[Rule, re.Match], ...], ...]]:
    """Return a function from a run's kinds to each word's matches, the longest first and of equals the earlier rule.

    Runs of the same kinds are looked up, not matched again.
    """

    @lru_cache(maxsize=8192)
    def matches_of(kinds: str) -> tuple[tuple[tuple[Rule, re.Match], ...], ...]:
        return tuple(_matches_at(rules, kinds, at) for at in range(len(kinds)))

    return matches_of


def _matches_at(rules: tuple[Rule, ...], kinds: str, at: int) -> tuple[tuple[Rule, re.Match], ...]:
    """Return every rule's match that begins with word `at`."""
    found = [(rule, match) for rule in rules if (match := rule.pattern.match(kinds, at)) and match.end() > at]
    return tuple(sorted(found, key=lambda pair: -pair[1].end()))
