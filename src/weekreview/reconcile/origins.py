"""Origins: who first said each claim, so that corroboration counts voices and not outlets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from weekreview.model import Actor, Claim, Document, Incident, Origin, Speaker

from .distances import spots
from .sides import Sides
from .words import content_stems, normalise

NAMELESS = frozenset(
    "he she it they we i who one reports report sources source media medias some many others people it is the latter "
    "the former the two both the group the official the spokesman the spokeswoman the statement statement".split()
) | frozenset({"media reports", "news reports", "various reports", "the reports", "local media", "other sources"})
"""Speakers' words (normal form) that tell nobody from anybody: then the outlet is all that is known."""

AGENCIES = {
    "reuters": "Reuters", "ap": "Associated Press", "associated press": "Associated Press", "the associated press":
    "Associated Press", "afp": "Agence France-Presse", "agence france presse": "Agence France-Presse",
    "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "kyodo": "Kyodo", "upi": "UPI", "xinhua": "Xinhua", "tass": "TASS",
    "itar tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti", "anadolu agency": "Anadolu Agency",
    "anadolu": "Anadolu Agency", "sana": "SANA", "irna": "IRNA", "aa": "Anadolu Agency",
}  # fmt: skip
"""Normal form -> name of agencies whose sign stands in datelines of wire copy."""

_SIGN = re.compile(
    r"\(([A-Z][A-Za-z -]{1,22})\)|^[A-Z][A-Z ,.'-]{2,40}, [A-Z][a-z]{2,8}\.? \d{1,2} \(([A-Z][A-Za-z -]+)\)"
)
_DEED = re.compile(r"\bclaim(?:ed|s|ing)?\s+(?:by|responsibility|credit)\b", re.IGNORECASE)
NEAR = "#near"
"""Ends the id of the ground near a place, as `ground` makes it."""
SIGN_WITHIN = 240
"""Characters from the start of a report within which a dateline's sign may stand."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says something."""

    origin_id: str
    """As in `Origin`; `speaker:` and words where a speaker is no actor of the registry."""
    name: str
    """Who, in words."""
    kind: str
    """speaker, publisher or document."""
    actor_id: str | None = None
    """The registry's actor, where it is known."""
    words: str = ""
    """Normal form of words that are nobody's name ("medics"): there are others of them in another place."""


class Outlets:
    """The outlets of this pile, found again by name, by family and as actors of the registry."""

    def __init__(self, publishers: Iterable[str], families: Mapping[str, str], registry: Mapping[str, Actor]) -> None:
        self._families = {normalise(p): family for p, family in sorted(families.items())}
        self._registry = registry
        publishers = list(publishers)
        self._members: dict[str, set[str]] = defaultdict(set)
        for outlet in map(normalise, publishers):
            self._members[self._families.get(outlet, "")].add(outlet)
        self._actors = _actors_by_name(registry)
        names = sorted({*publishers, *families})
        self._names = {normalise(p): p for p in reversed(names)}
        stems = Counter(content_stems(p) for p in names)
        self._stems = {content_stems(p): p for p in names if stems[content_stems(p)] == 1 and len(content_stems(p)) > 1}
        self._by_actor = {a: p for p in reversed(names) if (a := self._actors.get(normalise(p)))}

    def voice_of(self, publisher: str) -> Voice:
        """Return the voice of an outlet: its family's, else that of the actor of its name, else its own."""
        name = normalise(publisher)
        if family := self._families.get(name):
            if family in self._registry:
                return _actor_voice(self._registry[family])
            shown = publisher if self._members[family] <= {name} else family
            return Voice(f"publisher:{normalise(family)}", shown, "publisher", self._actors.get(name))
        if actor_id := self._actors.get(name):
            return _actor_voice(self._registry[actor_id])
        return Voice(f"publisher:{name}", publisher, "publisher")

    def voice_of_actor(self, actor: Actor) -> Voice:
        """Return the voice of an actor; an outlet of the pile speaks with its family's."""
        outlet = self._by_actor.get(actor.actor_id)
        return self.voice_of(outlet) if outlet else _actor_voice(actor)

    def named(self, words: str) -> Voice | None:
        """Return the voice of the outlet or agency that `words` name, or None."""
        name = normalise(words)
        if name in self._names:
            return self.voice_of(self._names[name])
        if outlet := self._stems.get(content_stems(words)):
            return self.voice_of(outlet)  # "the Monitor on the Quwayq" is the Quwayq Monitor
        if agency := AGENCIES.get(name):
            return self.voice_of(self._names.get(normalise(agency), agency))
        return None

    def signed(self, text: str) -> Voice | None:
        """Return the agency whose sign stands in the dateline of a report ("AMMAN (Reuters) -"), or None."""
        for match in _SIGN.finditer(text[:SIGN_WITHIN]):
            words = match.group(1) or match.group(2)
            if normalise(words) in AGENCIES:
                return self.named(words)
        return None


def voices_of(
    documents: Mapping[str, Document], claims: Sequence[Claim], roots: Mapping[str, str], outlets: Outlets, sides: Sides
) -> dict[str, Voice]:
    """Return claim id -> whose word it is. A claim that repeats another has the voice of that other.

    `roots` maps claim ids as `find_repeats` does.
    """
    signs = {d.document_id: outlets.signed(d.text) for d in documents.values()}
    voices = {c.claim_id: _voice_of(c, documents.get(c.document_id), signs, outlets, sides) for c in claims}
    return {c: voices[roots.get(c, c)] for c in voices}


def settle_voices(voices: Mapping[str, Voice], incidents: Iterable[Incident]) -> dict[str, Voice]:
    """Return the voices, those of people of a place ("medics") made one within an incident: that of its plainest place.

    Such people are others in another place; what tells the place is often told by another report of the same event.
    """
    settled = dict(voices)
    for incident in incidents:
        told: dict[str, set[str]] = defaultdict(set)
        for claim_id in incident.claims:
            if (voice := voices[claim_id]).words:
                told[voice.words].add(voice.origin_id)
        for words in told:
            place = incident.place.place_id.removesuffix(NEAR) if incident.place else ""
            for claim_id in incident.claims if place else ():
                if voices[claim_id].words == words:
                    settled[claim_id] = replace(voices[claim_id], origin_id=f"speaker:{words}@{place}")
    return settled


def give_origins(
    claims: Sequence[Claim], roots: Mapping[str, str], voices: Mapping[str, Voice], sides: Sides
) -> tuple[tuple[Claim, ...], dict[str, Origin]]:
    """Return the claims with `origin_id` filled, in their order, and the origins by id."""
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        by_origin[voices[claim.claim_id].origin_id].append(claim)
    sources = {c.claim_id: c for c in claims}
    origins = {}
    for origin_id, told in sorted(by_origin.items()):
        voice = min((voices[c.claim_id] for c in told), key=lambda v: (v.kind, v.name))
        origins[origin_id] = _record(
            voice, told, {c.claim_id: sources[roots.get(c.claim_id, c.claim_id)] for c in told}, sides
        )
    told = ((c, voices[c.claim_id].origin_id) for c in claims)
    return tuple(c if c.origin_id == origin else replace(c, origin_id=origin) for c, origin in told), origins


def _voice_of(
    claim: Claim, document: Document | None, signs: Mapping[str, Voice | None], outlets: Outlets, sides: Sides
) -> Voice:
    speaker = claim.speaker if not _claims_the_deed(claim) else None
    if speaker and speaker.actor_id and not sides.is_generic(speaker.actor_id):
        actor = sides.actor(speaker.actor_id)
        return (
            outlets.voice_of_actor(actor)
            if actor
            else Voice(f"actor:{speaker.actor_id}", speaker.text, "speaker", speaker.actor_id)
        )
    if speaker and (words := normalise(speaker.text)) and words not in NAMELESS:
        if named := outlets.named(speaker.text):
            return named
        if _is_nobody_by_name(speaker, claim):
            return Voice(f"speaker:{words}@{_ground_of(claim)}", speaker.text, "speaker", None, words)
        return Voice(f"speaker:{words}", speaker.text, "speaker")
    if sign := signs.get(claim.document_id):
        return sign
    publisher = claim.publisher or (document.publisher if document else None)
    if publisher and normalise(publisher):
        return outlets.voice_of(publisher)
    return Voice(
        f"document:{claim.document_id}", document.title or document.name if document else "a report", "document"
    )


def _is_nobody_by_name(speaker: Speaker, claim: Claim) -> bool:
    """Return True for "medics", "a hospital official": there are others of them in every other place."""
    words = speaker.text.split()
    at_start = speaker.inherited or (speaker.span is not None and speaker.span.begin == claim.evidence.begin)
    named = [w for n, w in enumerate(words) if w[:1].isupper() and not (at_start and n == 0)]
    return not named


def _ground_of(claim: Claim) -> str:
    """Return the place for which such a speaker can speak: the claim's, its surroundings taken in; else the report."""
    placed = [m.place for m in spots(claim) if m.place]
    return min(p.place_id.removesuffix(NEAR) for p in placed) if placed else claim.document_id


def _claims_the_deed(claim: Claim) -> bool:
    """Return True for "attacks claimed by the group killed 35": it takes the deed on itself and gives no number."""
    return claim.speaker is not None and bool(_DEED.search(claim.evidence.text))


def _record(voice: Voice, told: Sequence[Claim], sources: Mapping[str, Claim], sides: Sides) -> Origin:
    parties = {c.party for c in told if not (c.speaker and sides.is_generic(c.speaker.actor_id))}
    copies = {(c.document_id, s.document_id) for c in told if (s := sources[c.claim_id]).document_id != c.document_id}
    return Origin(
        origin_id=voice.origin_id,
        name=voice.name,
        kind=voice.kind,
        documents=tuple(sorted({c.document_id for c in told})),
        publishers=tuple(sorted({c.publisher for c in told if c.publisher})),
        party=True if True in parties else False if False in parties else None,
        side=sides.column(voice.actor_id, None) if voice.actor_id else None,
        actor_id=voice.actor_id,
        repeats=tuple(sorted(copies)),
    )


def _actor_voice(actor: Actor) -> Voice:
    return Voice(f"actor:{actor.actor_id}", actor.name, "speaker", actor.actor_id)


def _actors_by_name(registry: Mapping[str, Actor]) -> dict[str, str]:
    """Return normal form -> actor id of the names that one actor alone bears."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in registry.values():
        for name in (actor.name, *(n.text for n in actor.names)):
            bearers[normalise(name)].add(actor.actor_id)
    return {name: min(ids) for name, ids in bearers.items() if len(ids) == 1 and name}


class Independence:
    """Counts independent origins: those of one side count once."""

    def __init__(self, origins: Mapping[str, Origin], sides: Sides) -> None:
        self._origins = origins
        self._sides = sides

    def side_of(self, origin_id: str) -> str:
        """Return the actor whose side the origin speaks for, or the origin itself where that is not determined."""
        return self._origins[origin_id].side or origin_id

    def actor_side_of(self, origin_id: str) -> str | None:
        """Return the side of an origin that is an actor of the registry, else None."""
        origin = self._origins.get(origin_id)
        return (origin.side or origin.actor_id) if origin and origin.actor_id else None

    def name_of(self, origin_id: str) -> str:
        """Return who it is, in words."""
        return self._origins[origin_id].name

    def count(self, origin_ids: Iterable[str], on) -> int:
        """Return how many independent voices there are among the origins, by the ties of that day."""
        records = [self._origins[o] for o in sorted(set(origin_ids))]
        actors = [r.actor_id for r in records if r.actor_id]
        return self._sides.groups(actors, on) + sum(1 for r in records if not r.actor_id)

    def of_one_side(self, one: str, other: str, on) -> bool:
        """Return True where the two origins are one, or of one side on that day."""
        mine, theirs = self._origins[one].actor_id, self._origins[other].actor_id
        return one == other or bool(mine and theirs and self._sides.same(mine, theirs, on))
