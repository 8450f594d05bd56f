"""Location phrases without a name: "the city", "there", "the country" take up what was named before."""

from __future__ import annotations

import re
from dataclasses import replace

from weekreview.model import PlaceMention, Precision, Reason, Span

from ..gazetteer.lands import lands
from ..gazetteer.records import Entry
from ..scenes import Scene, choose_naming
from . import areas
from .finding import Choice
from .phrases import Phrase, read_phrase
from .ties import LEAD, Tied, as_tied, declined, related
from .words import asks_for

LESS_SURE = 0.8
"""What a place taken over from elsewhere keeps of its probability. Convention."""

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
    return _take_up(mention, phrase, "" if anywhere else phrase.asked, scene)


def _take_up(mention: PlaceMention, phrase: Phrase, asked: str, scene: Scene) -> Tied:
    begin, _ = scene.passage(mention.span.begin)
    for number in reversed(scene.inside(begin, mention.span.begin)):
        choice = _fitting(scene, number, asked)
        if choice and choice.entry:
            taken = replace(
                choice,
                p=choice.p * LESS_SURE,
                reason=f"taken up from {scene.namings[number].name!r} before it; {choice.reason}",
            )
            tied = related(replace(mention, inherited=True), taken, phrase)
            if not asked and phrase.relation == "at" and tied.mention.place.precision is Precision.SETTLEMENT:
                return Tied(replace(tied.mention, place=areas.near(tied.mention.place)))
            return tied
    return declined(
        mention,
        f"no place that {mention.span.text!r} could take up is named before it in the passage",
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


def _tie_country(mention: PlaceMention, phrase: Phrase, scene: Scene) -> Tied:
    begin, _ = scene.passage(mention.span.begin)
    before = scene.countries_in(begin, mention.span.begin)
    iso = before[-1] if len(before) == 1 else None
    why = "the one country that the passage names before it"
    if iso is None and not before:
        iso, why = scene.main_country(), "the country that most names of the report are of"
    entry = country_entry(scene, iso) if iso else None
    if entry is None:
        return declined(mention, "which country is meant is not clear from the passage", Reason.PLACE_AMBIGUOUS)
    choice = Choice(entry, 0.7, why)
    return related(replace(mention, inherited=True), choice, phrase)


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
