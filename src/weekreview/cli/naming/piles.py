"""What a pile of claims tells of words that name no actor: places, pieces of their names, things, common words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from weekreview.ground.gazetteer.folding import fold, plain
from weekreview.ground.places.words import common_words

LEAD = re.compile(r"^(?:(?:the|a|an|our|its|his|their|some|several|\d[\d,.]*)\s+)+", re.I)
"""Articles, owners and numbers before a name."""

_CAPITAL = r"(?<![^\W_])(?:[a-z]{1,4}[-'’])?[^\W\d_a-zß-öø-ÿ][\w'’.\-]*"
RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:al|el|of|de|ez|az|ash|as|ad|ar)\s+)?{_CAPITAL})*")
"""Words with capitals that stand together, as "Deir ez-Zor" and "Army of the Valley" as far as "Army"."""

_AREAS = "city|town|village|province|governorate|district|countryside|suburb|neighbou?rhood|oblast|raion"
_BEARINGS = "north|south|east|west|central"
_AROUND = re.compile(rf"^(?:(?:(?:{_BEARINGS})\S*|{_AREAS}|of|the)\s+)+|(?:\s+(?:{_AREAS}))+$")
"""Words of places in lower case at either end of a phrase: "northern Idlib countryside", "city of Homs"."""
_WITHIN = re.compile(r"(?:\b(?:in|near|at|outside|around|towards?)\s+)$", re.I)
_AREA_NEXT = re.compile(rf"\s+(?:{_AREAS})\b")

_THINGS = re.compile(
    r"(?:^|\s)(?:aircraft|artillery|ammunition|armou?r|(?:jet|plane|warplane|airplane|helicopter|drone|bomber|tank|warship|"
    r"submarine|missile|rocket|shell|mortar|bomb|gun|rifle|vehicle|truck|car|weapon|munition|mine|boat|ship)s?)$"
)
"""Nouns of things in lower case at the end of a phrase; with a capital they may be a name's."""
_MODEL = re.compile(
    r"(?:F/A|EA|AC|KC|AH|UH|CH|MH|MQ|RQ|AK|BM|BTR|BMP|TOS|RPG|Su|Tu|Il|An|Mi|Ka|[Mm]i[Gg]|MiG|[ABCFST])-?\d+\w{0,2}"
)
"""Designations of aircraft, vehicles and weapons. Convention: the makers' letters that reports of wars have most."""


class Pile:
    """What the claims of a build tell of words that name no actor."""

    def __init__(self, claims: Iterable[dict[str, Any]]) -> None:
        """Gather the places that claims are tied to, and the words that stand in lower case."""
        self._places: set[str] = set()
        self._common = set(common_words())
        for claim in claims:
            self._common.update(re.findall(r"\b[a-z]{2,}\b", claim["evidence"]["text"]))
            for place in claim.get("places", ()):
                if place["place_id"]:
                    self._places.update(_place_names(place))

    def is_place(self, name: str, sentence: str) -> bool:
        """Return True where a phrase is a place that some claim is tied to, or a piece of a likely place's name."""
        parts = [_AROUND.sub("", part) for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", name)]
        return all(self._is_placed(part) or _is_piece(part, sentence) for part in parts)

    def _is_placed(self, name: str) -> bool:
        key = plain(name)
        return bool(key) and any(f" {key} " in place for place in self._places)

    def is_word(self, name: str) -> bool:
        """Return True for one word that the pile has in lower case too, a common one or a pronoun, or its plural."""
        word = name.casefold()
        return bool({word, word.removesuffix("s")} & (self._common | _PRONOUNS))

    def is_opening(self, name: str, sentence: str) -> bool:
        """Return True where the only capital of a phrase is that of the sentence which it opens."""
        first, _, rest = name.partition(" ")
        opens = sentence.lstrip("\"'“‘«([ ").startswith(name)
        return opens and not any(c.isupper() for c in first[1:] + rest) and (bool(rest) or self.is_word(first))


_PRONOUNS = frozenset("i he she it we they you who this that these those one nobody everyone somebody".split())


def _place_names(place: dict[str, Any]) -> Iterator[str]:
    """Yield the keys of a place's name and of the words that name it, each between blanks.

    A phrase with several names ("areas of the Wadi Guards in Homs") gives only those that sound like the place.
    """
    yield f" {plain(place['name'])} "
    runs = RUN.findall(place["text"])
    for run in runs:
        if len(runs) == 1 or fold(run) in fold(place["name"]):
            yield f" {plain(run)} "


def _is_piece(name: str, sentence: str) -> bool:
    """Return True where a name, or a longer one that it is cut from, stands as a town's or a province's would."""
    for run in RUN.finditer(sentence):
        if is_part(name, run[0]):
            cut = len(words_of(run[0])) > len(words_of(name))
            if _AREA_NEXT.match(sentence, run.end()) or (cut and _WITHIN.search(sentence[: run.start()])):
                return True
    return False


def is_part(name: str, whole: str) -> bool:
    """Return True where a name is some words of another, or all of them."""
    return bool(name) and f" {plain(name)} " in f" {plain(whole)} "


def words_of(name: str) -> list[str]:
    """Return the words of a name as they are compared, without an article or number before it; empty for none."""
    return plain(LEAD.sub("", name)).split()


def is_thing(name: str) -> bool:
    """Return True for aircraft, weapons and the like, by a noun at the end or by a maker's designation alone."""
    return bool(_THINGS.search(name) or _MODEL.fullmatch(name))
