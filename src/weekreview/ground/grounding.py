"""The room's work: one document's claims, tied to the world."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from weekreview.errors import UsageError
from weekreview.model import Claim, Document, Mention, Reason, Refusal, Speaker, span_of

from .actors.parties import is_party
from .actors.resolving import Resolved, Resolver
from .actors.settings import Setting
from .actors.states import organ_id
from .actors.wordings import find_organ
from .gazetteer.folding import plain
from .gazetteer.gazetteers import Gazetteer
from .places.ordering import is_origin
from .places.ties import Tied
from .places.tying import tie_places
from .scenes import Scene, open_scene
from .struck import is_ground, with_struck
from .zones import at_the_place

REACH = 60
"""Characters behind a country's name in which its organ is looked for."""

SENTENCE = 400
"""Most characters on either side of a mention that are looked at as its sentence."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“(])|\n")

REMEMBERED = 40
"""Most actors named before a mention that are looked at."""


def ground(
    claims: Sequence[Claim],
    document: Document,
    gazetteer: Gazetteer,
    controls: Mapping[str, str] | None = None,
    theatres: frozenset[str] = frozenset(),
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return the claims of one document with places, actors, speaker and party filled, and what was declined.

    The order of the claims is kept. A location phrase that names several places side by side becomes one mention for
    each. `controls` gives the actor whose word a publisher's own voice is, by the publisher's name or domain; case,
    blanks, "www." and a leading "the" do not count. It goes before the registry's names. None = no publisher is known.
    `theatres` are countries (ISO 3166-1 alpha-2, lower case) that the pile is about, as `theatres_of` gives them.

    Raises:
        UsageError: `controls` names an actor that the registry does not have.
    """
    if not claims:
        return (), ()
    known = {_folded(name): actor_id for name, actor_id in (controls or {}).items()}
    for name, actor_id in known.items():
        if actor_id not in gazetteer.actors:
            raise UsageError(f"the source {name!r} is controlled by {actor_id!r}, which is no actor of the registry")
    work = _Work(open_scene(document, gazetteer, theatres), Resolver(gazetteer.actors, gazetteer.actor_names), known)
    grounded = [work.ground(claim) for claim in claims]
    timed = ((c, at_the_place(c, document)) for c in grounded)
    return tuple(c if when is c.when else replace(c, when=when) for c, when in timed), tuple(work.refusals)


def resolve_mentions(
    extents: Sequence[tuple[int, int]],
    document: Document,
    gazetteer: Gazetteer,
    controls: Mapping[str, str] | None = None,
) -> tuple[Mention, ...]:
    """Return who is meant at each `(begin, end)` of a document, as `ground` would for a claim without a place.

    The voice is the publisher's. `controls` is as in `ground`.
    """
    known = {_folded(name): actor_id for name, actor_id in (controls or {}).items()}
    work = _Work(open_scene(document, gazetteer), Resolver(gazetteer.actors, gazetteer.actor_names), known)
    return tuple(work.mention_at(begin, end) for begin, end in extents)


_PLACED = re.compile(r"\b(?:police|authorities|officials|governor|council|court|mayor)\b.* (?:in|of|from) (?=[A-Z])")
"""Bodies that are of the country of the place named behind them; armies and armed men may be anybody's there."""


def _lands_of(tied: Iterable[Tied]) -> tuple[str, ...]:
    """Return the countries of the places, each once, in order."""
    return tuple(dict.fromkeys(t.mention.place.country for t in tied if t.mention.place and t.mention.place.country))


def _folded(publisher: str) -> str:
    """Return a publisher's name as names are compared; as `weekreview.sources.fold_publisher`."""
    folded = " ".join(publisher.lower().replace("’", "'").split())
    return folded.removeprefix("www.").removeprefix("the ")


class _Work:
    """What is remembered while one document is worked through."""

    def __init__(self, scene: Scene, resolver: Resolver, controls: Mapping[str, str]) -> None:
        self.scene = scene
        self.controls = controls
        self.resolver = resolver
        self.refusals: list[Refusal] = []
        self._named = self._actors_named()
        self._towns: dict[int, tuple[str, ...]] = {}
        self._publishers: dict[str | None, str | None] = {}

    def _actors_named(self) -> list[tuple[int, str]]:
        """Return (first character, actor) of the registry's names in the text, as they were on its day."""
        setting = Setting(self.scene.day, main=self.scene.main_country, passage=tuple(sorted(self.scene.context.named)))
        found = []
        for match in self.scene.matches:
            resolved = self.resolver.resolve(match.text, setting)
            if resolved.actor_id:
                found.append((match.begin, resolved.actor_id))
        return sorted({*found, *self._organs_named()})

    def _organs_named(self) -> Iterator[tuple[int, str]]:
        """Yield (first character, organ) of each organ of a state that the text names in full ("Russia's defence
        ministry").
        """
        text = self.scene.document.text
        for begin, iso in self.scene.countries:
            words = re.split(r"[.,;:()\n]", text[begin : begin + REACH])[0].split()[:5]
            organ = find_organ(plain(" ".join(words[1:])))
            if organ and organ_id(iso, organ) in self.resolver.actors:
                yield begin, organ_id(iso, organ)

    def ground(self, claim: Claim) -> Claim:
        """Return a claim tied to the world; what was declined is kept in `refusals`."""
        tied = tie_places(with_struck(claim, self.scene), claim.evidence, self.scene, claim.type)
        here = _lands_of(t for t in tied if not is_origin(t.mention)) or _lands_of(tied)
        publisher = self._publisher(claim.publisher or self.scene.document.publisher)
        base = self._setting(claim.evidence.begin, here, publisher)
        speaker = self._speaker(claim.speaker, base)
        voice = speaker.actor_id if speaker else publisher
        setting = replace(base, voice=voice)
        mentioned = (self._mention(m, setting, claim) for m in claim.actors)
        actors = tuple(m for m in mentioned if m.actor_id or not is_ground(m, self.scene))
        targets = tuple(self._mention(m, setting, claim) for m in claim.targets)
        weapons = tuple(replace(m, actor_id=None, reason="a weapon; not an actor") for m in claim.weapons)
        self._decline_places(tied, claim)
        party = self._party(voice, (*actors, *targets), here or self._lands_meant(claim.evidence.begin))
        return replace(
            claim,
            places=tuple(t.mention for t in tied),
            actors=actors,
            targets=targets,
            weapons=weapons,
            speaker=speaker,
            party=party,
        )

    def mention_at(self, begin: int, end: int) -> Mention:
        """Return who is meant at a stretch of the text that is no claim's."""
        publisher = self._publisher(self.scene.document.publisher)
        setting = replace(self._setting(begin, (), publisher), voice=publisher)
        span = span_of(self.scene.document.text, begin, end)
        resolved = self._resolve(span.text, begin, setting)
        self._remember(begin, resolved)
        return Mention(span, resolved.actor_id, resolved.reason)

    def _setting(self, at: int, here: tuple[str, ...], publisher: str | None) -> Setting:
        scene = self.scene
        begin, end = scene.passage(at)
        country = self.resolver.actors[publisher].country if publisher else None
        return Setting(
            day=scene.day,
            here=here,
            passage=tuple(scene.countries_in(begin, end)),
            towns=self._towns_in(begin, end),
            main=scene.main_country,
            publisher=country,
        )

    def _towns_in(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the countries of a passage's towns and provinces, looked up once a passage."""
        if begin not in self._towns:
            self._towns[begin] = self.scene.countries_of_places(begin, end, towns_only=True)
        return self._towns[begin]

    def _before(self, at: int) -> tuple[tuple[str, bool], ...]:
        """Return the actors named before an offset, nearest first, each with whether the passage is the same."""
        begin, _ = self.scene.passage(at)
        near = [(actor_id, where >= begin) for where, actor_id in self._named if where < at]
        return tuple(dict.fromkeys(reversed(near[-REMEMBERED:])))

    def _beside(self, begin: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Return the actors named in the sentence of a mention, before it and behind it."""
        text = self.scene.document.text
        ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, begin - SENTENCE), begin)]
        first = ends[-1] if ends else max(0, begin - SENTENCE)
        stop = _SENTENCE_END.search(text, end, end + SENTENCE)
        last = stop.start() if stop else end + SENTENCE
        before = (a for at, a in self._named if first <= at < begin)
        behind = (a for at, a in self._named if end <= at < last)
        return tuple(dict.fromkeys(before)), tuple(dict.fromkeys(behind))

    def _mention(self, mention: Mention, setting: Setting, claim: Claim) -> Mention:
        resolved = self._resolve(mention.span.text, mention.span.begin, setting)
        self._remember(mention.span.begin, resolved)
        if resolved.named and not resolved.actor_id:
            self.refusals.append(
                Refusal("ground", Reason.ACTOR_UNKNOWN, claim.claim_id, f"{mention.span.text}: {resolved.reason}")
            )
        return replace(mention, actor_id=resolved.actor_id, reason=resolved.reason)

    def _resolve(self, text: str, at: int, setting: Setting) -> Resolved:
        inside = self.scene.countries_of_places(at, at + len(text), towns_only=True) if _PLACED.search(text) else ()
        here = inside if len(inside) == 1 else setting.here  # "the police in Basra" are of the country of Basra
        beside = self._beside(at, at + len(text))
        return self.resolver.resolve(text, replace(setting, here=here, before=self._before(at), beside=beside))

    def _remember(self, at: int, resolved: Resolved) -> None:
        """Keep an organ of a state that a claim names ("Russia's defence ministry") for what takes it up later."""
        if resolved.actor_id and (at, resolved.actor_id) not in self._named:
            self._named.append((at, resolved.actor_id))
            self._named.sort()

    def _speaker(self, speaker: Speaker | None, setting: Setting) -> Speaker | None:
        if speaker is None:
            return None
        at = speaker.span.begin if speaker.span else 0
        resolved = self._resolve(speaker.text, at, setting)
        self._remember(at, resolved)
        return replace(speaker, actor_id=resolved.actor_id, reason=resolved.reason)

    def _publisher(self, publisher: str | None) -> str | None:
        """Return the actor that a publisher is or whose word its voice is, or None."""
        controlled = self.controls.get(_folded(publisher or ""))
        if controlled:
            return controlled
        if publisher not in self._publishers:
            resolved = self.resolver.resolve(publisher, Setting(self.scene.day)) if publisher else None
            self._publishers[publisher] = resolved.actor_id if resolved else None
        return self._publishers[publisher]

    def _party(self, voice: str | None, mentions: Sequence[Mention], places: tuple[str, ...]) -> bool | None:
        sides = [m.actor_id for m in mentions if m.actor_id]
        return is_party(voice, sides, places, self.resolver.actors, self.scene.day)

    def _lands_meant(self, at: int) -> tuple[str, ...]:
        """Return the countries of an event without a place: the one that the document is about, else those of the
        places that the passage names, else of all places named.
        """
        main = self.scene.main_country
        if main:
            return (main,)
        passage = self.scene.countries_of_places(*self.scene.passage(at))
        return passage or self.scene.countries_of_places(0, len(self.scene.document.text))

    def _decline_places(self, tied: Sequence[Tied], claim: Claim) -> None:
        for one in tied:
            if one.declined:
                detail = f"{one.mention.span.text}: {one.mention.reason}"
                self.refusals.append(Refusal("ground", one.declined, claim.claim_id, detail))
