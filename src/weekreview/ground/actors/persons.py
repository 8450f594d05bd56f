"""Persons as mentions: by surname, in office or out of it, taken up, and by the office that they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from weekreview.model import Actor, ActorKind

from ..gazetteer.folding import plain
from .settings import Setting

NAME = re.compile(r"^(?:al-|el-|de |van |von )?[^\W\d_][\w’'.-]*(?: [A-Z][\w’'.-]*)?$")
"""A bare surname, of one word or two."""


FRESH = timedelta(days=366)
"""How long after leaving office a surname alone still means its holder where nothing speaks against it. Convention."""


def in_office(actor: Actor, day: date | None) -> bool:
    """Return True for a person who holds an office on the day, or of whom no office is recorded."""
    ties = [t for t in actor.affiliations if t.relation == "part_of"]
    return not ties or any(day is None or (t.begins_on or date.min) <= day <= (t.ends_on or date.max) for t in ties)


def was_in_office(actor: Actor, actors: Mapping[str, Actor], setting: Setting) -> bool:
    """Return True for a person who has held office before the day and whose country is in play; where no country is,
    for one who left it within `FRESH`.
    """
    if not setting.countries:
        return any(t.ends_on and t.ends_on <= setting.day <= t.ends_on + FRESH for t in actor.affiliations)
    held = [t for t in actor.affiliations if t.relation == "part_of" and (t.begins_on or date.max) <= setting.day]
    lands = {c for t in held for c in (actors[t.actor_id].country, *actors[t.actor_id].theatres) if c}
    return bool(lands & set(setting.countries))


def taken_up(surname: str, actors: Mapping[str, Actor], setting: Setting) -> str | None:
    """Return the one person named before the mention whose name ends in this surname; None where there is none, or
    more than one.
    """
    if not NAME.match(surname) or not any(c.isupper() for c in surname):
        return None
    key = re.sub(r"^(?:al|el) ", "", plain(surname))
    found = {
        actor_id
        for actor_id, _ in setting.before
        if actors[actor_id].kind is ActorKind.PERSON
        and any(re.sub(r"\b(?:al|el) ", "", plain(name)).endswith(f" {key}") for name in _names(actors[actor_id]))
    }
    return found.pop() if len(found) == 1 else None


_RELATIVE = re.compile(
    r"['’]s? (?:\w+ )*(?:son|daughter|brother|sister|wife|widow|father|mother|nephew|cousin),? "
    r"(?P<first>[A-Z][\w’'-]+)$"
)


def relative_named(phrase: str, end: int, person: Actor) -> tuple[str, ...]:
    """Return the full names that a phrase may give to a relative of a person named in it up to `end` ("Gaddafi's son
    Khamis"); empty where it gives none."""
    match = _RELATIVE.match(phrase[end:])
    if not match:
        return ()
    return tuple(dict.fromkeys(f"{match['first']} {name.split()[-1]}" for name in _names(person)))


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(name.text for name in actor.names))


_TITLED = re.compile(
    r"\b(?:President|Premier|Minister|Chancellor|Secretary|Ambassador|Senator|Speaker|General|Admiral|Governor|PM) "
    r"(?P<name>[A-Z][\w’'-]+)$"
)


class Offices:
    """Who holds which office, and when."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Index the persons of a registry by the offices that their dated ties name."""
        self._held: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self._led: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self._surnamed: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        for actor in actors.values():
            for tie in actor.affiliations:
                if actor.kind is not ActorKind.PERSON and tie.relation == "controlled_by":
                    led = (tie.begins_on or date.min, tie.ends_on or date.max, actor.actor_id)
                    self._led[tie.actor_id].append(led)
                if actor.kind is ActorKind.PERSON and tie.relation == "part_of" and tie.begins_on:
                    term = (tie.begins_on, tie.ends_on or date.max, actor.actor_id)
                    self._held[tie.actor_id].append(term)
                    self._surnamed[plain(actor.name.split()[-1])].append(term)

    def holder(self, office: str, day: date | None) -> str | None:
        """Return the one person who holds an office on the day; None without a day, and where none or several do.

        Spokesmen and advisers may be written down under an office, and two hold it in a day of change: where several
        are, nobody is given.
        """
        return self._one(self._held.get(office, ()), day)

    def led_by(self, person: str, day: date | None) -> str | None:
        """Return the one body that a person commands on the day, without a day on any; None for none or several."""
        led = {who for begins_on, ends_on, who in self._led.get(person, ()) if not day or begins_on <= day <= ends_on}
        return led.pop() if len(led) == 1 else None

    def titled(self, phrase: str, day: date | None) -> str | None:
        """Return the one person of the surname behind a title who holds an office on the day ("Prime Minister
        Shafik")."""
        match = _TITLED.search(phrase)
        return self._one(self._surnamed.get(plain(match["name"]), ()), day) if match else None

    def _one(self, terms: Iterable[tuple[date, date, str]], day: date | None) -> str | None:
        found = {who for begins_on, ends_on, who in terms if day and begins_on <= day <= ends_on}
        return found.pop() if len(found) == 1 else None
