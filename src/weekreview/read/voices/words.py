"""Words that tell who may speak: titles, roles, bodies, verbs of saying. Declared here, used by the rest of `voices`.

Source: titles, roles and verbs as conflict reports and the style books of news agencies use them; written for this
project and read against no annotated text but its own passages.
"""

from __future__ import annotations

import re

SAYING = (
    r"(?:said|says?|told|tells|added|adds|announced|announces|stated|states|claimed|claims|reported|reports|confirmed|"
    r"confirms|declared|declares|replied|replies|answered|answers|insisted|insists|explained|explains|recalled|recalls|"
    r"wrote|writes|argued|argues|warned|warns|noted|notes|acknowledged|admitted|admits|alleged|alleges|denied|denies|"
    r"continued|went on|goes on|concluded|testified|tweeted|posted|reads?|asked|asks|complained|stressed|commented|"
    r"charged|accused|accuses|vowed|pledged|promised|repeated|shouted|remarked|maintained|maintains|counted|counts)"
)
"""Words after which (or before which) what somebody says stands."""

TITLES = frozenset(
    """general colonel captain major sergeant lieutenant corporal admiral brigadier marshal commander mayor governor
    minister president premier chancellor sheikh imam priest father bishop pastor rabbi mullah judge envoy ambassador
    king queen prince princess dr doctor mr mrs ms professor senator deputy secretary chairman chairwoman director
    spokesman spokeswoman spokesperson sir lord lady justice prosecutor inspector superintendent chief elder nurse
    teacher driver farmer fisherman widow officer official activist lawyer journalist reporter analyst leader head
    monitor
    shopkeeper student engineer worker volunteer neighbour neighbor resident witness survivor soldier fighter guard
    negotiator mediator diplomat politician lawmaker mp aide adviser advisor expert historian author editor deacon
    verger pilot sailor contractor trader baker cleric preacher eyewitness man woman mother brother sister son
    daughter husband
    wife uncle cousin boy girl owner manager coordinator representative harbour master source""".split()
)
"""Lower-case words that name one person: titles before a name, roles on their own."""

GENERIC_PERSONS = frozenset(
    """spokesman spokeswoman spokesperson official officer man woman witness commander chief leader politician
    diplomat
    activist expert analyst""".split()
)
""""The officer" may be whoever was named last; "the mayor" only who was called a mayor."""

BODIES = frozenset(
    """ministry army military navy police observatory command coalition group organisation organization agency union
    embassy front mission centre center council committee party movement force forces brigade battalion militia
    government administration office department authority authorities university hospital court commission company
    firm
    bank network union federation league association foundation institute circle crescent cross amnesty watch nations
    state states republic alliance assembly parliament guard guards corps service bureau directorate secretariat board
    newspaper paper website channel television radio media statement report communique communiqué staff regime junta
    side rebels separatists opposition taliban hamas hezbollah""".split()
)
"""Lower-case words that name a body which may speak."""

GENERIC_BODIES = frozenset("group organisation organization agency body movement outfit".split())
""""The group" may be whichever body was named last."""

PAPERS = frozenset("statement report communique communiqué release letter post".split())
"""What speaks for whoever wrote it."""

NO_SPEAKER_PLURALS = frozenset(
    """rockets shells bombs missiles drones planes jets warplanes helicopters tanks strikes raids clashes talks houses
    trucks buses mines bodies doors windows prices elections streets roads villages towns cities hours days weeks
    months
    years times hundreds thousands dozens scores explosions blasts somebody someone nobody everybody everyone shots
    ships boats protests     trees cars hospitals schools prisons guns weapons things reinforcements flames
    sirens""".split()
)
"""Plurals that open a sentence and never speak."""

FEMALE = re.compile(
    r"\b(?:spokeswoman|chairwoman|congresswoman|policewoman|she|her|mrs|ms|miss|lady|queen|princess|widow|mother|"
    r"sister|daughter|wife|girl|woman|aunt|grandmother|actress|nun|madam)\b",
    re.I,
)
MALE = re.compile(
    r"\b(?:spokesman|chairman|congressman|policeman|he|his|mr|sir|lord|king|prince|father|brother|son|husband|boy|man|"
    r"uncle|him|grandfather|imam|priest|sheikh|mullah|fisherman|bishop)\b",
    re.I,
)
