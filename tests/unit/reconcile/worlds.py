"""Small made-up weeks of war with known truth: incidents, who tells them, in whose words, and what is copied.

Everything follows from the seed. Towns stand on a grid, so that distances are known; figures are told exactly, rounded,
or with an open end; publishers have families; some reports are reprints under another name.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.factories import (
    digest,
    make_actor,
    make_affiliation,
    make_document,
    make_duplicate_link,
    make_moment,
    make_place,
    make_published,
)
from weekreview.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimState,
    Document,
    DuplicateLink,
    Mention,
    Place,
    PlaceMention,
    Quantity,
    Scope,
    Speaker,
    span_of,
)

FIRST = date(2031, 3, 3)
LAST = date(2031, 3, 9)
SYLLABLES = ("ba", "dor", "kel", "min", "ra", "shu", "tar", "vel", "zan", "qo", "lir", "hem")
TYPES = {
    "air_strike": ("remote", ("Aircraft of the {actor} struck {target} in {place} on {day}, killing {n} {who}",
                              "An air raid by the {actor} on {target} in {place} killed {n} {who} on {day}")),
    "shelling": ("remote", ("The {actor} shelled {target} in {place} on {day} and {n} {who} were killed",
                            "Artillery of the {actor} hit {target} in {place}; {n} {who} died on {day}")),
    "bombing": ("remote", ("A bomb laid by the {actor} at {target} in {place} killed {n} {who} on {day}",
                           "{n} {who} died when a device of the {actor} blew up at {target} in {place} on {day}")),
    "attack": ("battle", ("Men of the {actor} stormed {target} in {place} on {day}, leaving {n} {who} dead",
                          "The {actor} raided {target} in {place} on {day}; {n} {who} were killed")),
}  # fmt: skip
TRIGGERS = ("struck", "raid", "shelled", "hit", "bomb", "blew up", "stormed", "raided")
TARGETS = ("a market", "a barracks", "a checkpoint", "a depot", "a school", "a bridge", "a clinic", "a mill")


@dataclass
class Event:
    """One incident of the truth."""

    number: int
    type: str
    place: Place
    on: date
    actor: Actor
    target: str
    killed: int
    who: str


@dataclass
class World:
    """A week, its reports, and the truth."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    links: list[DuplicateLink] = field(default_factory=list)
    registry: dict[str, Actor] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    incident_of: dict[str, int] = field(default_factory=dict)
    """Claim id -> number of its event."""
    origin_of: dict[str, str] = field(default_factory=dict)
    """Claim id -> who first said it."""


def make_towns(count: int, rng: random.Random) -> list[Place]:
    """Return towns 0.3 degrees apart, in provinces of eight."""
    towns = []
    for n in range(count):
        name = "".join(rng.sample(SYLLABLES, 3)).capitalize() + SYLLABLES[n % 12]
        towns.append(
            make_place(
                name, place_id=f"wr:t{n}", lat=30.0 + 0.3 * (n // 10), lon=40.0 + 0.3 * (n % 10), country="xx",
                province=f"Province {n // 8}",
            )
        )  # fmt: skip
    return towns


def make_registry() -> dict[str, Actor]:
    """Return a state with army and ministry, two armed groups, and a wing of one of them."""
    actors = [
        make_actor("xx", name="Xandria", kind=ActorKind.STATE, country="xx"),
        make_actor("xx.army", name="Xandrian Army", country="xx"),
        make_actor("xx.ministry", name="Xandrian Defence Ministry", kind=ActorKind.MINISTRY, country="xx"),
        make_actor("front", name="Valley Front", kind=ActorKind.REBEL_GROUP),
        make_actor(
            "front.wing", name="Valley Front Wing", kind=ActorKind.MEDIA, affiliations=(make_affiliation("front"),)
        ),
        make_actor("league", name="Hill League", kind=ActorKind.MILITIA),
    ]
    return {a.actor_id: a for a in actors}


def make_world(seed: int, incidents: int = 30, publishers: int = 8, towns: int = 30) -> World:
    """Return a week of `incidents`, each told by one to four of the publishers, a third of the reports reprinted."""
    rng = random.Random(seed)
    world = World(registry=make_registry())
    places = make_towns(towns, rng)
    outlets = [f"Outlet {n}" for n in range(publishers)]
    world.families = {o: f"House {n // 2}" for n, o in enumerate(outlets)}
    taken = set()
    for number in range(incidents):
        event = _make_event(number, places, world, rng)
        key = (event.place.place_id, event.on, event.type)
        if key in taken:  # two of one kind in one town on one day can't be told apart by anybody
            continue
        taken.add(key)
        world.events.append(event)
        for outlet in sorted(rng.sample(outlets, rng.choice((1, 2, 2, 3, 4)))):
            _report(world, event, outlet, rng)
    return world


def _make_event(number: int, places: list[Place], world: World, rng: random.Random) -> Event:
    armed = [world.registry[a] for a in ("xx.army", "front", "league")]
    return Event(
        number=number,
        type=rng.choice(sorted(TYPES)),
        place=rng.choice(places),
        on=FIRST + timedelta(days=rng.randrange(7)),
        actor=rng.choice(armed),
        target=rng.choice(TARGETS),
        killed=rng.choice((1, 2, 3, 4, 5, 7, 9, 12, 17, 23, 38, 61)),
        who=rng.choice(("civilians", "fighters", "people")),
    )


def _report(world: World, event: Event, outlet: str, rng: random.Random) -> None:
    words, low, high = _tell_number(event.killed, rng)
    speaker = rng.choice((None, None, "the Xandrian Defence Ministry", "medics in the town"))
    template = rng.choice(TYPES[event.type][1])
    line = template.format(
        actor=event.actor.name, target=event.target, place=event.place.name, day=f"{event.on:%B %d}".replace(" 0", " "),
        n=words, who=event.who,
    )  # fmt: skip
    line = f"{line}{_colour(rng)}, {speaker} said." if speaker else f"{line}{_colour(rng)}."
    published = event.on + timedelta(days=rng.randrange(3))
    document, claim = _record(world, event, outlet, line, published, (words, low, high, speaker))
    origin = {None: f"publisher:{world.families[outlet].lower()}", "the Xandrian Defence Ministry": "actor:xx.ministry"}
    world.origin_of[claim.claim_id] = origin.get(speaker, f"speaker:medics in the town@{event.place.place_id}")
    if rng.random() < 0.33:
        other = rng.choice([o for o in world.families if o != outlet])
        copy, copied = _record(
            world, event, other, line, published + timedelta(days=1), (words, low, high, speaker), "copy"
        )
        world.origin_of[copied.claim_id] = world.origin_of[claim.claim_id]
        world.links.append(make_duplicate_link(copy.document_id, document.document_id))


def _colour(rng: random.Random) -> str:
    """Return words that no other reporter chose: two who write for themselves do not write the same sentence."""
    return f" as {' '.join(''.join(rng.sample(SYLLABLES, 3)) for _ in range(4))}"


def _tell_number(n: int, rng: random.Random) -> tuple[str, int, int | None]:
    how = rng.choice(("exact", "exact", "least", "about"))
    if how == "least":
        return f"at least {n}", n, None
    if how == "about" and n >= 10:
        rounded = round(n, -1)
        return f"about {rounded}", round(rounded * 0.85), round(rounded * 1.15)
    return str(n), n, n


def _record(
    world: World, event: Event, outlet: str, line: str, published: date, told: tuple, name: str = "own"
) -> tuple[Document, Claim]:
    words, low, high, speaker = told
    document = make_document(
        line, publisher=outlet, name=f"{event.number} {name}",
        published=make_published(published),
    )  # fmt: skip
    trigger = next(t for t in TRIGGERS if t in line)

    def mark(text: str):
        begin = line.index(text)
        return span_of(line, begin, begin + len(text))

    claim = Claim(
        claim_id="c" + digest(document.document_id)[:16],
        document_id=document.document_id,
        type=event.type,
        family=TYPES[event.type][0],
        state=ClaimState.REPORTED if speaker else ClaimState.ASSERTED,
        p=0.8,
        evidence=span_of(line, 0, len(line)),
        trigger=mark(trigger),
        actors=(Mention(mark(event.actor.name), event.actor.actor_id, "the registry's name"),),
        targets=(Mention(mark(event.target)),),
        places=(PlaceMention(mark(event.place.name), event.place, "by name", 0.9),),
        when=make_moment(event.on),
        quantities=(
            Quantity(
                mark(words), "killed", low, high, Scope.INCIDENT, counted=mark(event.who),
                civilian={"civilians": True, "fighters": False}.get(event.who),
            ),
        ),
        speaker=_speaker(speaker),
        publisher=outlet,
        party=speaker == "the Xandrian Defence Ministry" or None,
    )  # fmt: skip
    world.documents.append(document)
    world.claims.append(claim)
    world.incident_of[claim.claim_id] = event.number
    return document, claim


def _speaker(words: str | None) -> Speaker | None:
    if words is None:
        return None
    return Speaker(words, actor_id="xx.ministry" if "Ministry" in words else None)


def b_cubed(found: dict[str, object], truth: dict[str, object]) -> float:
    """Return the B-cubed F1 of two groupings of the same ids. Source: Bagga and Baldwin (1998)."""

    def sizes(groups: dict[str, object]) -> dict[object, set[str]]:
        members: dict[object, set[str]] = {}
        for item, group in groups.items():
            members.setdefault(group, set()).add(item)
        return members

    mine, theirs = sizes(found), sizes(truth)
    precision = recall = 0.0
    for item in truth:
        a, b = mine[found[item]], theirs[truth[item]]
        precision += len(a & b) / len(a)
        recall += len(a & b) / len(b)
    return 2 * precision * recall / (precision + recall) / len(truth)
