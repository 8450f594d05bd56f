"""What decides between the rows of one type: who acts, whom it befalls, with what, and the words of the clause.

Words are looked for in the trigger and near it, in the weapons and in the targets; never in the whole report, so that a
neighbouring event does not lend its circumstance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from weekreview.model import ActorKind, Claim, ClaimState, Mention

from ..victims import CIVILIAN, FIGHTER

STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.MINISTRY})
OTHER_KINDS = frozenset(
    {ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP, ActorKind.UNKNOWN_ARMED_MEN}
)
REACH = 60
"""Characters on either side of a trigger in which words of its clause are looked for. Our convention."""
_STATE_WORDS = re.compile(
    r"\b(?:army|armed forces|government|govt|regime|military|soldiers?|troops|police|policem[ae]n|gendarmes?|navy|"
    r"air force|security forces|national guard|commandos?|marines|ministry|state forces)\b",
    re.I,
)
_OTHER_WORDS = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|fighters?|terrorists?|gunm[ae]n|militia(?:m[ae]n|s)?|jihadis?t?s?|guerr?illas?|"
    r"separatists?|opposition|factions?|mujahide?en|Maoists?|Naxal\w*|armed (?:men|group)|tribesmen)\b",
    re.I,
)
_ANTI_STATE = re.compile(r"\b(?:anti-government|anti-regime|anti-junta|pro-independence)\b", re.I)
"""Makes "anti-government forces" no state's."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A claim with the kinds of the registry's actors."""

    claim: Claim
    """The claim."""
    kinds: Mapping[str, ActorKind]
    """Kind of each actor, by id."""

    @property
    def near(self) -> str:
        """Return the words around the trigger, inside its sentence."""
        evidence, trigger = self.claim.evidence, self.claim.trigger
        begin = max(0, trigger.begin - evidence.begin - REACH)
        return evidence.text[begin : trigger.end - evidence.begin + REACH]

    @property
    def means(self) -> str:
        """Return the weapons' words and the trigger."""
        return " ".join([self.claim.trigger.text, *(m.span.text for m in self.claim.weapons)])

    def kinds_of(self, mentions: tuple[Mention, ...]) -> set[ActorKind]:
        """Return the kinds of those mentions that the registry knows."""
        return {self.kinds[m.actor_id] for m in mentions if m.actor_id in self.kinds}


def _words(pattern: str) -> Callable[[Scene], bool]:
    """Return the circumstance that a pattern stands near the trigger."""
    compiled = re.compile(pattern, re.I)
    return lambda scene: bool(compiled.search(scene.near))


def _means(pattern: str) -> Callable[[Scene], bool]:
    """Return the circumstance that a pattern stands in the trigger or the weapons."""
    compiled = re.compile(pattern, re.I)
    return lambda scene: bool(compiled.search(scene.means))


def on_civilians(scene: Scene) -> bool:
    """Return True where every target that says so is unarmed, and one does."""
    targets = scene.claim.targets
    words = " ; ".join(m.span.text for m in targets)
    kinds = scene.kinds_of(targets)
    civil = ActorKind.CIVILIANS in kinds or bool(CIVILIAN.search(words))
    armed = bool(kinds & (STATE_KINDS | OTHER_KINDS)) or bool(FIGHTER.search(words))
    return civil and not armed


def by_state(scene: Scene) -> bool:
    """Return True where those who act are a state's, by the registry or else by their words."""
    kinds, words = scene.kinds_of(scene.claim.actors), " ; ".join(m.span.text for m in scene.claim.actors)
    if kinds & (STATE_KINDS | OTHER_KINDS):
        return bool(kinds & STATE_KINDS)
    return bool(_STATE_WORDS.search(words)) and not _OTHER_WORDS.search(words) and not _ANTI_STATE.search(words)


def by_non_state(scene: Scene) -> bool:
    """Return True where those who act are armed and no state's."""
    kinds, words = scene.kinds_of(scene.claim.actors), " ; ".join(m.span.text for m in scene.claim.actors)
    if kinds & (STATE_KINDS | OTHER_KINDS):
        return not kinds & STATE_KINDS
    return bool(_OTHER_WORDS.search(words) or _ANTI_STATE.search(words))


def broken(scene: Scene) -> bool:
    """Return True where an agreement is denied, or an agreement or siege is said to end."""
    if scene.claim.state is ClaimState.DENIED and scene.claim.type == "agreement":
        return True
    return bool(re.search(r"\b(?:broke\w*|breach\w*|violat\w*|collaps\w*|ended|lift\w*|relieved?)\b", scene.near, re.I))


def own_deed(scene: Scene) -> bool:
    """Return True where somebody claims responsibility, so that it accuses itself."""
    same = {m.span.text for m in scene.claim.actors} & {m.span.text for m in scene.claim.targets}
    return bool(same) or bool(
        re.search(r"\bclaim\w* (?:the )?(?:responsib|credit)|\bresponsibility\b", scene.near, re.I)
    )


def blocked(scene: Scene) -> bool:
    """Return True where help is said not to come."""
    return scene.claim.state is ClaimState.DENIED or bool(
        re.search(r"\b(?:block\w*|bar(?:red|ring)|prevent\w*|withh[eo]ld\w*|suspend\w*|cut off)\b", scene.near, re.I)
    )


CIRCUMSTANCES: Mapping[str, Callable[[Scene], bool]] = {
    "on_civilians": on_civilians,
    "by_state": by_state,
    "by_non_state": by_non_state,
    "broken": broken,
    "own_deed": own_deed,
    "blocked": blocked,
    "with_grenade": lambda scene: bool(
        re.search(r"\b(?:hand )?grenades?\b(?!\s+launch)", scene.means, re.I)
        and not re.search(r"\b(?:rocket|rifle|tank)[- ]?propelled|launcher", scene.means, re.I)
    ),
    "with_drone": lambda scene: bool(
        re.search(
            r"\b(?:drones?|UAVs?|unmanned|quad-?copters?|Shaheds?)\b",
            " ".join([scene.means, *(m.span.text for m in scene.claim.actors)]),
            re.I,
        )
    ),
    "with_blade": _means(
        r"\b(?:knife|knives|machetes?|axes?|swords?|stab\w*|hack\w*|behead\w*|stones?|ston(?:ed|ing)|clubs?)\b"
    ),
    "beaten": _means(r"\b(?:beat(?:en|ing|s)?|tortur\w*|assault\w*|punch\w*|kick\w*|flogg\w*|whipp\w*)\b"),
    "massacre": _means(r"\b(?:massacre[sd]?|genocide|mass (?:killings?|executions?)|slaughter\w*)\b"),
    "assassinated": _means(r"\b(?:assassinat\w*|executed?|execution|gunned down|shot dead)\b"),
    "without_fight": _words(
        r"\bwithout (?:a |any )?(?:fight\w*|resistance|shot|battle)|\bpeaceful\w*|\bhanded over\b|\babandon\w*|"
        r"\bafter \w+ (?:had )?(?:withdr\w+|pulled out|left)"
    ),
    "handed_over": _words(
        r"\bhand(?:ed|ing|s)?\b[^.;]{0,30}\bover\b|\bturn(?:ed|ing)? over\b|\bcede[ds]?\b|\btransfer\w*"
    ),
    "surrendered": _words(r"\bsurrender\w*|\blaid down\b|\bgave (?:themselves|himself) up\b|\bdisarm\w*"),
    "shot_at": _words(
        r"\b(?:shot|shoot\w*|open(?:ed|ing)? fire|fired (?:at|on|into)|live (?:fire|rounds|ammunition)|killed)\b"
    ),
    "dispersed": _words(
        r"\b(?:dispers\w*|tear ?gas|water cannons?|batons?|arrest\w*|detain\w*|broke\w* up|rubber bullets?)\b"
    ),
    "strike": _means(r"\bstrik(?:e|es|ing)\b|\bwalk-?out\b|\bstoppage\b"),
    "mob": _words(r"\b(?:mobs?|lynch\w*|vigilant\w*|villagers|communal|sectarian)\b"),
    "sentenced": _words(r"\b(?:sentenc\w*|convict\w*|jailed for|death penalty|to (?:\w+ )?years? in)\b"),
    "base": _words(
        r"\b(?:bases?|outposts?|headquarters|camps?|garrisons?|checkpoints?|observation (?:post|point)s?)\b"
    ),
    "arms_moved": lambda scene: bool(scene.claim.weapons) and not scene.claim.quantities,
    "third_party": _words(r"\bmediat\w*|\bbroker\w*|\bgood offices\b|\benvoys?\b|\bUN-(?:led|sponsored|backed)\b"),
    "by_phone": _words(r"\b(?:phone|telephone|call(?:ed)?|video ?link)\b"),
    "ceasefire": _words(r"\bcease-?fires?\b|\btruces?\b|\bcessation\b|\barmistice\b|\blull\b"),
    "expelled": _words(r"\bexpel\w*|\bexpuls\w*|\bdeport\w*|\bpersona non grata\b"),
    "appeal": _means(r"\b(?:urg\w*|appeal\w*|ask\w*|call\w*|request\w*|plead\w*|invit\w*)\b"),
    "resigned": _means(r"\b(?:resign\w*|st(?:ep|epp|and|ood)\w* down|quit\w*|tender\w*)\b"),
    "curfew": _words(r"\bcurfews?\b"),
}
"""Name of a circumstance in `codes.tsv` -> whether it holds."""
