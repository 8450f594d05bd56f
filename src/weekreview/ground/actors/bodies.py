"""Bodies of a state that a phrase names without the state: "the ministry", "police", "the president", "spy agencies".

Whose they are is told by what stands around them: a body of the kind named before, the place of the event, the country
that the passage is about, or who acts in it. Where these do not agree on one state, nobody is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from weekreview.model import Actor, ActorKind

from ..gazetteer.folding import plain
from ..gazetteer.lands import lands
from .generics import ANYBODYS, AROUND_ORGANS, HARDWARE
from .names import Names
from .parties import STATE_KINDS
from .persons import in_office
from .rulers import land_of_rulers
from .settings import Setting
from .states import organ_id
from .wordings import find_organ, organ_word

SPEAKING = frozenset({"mod", "mfa", "interior", "health", "finance", "justice", "information"})
"""Organs that every state has one of and that speak for it abroad: where an event happens tells little of whose they
are."""

AT_HOME = frozenset({"parliament", "finance", "justice", "central_bank", "election_commission"})
"""Organs that act at home about what happens abroad: who acts in a passage tells more of them than where it is set."""

HOME_WORDS = frozenset("cabinet attorney premier mps mp lawmakers lawmaker senators".split())
"""Words that do the same."""

LESSER = frozenset(
    "provincial municipal tribal regional rival colonial imperial royal rebel parallel electoral international "
    "multinational peacekeeping united religious federal rival allied mixed joint hospital".split()
)
"""Adjectives that make a body another one than the state's."""

_ADJECTIVE = re.compile(r"(?:ent|ant|ive|al|ed|ous|ful|less|ist|able|ible|ic|ing)$")
"""Ends of adjectives."""

PAST = frozenset("former ousted deposed ex late toppled overthrown jailed next future".split())
"""Words beside an office that mean somebody who does not hold it on the day."""

ONE_MANS = frozenset("president minister premier chancellor secretary ambassador governor".split())
"""Words for one who holds an office."""

Answer = tuple[str | None, str, bool]
"""Actor, reason, and whether a name was there that nobody could tell."""


def body_of(phrase: str, names: Names, setting: Setting) -> Answer | None:
    """Return whose body a phrase without a country's name means and why; None where it names no body of a state.

    Args:
        phrase: the mention, without what stands behind its head.
        names: the registry's.
        setting: day, countries in play and who was named before.
    """
    actors, at_war = names.actors, names.at_war
    key = plain(phrase)
    words = [word for word in key.split() if word != "s"]
    organ = find_organ(key)
    telling = set(organ_word(key).split())
    if organ is None or telling & HARDWARE or any(_is_foreign(w) for w in set(words) - telling):
        return None
    if "regime" in words:
        at_war_here = set(setting.passage) & at_war
        if setting.country[0] not in at_war and len(at_war_here) != 1 and not {"military", "ruling"} & set(words):
            return None, "not determined: whose regime is not said", False
        if setting.country[0] not in at_war and len(at_war_here) == 1:
            iso = at_war_here.pop()
            return (
                organ_id(iso, organ),
                f"{phrase!r} in {lands()[iso].name}, the one country at war that is named",
                False,
            )
    if telling <= ANYBODYS and not set(words) & {"regime", "government"} and len(set(setting.passage)) > 1:
        return _men_of(organ, words[-1], actors, setting)
    earlier = next((a for a, _ in setting.before if _is_that(actors[a], organ, words)), None)
    country, how = _owner(organ in AT_HOME or bool(telling & HOME_WORDS), actors, setting)
    ministry = earlier is not None and actors[earlier].kind is ActorKind.MINISTRY
    if earlier and (ministry or country is None or earlier.startswith(f"{country}.") or not setting.here):
        return _held(earlier, words, names, setting, f"taken up from the {actors[earlier].name} named before it")
    if organ in SPEAKING or set(words) & {"ministry", "minister"}:
        country, how = _speaking_state(actors, setting)
    actor = actors.get(organ_id(country, organ)) if country else None
    if actor is None:
        return None, f"not determined: {phrase!r} names no country, and {how}", False
    return _held(actor.actor_id, words, names, setting, f"{phrase!r} in {lands()[country].name}, {how}")


def _is_foreign(word: str) -> bool:
    """Return True for a word that makes a body somebody else's: none that may stand beside it, and no adjective."""
    return word not in AROUND_ORGANS | PAST and (word in LESSER or not _ADJECTIVE.search(word))


def _men_of(organ: str, noun: str, actors: Mapping[str, Actor], setting: Setting) -> Answer:
    """Return whose soldiers are meant in a passage of several states: those of the one whose forces or leaders the
    sentence names.
    """
    acting = beside(actors, setting)
    if len(acting) == 1 and organ_id(min(acting), organ) in actors:
        return organ_id(min(acting), organ), f"{noun!r} of the one state that acts in the sentence", False
    return None, f"not determined: whose {noun} is not said, and the passage names several states", False


def _owner(at_home: bool, actors: Mapping[str, Actor], setting: Setting) -> tuple[str | None, str]:
    """Return the state whose organ is meant, or None, and how that is known."""
    acting = acting_states(actors, setting)
    country, how = setting.country
    if at_home and len(acting) == 1 and acting != {country}:
        return next(iter(acting)), "the one state that acts in the passage"
    if country or setting.here:
        return country, how
    if len(acting) == 1:
        return next(iter(acting)), "the one state that acts in the passage"
    if setting.passage:
        return country, how
    ruled = land_of_rulers([a for a, _ in setting.before], actors, setting.day)
    return ruled, "that of its rulers" if ruled else how


def acting_states(actors: Mapping[str, Actor], setting: Setting) -> set[str]:
    """Return the states that act in a mention's sentence; where none does, in its passage before it."""
    return beside(actors, setting) or _acting((a for a, same in setting.before if same), actors, setting)


def beside(actors: Mapping[str, Actor], setting: Setting) -> set[str]:
    """Return the states that act in a mention's sentence: before it, and only where none does so behind it."""
    return next((found for part in setting.beside if (found := _acting(part, actors, setting))), set())


def _acting(named: Iterable[str], actors: Mapping[str, Actor], setting: Setting) -> set[str]:
    """Return the states whose organs, or office-holders of the day, are among the actors named."""
    found = set()
    for actor_id in named:
        actor = actors[actor_id]
        if actor.kind in STATE_KINDS:
            found |= _lands_of(actor)
        elif actor.kind is ActorKind.PERSON and in_office(actor, setting.day):
            offices = (actors[t.actor_id] for t in actor.affiliations if t.relation == "part_of")
            found |= {iso for office in offices if office.kind in STATE_KINDS for iso in _lands_of(office)}
    return found


def _lands_of(body: Actor) -> set[str]:
    """Return the country of a state's body; of one written without, that in which it acts, where it is one."""
    return {body.country} if body.country else set(body.theatres) if len(body.theatres) == 1 else set()


def _held(actor_id: str, words: list[str], names: Names, setting: Setting, why: str) -> Answer:
    """Return an organ, or for "the president" the one who is it on the day."""
    if set(words) & PAST and words[-1] in ONE_MANS:
        return None, "not determined: somebody who does not hold the office on the day", False
    if words[-1] != "president" or "vice" in words or not actor_id.endswith(".president"):
        return actor_id, why, False
    holder = names.offices.holder(actor_id, setting.day)
    return (holder, f"{names.actors[holder].name} holds the office; {why}", False) if holder else (actor_id, why, False)


def _speaking_state(actors: Mapping[str, Actor], setting: Setting) -> tuple[str | None, str]:
    """Return the country whose ministry is called by its bare name, or None, and why.

    The publisher's; else that of the states that act in the report before it, if it is one; where none acts, the
    country in play, unless it is only a place beside other countries.
    """
    if setting.publisher:
        return setting.publisher, "the publisher's country"
    near = beside(actors, setting)
    if len(near) == 1:
        return near.pop(), "the one state that acts in the sentence"
    acting = {a.country for a in (actors[i] for i, _ in setting.before) if a.kind in STATE_KINDS and a.country}
    if len(acting) == 1:
        return acting.pop(), "the one state that acts in the report before it"
    if acting:
        return None, f"{len(acting)} states act in the report before it"
    country, how = setting.country
    if country in (setting.main, None) or set(setting.passage) <= {country}:
        return country, how
    return None, f"{how} is only a place beside other countries"


def _is_that(actor: Actor, organ: str, words: list[str]) -> bool:
    """Return True where an actor named before is such an organ; a bare "ministry" or "minister" takes up any
    ministry."""
    if words[-1] in ("ministry", "minister") and organ == "government":
        return actor.kind is ActorKind.MINISTRY
    return actor.actor_id == organ_id(actor.country, organ)
