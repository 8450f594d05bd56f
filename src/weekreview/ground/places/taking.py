"""Location phrases without a name: "the city", "there", "the country" take up what was named before."""

from __future__ import annotations

import re
from dataclasses import replace

from weekreview.model import Place, PlaceMention, Precision, Reason, Span

from ..gazetteer.folding import plain
from ..gazetteer.lands import lands
from ..gazetteer.records import Entry
from ..scenes import Scene, choose_naming
from . import areas
from .finding import Choice
from .ordering import comes_from
from .phrases import Phrase, read_phrase
from .ties import LEAD, Tied, as_tied, declined, related
from .words import asks_for

LESS_SURE = 0.8
"""What a place taken over from elsewhere keeps of its probability. Convention."""

PARTS = frozenset(
    "centre center downtown quarter quarters portion portions part parts section sections half neighborhood "
    "neighborhoods neighbourhood neighbourhoods streets".split()
)
"""Words for a part of the town that was named last."""

AREAS = frozenset(
    "areas villages towns hamlets suburbs outskirts surroundings countryside points locations zones territory "
    "territories swathes pockets positions farms hills heights".split()
)
"""Words for ground that belongs to the place that was named last."""

SIZES = {"village": (0, 20_000), "town": (0, 500_000), "city": (10_000, 10**9)}
"""People of what reports call so; wide on purpose. Convention."""

ABROAD = frozenset({"country", "continent", "sea"})
WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE, Precision.FRONT, Precision.DISTRICT})
BEHIND = 60
"""Characters behind the words in which the name that they belong to begins."""
_OF = re.compile(r"\s(?:in|of|around|near|inside|outside)\s(?:the\s)?(?:(?:[\w’'-]+\s){1,4}?(?:of|in)\s(?:the\s)?)?")
_OF_A_NAME = re.compile(r"\s(?:in|of)\s(?:the\s)?[A-Z]")
_LAST = re.compile(r"[a-z]+")

_THERE = re.compile(
    r"^(?:there|here|elsewhere there|the scene|the spot|the area|area|areas|site|the site|scene|spot|place)$", re.I
)


def tie_unnamed(span: Span, scene: Scene) -> Tied:
    """Return the earlier place that "the city", "the province" or "there" takes up, or the country of "the country"."""
    mention = PlaceMention(span)
    phrase = read_phrase(span.text, "", "")
    if phrase.countries and phrase.noun == "capital":
        return _tie_capital(mention, phrase.countries[0], scene)
    if phrase.noun == "country":
        return _tie_country(mention, phrase, scene)
    last = (_LAST.findall(LEAD.sub("", span.text).lower()) or [""])[-1]
    if last in PARTS or last in AREAS:
        return _take_up_part(mention, phrase, last in PARTS, scene)
    anywhere = bool(_THERE.match(LEAD.sub("", span.text).strip())) or phrase.asked == "area"
    if not anywhere and phrase.asked not in (
        "settlement",
        "province",
        "district",
        "air_base",
        "airport",
        "base",
        "camp",
    ):
        if phrase.asked or phrase.relation != "at":
            return declined(mention, "the words name a kind of place, and not which", Reason.PLACE_UNKNOWN)
        return declined(mention, "no name of a place stands in the words", Reason.PLACE_UNKNOWN)
    if anywhere and _OF_A_NAME.match(scene.document.text, span.end):
        return _of_what_follows(mention, scene)
    return _take_up(mention, phrase, "" if anywhere else phrase.asked, scene)


def _of_what_follows(mention: PlaceMention, scene: Scene) -> Tied:
    """Return the ground about the place that the next words name ("the area of Homs"): none named before is meant."""
    behind = _named_behind(mention.span, scene)
    if behind is None:
        return declined(mention, "the words behind it name a place that is not known", Reason.PLACE_UNKNOWN)
    choice = choose_naming(scene, behind)
    why = f"of {scene.namings[behind].name!r} behind it; {choice.reason}"
    return as_tied(mention, replace(choice, reason=why), areas.near)


def _take_up_part(mention: PlaceMention, phrase: Phrase, within: bool, scene: Scene) -> Tied:
    """Return some part of the last place named ("the centre", "parts") or the ground about it ("several villages")."""

    def change(place: Place) -> Place:
        """Return what the words leave of the place."""
        if place.precision in WIDE:
            return areas.part(place, phrase.bearing) if phrase.bearing is not None else place
        return areas.quarter(place, phrase.bearing) if within else areas.near(place)

    behind = _named_behind(mention.span, scene)
    if behind is not None:
        choice = choose_naming(scene, behind)
        why = f"of {scene.namings[behind].name!r} behind it; {choice.reason}"
        return as_tied(mention, replace(choice, reason=why), change)
    for number in _named_before(mention.span.begin, scene):
        choice = None if _is_around(number, scene) else _fitting(scene, number, "")
        if choice and choice.entry and choice.entry.kind not in ABROAD:
            return as_tied(replace(mention, inherited=True), _taken(choice, number, mention, scene), change)
    return declined(mention, f"no place whose {mention.span.text!r} could be meant is named before it",
                    Reason.PLACE_UNKNOWN)  # fmt: skip


def _named_before(at: int, scene: Scene) -> list[int]:
    """Return the numbers of the names before an offset, nearest first; places that something comes from stand last:
    "the town" that is hit is not the one that the guns fire from.
    """
    return sorted(scene.inside(0, at), key=lambda number: (comes_from(scene, number), -number))


def _is_around(number: int, scene: Scene) -> bool:
    """Return True where a name only says in what the place before it lies ("Manbij in Aleppo province")."""
    return number > 0 and plain(scene.namings[number].name) in scene.namings[number - 1].container


def _named_behind(span: Span, scene: Scene) -> int | None:
    """Return the number of the name to which the words belong ("hills in Latakia province"), or None."""
    text, near = scene.document.text, scene.inside(span.end, span.end + BEHIND)
    if near and scene.likely[near[0]] and _OF.fullmatch(text[span.end : scene.namings[near[0]].begin]):
        return near[0]
    return None


def _taken(choice: Choice, number: int, mention: PlaceMention, scene: Scene) -> Choice:
    """Return a choice as it is taken over by later words; from another passage it is less sure still."""
    naming = scene.namings[number]
    near = naming.begin >= scene.passage(mention.span.begin)[0]
    where = "before it" if near else "in an earlier passage"
    return replace(
        choice, p=choice.p * (LESS_SURE if near else LESS_SURE**2),
        reason=f"taken up from {naming.name!r} {where}; {choice.reason}",
    )  # fmt: skip


def _take_up(mention: PlaceMention, phrase: Phrase, asked: str, scene: Scene) -> Tied:
    for number in _named_before(mention.span.begin, scene):
        choice = _fitting(scene, number, asked)
        if choice and choice.entry and _sized(choice.entry, phrase.noun, scene.namings[number].asked):
            taken = _taken(choice, number, mention, scene)
            tied = related(replace(mention, inherited=True), taken, phrase)
            if not asked and phrase.relation == "at" and tied.mention.place.precision is Precision.SETTLEMENT:
                return Tied(replace(tied.mention, place=areas.near(tied.mention.place)))
            return tied
    return declined(
        mention,
        f"no place that {mention.span.text!r} could take up is named before it",
        Reason.PLACE_UNKNOWN,
    )


def _fitting(scene: Scene, number: int, asked: str) -> Choice | None:
    """Return the place of an earlier name where it fits; "the city" behind Aleppo province means Aleppo."""
    if not scene.likely[number]:
        return None
    choice = choose_naming(scene, number, asked)
    if choice.entry is None or choice.entry.kind in ("country", "continent", "sea", "region") and asked != "":
        return None
    return choice if not asked or asks_for(choice.entry.kind, asked) else None


def _sized(entry: Entry, noun: str, asked: str) -> bool:
    """Return True where a place is as large as "town" or "village" says; only "the city" takes up a province's town."""
    least, most = SIZES.get(noun.removesuffix("s"), (0, 10**9))
    named_wide = entry.kind == "settlement" and asked in ("province", "district", "area")
    known = not entry.population or least <= entry.population <= most
    return known and not (named_wide and noun in ("town", "village"))


def _tie_country(mention: PlaceMention, phrase: Phrase, scene: Scene) -> Tied:
    begin, _ = scene.passage(mention.span.begin)
    before = scene.countries_in(begin, mention.span.begin)
    iso, why = scene.main_country, "the country that most names of the report are of"
    if len(before) == 1 or iso is None:
        iso, why = before[-1] if len(before) == 1 else None, "the one country that the passage names before it"
    entry = country_entry(scene, iso) if iso else None
    if entry is None:
        return declined(mention, "which country is meant is not clear from the passage", Reason.PLACE_AMBIGUOUS)
    whole = phrase if phrase.relation != "near" else replace(phrase, relation="at")  # "around the country" is in it
    return related(replace(mention, inherited=True), Choice(entry, 0.7, why), whole)


def country_entry(scene: Scene, iso: str) -> Entry | None:
    """Return the gazetteer's entry of a country."""
    found = scene.gazetteer.index.exact(lands()[iso].name)
    return next((entry for entry, _ in found if entry.kind == "country" and entry.country == iso), None)


def _tie_capital(mention: PlaceMention, iso: str, scene: Scene) -> Tied:
    seats = lands()[iso].seats
    found = [pair for pair in scene.gazetteer.index.exact(seats[0]) if pair[0].country == iso] if seats else []
    towns = sorted((e for e, _ in found if e.kind == "settlement"), key=lambda e: -e.population)
    if not towns or iso in ("il", "ps"):
        return declined(mention, "which city is meant by the capital is not said", Reason.PLACE_UNKNOWN)
    return as_tied(mention, Choice(towns[0], 0.9, f"the capital of {lands()[iso].name}"))
