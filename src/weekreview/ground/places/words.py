"""Words around place names that say what they are. Each list is declared here; what they weigh is learned."""

from __future__ import annotations

from functools import lru_cache

from ..gazetteer.sources import data_text

LOCATIVE = frozenset(
    "in at near from to around outside toward towards across into onto inside through throughout between via within "
    "along above over beyond off surrounding".split()
)
"""Prepositions after which a name is most likely a place."""

TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof professor president vice chancellor premier minister secretary senator "
    "sen rep congressman congresswoman governor gov mayor judge justice sheriff deputy officer chief captain capt "
    "major maj colonel col lt lieutenant general gen sgt sergeant cpl private admiral adm marshal commander coach "
    "director chairman chairwoman spokesman spokeswoman spokesperson king queen prince princess sultan emir sheikh "
    "shaykh ayatollah imam rabbi rev reverend pastor father bishop archbishop pope saint brigadier inspector "
    "detective ambassador envoy attorney analyst author singer actor actress candidate leader brother sister son "
    "daughter wife husband aide".split()
)
"""Words before a person's name."""

SPEAKS = frozenset(
    "said says told adds added asked explained noted argued wrote tweeted recalled smiled laughed thinks believes "
    "thought joked testified pleaded scored hit pitched".split()
)
"""Verbs that follow a person's name, or a state's."""

DECLARES = SPEAKS | frozenset(
    "announced announces denied denies claimed claims warned warns accused accuses condemned condemns vowed vows "
    "rejected rejects insisted insists demanded demands urged urges blamed blames confirmed confirms alleged alleges "
    "stated states declared declares maintains maintained threatened threatens retaliated responded recognised "
    "recognized".split()
)
"""Verbs before which a country or capital stands for its state."""

TAKES = frozenset(
    "attack attacks attacked capture captures captured capturing seize seizes seized take takes took retake retook "
    "retaken recapture recaptured enter enters entered entering leave leaves left hit hits struck strike strikes "
    "bomb bombs bombed bombing shell shells shelled shelling besiege besieged besieging liberate liberated reach "
    "reached reaching visit visited visiting storm stormed bombard bombarded control controls controlled "
    "controlling hold holds held defend defended defending lost flee fled fleeing overran encircled encircle "
    "surround surrounded evacuate evacuated invade invaded pounded targeted targeting rocked cross crossed".split()
)
"""Verbs of war and travel whose object is often a place."""

BODIES = frozenset(
    "university college school times post herald tribune gazette news journal police hospital council court "
    "department bank airlines airways institute foundation association club fc united city-council ministry embassy "
    "church high medical center centre company corp inc ltd press radio tv television party union street road "
    "avenue drive st rd ave boulevard blvd lane highway library museum theatre theater stadium arena park fire "
    "sheriff's sheriff's board commission committee team band agency daily hilton accord agreement treaty protocol "
    "declaration process conference university's times's post's".split()
)
"""Second words of names of bodies, streets and papers."""

_NOUNS = {
    "province": "province|governorate|oblast|state|wilayat|prefecture|countryside|provinces|governorates",
    "area": "region|enclave|area|peninsula|front|corridor|zone",
    "district": "district|county|raion|subdistrict|parish|tehsil|agency|canton|districts",
    "settlement": "city|town|village|municipality|hamlet|capital|towns|villages|cities",
    "neighbourhood": "suburb|neighborhood|neighbourhood|quarter|suburbs",
    "camp": "camp|refugee camp|camps",
    "air_base": "air base|airbase|aerodrome|air field|airfield|military airport|air force base",
    "airport": "airport",
    "base": "base",
    "naval_base": "naval base",
    "crossing": "crossing|border crossing|checkpoint",
    "dam": "dam|barrage",
    "prison": "prison|jail",
    "refinery": "refinery|oil refinery",
    "oil_field": "oil field|oilfield|gas field|gas plant",
    "port": "port",
    "bridge": "bridge",
    "mountain": "mountain|mountains|mount",
    "valley": "valley|plain",
    "desert": "desert",
    "island": "island",
    "lake": "lake",
    "river": "river",
    "sea": "sea",
    "strait": "strait",
    "gulf": "gulf",
    "hospital": "hospital",
    "country": "country",
    "square": "square",
    "road": "highway|road",
    "power_plant": "nuclear power plant",
}

KINDS = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split("|")}
"""Words of a kind of place, and the kind that they ask for; "area" asks for nothing."""

ANSWERS = {
    "province": {"province", "region", "enclave"}, "district": {"district", "province", "region", "enclave"},
    "settlement": {"settlement", "village"}, "neighbourhood": {"neighbourhood", "settlement", "village", "camp"},
    "camp": {"camp", "base", "settlement"}, "air_base": {"air_base", "airport"}, "airport": {"airport", "air_base"},
    "base": {"base", "air_base", "naval_base", "airport", "camp"}, "naval_base": {"naval_base", "base", "port"},
    "country": {"country"},
}  # fmt: skip
"""Kinds of entries that answer to a kind asked for, where it is not that kind alone."""

_SIDES = {
    0: "north northern",
    45: "northeast north-east northeastern north-eastern",
    90: "east eastern",
    135: "southeast south-east southeastern south-eastern",
    180: "south southern",
    225: "southwest south-west southwestern south-western",
    270: "west western",
    315: "northwest north-west northwestern north-western",
}

BEARINGS = {word: bearing for bearing, words in _SIDES.items() for word in words.split()}
"""Directions in degrees from north."""

CENTRAL = frozenset({"central", "mid"})
"""Words for the middle of an area."""

CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec ramadan christmas easter "
    "eid".split()
)
"""Months, days and feasts."""


def asks_for(kind: str, asked: str) -> bool:
    """Return True where an entry of `kind` answers to the kind `asked`."""
    return kind in ANSWERS.get(asked, {asked})


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return English words that also name some place. Counted in lower case in news text by
    `training/train_places.py`."""
    return frozenset(data_text("common_words.txt").split())


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Return first names of persons."""
    return frozenset(data_text("first_names.txt").split())


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Return words with a capital that name peoples, faiths, bodies, feasts and arms, though some place bears them
    too."""
    return frozenset(data_text("not_places.txt").split())
