"""Words that name no actor by name: pronouns, civilians, men with arms, "the group", "the army"."""

from __future__ import annotations

import re

PRONOUNS = frozenset(
    "they them he him she her it who whom which that this these those others another one someone somebody anyone "
    "everyone nobody themselves himself herself itself their his its you your i me my us".split()
)
"""Words that point to somebody whom only the reader of the sentence knows."""

CIVILIANS = frozenset(
    "civilian civilians villager villagers resident residents child children woman women families family refugee "
    "refugees patient patients worshippers worshipers shopkeeper traders farmers labourers laborers pupils students "
    "schoolchildren townspeople bystanders passers-by pedestrians commuters homeless displaced idps migrants "
    "inhabitants noncombatants non-combatants locals neighbours neighbors shopkeepers survivors survivor witness "
    "witnesses eyewitness eyewitnesses rescuer rescuers medic medics paramedic paramedics doctor doctors nurse nurses "
    "surgeon surgeons firefighters teacher teachers baker bakers worker workers boy boys girl girls baby "
    "babies fishermen fisherman drivers driver shepherds shepherd herders vendors passengers mourners worshipper "
    "pilgrims students student journalist journalists reporters cameraman cameramen evacuees returnees "
    "orphans".split()
)
"""People who bear no arms. Where an army's or a state's word stands beside them they are its own."""

PROTESTERS = frozenset(
    "protester protesters protestor protestors demonstrator demonstrators marchers rioters strikers".split()
)
"""People in the street."""

ARMED_MEN = frozenset(
    "militant militants gunman gunmen fighter fighters attacker attackers assailant assailants insurgent insurgents "
    "rebel rebels terrorist terrorists extremist extremists jihadist jihadists bomber bombers sniper snipers "
    "infiltrators abductors kidnappers mercenaries militiamen militia militias guerrillas guerrilla combatants "
    "outlaws shooters separatist separatists mujahideen takfiris kidnapper partisans".split()
)
"""People with arms who are not named."""

GROUP = frozenset("group organisation organization movement outfit militia faction network".split())
"""Words that take up an armed group named before."""

CAMPAIGNERS = frozenset("campaign rights monitoring monitor advocacy watchdog aid relief charity humanitarian".split())
"""Words that make "the group" one that bears no arms."""

FATIGUES = frozenset("fatigues camouflage uniforms uniform balaclavas kalashnikovs rifles".split())
"""Words that say of people that they bear arms."""

PREPOSITIONS = frozenset(
    "of in from at near with who whom that which on by for to inside outside under around out".split()
)
"""Words behind which nothing is the head of a phrase any more."""

PEOPLE = frozenset(
    "people person persons man men woman victim victims others human humans somebody nation public population".split()
)
"""People of whom it is not said whether they bear arms."""

KIN = frozenset(
    "wife wives husband son sons daughter daughters brother sister father mother family relatives cousin nephew house "
    "home palace compound body death funeral grave birthplace hometown lawyer trial".split()
)
"""Words behind a possessive that make a phrase mean somebody or something else than the person named."""

FOLLOWERS = frozenset("forces fighters loyalists militia militiamen troops men army soldiers".split())
"""Words behind a person's name that mean those whom the person commands."""

FOE = frozenset("enemy enemies foe foes aggressor aggressors occupiers invaders".split())
"""A side's word for the other one."""

AROUND_ORGANS = frozenset(
    "the its his her their regime government state local national regular federal senior top official officials "
    "source sources spokesman spokesperson spokeswoman statement chief commander commanders officer officers unit "
    "units member members personnel some heroic brave own central ministry minister department service services of "
    "undercover elite plainclothes uniformed retired former mounted young wounded captured slain new fledgling interim "
    "and headquarters intelligence our country's countrys military security defence defense armed special "
    "islamist elected incumbent embattled acting current then ruling domestic foreign public "
    "supreme highest appeal chief army police navy naval marine commandos committee panel delegation station stations "
    "academy patrol patrols checkpoint checkpoints".split()
)
"""Words that may stand beside the word of an organ without making it somebody else's."""

ANYBODYS = frozenset(
    "troops soldiers soldier forces commanders generals sailors sailor seamen commandos artillery paratroopers "
    "servicemen serviceman units".split()
)
"""Armed men that may be of any state that fights there."""

NOT_ITS = frozenset(
    "contractor contractors families relatives veterans critics opponents prisoners detainees captives hostages "
    "deserters defectors expatriates exiles citizens citizen nationals national tourists tourist".split()
)
"""People of whom a state's name or organ tells where they are from, and not that they act for it."""

HARDWARE = frozenset(
    "tanks tank drones drone jets jet planes plane aircraft helicopters helicopter warplanes warplane warships "
    "leaders rulers warship submarine submarines bombers fleet pilots pilot aviation command peacekeepers garrison "
    "diplomacy monarch spies".split()
)
"""Things and men that are somebody's only where it is said whose."""

_OURS = re.compile(r"^(?:our|we|us|ours)\b", re.I)
_TRIM = re.compile(
    r"^(?:(?:(?:many|most|some|all|one|several|two|three|both) of|the|a|an|some|several|many|most|all|both|these|those|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|other|more|unidentified|unknown|suspected|alleged|local|"
    r"groups? of|crowds? of|teams? of|convoy of|members? of(?: the)?|number of|dozens of|scores of|hundreds of|"
    r"thousands of|(?:handful|column|group|crowd|dozen|couple) of|dozen|innocent|masked|senior|top|young|\d[\d,.]*|"
    r"about|around|nearly|at least|more than|over|various|different|so-called|self-(?:proclaimed|styled|declared)|"
    r"wounded|injured)\s+)+",
    re.I,
)


def trimmed(text: str) -> str:
    """Return a phrase without its articles, numbers and adjectives that name nobody."""
    return _TRIM.sub("", text.strip().strip("\"'“”‘’()")).strip()


def is_ours(text: str) -> bool:
    """Return True where a phrase is said in the first person plural ("our heroic army")."""
    return bool(_OURS.match(text.strip())) and not text.strip().startswith("US")


SERVING = frozenset("army military navy naval police regime combat".split())
"""Words beside which doctors, medics and workers may be a side's own."""


def generic_id(words: list[str]) -> str | None:
    """Return the generic actor whom the head of a phrase names, the word before its first preposition, or None."""
    at = next((number for number, word in enumerate(words) if word in PREPOSITIONS), len(words))
    head = words[at - 1] if at else ""
    if "armed" in words[:at] and head in (PEOPLE | GROUP):
        return "unknown_armed_men"
    if head in PEOPLE and set(words) & FATIGUES:
        return "unknown_armed_men"
    if head in CIVILIANS and set(words[:at]) & SERVING:
        return None
    for actor_id, nouns in (("civilians", CIVILIANS), ("protesters", PROTESTERS), ("unknown_armed_men", ARMED_MEN)):
        if head in nouns:
            return actor_id
    return None
