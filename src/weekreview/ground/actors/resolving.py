"""Who is meant by a mention, on its day and in its passage. A guess is never dressed as a fact: no actor, with the
reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from weekreview.model import Actor, ActorKind, ActorName

from ..gazetteer.folding import plain
from ..gazetteer.lands import lands
from .bodies import PAST, acting_states, body_of
from .generics import (
    ANYBODYS,
    CAMPAIGNERS,
    FOE,
    FOLLOWERS,
    GROUP,
    NOT_ITS,
    PEOPLE,
    PRONOUNS,
    generic_id,
    is_ours,
    trimmed,
)
from .names import Match, Names, holds_by, is_anothers, is_of_somebody, is_surname, is_within_a_name
from .parties import NON_STATE, bound_to
from .persons import in_office, relative_named, taken_up, was_in_office
from .rulers import LEADERS, ruler_of
from .settings import Setting
from .sounds import full_names_in
from .states import organ_id
from .wordings import (
    BACKED,
    BEHIND,
    BORDERING,
    ENVOY,
    FOES_OF,
    JOINED,
    LOYAL,
    PLACED,
    WORD,
    country_in,
    find_organ,
    organ_word,
)

UNARMED = frozenset({ActorKind.NGO})
"""Kinds that "the rights group" takes up."""

BENCHES = frozenset("court tribunal prosecutors prosecutor judges judge".split())
"""Words that take up a court of several states named before."""

WORLD_COURTS = frozenset({"icc", "icj", "icty", "ictr", "echr", "ecj", "lb.stl"})
"""Courts of several states."""

ALLIANCES = frozenset({ActorKind.COALITION, ActorKind.INTERNATIONAL_ORGANISATION})
"""Kinds that "the alliance" takes up."""


def _is_common(name: ActorName) -> bool:
    """Return True for words that are anybody's ("rebels", "communist Party")."""
    return name.text[0].islower() and not name.text.startswith(("al-", "el-", "pro-", "the "))


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

    def resolve(self, text: str, setting: Setting) -> Resolved:
        """Return whom `text` means."""
        setting = self._in_a_country(setting)
        phrase = trimmed(text)
        if not phrase:
            return Resolved(None, "not determined: the words name nobody")
        if phrase.lower() in PRONOUNS and not (phrase.isupper() and len(phrase) > 1):
            return Resolved(None, "not determined: a pronoun; whom it takes up is not decided")
        named = self.names.named(text) or self.names.named(phrase)
        # a name with capitals keeps its place: "al-Qaeda in X" is another group
        if not named and (phrase[0].islower() or phrase.startswith("Pro-")):
            named = self.names.named(PLACED.sub("", phrase))
        exact = self._pick(named, setting, phrase)
        if exact:
            return exact
        if not named and (person := taken_up(phrase, self.actors, setting)):
            return Resolved(person, f"takes up {self.actors[person].name}, named before it")
        if is_ours(text):
            return self._ours(phrase, setting)
        bare = BACKED.sub("", phrase).strip()
        if person := self._by_spelling(bare, setting):
            return person
        against = bool(FOES_OF.search(phrase))
        for step in (self._named_within, self._of_a_state, self._by_context, self._generic):
            if against and step == self._by_context:
                continue
            found = step(bare, setting)
            if found:
                return found
        capital = any(word[0].isupper() for word in WORD.findall(bare))
        return Resolved(None, f"not determined: the registry has no actor called {text!r}", capital)

    def _by_spelling(self, phrase: str, setting: Setting) -> Resolved | None:
        """Return the person whose full name, spelt otherwise, or whose title and surname end a phrase."""
        matches = [m for m in self.names.find(phrase) if not is_within_a_name(phrase, m)]
        if any(" " in match.text for match in matches):
            return None
        if person := next((p for name in full_names_in(phrase) if (p := self.names.heard(name))), None):
            return Resolved(person, f"a spelling of {self.actors[person].name}")
        person = None if matches else self.names.offices.titled(phrase, setting.day)
        return Resolved(person, f"{self.actors[person].name}, in office on the day") if person else None

    def _in_a_country(self, setting: Setting) -> Setting:
        """Return a setting that names no country with the one whose state acts beside the mention."""
        if setting.countries:
            return setting
        acting = acting_states(self.actors, setting)
        return replace(setting, passage=tuple(acting)) if len(acting) == 1 else setting

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
        if not fitting and all(_is_common(name) for _, name in known):
            return None
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
        common = _is_common(name)
        lands_of = {*actor.theatres, *((actor.country,) if actor.country else ())}
        if common and lands_of:
            return bool(lands_of & set(setting.countries))
        if actor.kind is ActorKind.PERSON and is_surname(name.text) and name.text != actor.name:
            known = in_office(actor, setting.day) or actor_id in {a for a, _ in setting.before}
            return known or was_in_office(actor, self.actors, setting)
        return True

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
        return self._most_specific(ids) if len(ids) > 1 else ids

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
        if relative := self._relative(phrase, matches[-1], setting):
            return relative
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
        if len(ids) > 1 and JOINED.search(phrase):
            return Resolved(None, f"not determined: the words name {len(ids)} actors side by side", False)
        if ids and (ruled := self._organ_of_ruler(ids[-1], phrase, setting.day) or self._led(ids[-1], phrase, setting)):
            return ruled
        owner = next((m for m, f in zip(matches, found, strict=True) if ids and f.actor_id == ids[-1]), None)
        if owner and self.actors[ids[-1]].kind is ActorKind.PERSON and is_anothers(phrase, owner, self.actors[ids[-1]]):
            state = self._of_a_state(phrase, setting)
            if state and state.actor_id:
                return state
            return Resolved(None, f"not determined: somebody or something else that bears {owner.text!r}")
        if not ids and (state := self._of_a_state(phrase, setting)) and state.actor_id:
            return state
        if ids:
            match, why = next((m, f) for m, f in zip(matches, found, strict=True) if f.actor_id == ids[-1])
            return Resolved(ids[-1], f"{match.text!r} is {why.reason}")
        return found[0]

    def _relative(self, phrase: str, match: Match, setting: Setting) -> Resolved | None:
        """Return the relative of a person whom a phrase names by first name alone."""
        person = self._pick(match.named, setting, match.text)
        if person is None or person.actor_id is None or self.actors[person.actor_id].kind is not ActorKind.PERSON:
            return None
        for name in relative_named(phrase, match.end, self.actors[person.actor_id]):
            found = self._pick(self.names.named(name), setting, name)
            if found and found.actor_id:
                return Resolved(found.actor_id, f"{name}, of the family of {self.actors[person.actor_id].name}")
        return None

    def _led(self, actor_id: str, phrase: str, setting: Setting) -> Resolved | None:
        """Return those whom a person commands on the day ("Haftar's forces", "Gaddafi loyalists")."""
        person, follow = self.actors[actor_id], LOYAL.search(phrase) or phrase.lower().split()[-1] in FOLLOWERS
        if person.kind is not ActorKind.PERSON or not follow:
            return None
        led = self.names.offices.led_by(actor_id, setting.day)
        return Resolved(led, f"those whom {person.name} commands") if led else None

    def _organ_of_ruler(self, actor_id: str, phrase: str, day: date | None) -> Resolved | None:
        """Return the organ of a state that is called by who rules it ("Assad regime", "Obama administration")."""
        actor = self.actors[actor_id]
        organ = find_organ(plain(BACKED.sub("", phrase)))
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
            (
                self.actors[t.actor_id].country
                for t in ties
                if t.actor_id.endswith((".president", ".government")) or t.actor_id in lands()
            ),
            None,
        )
        its = organ_id(ruled, organ)
        return Resolved(its, f"{lands()[ruled].name} under {actor.name}") if its in self.actors else None

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
        if another and another[0] != iso and JOINED.search(phrase):
            return Resolved(None, "not determined: the words name more than one state side by side")
        rest = plain(phrase.replace(stretch, " ", 1))
        organ = find_organ(rest)
        head = rest.split(" in ")[0].split(" of ")[0].split()[-1:]
        if set(head) & NOT_ITS:
            return self._generic(phrase, setting) or Resolved(None, f"not determined: not said who {head[0]} are")
        if ENVOY.search(phrase):
            return self._by_context(
                phrase.split(" ")[0].lower(), replace(setting, here=(), towns=(), passage=(iso, ""))
            )
        placed = BORDERING.match(phrase)
        if placed and set(placed["head"].lower().split()[-1:]) <= ANYBODYS:
            return self._by_context(placed["head"], replace(setting, here=(), towns=(), passage=(iso, "")))
        if organ and organ_id(iso, organ) in self.actors:
            actor = self.actors[organ_id(iso, organ)]
            if organ == "president" and rest.split()[-1:] == ["president"]:
                if set(rest.split()) & PAST:
                    return Resolved(None, "not determined: somebody who does not hold the office on the day")
                if holder := self.names.offices.holder(actor.actor_id, setting.day):
                    return Resolved(holder, f"{stretch!r} with 'president': {self.actors[holder].name} on the day")
            return Resolved(actor.actor_id, f"{stretch!r} with {organ_word(rest)!r}: {actor.name}")
        side = self._pick(self.names.named(rest.strip(" '’")), replace(setting, here=(iso,)), phrase)
        if side and side.actor_id:
            return side
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
        phrase = BEHIND.sub("", phrase)
        words = [word.lower() for word in WORD.findall(phrase)]
        if words and words[-1] in ("alliance", "coalition") and set(words) <= {"alliance", "coalition", "military"}:
            return self._taken_up(setting, ALLIANCES)
        if words and words[-1] in BENCHES and (bench := self._taken_up(setting, ALLIANCES, WORLD_COURTS)).actor_id:
            return bench
        if words and words[-1] in GROUP and len(words) <= 3 and phrase.islower():
            return self._taken_up(setting, UNARMED if set(words) & CAMPAIGNERS else NON_STATE)
        found = body_of(phrase, self.names, setting)
        return Resolved(*found) if found else None

    def _taken_up(self, setting: Setting, kinds: frozenset[ActorKind], only: frozenset[str] = frozenset()) -> Resolved:
        """Return the actor of such kinds, or one of `only`, that is named last before the mention in its passage."""
        near = [a for a, same in setting.before if same and self.actors[a].kind in kinds and (not only or a in only)]
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
        if organ and (its := organ_id(country, organ)) in self.actors:
            return Resolved(its, f"{phrase!r} in the words of {voice.name}")
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
