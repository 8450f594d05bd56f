"""Whom a number counts: civilian or fighter, and the one of "killed a contractor" where no number word stands.

Source of the words: occupations and roles as conflict reports name them; who is neither by them stays not determined.
Police are counted with the armed, as ACLED codes them among state forces.
"""

from __future__ import annotations

import re

from weekreview.model import ClaimState, Span

CIVILIAN = re.compile(
    r"\b(?:civilians?|non-?combatants?|women|wom[ae]n|girls?|boys?|child(?:ren)?|kids|toddlers?|teenagers?|bab(?:y|ies)|"
    r"infants?|famil(?:y|ies)|households?|residents?|villagers?|inhabitants?|townspeople|refugees?|displaced|evacuees?|"
    r"worshippers?|pilgrims?|mourners?|shoppers?|passers-?by|bystanders?|passengers?|tourists?|commuters?|"
    r"journalists?|reporters?|photographers?|medics?|paramedics?|doctors?|nurses?|surgeons?|patients?|"
    r"students?|pupils?|teachers?|professors?|lawyers?|judges?|priests?|nuns?|aid workers?|workers?|labou?rers?|"
    r"protest[eo]rs?|demonstrators?|farmers?|herders?|shepherds?|fisherm[ae]n|traders?|merchants?|shopkeepers?|"
    r"vendors?|engineers?|businessm[ae]n)\b",
    re.I,
)
FIGHTER = re.compile(
    r"\b(?:fighters?|militants?|soldiers?|troops?|troopers?|paratroopers?|terrorists?|insurgents?|rebels?|gunm[ae]n|"
    r"combatants?|servicem[ae]n|service members?|militiam[ae]n|commanders?|commandos?|officers?|operatives?|snipers?|"
    r"jihadis?t?s?|mujahide?en|guerr?illas?|paramilitar(?:y|ies)|recruits?|conscripts?|reservists?|mercenar(?:y|ies)|"
    r"marines?|personnel|army|forces|extremists?|airm[ae]n|sailors?|policem[ae]n|policewom[ae]n|police|constables?|"
    r"gendarmes?|rangers?|jawans?|bombers?|cadres?|naxal(?:ite)?s?|maoists?|peshmerga|taliban)\b",
    re.I,
)
PEOPLE = frozenset(("killed", "injured", "captured", "detained", "abducted", "displaced", "personnel"))
"""What is counted where those counted are people."""
_NOT_A_CIVILIAN = re.compile(r"\b(?:non-?civilians?|security personnel)\b", re.I)

_GROUPS = re.compile(r"^(?:[\w-]+\s+){0,2}?(?:families|households)\b(?! members)", re.I)
"""Groups of people: their number is no number of civilians."""

_VICTIM_VERBS = {
    "killed": r"kill(?:ed|ing|s|ings?)?|murder(?:ed|ing|s)?|behead(?:ed|ing|s)?|execut(?:ed|ing|ion|es)|slain|"
    r"slay(?:ing)?|assassinat(?:ed|ing|ion|es)|shot dead|shooting dead|gunned down|gunning down|lynch(?:ed|ing)|hanged|"
    r"died|dead|death|dies|succumbed|martyred|(?:stabbed|hacked|beaten|tortured|burn(?:ed|t)) to death",
    "injured": r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt|maim(?:ed|ing)|"
    r"(?:sustained|suffered|received) (?:\w+ )?injuries",
    "abducted": r"abduct(?:ed|ing|ion|s)|kidnap(?:p?ed|p?ing|s)?|taken hostage",
    "detained": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|apprehend(?:ed|ing|s)?",
    "captured": r"captur(?:ed|ing|es)|taken prisoner",
}
"""What is counted -> the words of what was done to the victim."""
_VERB = re.compile("|".join(rf"\b(?P<{of}>{words})\b" for of, words in _VICTIM_VERBS.items()), re.I)
_UNDONE = re.compile(r"\b(?:attempt(?:s|ed)?|failed|foiled|plot(?:s|ted)?|bid|threat(?:s|ens|ened)?|tried)\b", re.I)
_DETERMINER = r"(?:an?|one|another|the|its|his|her|their|(?:[\w.-]+['’]s?))"
_DONE_BEFORE = re.compile(rf"\b(?P<verb>\w+(?: (?:dead|down))?)\s+{_DETERMINER}\s+(?:[\w'’-]+\s+){{0,2}}$", re.I)
_DONE_AFTER = re.compile(
    r"(?:\s*\([^)]{0,40}\))?,?\s+(?:(?:was|is|had been|has been|being|got)\s+(?:\w+ly\s+)?)?"
    r"(?P<verb>\w+(?: (?:dead|down|to death))?)",
    re.I,
)
_ARTICLE = re.compile(rf"(?:^|\W){_DETERMINER}\s+(?:[\w'’-]+\s+){{0,2}}$", re.I)
_HEAD_ENDS = re.compile(r"\s+(?:of|from|in|at|with|for|to|who|on|near|belonging|identified|named|alias)\b|[,(]")
_PLURAL = re.compile(
    r"(?:[^su]s|men|people|persons|children|police|forces|troops|personnel|others?|those|them|they|these|dead|wounded|cattle|"
    r"group|team|family|crew|convoy|patrol|squad|army|military|militia|taliban|mujahide?en|gang|population|staff|couple|"
    r"pair|cell|unit|brigade|battalion|community|public|no one|nobody|none|both|all|many|some|several|body|rest)$",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:State|Army|Forces?|Party|Front|Movement|Group|Brigades?|Police|Guards?|Council|Government|Ministry|Alliance|"
    r"Coalition|Union|Corps|Division|League|Organi[sz]ation|Hamas|Hezbollah|Hizballah|Taliban|Qaeda|Shabaab|Haram|"
    r"Mujahide?en|Nusra|Boko|Houthis?)\b|\b[A-Z]{3,}\b"
)

_PERSON_WORDS = (
    r"\b(?:man|person|youth|leader|chief|head|driver|guard|bodyguard|assistant|aide|spokes(?:wo)?man|mayor|governor|"
    r"minister|president|vice-president|politician|lawmaker|senator|official|diplomat|ambassador|consul|activist|"
    r"blogger|cleric|imam|preacher|bishop|prisoner|detainee|hostage|suspect|attacker|assailant|citizen|national|"
    r"volunteer|contractor|pilot|member|son|daughter|wife|husband|brother|sister|father|mother|owner|helper|victim|"
    r"general|colonel|captain|sergeant|lieutenant|secretary|informer|informant|elder|individual|adviser|associate|"
    r"colleague|companion|interpreter|peacekeeper|observer|envoy)"
)
_PERSON = re.compile(_PERSON_WORDS + "$", re.I)
_TITLED = re.compile(_PERSON_WORDS + r"\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*$")
"""A person's noun with the name behind it ("blogger X Y")."""
_INDEFINITE = re.compile(r"(?:^|\W)(?:an?|one|another)\s+(?:[\w'’-]+\s+){0,2}$", re.I)
_NAME = re.compile(r"^(?:(?:[A-Z][\w.'’-]*|al|bin|ibn|abu|el|de|van|von|ul)[\s-]+)+[A-Z][\w'’-]+$")
_PART_OF_A_NUMBER = re.compile(
    r"\b(?:including|among them|among whom|such as|besides|along with)\s+(?:[\w'’-]+\s+){0,3}$", re.I
)


def civilian_of(counted: Span | None, of: str) -> bool | None:
    """Return True where the words counted are civilians, False where fighters, None where neither or both."""
    if counted is None or of not in PEOPLE or _GROUPS.search(counted.text):
        return None
    civil = bool(CIVILIAN.search(counted.text)) and not _NOT_A_CIVILIAN.search(counted.text)
    armed = bool(FIGHTER.search(counted.text))
    return None if civil == armed else civil


def single_victims(reading, sentence: Span, text: str, targets: list[Span]) -> list[tuple[Span, str]]:
    """Return each target that is one person without a number word, with what was done ("killed", "injured" ...).

    What was done is the trigger where there is but one target, else the word right before or behind the target
    ("killing its commander", "a soldier died"). A name and the noun beside it are one person.
    """
    trigger = sentence.text[slice(*reading.trigger)]
    if reading.modality == ClaimState.DENIED or _UNDONE.search(trigger):
        return []
    done = _VERB.search(trigger)
    found: list[tuple[Span, str]] = []
    for target in sorted(targets, key=lambda t: t.begin):
        of = done.lastgroup if done and len(targets) == 1 else _done_to(target, sentence, text)
        if of is None and found and done and _is_apposition(found[-1][0], target, text):
            continue
        of = of or (done.lastgroup if done and all(_stands_beside(target, t, text) for t in targets) else None)
        before = text[sentence.begin : target.begin]
        if of and _is_one_person(target, before, of) and not (found and _is_apposition(found[-1][0], target, text)):
            found.append((target, of))
    return found


def _stands_beside(target: Span, other: Span, text: str) -> bool:
    """Return True for a target itself and for its apposition."""
    first, last = sorted((target, other), key=lambda t: t.begin)
    return target == other or _is_apposition(first, last, text)


def _is_apposition(first: Span, last: Span, text: str) -> bool:
    """Return True where of two neighbours one is a name and the other is not ("X (20), a tribal youth")."""
    between = text[first.end : last.begin]
    if len(between) > 24 or re.search(r"\band\b|\bor\b|[.;]", between):
        return False
    return bool(_is_name(_head_of(first))) != bool(_is_name(_head_of(last)))


def _done_to(target: Span, sentence: Span, text: str) -> str | None:
    """Return what the word right before or behind a target says was done to it."""
    before = _DONE_BEFORE.search(text[sentence.begin : target.begin])
    after = _DONE_AFTER.match(text, target.end, sentence.end)
    for found in (before, after):
        words = found["verb"] if found else ""
        verb = _VERB.fullmatch(words) or _VERB.fullmatch(words.split(" ")[0])
        if verb:
            return verb.lastgroup
    return None


def _head_of(target: Span) -> str:
    """Return a target's words up to "of", a bracket or a comma."""
    return _HEAD_ENDS.split(target.text, maxsplit=1)[0].strip()


def _is_one_person(target: Span, before: str, of: str) -> bool:
    """Return True for one person: a singular noun behind an article or possessive, or a person's name."""
    head = _head_of(target)
    if not head or _PLURAL.search(head) or _PART_OF_A_NUMBER.search(before):
        return False
    if CIVILIAN.search(head) or FIGHTER.search(head) or _PERSON.search(head):
        own = _ARTICLE.search(f" {target.text.split(' ')[0]} ")
        return bool(own or _ARTICLE.search(before) or head[0].isupper())
    return _is_name(head) or (of != "captured" and bool(_INDEFINITE.search(before)))


def _is_name(head: str) -> bool:
    """Return True for two and more capitalised words that are no organisation's."""
    return bool(_NAME.match(head) or _TITLED.search(head)) and not _ORGANISATION.search(head)
