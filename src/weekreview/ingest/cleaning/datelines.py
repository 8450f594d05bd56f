"""Datelines: "BEIRUT -", "KYIV, March 3 (Agency) -", a line that only says when or by whom; taken off the sentence
after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from weekreview.model import PassageKind

from ..drafts import Piece

MOST_WORDS = 14
"""Longest dateline, in words, with date and agency."""
SEARCHED = 4
"""How many passages from the top may begin with a dateline; a report has one, under its headline and lead picture."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
"""An English month or its abbreviation."""
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{MONTH} {_NTH}(?:,? \d{{4}})?|{_NTH} {MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"
_CAPITALS = (
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]{2,}(?:[ ,/-]+[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]*){0,4}"
)
_NAME = r"[A-Z\u00c0-\u00de][\w.'\u2019-]+(?:[ ,/-]+[A-Za-z\u00c0-\u00de][\w.'\u2019-]+){0,4}"
_REST = rf"(?:, ?[A-Z][\w. ]{{2,20}})?(?:,? \(?(?i:{_DAY})\)?)?"
_AGENCY = r"(?: ?\((?![^)]*\b(?i:who|which|that)\b)[^)]{2,40}\))"
_DASH = r"\s?(?:--+|[-\u2013\u2014\u2015])\s+"
_NEXT = r"(?=[\"'\u201c\u2018\u00ab(]?[A-Z\u00c0-\u00de\d])"

_INLINE = (
    re.compile(rf"(?P<line>{_CAPITALS}{_REST}{_AGENCY}?){_DASH}{_NEXT}"),
    re.compile(rf"(?P<line>{_NAME},? \(?(?i:{_DAY})\)?{_AGENCY}?){_DASH}{_NEXT}"),
    re.compile(rf"(?P<line>{_NAME}{_AGENCY}){_DASH}{_NEXT}"),
    re.compile(rf"(?P<line>\({_NAME}{_REST}\)){_DASH}{_NEXT}"),
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_ALONE = re.compile(
    rf"(?i:(?:published|posted|released|issued|date|updated|last (?:updated|modified))(?: on| at)?:? )?"
    rf"(?:{_NAME},? )?(?i:{_WEEKDAY}{_DAY})"
    rf"(?:[ ,|-]+(?:at )?\d{{1,2}}[:.]\d\d(?: ?(?i:am|pm))?(?: ?[A-Z]{{2,5}})?)?{_AGENCY}?$"
    rf"|(?i:by) {_NAME}(?: (?i:and) {_NAME})?(?: ?[|,/] ?{_NAME})?$"
)  # fmt: skip


def split_datelines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with each dateline among the first as a passage of its own; no other character moves.

    The dash between dateline and sentence goes away.
    """
    parted: list[Piece] = []
    for index, piece in enumerate(pieces):
        near_top = index < SEARCHED and piece.kind is not PassageKind.CAPTION
        parted += _split(piece) if near_top else [piece]
    return parted


def _split(piece: Piece) -> list[Piece]:
    if len(piece.text.split()) <= MOST_WORDS and _ALONE.fullmatch(piece.text):
        return [Piece(PassageKind.DATELINE, piece.text)]
    for pattern in _INLINE if piece.kind is PassageKind.PARAGRAPH else ():
        found = pattern.match(piece.text)
        if found and len(found["line"].split()) <= MOST_WORDS:
            return [Piece(PassageKind.DATELINE, found["line"]), Piece(piece.kind, piece.text[found.end() :])]
    return [piece]
