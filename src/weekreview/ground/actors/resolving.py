"""Who is meant by a mention, on its day and in its passage. A guess is never dressed as a fact: no actor, with the
reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from weekreview.model import Actor, ActorKind, ActorName

from ..gazetteer.folding import plain
from ..gazetteer.lands import lands
from .generics import (
    ANYBODYS,
    AROUND_ORGANS,
    CAMPAIGNERS,
    FOE,
    FOLLOWERS,
    GROUP,
    HARDWARE,
    PEOPLE,
    PRONOUNS,
    generic_id,
    is_ours,
    trimmed,
)
from .names import Names, holds_by, is_anothers, is_of_somebody, is_surname, is_within_a_name
from .parties import STATE_KINDS, bound_to
from .rulers import LEADERS, land_of_rulers, ruler_of
from .settings import Setting
from .wordings import WORD, country_in, find_organ, organ_word

NON_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP})
"""Kinds that "the group" takes up."""

UNARMED = frozenset({ActorKind.NGO})
"""Kinds that "the rights group" takes up."""

ALLIANCES = frozenset({ActorKind.COALITION, ActorKind.INTERNATIONAL_ORGANISATION})
"""Kinds that "the alliance" takes up."""

MINISTRIES = frozenset({"mod", "mfa", "interior", "health"})
"""Organs that every state has one of and that speak for it abroad: where an event happens tells little of whose they
are."""

_BACKED = re.compile(
    r"\b[\w.’']+(?:-[\w.’']+)?-(?:backed|led|allied|aligned|supported|supplied|held|controlled|occupied|based|run|"
    r"funded|trained|made|"
    r"affiliated|linked|dominated|owned|sponsored|appointed)\b\s*|\b(?:pro|anti|ex|non(?!-combatant))-[\w’']+\s*",
    re.I,
)
_BEHIND = re.compile(
    r"(?:\s(?:in|at|near|from|outside|around|inside)\s(?:the\s)?(?=[A-Z])|,\s(?=[A-Z])|\s(?:named|called|identified|known|who)\s).*$"
)
"""What stands behind the head of a phrase: a place, a name beside it, what the person is called."""
_PLACED = re.compile(r"\s(?:in|at|near|from|outside|around|inside)\s(?:the\s)?(?:\w+ern\s)?(?=[A-Z]).*$")
"""Where the men of a phrase are or come from."""
_JOINED = re.compile(r"\s(?:and|or|&)\s|,\s|/")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is meant, or why nobody is."""

    actor_id: str | None
    """The actor; None where not determined."""
    reason: str
    """Why."""
    named: bool = False
    """True where a name was there that the registry does not know or can't tell apart: worth a refusal."""


class Resolver:
    """Resolves mentions against one registry."""

    def __init__(self, actors: Mapping[str, Actor], names: Names) -> None:
        """Take the registry and its names."""
        self.actors = actors
        self.names = names
        fronts = Counter(c for a in actors.values() if a.kind in NON_STATE for c in a.theatres)
        self._at_war = {country for country, groups in fronts.items() if groups > 1}

    def resolve(self, text: str, setting: Setting) -> Resolved:
        """Return whom `text` means."""
        phrase = trimmed(text)
        if not phrase:
            return Resolved(None, "not determined: the words name nobody")
        if phrase.lower() in PRONOUNS and not (phrase.isupper() and len(phrase) > 1):
            return Resolved(None, "not determined: a pronoun; whom it takes up is not decided")
        named = self.names.named(text) or self.names.named(phrase)
        # a name with capitals keeps its place: "al-Qaeda in X" is another group
        if not named and (phrase[0].islower() or phrase.startswith("Pro-")):
            named = self.names.named(_PLACED.sub("", phrase))
        exact = self._pick(named, setting, phrase)
        if exact:
            return exact
        if is_ours(text):
            return self._ours(phrase, setting)
        bare = _BACKED.sub("", phrase).strip()
        for step in (self._named_within, self._of_a_state, self._by_context, self._generic):
            found = step(bare, setting)
            if found:
                return found
        capital = any(word[0].isupper() for word in WORD.findall(bare)[0:])
        return Resolved(None, f"not determined: the registry has no actor called {text!r}", capital)

    def _pick(self, pairs: tuple[tuple[str, ActorName], ...], setting: Setting, said: str) -> Resolved | None:
        """Return the bearer of a name on the day, where just one fits."""
        pairs = tuple(p for p in pairs if self._in_play(*p, setting))
        if not pairs:
            return None
        known = [(a, n) for a, n in pairs if holds_by(n, self.actors[a], setting.day)]
        if not known:
            actor, name = self.actors[pairs[0][0]], pairs[0][1]
            since = name.begins_on or actor.begins_on
            return Resolved(None, f"not determined: {said!r} was not a name of {actor.name} before {since}", True)
        fitting = [pair for pair in known if self._fits(*pair, setting)]
        if not fitting:
            return Resolved(
                None,
                f"not determined: {said!r} names {self._list(known)}, but nothing in the passage points there",
                True,
            )
        ids = self._narrowed(fitting, setting)
        if len(ids) > 1:
            return Resolved(None, f"not determined: {said!r} can be {self._list([(i, None) for i in ids])}", True)
        return Resolved(ids[0], self._why(ids[0], fitting, setting))

    def _in_play(self, actor_id: str, name: ActorName, setting: Setting) -> bool:
        """Return False for words that are anybody's ("rebels") outside the war and days in which they are its."""
        if generic_id(name.text.split()) is None or not name.text.islower():
            return True
        theatres = set(self.actors[actor_id].theatres)
        return setting.day is not None and name.used_on(setting.day) and bool(theatres & set(setting.countries))

    def _fits(self, actor_id: str, name: ActorName, setting: Setting) -> bool:
        """Return True where a name may be taken as it stands; common words and bare surnames need the passage's
        support."""
        actor = self.actors[actor_id]
        common = name.text[0].islower() and not name.text.startswith(("al-", "pro-"))
        if common and actor.theatres:
            return bool(set(actor.theatres) & set(setting.countries))
        if actor.kind is ActorKind.PERSON and is_surname(name.text) and name.text != actor.name:
            known = self._in_office(actor, setting.day) or actor_id in {a for a, _ in setting.before}
            return known or self._was_in_office(actor, setting)
        return True

    def _was_in_office(self, actor: Actor, setting: Setting) -> bool:
        """Return True where a person has held office before the day and its country is in play."""
        held = [t for t in actor.affiliations if t.relation == "part_of" and (t.begins_on or date.max) <= setting.day]
        lands = {c for t in held for c in (self.actors[t.actor_id].country, *self.actors[t.actor_id].theatres) if c}
        return bool(lands & set(setting.countries))

    def _in_office(self, actor: Actor, day: date | None) -> bool:
        ties = [t for t in actor.affiliations if t.relation == "part_of"]
        return not ties or any(day is None or (t.begins_on or date.min) <= day <= (t.ends_on or date.max) for t in ties)

    def _narrowed(self, pairs: list[tuple[str, ActorName]], setting: Setting) -> list[str]:
        """Return the ids left after what is in use on the day, and then what is of the countries in play."""

        def first_kept(ids: list[str], test: Callable[[str], object]) -> list[str]:
            """Keep the ids that pass, or all where none does."""
            return [i for i in ids if test(i)] or ids

        day, countries = setting.day, set(setting.countries)
        in_use = {
            a for a, n in pairs if n.used_on(day) and (day is None or (self.actors[a].ends_on or date.max) >= day)
        }
        ids = list(dict.fromkeys(a for a, _ in pairs))
        ids = first_kept(ids, lambda i: i in in_use)
        if len(ids) > 1:
            ids = first_kept(ids, lambda i: bool(countries & {*self.actors[i].theatres, self.actors[i].country}))
        if len(ids) > 1:
            ids = first_kept(
                ids, lambda i: set(setting.countries[:1]) & {*self.actors[i].theatres, self.actors[i].country}
            )
        return ids

    def _why(self, actor_id: str, pairs: list[tuple[str, ActorName]], setting: Setting) -> str:
        name = next(n for a, n in pairs if a == actor_id)
        actor = self.actors[actor_id]
        if setting.day and name.ends_on and name.ends_on < setting.day:
            return f"a name that {actor.name} bore until {name.ends_on}"
        said_by = f", as {name.said_by} calls it" if name.said_by else ""
        return f"a name of {actor.name}{said_by}" + (f" since {name.begins_on}" if name.begins_on else "")

    def _list(self, pairs) -> str:
        return " or ".join(sorted({self.actors[a].name for a, _ in pairs}))

    def _named_within(self, phrase: str, setting: Setting) -> Resolved | None:
        """Return the actor named inside a longer phrase ("units of al-Nusra", "ISIL fighters")."""
        matches = [m for m in self.names.find(phrase) if not is_within_a_name(phrase, m)]
        if not matches:
            return None
        if is_of_somebody(phrase, matches[-1]):
            return Resolved(None, f"not determined: somebody or something of {matches[-1].text!r}")
        found = [self._pick(match.named, setting, match.text) for match in matches]
        pairs = [(m, f) for m, f in zip(matches, found, strict=True) if f]
        if not pairs:
            return None
        matches, found = [m for m, _ in pairs], [f for _, f in pairs]
        ids = list(dict.fromkeys(f.actor_id for f in found if f.actor_id))
        if len(ids) > 1:
            ids = self._most_specific(ids)
        if len(ids) > 1 and _JOINED.search(phrase):
            return Resolved(None, f"not determined: the words name {len(ids)} actors side by side", False)
        if ids and (ruled := self._organ_of_ruler(ids[-1], phrase, setting.day) or self._led(ids[-1], phrase, setting)):
            return ruled
        owner = next((m for m, f in zip(matches, found, strict=True) if ids and f.actor_id == ids[-1]), None)
        if owner and self.actors[ids[-1]].kind is ActorKind.PERSON and is_anothers(phrase, owner, self.actors[ids[-1]]):
            return Resolved(None, f"not determined: somebody or something else that bears {owner.text!r}")
        if ids:
            match, why = next((m, f) for m, f in zip(matches, found, strict=True) if f.actor_id == ids[-1])
            return Resolved(ids[-1], f"{match.text!r} is {why.reason}")
        return found[0]

    def _led(self, actor_id: str, phrase: str, setting: Setting) -> Resolved | None:
        """Return those whom a person commands on the day ("Haftar's forces", "Gaddafi loyalists")."""
        person = self.actors[actor_id]
        if person.kind is not ActorKind.PERSON or phrase.lower().split()[-1] not in FOLLOWERS:
            return None
        day, led = setting.day, set()
        for actor in self.actors.values():
            for tie in actor.affiliations if actor.kind is not ActorKind.PERSON else ():
                holds = day is None or (tie.begins_on or date.min) <= day <= (tie.ends_on or date.max)
                if tie.actor_id == actor_id and tie.relation == "controlled_by" and holds:
                    led.add(actor.actor_id)
        return Resolved(led.pop(), f"those whom {person.name} commands") if len(led) == 1 else None

    def _organ_of_ruler(self, actor_id: str, phrase: str, day: date | None) -> Resolved | None:
        """Return the organ of a state that is called by who rules it ("Assad regime", "Obama administration")."""
        actor = self.actors[actor_id]
        organ = find_organ(plain(_BACKED.sub("", phrase)))
        if actor.kind is not ActorKind.PERSON or organ not in (
            "government",
            "military",
            "army",
            "air_force",
            "security_forces",
        ):
            return None
        if not re.search(
            r"\b(?:regime|administration|government|cabinet|dictatorship|forces|troops|army|soldiers)\b", phrase, re.I
        ):
            return None
        ties = (
            t for t in actor.affiliations if day is None or (t.begins_on or date.min) <= day <= (t.ends_on or date.max)
        )
        ruled = next(
            (self.actors[t.actor_id].country for t in ties if t.actor_id.endswith((".president", ".government"))), None
        )
        if f"{ruled}.{organ}" not in self.actors:
            return None
        return Resolved(f"{ruled}.{organ}", f"{lands()[ruled].name} under {actor.name}")

    def _most_specific(self, ids: list[str]) -> list[str]:
        """Drop actors of whom another one named beside them is a part."""
        above = {
            t.actor_id for i in ids for t in self.actors[i].affiliations if t.relation in ("part_of", "controlled_by")
        }
        return [i for i in ids if i not in above] or ids

    def _of_a_state(self, phrase: str, setting: Setting) -> Resolved | None:
        """Return the organ of a state that a phrase names by country and word: "Syrian military sources", "army of
        Sudan".
        """
        named = country_in(phrase)
        if named is None:
            return None
        iso, stretch, is_people = named
        another = country_in(phrase.replace(stretch, " ", 1))
        if another and another[0] != iso and _JOINED.search(phrase):
            return Resolved(None, "not determined: the words name more than one state side by side")
        rest = plain(phrase.replace(stretch, " ", 1))
        organ = find_organ(rest)
        if organ and f"{iso}.{organ}" in self.actors:
            actor = self.actors[f"{iso}.{organ}"]
            return Resolved(actor.actor_id, f"{stretch!r} with {organ_word(rest)!r}: {actor.name}")
        if is_people == "name" and not re.sub(r"\b(?:the|s|of|state)\b", "", rest).strip(" '’"):
            return Resolved(iso, f"the state of {lands()[iso].name} by name")
        if rest.strip() in LEADERS:
            ruler = ruler_of(iso, self.actors, setting.day)
            reason = "led" if ruler else "not determined: the registry does not tell who led"
            return Resolved(ruler, f"{reason} {lands()[iso].name} on the day")
        if is_people == "seat" and not rest.strip(" '’"):
            return Resolved(iso, f"{stretch}, the seat of its government, stands for the state of {lands()[iso].name}")
        generic = self._generic(phrase, setting)
        return generic or Resolved(
            None, f"not determined: of {lands()[iso].name}, but no organ of its state is named", False
        )

    def _by_context(self, phrase: str, setting: Setting) -> Resolved | None:
        """Return whom "the group", "regime forces", "the ministry" take up."""
        phrase = _BEHIND.sub("", phrase)
        words = [word.lower() for word in WORD.findall(phrase)]
        if words == ["alliance"]:
            return self._taken_up(setting, ALLIANCES)
        if words and words[-1] in GROUP and len(words) <= 3 and not any(w[0].isupper() for w in WORD.findall(phrase)):
            return self._group(setting, words)
        organ = find_organ(plain(phrase))
        telling = set(organ_word(plain(phrase)).split())
        if organ is None or telling & HARDWARE or set(words) - telling - AROUND_ORGANS:
            return None
        if "regime" in words and setting.country[0] not in self._at_war:
            return Resolved(None, "not determined: whose regime is not said")
        if telling <= ANYBODYS and not set(words) & {"regime", "government"} and len(set(setting.passage)) > 1:
            return Resolved(
                None, f"not determined: whose {words[-1]} is not said, and the passage names several states"
            )
        earlier = next((a for a, _ in setting.before if self._is_that(a, organ, words)), None)
        country, how = setting.country
        if not (country or setting.here or setting.passage):
            country, how = (
                land_of_rulers([a for a, _ in setting.before], self.actors, setting.day),
                "that of its rulers",
            )
        ministry = earlier is not None and self.actors[earlier].kind is ActorKind.MINISTRY
        if earlier and (ministry or country is None or earlier.startswith(f"{country}.") or not setting.here):
            return Resolved(earlier, f"taken up from the {self.actors[earlier].name} named before it")
        if organ in MINISTRIES or set(words) & {"ministry", "minister"}:
            country, how = self._speaking_state(setting)
        actor = self.actors.get(f"{country}.{organ}") if country else None
        if actor is None:
            return Resolved(None, f"not determined: {phrase!r} names no country, and {how}", False)
        return Resolved(actor.actor_id, f"{phrase!r} in {lands()[country].name}, {how}")

    def _speaking_state(self, setting: Setting) -> tuple[str | None, str]:
        """Return the country whose ministry is called by its bare name, or None, and why.

        The publisher's; else that of the states that act in the report before it, if it is one; where none acts, the
        country in play, unless it is only a place beside other countries.
        """
        if setting.publisher:
            return setting.publisher, "the publisher's country"
        acting = {a.country for a in (self.actors[i] for i, _ in setting.before) if a.kind in STATE_KINDS and a.country}
        if len(acting) == 1:
            return acting.pop(), "the one state that acts in the report before it"
        if acting:
            return None, f"{len(acting)} states act in the report before it"
        country, how = setting.country
        if country in (setting.main, None) or set(setting.passage) <= {country}:
            return country, how
        return None, f"{how} is only a place beside other countries"

    def _is_that(self, actor_id: str, organ: str, words: list[str]) -> bool:
        """Return True where an actor named before is such an organ; a bare "ministry" or "minister" takes up any
        ministry."""
        if words[-1] in ("ministry", "minister") and organ == "government":
            return self.actors[actor_id].kind is ActorKind.MINISTRY
        return actor_id.endswith(f".{organ}")

    def _group(self, setting: Setting, words: list[str]) -> Resolved:
        return self._taken_up(setting, UNARMED if set(words) & CAMPAIGNERS else NON_STATE)

    def _taken_up(self, setting: Setting, kinds: frozenset[ActorKind]) -> Resolved:
        """Return the actor of such kinds that is named last before the mention in its passage."""
        near = [a for a, same in setting.before if same and self.actors[a].kind in kinds]
        if not near:
            return Resolved(None, "not determined: none of its kind is named before it in the passage")
        return Resolved(near[0], f"takes up {self.actors[near[0]].name}, the group named last before it in the passage")

    def _ours(self, phrase: str, setting: Setting) -> Resolved:
        """Return whom a speaker means by "our forces": its own state's, or the speaker."""
        if not setting.voice:
            return Resolved(None, "not determined: said of itself by a speaker who is not determined")
        voice = self.actors[setting.voice]
        organ = find_organ(plain(phrase))
        bound = (
            self.actors[a].country
            for a in sorted(bound_to(setting.voice, self.actors, setting.day))
            if a in self.actors
        )
        country = next((iso for iso in bound if iso), None)
        if organ and f"{country}.{organ}" in self.actors:
            return Resolved(f"{country}.{organ}", f"{phrase!r} in the words of {voice.name}")
        if organ or phrase.lower() in ("we", "us", "our"):
            return Resolved(setting.voice, f"{phrase!r} in the words of {voice.name}")
        return Resolved(None, f"not determined: {phrase!r} in the words of {voice.name} names no organ or group")

    def _generic(self, phrase: str, setting: Setting) -> Resolved | None:
        words = [word.lower() for word in WORD.findall(phrase)]
        found = generic_id(words)
        if found:
            return Resolved(found, f"{words[-1]!r}: no group or body is named")
        if set(words) & FOE:
            return Resolved(None, "not determined: a side's word for the other side")
        if words and words[-1] in PEOPLE:
            return Resolved(None, "not determined: people, and not said whether they bear arms")
        return None
