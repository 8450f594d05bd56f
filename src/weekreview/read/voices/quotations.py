"""Quotations of a report: where each begins and ends, and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from weekreview.model import Passage, PassageKind

from .words import SAYING

LEAST_WORDS = 3
"""A quotation of fewer words is a word held at arm's length ("terrorists"), not speech. Our convention."""
BETWEEN = 160
"""Most characters between two quotations of the same speaker in one paragraph. Our convention."""
_OPENERS, _CLOSERS = "“«", "”»"
_WHO = (
    r"(?P<{name}>(?:[\w'’.-]+\s+){{0,7}}?[\w'’.-]+"
    r"(?:,\s+(?!who|which|as|in|after|when|while)(?:(?:the|an?)\s+)?[\w'’. -]{{2,40}}?)?)"
)
_SAID_WHO = re.compile(
    rf"^[,.]?\s*(?:{SAYING})\s+(?:the\s+|an?\s+)?{_WHO.format(name='who')}"
    r"(?=\s*(?:[.;:“”\"]|$|,(?:\s+(?:who|which|as|in|after|\w+ing)\b|\s*[“\"])|"
    r"\s+(?:of the|who|in|on|at|after|as|during|to)\b))"
)
_WHO_SAID = re.compile(rf"^[,.]?\s*(?:the\s+|an?\s+)?{_WHO.format(name='who')},?\s+(?:{SAYING})\b")
_LEADS_IN = re.compile(
    rf"(?:^|[.!?”\"]\s+)(?:the\s+|an?\s+)?{_WHO.format(name='who')}\s+(?:{SAYING})\b"
    r"[^.!?“”\"]{0,50}[:,]?\s*(?:that\s+)?$",
    re.I,
)
_ACCORDING = re.compile(r"according to (?:the\s+|an?\s+)?(?P<who>[^,.“”\"]{2,80}),\s*$", re.I)
_VERB_INSIDE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|did|that|and then)\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. `who` is half-open offsets of the words that name its speaker, None where none stand beside it."""

    begin: int
    """First character inside."""
    end: int
    """One past the last."""
    who: tuple[int, int] | None
    """Whose words they are, by the words beside it."""
    goes_on: bool
    """True where it goes on from the quotation before it, whose speaker it shares."""


def quotations_of(text: str, passages: Sequence[Passage]) -> list[Quotation]:
    """Return the quotations of a report's paragraphs and list items, in order."""
    found: list[Quotation] = []
    was_open = False
    for passage in passages:
        if passage.kind in (PassageKind.HEADLINE, PassageKind.CAPTION, PassageKind.DATELINE):
            continue
        regions, open_now = _regions(text, passage, was_open)
        for region in regions:
            quotation = _attributed(text, passage, region, found[-1] if found else None, was_open)
            if was_open and found and quotation.who and not found[-1].who and not found[-1].goes_on:
                found[-1] = replace(found[-1], who=quotation.who)
            found.append(quotation)
            was_open = False
        was_open = open_now
    return found


def _regions(text: str, passage: Passage, was_open: bool) -> tuple[list[tuple[int, int]], bool]:
    """Return the inside of each quotation in a passage, and whether its last one is left open."""
    regions, begin = [], None
    if was_open and not re.match(r"\s*[“«\"]", text[passage.begin : passage.end]):
        begin = passage.begin
    for at in range(passage.begin, passage.end):
        mark = text[at]
        opens = mark in _OPENERS or (mark == '"' and begin is None)
        closes = mark in _CLOSERS or (mark == '"' and not opens)
        if opens and begin is None:
            begin = at + 1
        elif closes and begin is not None:
            regions.append((begin, at))
            begin = None
    left_open = begin is not None
    if left_open:
        regions.append((begin, passage.end))
    return [r for r in regions if len(text[slice(*r)].split()) >= LEAST_WORDS], left_open


def _attributed(text: str, passage: Passage, region, before: Quotation | None, was_open: bool) -> Quotation:
    """Return a region with whoever is named right behind it, else right before it, else as the one before."""
    begin, end = region
    who = _behind(text, passage, end) or _ahead(text, passage, begin)
    near = before is not None and before.end >= passage.begin and begin - before.end <= BETWEEN
    return Quotation(begin, end, who, who is None and (was_open or near))


def _behind(text: str, passage: Passage, end: int) -> tuple[int, int] | None:
    """Return who is named behind a quotation: `,” said X` or `,” X said`."""
    tail = text[end + 1 : min(passage.end, end + 160)]
    stop = re.search(r"[.!?](?=\s|$)|[“”\"]", tail[1:])
    tail = tail[: stop.start() + 2] if stop else tail
    for pattern in (_SAID_WHO, _WHO_SAID):
        found = pattern.match(tail)
        if found and not _VERB_INSIDE.search(found["who"]):
            finished = text[end - 1] in ".!?…" and not re.match(r"\s*[,a-z]", tail)
            if not finished or pattern is _SAID_WHO:
                return _extent(found, end + 1)
    return None


def _ahead(text: str, passage: Passage, begin: int) -> tuple[int, int] | None:
    """Return who is named before a quotation: `X said: “` or `according to X, “`."""
    head = text[max(passage.begin, begin - 200) : begin - 1]
    for pattern in (_ACCORDING, _LEADS_IN):
        found = pattern.search(head)
        if found and not _VERB_INSIDE.search(found["who"]):
            at = begin - 1 - len(head)
            return _extent(found, at)
    return None


def _extent(found: re.Match, at: int) -> tuple[int, int]:
    """Return the offsets of who is named, without the full stop that ends the sentence."""
    begin = at + found.start("who")
    return begin, begin + len(found["who"].rstrip(" .,"))
