"""Lexical grounds: the words that a type needs before it may be said; a reading without them gets a lesser type.

The model has seen few examples of the gravest types and gives them to sentences that hold no word of the kind. A wrong
chemical attack harms more than a missed one, so a type of `GROUNDS` stands only where its sentence says so. Without
its ground a reading takes the type that its trigger's own word decides (`DECIDED_BY`), else `other`. Some readings are
the opposite of what they look like (mines cleared, food dropped, guns moved): `_retyped_by_context`.

Source of the words: the field's own usage (ACLED codebook, event types); fitted to no corpus.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..decoding import Reading
from .guards import is_passed_off, is_showing

_AIR = (
    r"(?<!rocket )(?<!missile )(?<!mortar )(?<!artillery )(?<!hunger )(?<!general )strikes?|air-?strikes?|"
    r"air[- ]?raids?|"
    r"raids?|air-?craft|jets?|(?:war-?)?planes?|helicopters?|gunships?|drones?|uavs?|sorties|sortie|flights?|pilots?|"
    r"air ?force|aviation|aerial(?:ly)?|airborne|from the air|(?:barrel|cluster|aerial) bombs?|"
    r"air (?:attacks?|campaign|"
    r"operations?|cover|support|assaults?|war|power|bombing|bombardment|missions?)|cruise missiles?|"
    r"(?:f|su|mig|b|tu|mi|ah)-\d+\w*|bomber aircraft|coalition|"
    r"(?:us|u\.s\.|american|russian?s?|israeli?|turkish|saudi|nato|british|french|syrian|allied|government|regime) "
    r"(?:\w+ )?bomb\w*"
)
GROUNDS = {
    "chemical_attack": r"chlorine|sarin|mustard|chemicals?|toxic|toxins?|nerve agents?|poison\w*|(?:white )?phosphorus|"
    r"vx|"
    r"asphyxiat\w*|suffocat\w*|ricin|gassed|"
    r"(?<!tear )(?<!natural )(?<!oil and )gas(?:es)?(?! (?:fields?|pipelines?|plants?|stations?|lines?|cylinders?|"
    r"suppl\w+|prices?|facilit\w+|exports?|wells?|canisters? of tear))",
    "suicide_bombing": r"suicide|kamikaze|(?:blew|blow|blown|blowing) (?:him|her|them|it)sel(?:f|ves)|"
    r"(?:explosives?|suicide|bomb) (?:vests?|belts?|jackets?)|explosives?-(?:laden|packed|filled)|"
    r"detonat\w+ (?:his|her|their|an? explosives?)|martyrdom operations?|s?vbieds?|inghimasi",
    "air_strike": _AIR,
    "bombing": r"\w*bomb\w*|mines?|landmines?|explo\w+|ieds?|blasts?|detonat\w*|bl[eo]w\w*|devices?|grenades?|booby\S*|"
    r"tnt|dynamite\w*|charges?",
    "sexual_violence": r"rap(?:e[ds]?|ing|ists?)|sexual(?:ly)?|sex|molest\w*|forced marriages?|enslave\w*|slaves?|"
    r"slavery|concubines?|prostitut\w*",
    "airspace_incident": r"air ?space|(?:shot|shoot\w*|brought|bring\w*|gunned) (?:it |them )?(?:\w+ ){0,4}?down|"
    r"downed|"
    r"downing|intercept\w*|scrambl\w*|violat\w*|no-fly|incursions?|crash\w*|buzzed|shadowed|overfl\w+|"
    r"flew (?:over|near|close|within)|fl(?:ying|ights?) (?:over|near|close)|airliners?|eject\w*|"
    r"warning shots?|collid\w*|collision",
}  # fmt: skip
"""Type -> what its sentence must hold, as a pattern of whole words."""
_GROUND = {kind: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.I) for kind, words in GROUNDS.items()}

DECIDED_BY = {
    "destruction": r"destroy\w*|destruction|demolish\w*|raz(?:ed|ing)|burn\w*|damag\w*|ruin\w*|set .*on fire",
    "casualties": r"kill\w*|die[ds]?|dead|deaths?|injur\w*|wound\w*|casualt\w*|victims?|martyr\w*|massacr\w*",
    "shelling": r"(?:re)?shell\w*|mortar\w*|artillery|rocket\w*|bombard\w*|barrages?",
    "bombing": r"\w*bomb\w*|explo\w+|blasts?|detonat\w*",
    "abduction": r"abduct\w*|kidnap\w*|taken hostage",
    "armed_clash": r"clash\w*|fight\w*|fought|battl\w*|firefights?",
    "attack": r"hit|hits|hitting|str(?:ike|ikes|iking|uck)|attack\w*|assault\w*|target\w*|fir(?:ed?|es|ing)|raid\w*",
}
"""Type -> the triggers that name it by themselves, the first that fits."""
_DECIDED = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in DECIDED_BY.items()}

_NAMED_TIES = (
    ("alignment", frozenset(("cooperation", "other", "agreement")),
     r"(?:re)?align(?:s|ed|ing)?\b|pledg\w+|merg(?:e|es|ed|ing|er)\b|allegiance|affiliat\w+|swore allegiance"),
    ("split", frozenset(("cooperation", "other", "alignment", "withdrawal")),
     r"disaffiliat\w*|br(?:eak|oke|oken|eaking)s? away|defect\w*"),
    ("arms_transfer", frozenset(("territory_gained",)), r"(?:re)?suppl(?:y|ies|ied|ying)\b"),
)  # fmt: skip
"""A type that a trigger's own word names, and the types that give way to it. Source: the claim guidelines' table."""
_TIES = tuple((kind, yields, re.compile(rf"^(?:{words})", re.I)) for kind, yields, words in _NAMED_TIES)

_EXPLOSIVES = r"(?:land)?mines?|bombs?|explosives?|explosive devices?|ieds?|ordnance|booby[- ]traps?|munitions"
_CLEARING = re.compile(
    rf"\b(?:clear|remov|defus|dismantl|disarm|deactivat|neutrali[sz]|demin|unearth)\w*\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}?"
    rf"(?:{_EXPLOSIVES})\b|\b(?:{_EXPLOSIVES})\s+(?:\w+\s+){{0,3}}?(?:cleared|removed|defused|dismantled|disarmed)\b|"
    r"\bde-?min(?:ed|ing|ers?)\b",
    re.I,
)
_DROPPING = re.compile(
    r"\b(?:air-?)?drop(?:s|ped|ping)?\s+(?:(?!(?:on|at|near|over|into|onto|in|\w*bombs?|barrels?)\b)[\w,-]+\s+){0,5}?"
    r"(?P<load>food|aid|supplies|medicines?|relief|flour|water|"
    r"blankets|bread|parcels|leaflets?|pamphlets?|flyers)\b",
    re.I,
)
_MOVING = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|deploy\w*|sen[dt]\w*|transfer\w*|brought|bring\w*|redeploy\w*|mass(?:es|ed|ing)|"
    r"station(?:s|ed|ing)|position(?:s|ed|ing))\b",
    re.I,
)
_ARMS = re.compile(
    r"\b(?:artillery|guns?|howitzers?|tanks?|troops?|launchers?|armou?r|cannons?|mortars|vehicles)\b", re.I
)
_BLOOD = re.compile(
    r"\b(?:queu\w*|gather\w*|lin(?:ed|ing) up|flock\w*|came|come)\s+(?:[\w-]+\s+){0,6}?(?:giv\w+|donat\w+)\s+blood\b",
    re.I,
)
_LEAVING = re.compile(
    r"(?:lea(?:ve|ves|ving)|left|fle(?:e|es|d|eing)|depart\w*|evacuat\w*|pull\w* (?:out|back))\b", re.I
)
_UNDER_ARMS = re.compile(
    r"\b(?:fighters?|soldiers?|troops|militants?|rebels?|insurgents?|gunmen|garrisons?|guerrillas?|militiamen)\b"
    r"(?:\s+(?:had|have|has|were|was))?\s*$",
    re.I,
)
"""Armed men right before the word for leaving: they withdraw and are not displaced. Source: of 27 annotated training
claims whose actors are armed men 26 are withdrawals, and the other is no leaving."""
_STRUCK_DEAD = re.compile(r"\b(?:kill\w*|dead|wound\w*|injur\w*|bomb\w*|war-?planes?|aircraft)\b", re.I)
_STOPPED_WORK = re.compile(
    r"\b(?:hunger|general|work\w*|unions?|sit-ins?|wages?|pay|prison\w*|teachers?|labou?r)\b", re.I
)
_REMOTE = frozenset(("air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"))


def grounded(reading: Reading, sentence: str) -> Reading | None:
    """Return the reading with a type that its sentence has words for; None where it is no claim at all."""
    begin, end = reading.trigger
    if any(m.start() < end and begin < m.end() for m in _BLOOD.finditer(sentence)) or is_passed_off(sentence, begin):
        return None
    if is_showing(sentence, begin):
        return replace(reading, type="publication")
    kind = _retyped_by_context(reading, sentence) or reading.type
    ground = _GROUND.get(kind)
    if ground is not None and not ground.search(sentence):
        kind = decided_by(sentence[begin:end])
    return reading if kind == reading.type else replace(reading, type=kind)


def decided_by(trigger: str) -> str:
    """Return the type that a trigger's own word names, `other` where it names none."""
    return next((kind for kind, words in _DECIDED.items() if words.search(trigger)), "other")


def _retyped_by_context(reading: Reading, sentence: str) -> str | None:
    """Return the type of what only looks like an attack, or that the trigger's own word names; None to leave it."""
    trigger = sentence[slice(*reading.trigger)]
    named = next((kind for kind, yields, words in _TIES if reading.type in yields and words.match(trigger)), None)
    begin, end = reading.trigger
    if reading.type == "displacement" and _LEAVING.match(trigger) and _UNDER_ARMS.search(sentence[:begin]):
        return "withdrawal"
    if reading.type == "protest" and re.match(r"strikes?\b", trigger, re.I):
        return "air_strike" if _STRUCK_DEAD.search(sentence) and not _STOPPED_WORK.search(sentence) else None
    if named or reading.type not in _REMOTE:
        return named
    if any(m.start() < end and begin < m.end() for m in _CLEARING.finditer(sentence)):
        return "other"
    for match in _DROPPING.finditer(sentence):
        if match.start() < end and begin < match.end():
            return "publication" if re.match("leaf|pamph|fly", match["load"], re.I) else "aid"
    moves = _MOVING.match(trigger)
    moved = moves and _ARMS.search(sentence[begin + moves.end() : end + 40])
    return "deployment" if moved else None
