"""Places against the words that name them: a place stands on the page only where some words of the report bear it.

Three ways lead from words to a place, and each is walked again here: the words sound like the place's name; the
gazetteer has it under these words (`Material.namesakes`); or grounding recorded a relation to words elsewhere ("taken
up from", "behind it", the country of the report), and those words are looked up in the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from weekreview.model import Document, Place, PlaceMention

from ..index import country_names
from .readings import values_in

Namesakes = Callable[[str], Collection[Place]]
"""The gazetteer's places of a name."""

MOST_WORDS = 7
"""Words of the longest name that is looked for."""

ARTICLES = frozenset("al el ul as ash ad ed az ez at et an en ar er es esh ez ath aj the of".split())
"""Articles before Arabic and English names, which spellings put in and leave out."""

KINDS = frozenset(
    "air base airbase airport airfield aerodrome military international province governorate oblast region district "
    "city town village camp crossing border island sea dam republic state county countryside sq".split()
)
"""Words for what a place is, which stand beside its name or not."""

SOUNDS = (
    (r"tch|sch|ch", "sh"), (r"kh|q|c(?!h)", "k"), (r"gh", "g"), (r"dh", "d"), (r"th", "t"), (r"ph", "f"),
    (r"dj|zh", "j"), (r"ou|oo|uw|ow|au|aw", "u"), (r"[ei][iy]|[ei]e|a[iy]|yi|iy", "i"), (r"[ey]", "i"), (r"[ow]", "u"),
    (r"(.)\1+", r"\1"), (r"(?<=[aiu])h$", ""), (r"(?<=\w{4})[aiu]$", ""),
)  # fmt: skip
"""Choices of those who write names of other scripts in Latin letters, undone. Source: the transliterations of BGN/PCGN
and of the papers, as `docs/method/ground.md` lists them."""

_SIDE = r"(?:north|south)(?:-(?:east|west))?|east|west|central"
_RELATION = re.compile(
    rf"(?:near|road to|(?:{_SIDE})(?:ern)?(?: part)? of|part of|(?:{_SIDE})(?:ern)?|"
    rf"(?P<km>[\d.]+(?:e[+]\d+)?) km (?:from|(?:{_SIDE}) of)) (?P<name>.+)"
)
_BETWEEN = re.compile(r"between (?P<one>.+) and (?P<other>.+)")
_SIDE_OF = re.compile(r"(?:[\d.]+ km )?(?=[nsew])(north|south)?-?(east|west)?(?:ern)?\b(?= )")
"""The direction in the name of a place that is made of another."""
_SIDE_IN = re.compile(r"\b(?=[nsew])(north|south)?[- ]?(east|west)?(?:ern|erly|wards?)?\b")
_TAKEN = re.compile(r"taken up from (?P<quoted>'[^']*'|\"[^\"]*\") (?:before it|in an earlier passage)")
_BEHIND = re.compile(r"of (?P<quoted>'[^']*'|\"[^\"]*\") behind it")
_ELIDED = re.compile(r"^d['’](?=[A-ZÀ-Ý])")
"""A French "of" that is written in one with a name ("d'Idlib")."""
_TOKEN = re.compile(r"[^\s,;()\"“”]+")
KM_PER_MILE = 1.609344
BEHIND = 80
"""Characters behind the words in which a name that they belong to stands."""


def why_not_named(mention: PlaceMention, document: Document, namesakes: Namesakes | None = None) -> str:
    """Return why the words of a mention do not bear its place; empty where they do or it has none."""
    place = mention.place
    if place is None:
        return ""
    if namesakes and "#" not in place.place_id and not _is_on_record(place, mention, namesakes):
        return f"the gazetteer has no {place.name!r} like {place.place_id} by these words"
    words, why = _bearing_words(mention, document)
    if why:
        return why
    names, km = _bare_names(place)
    if km is not None and not any(f"{v * f:g}" == km for v in values_in(words.lower()) for f in (1.0, KM_PER_MILE)):
        return f"{words!r} speaks of no {km} km"
    side = _SIDE_OF.match(place.name) if "#" in place.place_id else None
    if side and (side[1] or "", side[2] or "") not in _sides_in(words):
        return f"{words!r} does not say {side[0]!r}"
    ids = place.place_id.split("#to#") if "#to#" in place.place_id else [place.place_id.split("#")[0]]
    for name, place_id in zip(names, ids, strict=False):
        if not (
            _sounds(words, name) or _held(words, name, place_id, namesakes) or _by_country(mention, place, namesakes)
        ):
            return f"the words {words!r} do not name {name!r}"
    return "" if len(names) == len(ids) else f"{place.name!r} is not how {place.place_id} is called"


def _is_on_record(place: Place, mention: PlaceMention, namesakes: Namesakes) -> bool:
    """Return True where the gazetteer has the place as it is, coordinates and all, by its name or by the words."""
    return place in namesakes(place.name) or any(place in namesakes(w) for w in windows(mention.span.text))


def _bearing_words(mention: PlaceMention, document: Document) -> tuple[str, str]:
    """Return the words that must name the place, and why they can't be had: those of relation stand in the text."""
    span, text = mention.span, document.text
    if taken := _TAKEN.match(mention.reason):
        quoted = taken["quoted"][1:-1]
        return f"{span.text} ~ {quoted}", "" if quoted in text[: span.begin] else f"{quoted!r} stands nowhere before it"
    if behind := _BEHIND.match(mention.reason):
        quoted = behind["quoted"][1:-1]
        found = quoted in text[span.end : span.end + BEHIND]
        return f"{span.text} ~ {quoted}", "" if found else f"{quoted!r} does not stand behind it"
    return span.text, ""


def _bare_names(place: Place) -> tuple[list[str], str | None]:
    """Return the names inside a place's name without what relates to them, and the kilometres of the relation."""
    if "#" not in place.place_id:
        return [place.name], None
    if between := _BETWEEN.fullmatch(place.name):
        return [between["one"], between["other"]], None
    related = _RELATION.fullmatch(place.name)
    return ([related["name"]], related["km"]) if related else ([], None)


def _sides_in(words: str) -> set[tuple[str, str]]:
    """Return the directions that words speak of: (north or south, east or west), either empty."""
    return {(m[1] or "", m[2] or "") for m in _SIDE_IN.finditer(words.lower())} - {("", "")}


def windows(words: str) -> Iterator[str]:
    """Yield each run of up to `MOST_WORDS` words, the longest first, without an owner's 's."""
    tokens = [_ELIDED.sub("", re.sub(r"['’]s?$", "", t).strip(".:'’‘")) for t in _TOKEN.findall(words)]
    for size in range(min(MOST_WORDS, len(tokens)), 0, -1):
        for begin in range(len(tokens) - size + 1):
            yield " ".join(t for t in tokens[begin : begin + size] if t)


@lru_cache(maxsize=65536)
def _sounds(words: str, name: str) -> bool:
    keys = {sound(name), sound(name, kinds=False)} - {""}
    return any({sound(window), sound(window, kinds=False)} & keys for window in windows(words))


@lru_cache(maxsize=65536)
def sound(name: str, kinds: bool = True) -> str:
    """Return what is heard of a name: no case, accents, articles, gaps nor spelling's choices; `kinds` False leaves out
    words for what it is."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    tokens = [t for t in re.split(r"[\s\-–—/]+", re.sub(r"[’'`´ʻʼʿʾ‘.]", "", bare)) if t]
    kept = [t for t in tokens if t not in ARTICLES and (kinds or t not in KINDS)]
    key = "".join(kept)
    for form, to in SOUNDS:
        key = re.sub(form, to, key)
    return key


def _held(words: str, name: str, place_id: str, namesakes: Namesakes | None) -> bool:
    """Return True where the gazetteer has the place, under the name shown, by some of the words."""
    return any((p.place_id, p.name) == (place_id, name) for window in windows(words) for p in _named(window, namesakes))


def _named(words: str, namesakes: Namesakes | None) -> Iterable[Place]:
    return namesakes(words) if namesakes else ()


def _by_country(mention: PlaceMention, place: Place, namesakes: Namesakes | None) -> bool:
    """Return True where grounding recorded that a country as a whole gave the place, and the record is of it."""
    name = country_names().get(place.country or "", "")
    reason, words = mention.reason, mention.span.text.lower()
    base, bare = place.place_id.split("#")[0], _bare_names(place)[0][0]
    held = namesakes is None or any(found.place_id == base for found in namesakes(bare))
    if reason.startswith(("the country that", "the one country that")) and re.search(r"\b(?:country|nation)\b", words):
        return held and (base.startswith("iso:") or sound(bare) == sound(name))
    if reason.startswith("the capital of ") and "capital" in words:
        return held and reason.removeprefix("the capital of ") == name
    border = reason.startswith("the border of ") and "border" in place.name
    return held and border and bool(re.search("border|frontier", words))
