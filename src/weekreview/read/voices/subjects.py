"""Who a sentence is about: the noun phrase before its first verb, where that is somebody who may speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from weekreview.model import Span

from .words import BODIES, FEMALE, MALE, NO_SPEAKER_PLURALS, PAPERS, SAYING, TITLES

MOST_WORDS = 14
"""Longest subject that is looked at, in words. Our convention."""
_LEAD = re.compile(
    r"(?:(?:But|And|Yet|So|Then|Meanwhile|Earlier|Later|However|Still|Also|Instead)\b,?\s+)?"
    r"(?:(?:On|In|At|After|Before|Since|During|By|From|Over|Near|Overnight|Yesterday|Today)\b[^,“”\"]{0,60},\s+)?"
)
_ACCORDING = re.compile(r"\bAccording to (?:the |an? )?(?P<who>[^,.“”\"]{2,80})", re.I)
_SEEMS_A_VERB = frozenset(
    """united armed masked unnamed unidentified wounded injured displaced retired allied hooded red wanted sacred
    named""".split()
)
"""Words in -ed that stand before a noun."""
_VERB = re.compile(
    rf"\b(?:{SAYING}|(?:was|were|is|are|has|have|had|will|would|did|does|do|can|could|may|might|must|should|cannot)|"
    r"(?:met|spoke|speaks|led|leads|left|took|takes|wept|saw|heard|came|went|made|makes|gave|gives|got|found|flew|ran|"
    r"keeps?|knows?|wants?|hopes?|sees|holds?|held|lost|won|fell|broke|began|became|sent|put|kept|stood|sat|lives?|"
    r"expects?|deny|quoted|toured|runs|looks?|calls?|issued|bury|buries|promises|briefs|addresses)|"
    r"(?P<past>[a-z]+ed))\b"
)
_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which|where|that)\b.*", re.S)
_PART = r"(?:[A-Z][\w'’.-]*|al-[A-Z]\w+|bin|ibn|abu|de|van|von|el|al)"
_NAME = re.compile(rf"{_PART}(?:[\s-]+{_PART})*$")
_ARTICLE = re.compile(r"(?:the|an?|this|that|its|his|her|their|our|two|three|four|five|several|some|many)\s+", re.I)
_NUMBER = re.compile(r"(?:two|three|four|five|six|several|some|many|both|\d+)\b", re.I)


class SubjectKind(StrEnum):
    """What a subject is, as far as its words tell."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    NAME = "name"
    """A name of which the words do not tell whose it is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who may be gone back to."""

    span: Span
    """The words, without an article."""
    kind: SubjectKind
    """What it is."""
    gender: str | None
    """f, m, or None where the words do not tell."""
    says: bool
    """True where it is said to say something."""
    number: int = 0
    """Number of its sentence in the report."""
    whole: Span | None = None
    """The whole phrase, with what stands beside a name ("widow of the driver, Amina Sol")."""


def subject_of(sentence: Span, number: int) -> Subject | None:
    """Return the subject of a sentence in somebody's plain words, None where it is nobody who may speak."""
    text = sentence.text
    said = _ACCORDING.search(text)
    if said:
        return named(_RELATIVE.sub("", said["who"]), sentence.begin + said.start("who"), True, number)
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    verb = next((m for m in _VERB.finditer(text, begin + 1) if (m["past"] or "") not in _SEEMS_A_VERB), None)
    if verb is None or any(mark in text[: verb.start()] for mark in '“”"«»:;'):
        return None
    words = text[begin : verb.start()].rstrip(" ,")
    if not words or len(words.split()) > MOST_WORDS:
        return None
    says = bool(re.match(SAYING + r"\b", text[verb.start() :]))
    return named(words, sentence.begin + begin, says, number)


def named(words: str, begin: int, says: bool, number: int) -> Subject | None:
    """Return a noun phrase as a subject; of a name and what stands beside it between commas, the name."""
    whole = Span(begin, begin + len(words), words)
    words = _RELATIVE.sub("", words).strip()
    chosen, at = _chosen(words)
    article = _ARTICLE.match(chosen)
    counted = bool(_NUMBER.match(chosen))
    if article and not counted:
        at, chosen = at + article.end(), chosen[article.end() :]
    chosen = chosen.strip(" ,")
    kind = kind_of(chosen, counted)
    if kind is None or not chosen or (kind is SubjectKind.NAME and " " not in chosen and not says):
        return None  # "Rain fell": a capital at the head of a sentence makes no name
    female, male = bool(FEMALE.search(whole.text)), bool(MALE.search(whole.text))
    gender = None if female == male else ("f" if female else "m")
    span = Span(begin + at, begin + at + len(chosen), chosen)
    return Subject(span, kind, gender, says, number, whole)


def _chosen(words: str) -> tuple[str, int]:
    """Return the part between commas that is a person's name, else the first part, with where it begins."""
    parts, at = [], 0
    for part in words.split(","):
        stripped = part.strip()
        parts.append((stripped, at + part.index(stripped) if stripped else at))
        at += len(part) + 1
    if len(parts) > 1:
        for part, begin in parts[1:]:
            if _is_person_name(part) and not _is_person_name(parts[0][0]):
                return part, begin
    return parts[0]


def kind_of(words: str, counted: bool = False) -> SubjectKind | None:
    """Return what a noun phrase without article is; None for what does not speak."""
    head = _head_of(words)
    low = [w.lower().strip("'’") for w in re.findall(r"[\w'’-]+", head)]
    if not low:
        return None
    if low[-1] in BODIES or (set(low) & BODIES and words[:1].isupper() and not set(low) & TITLES):
        return SubjectKind.BODY
    if (
        _is_person_name(head)
        or low[-1] in TITLES
        or (low[0] in TITLES and any(w[:1].isupper() for w in head.split()[1:]))
    ):
        return SubjectKind.PERSON
    if any(w in TITLES for w in low) and head.split()[-1][:1].isupper():
        return SubjectKind.PERSON
    if _is_plural(low[-1]) and (head.split()[-1][:1].islower() or len(low) == 1):
        return None if low[-1] in NO_SPEAKER_PLURALS else SubjectKind.PEOPLE
    return SubjectKind.NAME if head[:1].isupper() and _NAME.match(head) and low[0] not in _PRONOUNS else None


_PRONOUNS = frozenset(
    """he she it they we i you this that these those there what who his her their its our one somebody someone nobody
    everybody everyone anyone""".split()
)
_ORGANISATION = re.compile(r"\b(?:[A-Z]{2,}|" + "|".join(w.capitalize() for w in sorted(BODIES)) + r")\b")


def _head_of(words: str) -> str:
    """Return a noun phrase up to "of", "in", "for" ..."""
    return re.split(r"\s+(?:of|in|for|from|at|on|near|with|to|named|called)\b", words, maxsplit=1)[0].strip()


def _is_person_name(words: str) -> bool:
    """Return True for two and more capitalised words that name no body."""
    return bool(" " in words and _NAME.match(words)) and not _ORGANISATION.search(words)


def _is_plural(word: str) -> bool:
    """Return True for a plural by its ending, or one without."""
    return bool(re.search(r"[^su]s$", word)) or word in {
        "people",
        "men",
        "women",
        "children",
        "police",
        "media",
        "witnesses",
    }


def is_paper(subject: Subject) -> bool:
    """Return True for a statement or report that speaks for whoever wrote it."""
    return bool(PAPERS & set(subject.span.text.lower().split()))
