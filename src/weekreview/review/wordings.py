"""The declared words of the review: neutral verbs, words that count as numbers, words that are a party's own.

A person can change any of them here and nowhere else. Nothing in this file names an event, an actor or a place.
"""

from __future__ import annotations

import re

NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions dozen dozens score scores half halves third thirds quarter quarters both twice thrice
    double triple pair pairs couple several single dual former""".split()
) - {"former"}
"""Words that state a number. A piece of our own connecting text may hold none of them, so no idiom with one either."""

LOADED_WORDS = frozenset(
    """terrorist terrorists terror liberate liberated liberates liberating liberation cleanse cleansed cleansing
    neutralise neutralised neutralising neutralize neutralized neutralizing martyr martyrs martyred martyrdom regime
    regimes occupier occupiers occupation thugs thug mercenary mercenaries nazi nazis fascist fascists bandit bandits
    infidel infidels heroic heroes hero criminal criminals gang gangs puppet militants rats vermin scum barbaric savage
    brutal cowardly so-called aggressor aggressors invaders invader saboteurs apostates crusaders ukronazis orcs
    jihadists extremists extremist radicals freedom-fighters eliminated eliminate eliminating purged purge
    innocent massacre massacred massacring slaughter slaughtered butchered genocide""".split()
)
"""Words by which a side or a writer judges. Ours never; a report's only inside quotation marks, with whose they are."""

OUR_WORDS = frozenset(
    """A After All An Any Area As At By Claimed Claims Day Days Each Earth Held In Key Latest Map Maps More Never No Not
    Nothing Of On Or Parts Period Places Read Reason Said Since So State States That The They This To Week
    What Whose Why""".split()
)
"""Words that may begin our own sentences though a place somewhere bears them as its name. Case counts."""

PRONOUNS = frozenset(
    """he she it they them him her this that these those who which we us i you its their his both others some many one
    group groups side sides area areas unit units portion portions part parts former latter""".split()
)
"""Mentions that name nobody outside their sentence."""

TRIGGER_LABELS = {"siege": "Breaking of a siege", "territory_gained": "Ground gained"}
"""What a claim of the type is called where `TRIGGER_FORMS` says that it is another thing."""

LABELS = {
    "armed_clash": "Fighting",
    "offensive": "Offensive",
    "attack": "Attack",
    "territory_gained": "Ground taken",
    "withdrawal": "Withdrawal",
    "control": "Control",
    "siege": "Siege",
    "air_strike": "Air strike",
    "shelling": "Shelling",
    "bombing": "Explosion",
    "suicide_bombing": "Suicide bombing",
    "chemical_attack": "Chemical attack",
    "attack_on_civilians": "Attack on civilians",
    "sexual_violence": "Sexual violence",
    "abduction": "Abduction",
    "casualties": "Casualties",
    "displacement": "Displacement",
    "destruction": "Destruction",
    "protest": "Protest",
    "riot": "Riot",
    "arrest": "Arrests",
    "weapons_seized": "Weapons found",
    "deployment": "Deployment",
    "arms_transfer": "Arms",
    "airspace_incident": "Airspace",
    "negotiation": "Talks",
    "agreement": "Agreement",
    "alignment": "Alignment",
    "split": "Split",
    "cooperation": "Cooperation",
    "aid": "Aid",
    "sanction": "Sanctions",
    "condemnation": "Condemnation",
    "accusation": "Accusation",
    "threat": "Threat",
    "demand": "Demand",
    "publication": "Publication",
    "release": "Release",
    "emergency_measure": "Emergency measure",
    "cyber_attack": "Cyber attack",
    "office_change": "Change in office",
    "investigation": "Inquiry",
    "other": "Other",
}
"""What each type of claim is called on the page."""

FORMS = {
    # type: (with actor and target, with actor, with target, with neither). A = actor, T = target, were = agrees with T,
    # is = agrees with A. None = this combination can't be told well in our words: the sentence is quoted.
    "armed_clash": ("{A} fought {T}", "Fighting involving {A} was reported", "Fighting involving {T} was reported",
                    "Fighting was reported"),
    "offensive": ("{A} pressed an offensive against {T}", "{A} pressed an offensive",
                  "An offensive against {T} was under way", "An offensive was under way"),
    "attack": ("{A} attacked {T}", "{A} carried out an attack", "{T} came under attack", "An attack was reported"),
    "territory_gained": ("{A} {is} said to have taken {from}{T}", "{A} {is} said to have taken ground",
                         "{T} {were} said to have changed hands", "Ground was said to have changed hands"),
    "withdrawal": (None, "{A} withdrew", "{T} withdrew", "A withdrawal was reported"),
    "siege": ("{A} besieged {T}", "{A} kept up a siege", "{T} {were} reported besieged", "A siege was reported"),
    "air_strike": ("{A} hit {T} from the air", "{A} carried out air strikes", "Air strikes hit {T}",
                   "Air strikes were reported"),
    "shelling": ("{A} fired on {T}", "{A} fired artillery, rockets or missiles", "Shelling hit {T}",
                 "Shelling was reported"),
    "bombing": ("An explosion blamed on {A} hit {T}", "An explosion blamed on {A} was reported", "An explosion hit {T}",
                "An explosion was reported"),
    "suicide_bombing": ("A suicide bombing blamed on {A} hit {T}", "A suicide bombing blamed on {A} was reported",
                        "A suicide bombing hit {T}", "A suicide bombing was reported"),
    "chemical_attack": ("A chemical attack on {T} was blamed on {A}", "A chemical attack was blamed on {A}",
                        "A chemical attack on {T} was reported", "A chemical attack was reported"),
    "attack_on_civilians": ("{A} attacked {T}", "An attack on civilians was blamed on {A}", "{T} came under attack",
                            "An attack on civilians was reported"),
    "sexual_violence": ("Sexual violence by {A} against {T} was reported", "Sexual violence by {A} was reported",
                        "Sexual violence against {T} was reported", "Sexual violence was reported"),
    "abduction": ("{A} abducted {T}", "An abduction was blamed on {A}", "{T} {were} abducted",
                  "An abduction was reported"),
    "casualties": (None, None, None, "Casualties were reported"),
    "displacement": (None, None, "{T} {were} displaced", "Displacement was reported"),
    "destruction": ("{A} {damaged} {T}", "Destruction was blamed on {A}", "{T} {were} {damaged}",
                    "Destruction was reported"),
    "protest": (None, "{A} held a protest", None, "A protest was reported"),
    "riot": (None, "{A} rioted", None, "A riot was reported"),
    "arrest": ("{A} detained {T}", "{A} made arrests", "{T} {were} detained", "Arrests were reported"),
    "weapons_seized": ("{A} {seized} {T}", None, "{T} {were} {seized}", "Weapons were reported found"),
    "deployment": ("{A} deployed {T}", "{A} deployed forces", "{T} {were} deployed", "A deployment was reported"),
    "negotiation": ("{A} held talks with {T}", "{A} held talks", None, "Talks were reported"),
    "agreement": ("{A} agreed {accord} with {T}", "{A} agreed {accord}", None, None),
    "alignment": ("{A} aligned with {T}", None, None, None),
    "split": ("{A} split from {T}", None, None, None),
    "condemnation": ("{A} condemned or criticised {T}", None, None, None),
    "threat": ("{A} issued a threat against {T}", None, None, None),
    "sanction": ("{A} imposed sanctions or restrictions on {T}", None, None, None),
}  # fmt: skip
"""Neutral sentences by type. A type that is not here is always quoted."""

TRIGGER_FORMS = {
    # type: (words that end in the trigger, forms)
    "siege": (
        r"\b(?:br(?:eak|oke|eaking|oken)|lift\w*|reliev\w+|rais(?:e|ed|ing)|end(?:ed|ing)?)\b.{0,12}$",
        ("{A} {is} said to have broken the siege of {T}", None, "The siege of {T} was said to have been broken", None),
    ),
    "territory_gained": (
        r"\b(?:gain\w*|ma[dk]\w+|advanc\w*|progress\w*|push\w*)(?: ground| progress| advances?)?$",
        (None, "{A} {is} said to have gained ground", None, "Ground was said to have been gained"),
    ),
}
"""Forms of a type where the report's own words say something else than its usual ones."""

SINCE_FORMS = {
    "shelling": ("{A} {has} fired on {T}", "{A} {has} fired artillery, rockets or missiles",
                 "{T} {have} come under shelling", "Shelling has been reported"),
    "air_strike": ("{A} {has} hit {T} from the air", "{A} {has} carried out air strikes", "Air strikes have hit {T}",
                   "Air strikes have been reported"),
    "displacement": (None, None, "{T} {have} been displaced", "Displacement has been reported"),
    "casualties": (None, None, None, None),
    "siege": ("{A} {has} besieged {T}", "{A} {has} kept up a siege", "{T} {have} been reported besieged",
              "A siege has been reported"),
    "offensive": ("{A} {has} pressed an offensive against {T}", "{A} {has} pressed an offensive",
                  "An offensive against {T} has been under way", "An offensive has been under way"),
    "armed_clash": ("{A} {has} fought {T}", "Fighting involving {A} has been reported",
                    "Fighting involving {T} has been reported", "Fighting has been reported"),
}  # fmt: skip
"""The same for what goes on since a day. A type that is not here is quoted where only a beginning is known."""

STANDING_FORMS = {"siege": ("{T} {remains} besieged by {A}", None, "{T} {remains} besieged", None)}
"""What holds, as far as reported, and did not happen on a day."""

VARIANTS = {
    # slot: ((beginning of the trigger, word), ...), default
    "damaged": ((("damag", "damaged"), ("loot", "looted"), ("burn", "burned")), "destroyed"),
    "seized": ((("found", "found"), ("find", "found"), ("discover", "found"), ("defus", "made safe"),
                ("destroy", "destroyed")), "seized"),
    "accord": ((("ceasefire", "a ceasefire"), ("cease-fire", "a ceasefire"), ("truce", "a truce")), "an accord"),
}  # fmt: skip
"""Words that depend on the report's own trigger, each a neutral equivalent of it."""

AREA_WORDS_BY_COUNTRY = {
    **dict.fromkeys("us au br in mx ng mm sd ss de ve my at".split(), "state"),
    **dict.fromkeys("ua ru by fr it ge am gh er ml cz dk kz pe cl".split(), "region"),
    **dict.fromkeys("ee hr hu ke lr no ro se".split(), "county"),
    "gb": "", "ch": "canton", "jp": "prefecture", "gr": "region", "ly": "district", "lb": "governorate",
    "ye": "governorate", "eg": "governorate", "tn": "governorate", "jo": "governorate", "ps": "governorate",
}  # fmt: skip
"""What a first-level division is called, by country; elsewhere "province"."""

COUNTED_BY_DEFAULT = {
    "killed": "people",
    "injured": "people",
    "detained": "people",
    "abducted": "people",
    "displaced": "people",
    "personnel": "people",
    "strikes": "strikes",
    "attacks": "attacks",
}
"""Whom or what a number counts where the sentence does not say."""

OUTCOMES = {
    "killed": "{N} {were} killed",
    "injured": "{N} {were} injured",
    "destroyed": "{N} {were} destroyed",
    "damaged": "{N} {were} damaged",
    "captured": "{N} {were} taken",
    "detained": "{N} {were} detained",
    "abducted": "{N} {were} abducted",
    "displaced": "{N} {were} displaced",
    "strikes": "{N} {were} counted",
    "attacks": "{N} {were} counted",
    "personnel": "{N} {were} involved",
}
"""How a number is told after the sentence on what happened."""

FIGURE_LABELS = {
    "killed": "killed",
    "injured": "injured",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "captured": "taken",
    "detained": "detained",
    "abducted": "abducted",
    "displaced": "displaced",
    "strikes": "strikes",
    "attacks": "attacks",
    "personnel": "involved",
    "equipment": "pieces of equipment",
    "area": "area",
    "distance": "distance",
    "money": "money",
    "other": "counted",
}
"""What a tally counts, in a word."""

ARTICLE_NOUNS = frozenset(
    """army forces force front ministry coalition brigade brigades movement party union group council committee
    observatory defence defense organisation organization guard guards corps government authority authorities nations
    states kingdom agency office fund programme program commission service services command police navy fleet
    federation republic emirates staff alliance network association society crescent cross militia administration
    parliament presidency militias side spokesman spokesperson spokeswoman governor mayor director league
    department secretariat bureau""".split()
)
"""Last words of names that take "the" in a sentence."""

FUTURE_CUES = (
    r"\b(?:will|shall|would|going to|about to|due to|set to|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|"
    r"aim(?:s|ed|ing)? (?:to|at)|prepar(?:e|es|ed|ing) (?:to|for)|vow(?:s|ed)? to|threaten(?:s|ed)? to)\b"
)
"""Words of what is yet to come, as a regular expression: a sentence with one leads no issue."""

PEOPLE = frozenset(
    """people men women children police troops personnel militiamen gunmen servicemen civilians fighters soldiers
    residents protesters medics officials villagers rebels insurgents snipers demonstrators commanders
    commander officers officer fighter soldier civilian militants terrorists members
    member leaders leader families residents doctors
    journalists workers crew crews prisoners detainees group groups""".split()
)
"""Nouns of people: they are killed or hurt, never destroyed or damaged."""

ARMED = frozenset(
    """fighters soldiers troops gunmen rebels insurgents militiamen servicemen snipers police jets warplanes helicopters
    aircraft drones forces demonstrators protesters villagers residents sappers""".split()
)
"""Plurals that may act in our sentence without an article; any other bare word as actor is a fragment."""

FRAGMENTS = frozenset(
    """rest parties party affiliate truce other others side sides groups group elements several most engineers our
    all none units areas residents' -""".split()
)
"""Words that name nobody when they stand alone."""

POSSESSIVES = frozenset("our my your his her its their the-rest".split())
"""First words of a phrase that only its own sentence makes clear."""

REMAINDERS = re.compile(r"^(?:the )?(?:most|some|many|rest|others?|half|part|much|all|of|few|another)\b", re.IGNORECASE)
"""Quantities of a whole that the sentence names elsewhere: no subject of ours."""

EXACT_WORDS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
"""Number words that have a figure of their own."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
"""A word: letters, hyphens inside."""


def number_words_in(text: str) -> list[str]:
    """Return the digits and number words that `text` holds, in order; parts of hyphenated words count too."""
    found = re.findall(r"\d+", text)
    for word in WORD.findall(text.lower()):
        found += [part for part in word.split("-") if part in NUMBER_WORDS]
    return found


def is_loaded(text: str) -> bool:
    """Return True where `text` holds a word of `LOADED_WORDS`."""
    words = WORD.findall(text.lower())
    return any(word in LOADED_WORDS or any(part in LOADED_WORDS for part in word.split("-")) for word in words)
