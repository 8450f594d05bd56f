"""What points back ("he", "the ministry", "the spokesman") and to whom of those named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .subjects import Subject, SubjectKind
from .words import BODIES, FEMALE, GENERIC_BODIES, GENERIC_PERSONS, MALE, PAPERS, TITLES

PRONOUN = re.compile(
    r"^(?:he|she|it|they|him|them|us|me|we|i|you|who|which|that|this|these|those|his|her|their)$", re.I
)
REACH = 6
"""Sentences over which somebody is gone back to, where nobody else who agrees came in between. Our convention."""
_ONE, _SEVERAL = (SubjectKind.PERSON, SubjectKind.NAME), (SubjectKind.PEOPLE, SubjectKind.BODY)
_KINDS = dict.fromkeys(("he", "she", "him", "her"), _ONE) | dict.fromkeys(("they", "them"), _SEVERAL)
_KINDS |= {"it": (SubjectKind.BODY, SubjectKind.NAME)}
"""Pronoun -> what it may go back to."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their)\s+", re.I)


def is_anaphor(text: str, definite: bool = False) -> bool:
    """Return True where a speaker's words may point back: a pronoun, or a bare noun behind "the".

    Args:
        text: the words.
        definite: an article that is not among the words stands before them.
    """
    words = text.strip()
    if PRONOUN.match(words):
        return True
    bare = _DEFINITE.sub("", words)
    noun = bare.split()[-1].lower() if bare.split() else ""
    known = noun.rstrip("s") in TITLES or noun in TITLES or noun in BODIES or noun in PAPERS
    return (definite or bare != words) and len(bare.split()) <= 2 and bare[:1].islower() and known


def antecedent(text: str, named: Sequence[Subject], number: int) -> Subject | None:
    """Return the one that the words go back to, of those named before, latest first; None where none agrees."""
    words = _DEFINITE.sub("", text.strip()).lower()
    near = [s for s in reversed(named) if 0 <= number - s.number <= REACH]
    if PRONOUN.match(words):
        return _of_pronoun(words, near)
    noun = words.split()[-1]
    same = [s for s in near if noun.rstrip("s") in _words_of(s)]
    if same:
        return same[0]
    if noun in GENERIC_PERSONS:
        persons = [s for s in near if s.kind in (SubjectKind.PERSON, SubjectKind.NAME)]
        return next((s for s in persons if _agrees(_gender(noun), s)), None)
    if noun in GENERIC_BODIES:
        return next((s for s in near if s.kind in (SubjectKind.BODY, SubjectKind.NAME, SubjectKind.PEOPLE)), None)
    return next((s for s in near if s.kind is not SubjectKind.PEOPLE), None) if noun in PAPERS else None


def short_for(text: str, named: Sequence[Subject]) -> Subject | None:
    """Return the body that one capitalised word behind "the" is short for ("the Observatory"), the latest named."""
    word = text.strip()
    if not _NAME.fullmatch(word):
        return None
    for subject in reversed(named):
        names = _NAME.findall((subject.whole or subject.span).text)
        if subject.kind is not SubjectKind.PERSON and word in names and len(names) > 1:
            return subject
    return None


def _of_pronoun(word: str, near: list[Subject]) -> Subject | None:
    """Return whom a pronoun goes back to."""
    kinds = _KINDS.get(word)
    if kinds is None:
        return None
    agreeing = [s for s in near if s.kind in kinds and _agrees(_gender(word), s)]
    if not agreeing:
        return None
    latest = [s for s in agreeing if s.number == agreeing[0].number]
    return next((s for s in latest if s.says), latest[0])


def _gender(word: str) -> str | None:
    if FEMALE.search(word):
        return "f"
    return "m" if MALE.search(word) else None


def _agrees(gender: str | None, subject: Subject) -> bool:
    return gender is None or subject.gender is None or gender == subject.gender


def _words_of(subject: Subject) -> set[str]:
    return {w.rstrip("s") for w in re.findall(r"\w+", (subject.whole or subject.span).text.lower())}
