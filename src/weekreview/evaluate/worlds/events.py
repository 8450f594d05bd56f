"""What happens in a made-up week: the truth that everybody then tells of, each in their own way."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from .casts import Cast, Force, Town
from .parameters import Parameters

FIRST_DAYS = (date(2015, 11, 2), date(2016, 1, 4), date(2016, 2, 15), date(2016, 4, 11), date(2016, 6, 20))
"""Mondays on which weeks begin; years in which the registry's ties of this cast hold."""
OBJECTS = (
    "a market",
    "a depot",
    "a checkpoint",
    "a school",
    "a bridge",
    "a clinic",
    "a headquarters",
    "a bakery",
    "a convoy",
    "a training camp",
    "a field hospital",
    "a power station",
)
SIZES = (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 17, 19, 23, 28, 34, 41, 57, 83)
"""Tolls are drawn from these: small ones are common, as in any week."""
MIX = (
    ("air_strike", 34),
    ("shelling", 18),
    ("bombing", 9),
    ("suicide_bombing", 6),
    ("armed_clash", 15),
    ("attack", 9),
    ("abduction", 4),
    ("arrest", 5),
)
"""Type -> how often."""


@dataclass(frozen=True, slots=True)
class Toll:
    """One true figure of an event, day by day."""

    of: str
    """killed, injured, detained, abducted, strikes, destroyed."""
    who: str
    """The noun that is counted."""
    steps: tuple[tuple[int, int], ...]
    """(days after the event, value known by then), rising; the last is the truth."""

    def after(self, days: int) -> int:
        """Return the value that is known so many days after."""
        return [value for day, value in self.steps if day <= max(days, 0)][-1]

    @property
    def final(self) -> int:
        """Return the truth."""
        return self.steps[-1][1]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    number: int
    """Its name."""
    type: str
    """Type of `read.labels`."""
    town: Town
    """Where."""
    on: date
    """When."""
    force: Force
    """Who did it."""
    foe: Force | None
    """Against whom; None = nobody's men."""
    target: str
    """What was struck, in words; empty = no thing."""
    tolls: tuple[Toll, ...] = ()
    """What it came to."""
    made_up: bool = False
    """True where it did not happen, and is only claimed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One true condition of one town."""

    town: Town
    """Where."""
    track: str
    """hold, siege, ceasefire or contest."""
    forces: tuple[str, ...]
    """Keys of who holds, besieges, or takes part."""
    from_on: date
    """First day."""
    to_on: date | None
    """The day on which it no longer is; None = goes on."""


@dataclass
class War:
    """The whole truth of a week."""

    first_on: date
    """First day."""
    last_on: date
    """Last day."""
    events: list[Event] = field(default_factory=list)
    """All events, by number."""
    stretches: list[Stretch] = field(default_factory=list)
    """All conditions."""


def make_war(cast: Cast, parameters: Parameters, rng: random.Random) -> War:
    """Return a week of events in which no two of one kind, by one force, fall on one town and day."""
    first = rng.choice(FIRST_DAYS)
    war = War(first, first + timedelta(days=parameters.days - 1))
    _change_hands(war, cast, parameters, rng)
    _stand(war, cast, parameters, rng)
    wanted, taken = rng.randint(parameters.events_low, parameters.events_high), set()
    for _ in range(wanted * 3):
        if len(war.events) >= wanted:
            break
        event = _event(len(war.events), war, cast, parameters, rng)
        if event is not None and (key := (event.type, event.town.word, event.on)) not in taken:
            taken.add(key)
            war.events.append(event)
    return war


def holder_of(war: War, town: Town, on: date) -> str:
    """Return the key of the force that holds the town on that day."""
    for stretch in war.stretches:
        here = stretch.track == "hold" and stretch.town.word == town.word and stretch.from_on <= on
        if here and (stretch.to_on is None or on < stretch.to_on):
            return stretch.forces[0]
    return town.holder


def _change_hands(war: War, cast: Cast, parameters: Parameters, rng: random.Random) -> None:
    """Let some towns be taken, and some captures be made up; every town has its holds."""
    towns = rng.sample(cast.towns, len(cast.towns))
    captured: set[str] = set()
    for town in towns:
        holder = cast.by_force[town.holder]
        attackers = [f for f in cast.forces if town.holder in f.enemies and f.key not in ("ru.air_force", "cjtf_oir")]
        attackers = [f for f in attackers if f.side != holder.side and _fights_in(f, town)]
        if len(captured) >= parameters.captures_per_week or not attackers:
            continue
        captured.add(town.word)
        attacker, on = rng.choice(attackers), war.first_on + timedelta(days=rng.randrange(parameters.days - 1))
        made_up = rng.random() < parameters.false_capture
        war.events.append(
            Event(
                len(war.events),
                "territory_gained",
                town,
                on,
                attacker,
                holder,
                "",
                _tolls(rng, parameters, "fighters"),
                made_up,
            )
        )
        before = war.first_on - timedelta(days=60)
        if made_up:
            war.stretches.append(Stretch(town, "hold", (holder.key,), before, None))
        else:
            war.stretches.append(Stretch(town, "hold", (holder.key,), before, on))
            war.stretches.append(Stretch(town, "hold", (attacker.key,), on, None))
    for town in towns:
        if town.word not in captured:
            war.stretches.append(Stretch(town, "hold", (town.holder,), war.first_on - timedelta(days=60), None))


def _stand(war: War, cast: Cast, parameters: Parameters, rng: random.Random) -> None:
    """Let sieges, truces and fights for towns begin, and half of the first two end, each in a quiet town."""
    moved = {e.town.word for e in war.events}
    towns = [t for t in cast.towns if t.word not in moved]
    rng.shuffle(towns)
    wanted = {
        "siege": parameters.sieges_per_week,
        "ceasefire": parameters.truces_per_week,
        "contest": parameters.fights_per_week,
    }
    for track, count in wanted.items():
        for _ in range(count):
            town = towns.pop()
            foes = [f for f in cast.forces if town.holder in f.enemies and f.key not in ("ru.air_force", "cjtf_oir")]
            foes = [f for f in foes if _fights_in(f, town)]
            if not foes:
                continue
            start = war.first_on + timedelta(days=rng.randrange(parameters.days - 2))
            ends = track != "contest" and rng.random() < 0.5
            end = min(start + timedelta(days=rng.randint(1, 3)), war.last_on) if ends else None
            foe = rng.choice(foes)
            forces = (foe.key,) if track == "siege" else tuple(sorted((foe.key, town.holder)))
            war.stretches.append(Stretch(town, track, forces, start, end))


def _fights_in(force: Force, town: Town) -> bool:
    if force.key == "isil":
        return True
    return (force.key == "iq.army") == (town.place.country == "iq")


def _event(number: int, war: War, cast: Cast, parameters: Parameters, rng: random.Random) -> Event | None:
    type_ = rng.choices([t for t, _ in MIX], [w for _, w in MIX])[0]
    town = rng.choice((*cast.towns, *cast.extra_towns))
    on = war.first_on + timedelta(days=rng.randrange(parameters.days))
    holder = cast.by_force[holder_of(war, town, on)]
    against = [f for f in cast.forces if holder.key in f.enemies and f.side != holder.side]
    if type_ in ("abduction", "arrest"):
        return Event(number, type_, town, on, holder, None, "", (_toll(rng, parameters, _SEIZED[type_], "people"),))
    if type_ == "air_strike":
        against = [f for f in against if f.air and (_fights_in(f, town) or f.key in ("ru.air_force", "cjtf_oir"))]
    else:
        against = [f for f in against if f.key not in ("ru.air_force", "cjtf_oir") and _fights_in(f, town)]
    if type_ in ("bombing", "suicide_bombing"):
        against = [f for f in against if f.key in ("isil", "nusra")]
    if not against:
        return None
    who = rng.choice(("civilians", "fighters", "people")) if type_ != "armed_clash" else "fighters"
    target = rng.choice(OBJECTS) if type_ != "armed_clash" else ""
    force = rng.choice(against)
    tolls = _tolls(rng, parameters, who)
    if type_ == "air_strike" and rng.random() < 0.25:
        tolls = (*tolls, _toll(rng, replace(parameters, rising_share=0.0), "strikes", "strikes", rng.randint(2, 9)))
    return Event(number, type_, town, on, force, holder, target, tolls)


_SEIZED = {"abduction": "abducted", "arrest": "detained"}


def _tolls(rng: random.Random, parameters: Parameters, who: str) -> tuple[Toll, ...]:
    killed = _toll(rng, parameters, "killed", who)
    if rng.random() < 0.5:
        return (killed,)
    return (killed, _toll(rng, parameters, "injured", "people", killed.final + rng.randint(0, 20)))


def _toll(rng: random.Random, parameters: Parameters, of: str, who: str, final: int | None = None) -> Toll:
    final = final or rng.choice(SIZES)
    if final < 5 or rng.random() >= parameters.rising_share:
        return Toll(of, who, ((0, final),))
    first = max(1, round(final * rng.uniform(0.4, 0.75)))
    return Toll(of, who, ((0, first), (rng.randint(1, 2), final)))
