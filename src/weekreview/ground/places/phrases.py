"""What a location phrase says around its names: "30 km north-east of", "near the", "province", "countryside"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, lands
from .words import BEARINGS, CENTRAL, KINDS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A location phrase, read."""

    relation: str
    """at, near, part, beside, away, between, road or border."""
    asked: str
    """Kind that its words ask for; "area" for any; empty for none."""
    noun: str
    """The word of that kind ("city", "air base"); empty for none."""
    bearing: int | None = None
    """Direction in degrees."""
    central: bool = False
    """True for "central"."""
    km: float | None = None
    """Distance given."""
    countries: tuple[str, ...] = ()
    """Countries whose adjectives stand in it ("the Iraqi city of")."""


_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s*-?\s*(km|kms|kilomet(?:er|re)s?|miles?|mi)\b")
_NEAR = re.compile(
    r"\b(near|nearby|close to|around|outside|outskirts of|vicinity of|surrounding|surroundings of|adjacent to|"
    r"next to|off|towards?|"
    r"bordering|approaches to|gates of)\b"
)
_ROAD = re.compile(r"\b(?:road|highway|motorway|route|supply line|supply route)s?\b")
_BORDER = re.compile(r"\b(?:borders?|frontiers?)\b(?! (?:crossings?|posts?|gates?|towns?|villages?|cit))")
_BORDERING = re.compile("border|frontier", re.IGNORECASE)
_WORD = re.compile(r"[\w’'.-]+")
_KIND_OF_SIDE = re.compile(
    rf"\b(?:{'|'.join((*sorted(BEARINGS, key=len, reverse=True), *CENTRAL))})\s+((?:[A-Z]\w+\s+)?"
    r"(?:provinces?|governorates?|oblasts?|cit(?:y|ies)|towns?|villages?|port|capital)\s+of\s+(?:the\s+)?)$",
    re.I,
)
"""A side that says where in its country a place lies ("the northern province of Idlib"), not which part of it."""

KM_PER_MILE = 1.609344


def read_phrase(before: str, name: str, after: str) -> Phrase:
    """Return what the words before and after the first name of a phrase say; `name` is empty where there is none."""
    before = _KIND_OF_SIDE.sub(r"\1", before)
    around = f"{before} ~ {after}".lower()
    bearing, side = _bearing(before.lower(), after.lower())
    asked, noun = _asked(before.lower(), after.lower(), bool(name))
    distance = _DISTANCE.search(around)
    km = None
    if distance:
        km = float(distance[1].replace(",", ".")) * (KM_PER_MILE if distance[2].startswith("mi") else 1.0)
    central = any(word in CENTRAL for word in _WORD.findall(around))
    relation = _relation(around, bearing, side, km, central)
    return Phrase(relation, asked, noun, bearing, central, km, _countries(f"{before} {after}"))


def tells_of_border(text: str) -> bool:
    """Return True where a phrase read without a name is of a border."""
    return bool(_BORDERING.search(text)) and read_phrase(text, "", "").relation == "border"


def _relation(around: str, bearing: int | None, side: bool, km: float | None, central: bool) -> str:
    if _BORDER.search(around):
        return "border"
    if re.search(r"\bbetween\b", around):
        return "between"
    if km is not None:
        return "away"
    if bearing is not None:
        return "beside" if side else "part"
    if central:
        return "part"
    if _ROAD.search(around):
        return "road"
    return "near" if _NEAR.search(around) else "at"


def _bearing(before: str, after: str) -> tuple[int | None, bool]:
    """Return the direction, and whether it is beside the place ("south of") and not a part of it ("southern")."""
    beside = re.search(r"\b([a-z]+(?:-[a-z]+)?)\s+(?:of|from)\b(?!.*\b(?:of|from)\b)", before)
    if beside and beside[1] in BEARINGS:
        return BEARINGS[beside[1]], not re.search(r"^the\s*$|\b(?:in|across|from) (?:the )?$", before[: beside.start()])
    words = [w for w in _WORD.findall(before) if w in BEARINGS] or [
        w for w in _WORD.findall(after)[:3] if w in BEARINGS
    ]
    return (BEARINGS[words[-1]], False) if words else (None, False)


def _asked(before: str, after: str, named: bool) -> tuple[str, str]:
    """Return the kind asked for, by the words behind the name or by "city of" before it; without a name by the last
    noun."""
    if not named:
        words = _WORD.findall(before)
        return next(((KINDS[n], n) for n in _tails(words) if n in KINDS), ("", ""))
    following = _WORD.findall(re.split(r"[,;(]", after)[0])
    while following and (following[0] in BEARINGS or following[0] in ("'s", "’s", "military", "international", "main")):
        following = following[1:]
    for length in (3, 2, 1):
        noun = " ".join(following[:length])
        if len(following) >= length and noun in KINDS:
            return KINDS[noun], noun
    preceding = re.search(r"\b((?:[a-z-]+ ){0,2}[a-z-]+)\s+(?:of|called|named|in)\s+(?:the\s+)?$", before)
    nouns = _tails(preceding[1].split()) if preceding else _tails(_WORD.findall(before))
    return next(((KINDS[n], n) for n in nouns if n in KINDS), ("", ""))


def _tails(words: list[str]) -> list[str]:
    return [" ".join(words[-length:]) for length in (3, 2, 1) if len(words) >= length]


def _countries(text: str) -> tuple[str, ...]:
    """Return the countries whose adjectives or names with 's stand in the text."""
    by_adjective = demonyms()
    found = []
    words = re.findall(r"[A-Z][\w.]+", text)
    for word, after in zip(words, [*words[1:], ""], strict=False):
        for key in (plain(f"{word} {after}"), plain(word)):
            isos = by_adjective.get(key, ())
            found += [iso for iso in isos[:1] if len(isos) == 1]
    return tuple(dict.fromkeys(found))


def border_names(one: str, other: str) -> tuple[str, ...]:
    """Return the ways in which our table names the border of two countries."""
    a, b = lands().get(one), lands().get(other)
    if not a or not b or not a.adjectives or not b.adjectives:
        return ()
    return (
        f"{a.adjectives[0]}-{b.adjectives[0]} border", f"{b.adjectives[0]}-{a.adjectives[0]} border",
        f"{a.name}-{b.name} border", f"{b.name}-{a.name} border",
    )  # fmt: skip
