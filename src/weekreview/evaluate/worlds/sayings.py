"""Sayings: what each voice makes of an event, with its errors, its rounding, and the lies of the sides."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from weekreview.read.quantities import parse_quantity

from .casts import Cast, Force, Outlet, Town, Voice
from .events import Event, Toll, War
from .parameters import Parameters

SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Number:
    """One figure as it is said."""

    of: str
    """What is counted."""
    who: str
    """The noun."""
    text: str
    """The words."""
    low: float
    """Least value, by the reader's table."""
    high: float | None
    """Greatest; None = open."""
    value: int
    """The value that the voice believes, or wants believed."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One voice's version of one event, as of one day."""

    event: Event
    """The event."""
    voice: Voice | None
    """Who says it; None = the outlet itself."""
    town: Town
    """Where, as said."""
    on: date
    """When, as said."""
    force: Force
    """By whom, as said."""
    foe: Force | None
    """Against whom, as said."""
    numbers: tuple[Number, ...] = ()
    """How many, as said."""
    denied: bool = False
    """True where it is said not to have happened."""
    again: bool = False
    """True where it gives a toll anew that has risen."""
    wrong: frozenset[str] = field(default=frozenset())
    """What of it is not so: count, day, place, actor, target, victims."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A saying on its way into one outlet's pages."""

    saying: Saying
    """What is said."""
    outlet: Outlet
    """Who prints it."""
    on: date
    """When."""


def make_sayings(war: War, cast: Cast, parameters: Parameters, rng: random.Random) -> list[Printing]:
    """Return everything that is said of the events, and where it is printed."""
    found: list[Printing] = []
    for event in war.events:
        for voice in _voices(event, cast, parameters, rng):
            outlets = rng.sample(cast.outlets, _count(parameters.outlets_per_saying, rng))
            outlets = [o for o in outlets if _prints(o, voice)] or [_own_outlet(voice, cast, rng)]
            found += _print(_first_saying(event, voice, cast, parameters, rng), outlets, parameters, rng)
        for outlet in cast.outlets:
            if not event.made_up and outlet.side is None and rng.random() < parameters.correspondent_speaks:
                found += _print(_first_saying(event, None, cast, parameters, rng), [outlet], parameters, rng)
    return found


def _voices(event: Event, cast: Cast, parameters: Parameters, rng: random.Random) -> list[Voice]:
    sides = {event.force.side, event.foe.side if event.foe else None} - {None}
    share = {"monitor": parameters.monitor_speaks, "local": parameters.local_speaks}
    found: list[Voice] = []
    for side in sorted(sides):
        speakers = [v for v in cast.voices if v.side == side]
        speaks = parameters.party_speaks if not event.made_up or side == event.force.side else parameters.denies_loss
        if speakers and (rng.random() < speaks or (event.made_up and side == event.force.side)):
            found.append(rng.choice(speakers))
    if event.made_up:
        return found
    return found + [v for v in cast.voices if v.kind in share and rng.random() < share[v.kind]]


def _prints(outlet: Outlet, voice: Voice) -> bool:
    """Return False for a side's outlet and the words of others: it prints its own and those of people it can use."""
    return outlet.side is None or voice.side == outlet.side


def _own_outlet(voice: Voice, cast: Cast, rng: random.Random) -> Outlet:
    return rng.choice([o for o in cast.outlets if o.side is None])


def _count(mean: float, rng: random.Random) -> int:
    """Return a number of that mean, at least 1."""
    return 1 + sum(rng.random() < (mean - 1) / 2 for _ in range(2))


def _print(sayings: list[Saying], outlets: list[Outlet], parameters: Parameters, rng: random.Random) -> list[Printing]:
    found = []
    for saying in sayings:
        for outlet in outlets:
            least = 2 if saying.again else 0
            delay = least + rng.randint(0, parameters.longest_delay_days)
            found.append(Printing(saying, outlet, max(saying.event.on, saying.on) + timedelta(days=delay)))
    return found


def _first_saying(
    event: Event, voice: Voice | None, cast: Cast, parameters: Parameters, rng: random.Random
) -> list[Saying]:
    """Return what the voice says of it at first, and anew where the toll has risen."""
    side = voice.side if voice else None
    wrong: set[str] = set()
    force, foe, town, on = event.force, event.foe, event.town, event.on
    hurts = any(t.who in ("civilians", "people") and t.of in ("killed", "injured") for t in event.tolls)
    did_it, suffered = side == event.force.side, event.foe is not None and side == event.foe.side
    denied = did_it and hurts and not event.made_up and rng.random() < parameters.party_denies
    denied = denied or (suffered and event.type == "territory_gained" and rng.random() < parameters.denies_loss)
    denied = denied or (suffered and event.made_up)
    if not denied and side and did_it and hurts and rng.random() < parameters.party_blames_other:
        others = [f for f in cast.forces if event.foe and f.key != force.key and f.side not in (side, event.foe.side)]
        others = [f for f in others if not (event.type == "air_strike" and not f.air)]
        if others:
            force = rng.choice(others)
            wrong.add("actor")
    if not denied and did_it and event.type == "air_strike" and foe and foe.key != "isil" and rng.random() < 0.3:
        foe = cast.by_force["isil"]
        wrong.add("target")
    if rng.random() < parameters.wrong_day:
        on += timedelta(days=rng.choice((-1, 1)))
        wrong.add("day")
    if rng.random() < parameters.wrong_place and (near := cast.neighbours(town)) and event.type != "territory_gained":
        town = rng.choice(near)
        wrong.add("place")
    tells = _Teller(event, side, parameters, rng)
    numbers = () if denied else tells.numbers(0, wrong)
    first = Saying(event, voice, town, on, force, foe, numbers, denied, False, frozenset(wrong))
    if denied or not any(len(t.steps) > 1 for t in event.tolls) or rng.random() >= parameters.rising_told_again:
        return [first]
    later = Saying(event, voice, town, on, force, foe, tells.numbers(9, wrong), False, True, frozenset(wrong))
    return [first, later]


@dataclass
class _Teller:
    """One voice counting one event."""

    event: Event
    side: str | None
    parameters: Parameters
    rng: random.Random

    def numbers(self, days: int, wrong: set[str]) -> tuple[Number, ...]:
        """Return the figures as of some days after; what is not so is added to `wrong`."""
        return tuple(self._number(toll, days, wrong) for toll in self.event.tolls)

    def _number(self, toll: Toll, days: int, wrong: set[str]) -> Number:
        value, who = toll.after(days), toll.who
        p, rng, event = self.parameters, self.rng, self.event
        people = toll.of in ("killed", "injured")
        did_it = self.side is not None and self.side == event.force.side
        if people and did_it and who == "fighters" and rng.random() < p.party_inflates:
            value = max(value + 1, round(value * rng.uniform(1.5, 3)))
            wrong.add("count")
        elif did_it and toll.of == "killed" and who == "civilians" and rng.random() < p.party_names_fighters:
            who = "fighters"
            wrong.add("victims")
        elif self.side is None and value > 2 and rng.random() < p.monitor_counts_wrong:
            value = max(1, round(value * rng.choice((0.5, 0.7, 1.4, 1.8))))
            wrong.add("count")
        text = word_number(value, p, rng)
        bounds = parse_quantity(text)
        return Number(toll.of, who, text, float(bounds.low), bounds.high, value)


def word_number(value: int, parameters: Parameters, rng: random.Random) -> str:
    """Return the value in words, plain or hedged."""
    draw = rng.random()
    if value >= 24 and draw < parameters.dozens:
        return "dozens of"
    if value >= 20 and draw < parameters.rounded:
        return f"about {round(value, -1)}"
    if value >= 3 and draw < parameters.rounded + parameters.at_least:
        least = value if rng.random() < 0.6 else value - 1
        return f"at least {plain(least)}"
    return plain(value)


def plain(value: int) -> str:
    """Return a number as papers write it: in letters up to twelve."""
    return SMALL[value] if value < len(SMALL) else f"{value:,}"
