"""Tellings: how one outlet words what a voice says, what it leaves out, and what is thereby truly claimed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from weekreview.model import ClaimState, Place, Precision

from .casts import Cast, Force, Outlet, Town, Voice
from .lines import Line, fill, marked, sentence
from .parameters import Parameters
from .sayings import Number, Saying
from .wordings import (
    CHAIN,
    DAY,
    DAY_OF_MONTH,
    DENIALS,
    HEADLINES,
    HEADLINES_WITHOUT_TOLL,
    NOUNS,
    RISING,
    SECOND,
    SPEAKER,
    STRIKES,
    TELLINGS,
    TOLLS,
    TOLLS_OF_TWO,
    UNKNOWN_HAND,
    VAGUE,
    WHERE,
)

NEAR_M = 10_000
"""By how much "near" widens a place. Source: docs/method/ground.md."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim truly is: the key against which what was found is measured."""

    event: int | None
    """Number of its event; None = it tells none of the week's."""
    origin: str
    """Whose word it truly is."""
    side: str | None = None
    """The side that speaks; None = no party."""
    kind: str = "event"
    """event, bulletin, holds, siege, ceasefire, contest or background."""
    place: str | None = None
    """The town, where its own town is named."""
    on: date | None = None
    """The day, where a day is named."""
    force: str | None = None
    """Side of who did it (or holds the place), as told."""
    foe: str | None = None
    """Side of whom it was done to, as told."""
    numbers: tuple[Number, ...] = ()
    """The figures told."""
    denied: bool = False
    """True where it is said not to have happened, or not to be so."""
    as_of: int = 0
    """0 = first figures, 1 = given anew after they rose."""
    wrong: frozenset[str] = frozenset()
    """What of it is not so."""
    captures: bool = False
    """True where it says that a town changed hands."""
    near: str | None = None
    """The town near which it is told to have been, where it is not told of the town itself."""

    @property
    def where(self) -> str | None:
        """Return the town in or near which it is told to have been."""
        return self.place or self.near


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with at most one claim."""

    line: Line
    """The sentence, marked."""
    type: str
    """Type of the claim."""
    state: ClaimState
    """How it is held."""
    said: Said
    """What it truly is."""
    voice: Voice | None = None
    """Who is named as speaker."""
    passage: str = "paragraph"
    """Kind of passage that it stands in."""
    follows: bool = False
    """True where it takes place, day and speaker over from the sentence before."""
    cumulative: bool = False
    """True where its figures are running totals."""


def origin_of(voice: Voice | None, outlet: Outlet, town: Town | None) -> str:
    """Return whose word it is: people of a place are others in another place, an outlet speaks for its house."""
    if voice is None:
        return f"outlet:{outlet.key}"
    return f"{voice.kind}:{voice.key}@{town.word}" if voice.kind == "local" and town else f"voice:{voice.key}"


@dataclass
class Writer:
    """Words what is said for one outlet on one day."""

    cast: Cast
    """Who is there."""
    parameters: Parameters
    """How it is told."""
    rng: random.Random
    """From which everything is drawn."""
    outlet: Outlet
    """Who prints it."""
    published_on: date
    """When."""

    def tell(self, saying: Saying) -> list[Told]:
        """Return the sentences that tell the saying."""
        if saying.denied:
            return [self._deny(saying)]
        rng, p = self.rng, self.parameters
        numbers = {n.of: n for n in saying.numbers}
        killed, place_told = numbers.get("killed"), rng.random() >= p.place_left_out
        use: dict[str, Line | str] = self._values(saying, place_told)
        type_, pattern = self._pattern(saying, killed)
        toll_told = "{n}" in pattern or rng.random() >= p.toll_left_out
        use["toll"] = self._toll(numbers) if toll_told and killed else ""
        line = fill(pattern, use)
        given = tuple(m.value for m in line.of("quantity"))
        told = self._told(saying, line, type_, given)
        rest = numbers.get("injured")
        if rest is not None and rest not in given and given and rng.random() < p.second_sentence:
            return [told, self._second(saying, told, rest)]
        return [told]

    def headline(self, saying: Saying) -> Told | None:
        """Return a headline that tells the saying; None where it can't be told so."""
        event = saying.event
        noun = NOUNS.get(event.type)
        if saying.denied or noun is None or event.type in ("territory_gained", "abduction", "arrest"):
            return None
        killed = next((n for n in saying.numbers if n.of == "killed"), None)
        pattern = self.rng.choice(HEADLINES if killed else HEADLINES_WITHOUT_TOLL)
        use = self._values(saying, True) | {"place": marked(saying.town.word, "place", saying.town.place)}
        line = fill(pattern.replace("{noun}", noun), use)
        line = Line(line.text[:1].upper() + line.text[1:], line.marks)
        given = tuple(m.value for m in line.of("quantity"))
        said = self._said(saying, line, given, None if saying.voice is None else saying.voice)
        return Told(
            line,
            event.type,
            ClaimState.ASSERTED,
            replace(said, origin=f"outlet:{self.outlet.key}", side=self.outlet.side),
            None,
            "headline",
        )

    def speak(self, line: Line, voice: Voice | None) -> Line:
        """Return the sentence with its speaker; an agency's name may stand between."""
        if voice is None:
            return sentence(line)
        speaker = marked(self.rng.choice(voice.words), "speaker", voice)
        if self.rng.random() < 0.12:
            agency = self.rng.choice([o.name for o in self.cast.outlets if o.agency])
            return sentence(fill(self.rng.choice(CHAIN), {"agency": agency, "speaker": speaker, "line": line}))
        return sentence(fill(self.rng.choice(SPEAKER), {"speaker": speaker, "line": line}))

    def force(self, force: Force, air: bool = False) -> Line:
        """Return words for a force."""
        words, actor_id = self.rng.choice(force.air if air and force.air else force.words)
        return marked(words, "actor", actor_id)

    def day(self, on: date) -> Line:
        """Return words for a day; a weekday only where publication tells which, nothing where it is left out."""
        recent = 0 <= (self.published_on - on).days <= 6
        if recent and self.rng.random() < self.parameters.day_left_out:
            return Line("")
        pattern = self.rng.choice(DAY) if recent else DAY_OF_MONTH
        return marked(pattern.format(weekday=f"{on:%A}", month_day=f"{on:%B} {on.day}"), "time", on)

    def _pattern(self, saying: Saying, killed: Number | None) -> tuple[str, str]:
        event, rng, p = saying.event, self.rng, self.parameters
        if saying.again and killed:
            noun = f"the <{NOUNS[event.type]}>"
            return event.type, rng.choice(RISING).replace("{noun_trigger}", noun)
        if any(n.of == "strikes" for n in saying.numbers):
            return event.type, rng.choice(STRIKES)
        if killed and event.type in ("air_strike", "shelling", "bombing", "attack") and rng.random() < p.vague_type:
            pattern = rng.choice(VAGUE)
            return ("casualties" if "<killed>" in pattern else "attack"), pattern
        if event.type in UNKNOWN_HAND and (killed or event.type == "abduction") and rng.random() < p.actor_left_out:
            return event.type, rng.choice(UNKNOWN_HAND[event.type])
        return event.type, rng.choice(TELLINGS[event.type])

    def _values(self, saying: Saying, place_told: bool) -> dict[str, Line | str]:
        event = saying.event
        day, where = self.day(saying.on), self._where(saying.town) if place_told else Line("")
        numbers = {n.of: n for n in saying.numbers}
        counted = numbers.get("killed") or numbers.get("abducted") or numbers.get("detained")
        foe = self.force(saying.foe) if saying.foe else Line("")
        return {
            "actor": self.force(saying.force),
            "air": self.force(saying.force, air=True),
            "foe": Line(foe.text, tuple(replace(m, role="target") for m in foe.marks)),
            "target": self._target(saying),
            "town": marked(saying.town.word, "place", saying.town.place),
            "where": where,
            "day": fill(" {day}", {"day": day}) if day.text else day,
            "n": _number(counted),
            "who": _who(counted),
            "m": _number(numbers.get("injured")),
            "day_first": fill("{day}, ", {"day": day}) if day.text else day,
            "s": _number(numbers.get("strikes")),
            "noun": NOUNS.get(event.type, "attack"),
        }

    def _where(self, town: Town) -> Line:
        rng, province = self.rng, self.cast.province_of(town)
        area = marked(province.word, "place", province.place) if province else Line("")
        if province and rng.random() < self.parameters.place_only_province:
            return fill(" in {area}", {"area": area})
        if rng.random() < 0.08:
            return fill(" {near}", {"near": marked(f"near {town.word}", "place", near_place(town.place))})
        place = marked(town.word, "place", town.place)
        pattern = rng.choice(WHERE if province else WHERE[:3])
        return fill(pattern, {"place": place, "province": area})

    def _target(self, saying: Saying) -> Line:
        if saying.foe and self.rng.random() < 0.45:
            words, actor_id = self.rng.choice(saying.foe.words)
            noun = self.rng.choice(("{} positions", "{} fighters", "a headquarters of {}", "a convoy of {}"))
            bare = words.removeprefix("the ")
            text = noun.format(bare if noun.startswith("{}") else words)
            return marked(text, "target", actor_id)
        return marked(saying.event.target or "positions", "target", None)

    def _toll(self, numbers: dict[str, Number]) -> Line:
        killed, injured = numbers["killed"], numbers.get("injured")
        use = {"n": _number(killed), "who": _who(killed), "m": _number(injured)}
        both = injured is not None and self.rng.random() < 0.5
        return fill(self.rng.choice(TOLLS_OF_TWO if both else TOLLS), use)

    def _told(self, saying: Saying, line: Line, type_: str, given: tuple[Number, ...]) -> Told:
        spoken = self.speak(line, saying.voice)
        state = ClaimState.REPORTED if saying.voice else ClaimState.ASSERTED
        return Told(spoken, type_, state, self._said(saying, line, given, saying.voice), saying.voice)

    def _second(self, saying: Saying, told: Told, rest: Number) -> Told:
        use = {"m": _number(rest)}
        line = sentence(fill(self.rng.choice(SECOND).replace("{noun}", NOUNS[saying.event.type]), use))
        said = replace(told.said, numbers=(rest,))
        return replace(told, line=line, type=saying.event.type, said=said, follows=True)

    def _deny(self, saying: Saying) -> Told:
        pattern = self.rng.choice(DENIALS.get(saying.event.type, DENIALS["attack"]))
        use = self._values(saying, True) | {
            "speaker": marked(self.rng.choice(saying.voice.words), "speaker", saying.voice)
        }
        line = sentence(fill(pattern, use))
        said = self._said(saying, line, (), saying.voice)
        if not line.of("actor"):
            line = Line(
                line.text,
                (*line.marks, *(replace(m, role="actor", value=saying.voice.actor_id) for m in line.of("speaker"))),
            )
        return Told(line, saying.event.type, ClaimState.DENIED, said, saying.voice)

    def _said(self, saying: Saying, line: Line, given: tuple[Number, ...], voice: Voice | None) -> Said:
        named = {m.value.place_id for m in line.of("place")}
        own_town = saying.town.place.place_id in named
        near = near_place(saying.town.place).place_id in named
        targets = {m.value for m in line.of("target")}
        foe_named = saying.foe is not None and bool(targets & {i for _, i in saying.foe.words})
        return Said(
            event=saying.event.number,
            origin=origin_of(voice, self.outlet, saying.event.town),
            side=voice.side if voice else self.outlet.side,
            kind="event",
            place=saying.town.word if own_town else None,
            near=saying.town.word if near else None,
            on=saying.on if line.of("time") else None,
            force=saying.force.side if line.of("actor") or saying.denied else None,
            foe=saying.foe.side if foe_named and saying.foe else None,
            numbers=given,
            denied=saying.denied,
            as_of=int(saying.again),
            wrong=saying.wrong,
            captures=saying.event.type == "territory_gained",
        )


def near_place(place: Place) -> Place:
    """Return the ground near a place, as `ground` has it."""
    return replace(
        place,
        place_id=f"{place.place_id}#near",
        name=f"near {place.name}",
        radius_m=place.radius_m + NEAR_M,
        precision=Precision.NEAR,
    )


def _number(number: Number | None) -> Line:
    return marked(number.text, "quantity", number) if number else Line("")


def _who(number: Number | None) -> Line:
    if number is None:
        return Line("")
    one = {"people": "person"}.get(number.who, number.who.removesuffix("s"))
    return marked(one if number.text == "one" else number.who, "counted", number)
