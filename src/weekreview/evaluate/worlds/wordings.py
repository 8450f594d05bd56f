"""The words in which made-up weeks are told: patterns by type, for figures, places, days, speakers and backgrounds."""

from __future__ import annotations

TELLINGS: dict[str, tuple[str, ...]] = {
    "air_strike": (
        "{air} <bombed> {target}{where}{day}{toll}",
        "{air} <struck> {target}{where}{day}{toll}",
        "{air} <targeted> {target}{where}{day}{toll}",
        "{day_first}{air} carried out an <air strike> on {target}{where}{toll}",
        "an <air strike> by {air} hit {target}{where}{day}{toll}",
        "{air} <pounded> {target}{where}{day}{toll}",
    ),
    "shelling": (
        "{actor} <shelled> {target}{where}{day}{toll}",
        "artillery <fire> by {actor} hit {target}{where}{day}{toll}",
        "mortar <shells> fired by {actor} landed on {target}{where}{day}{toll}",
        "{day_first}{actor} fired <rockets> at {target}{where}{toll}",
    ),
    "bombing": (
        "a car <bomb> planted by {actor} went off at {target}{where}{day}{toll}",
        "an <explosion> set off by {actor} tore through {target}{where}{day}{toll}",
        "a roadside <bomb> laid by {actor} hit {target}{where}{day}{toll}",
    ),
    "suicide_bombing": (
        "a <suicide bomber> sent by {actor} blew himself up at {target}{where}{day}{toll}",
        "a <suicide attack> by {actor} hit {target}{where}{day}{toll}",
        "{day_first}a <suicide car bombing> by {actor} struck {target}{where}{toll}",
    ),
    "armed_clash": (
        "<clashes> broke out between {actor} and {foe}{where}{day}{toll}",
        "{actor} <fought> with {foe}{where}{day}{toll}",
        "heavy <fighting> raged between {actor} and {foe}{where}{day}{toll}",
    ),
    "attack": (
        "{actor} <attacked> {target}{where}{day}{toll}",
        "{actor} <stormed> {target}{where}{day}{toll}",
        "gunmen of {actor} <raided> {target}{where}{day}{toll}",
    ),
    "territory_gained": (
        "{actor} <captured> {town}{day}{toll}",
        "{actor} <seized> {town} from {foe}{day}{toll}",
        "{day_first}{actor} <took> {town}{toll}",
        "{town} <fell> to {actor}{day}{toll}",
        "{actor} <drove> {foe} out of {town}{day}{toll}",
    ),
    "abduction": (
        "{actor} <abducted> {n} {who}{where}{day}",
        "{n} {who} were <kidnapped> by {actor}{where}{day}",
    ),
    "arrest": (
        "{actor} <arrested> {n} {who}{where}{day}",
        "{n} {who} were <detained> by {actor}{where}{day}",
    ),
}
"""With all that is known. An event of unknown hand has the patterns of `UNKNOWN_HAND`."""

UNKNOWN_HAND: dict[str, tuple[str, ...]] = {
    "air_strike": (
        "{n} {who} were killed in an <air strike> on {target}{where}{day}",
        "<air raids> on {target}{where}{day} left {n} {who} dead",
        "warplanes <bombed> {target}{where}{day}{toll}",
    ),
    "shelling": (
        "<shelling> of {target}{where}{day} killed {n} {who}",
        "{n} {who} died when <shells> hit {target}{where}{day}",
    ),
    "bombing": (
        "{n} {who} were killed when a car <bomb> went off at {target}{where}{day}",
        "a <blast> at {target}{where}{day} killed {n} {who}",
    ),
    "suicide_bombing": (
        "{n} {who} were killed in a <suicide bombing> at {target}{where}{day}",
        "a <suicide bomber> killed {n} {who} at {target}{where}{day}",
    ),
    "attack": (
        "{n} {who} were killed in an <attack> on {target}{where}{day}",
        "gunmen <attacked> {target}{where}{day}{toll}",
    ),
    "abduction": ("{n} {who} were <abducted>{where}{day}",),
}
VAGUE = (
    "an <attack> on {target}{where}{day} killed {n} {who}",
    "{n} {who} were killed in an <attack>{where}{day}",
    "{n} {who} were <killed>{where}{day}",
)
"""The last is a claim of casualties, the others of an attack."""
STRIKES = (
    "{air} carried out {s} <strikes> on {target}{where}{day}{toll}",
    "{air} flew {s} <air strikes> against {target}{where}{day}{toll}",
)
RISING = (
    "the death toll from {noun_trigger}{where}{day} rose to {n}",
    "{noun_trigger}{where}{day} is now known to have killed {n} {who}",
)
TOLLS = (", killing {n} {who}", ", leaving {n} {who} dead", "; {n} {who} were killed", " and {n} {who} died")
TOLLS_OF_TWO = (
    ", killing {n} {who} and wounding {m}",
    "; {n} {who} were killed and {m} injured",
    ", leaving {n} {who} dead and {m} wounded",
)
SECOND = ("the <{noun}> also wounded {m} people", "{m} people were injured in the <{noun}>")
WHERE = (" in {place}", " in {place}", " in the town of {place}", " in {place}, in {province}", " inside {place}")
DAY = ("on {weekday}", "on {weekday}", "on {month_day}", "late on {weekday}", "on {weekday} morning")
DAY_OF_MONTH = "on {month_day}"
SPEAKER = (
    "{speaker} said {line}",
    "{line}, {speaker} said",
    "according to {speaker}, {line}",
    "{line}, according to {speaker}",
    "{speaker} said that {line}",
    "{speaker} reported that {line}",
)
CHAIN = ("{agency}, citing {speaker}, reported that {line}", "{agency} quoted {speaker} as saying that {line}")
DENIALS: dict[str, tuple[str, ...]] = {
    "air_strike": (
        "{speaker} denied that {air} had <bombed> {target}{where}{day}",
        "{speaker} denied carrying out an <air strike>{where}{day}",
    ),
    "shelling": ("{speaker} denied that {actor} had <shelled> {target}{where}{day}",),
    "bombing": ("{speaker} denied that {actor} had planted a <bomb> at {target}{where}{day}",),
    "suicide_bombing": ("{speaker} denied that {actor} had carried out a <suicide bombing>{where}{day}",),
    "attack": ("{speaker} denied that {actor} had <attacked> {target}{where}{day}",),
    "territory_gained": ("{speaker} denied that {actor} had <captured> {town}{day}",),
    "abduction": ("{speaker} denied that {actor} had <abducted> anybody{where}{day}",),
}
NOUNS = {
    "air_strike": "air strike",
    "shelling": "shelling",
    "bombing": "bombing",
    "suicide_bombing": "suicide bombing",
    "armed_clash": "clashes",
    "attack": "attack",
    "territory_gained": "battle",
    "abduction": "abduction",
    "arrest": "raid",
}
HEADLINES = ("{n} {who} killed in {place} <{noun}>", "<{noun}> in {place} kills {n}", "{place} <{noun}>: {n} dead")
HEADLINES_WITHOUT_TOLL = ("<{noun}> in {place}",)
PLAIN_HEADLINES = (
    "The week in brief",
    "What we know so far",
    "Situation update",
    "From our correspondents",
    "News from the front",
)
HOLDS = (
    "{town} is <controlled> by {actor}",
    "{actor} <holds> {town}",
    "{town} remains under the <control> of {actor}",
    "{actor} still <controls> {town}",
)
STANDING: dict[str, dict[str, tuple[str, ...]]] = {
    "siege": {
        "begins": (
            "{actor} <besieged> {town}{day}",
            "{actor} <encircled> {town}{day}",
            "{day_first}{actor} laid <siege> to {town}",
        ),
        "stands": ("{town} is <besieged> by {actor}", "{actor} is still <besieging> {town}"),
        "ends": ("the <siege> of {town} was lifted{day}", "the <siege> of {town} was broken{day}"),
    },
    "ceasefire": {
        "begins": (
            "a <ceasefire> between {actor} and {foe} took effect in {town}{day}",
            "{actor} and {foe} agreed on a <truce> in {town}{day}",
        ),
        "stands": ("a <ceasefire> between {actor} and {foe} is holding in {town}",),
        "ends": ("the <ceasefire> in {town} collapsed{day}", "the <truce> in {town} ended{day}"),
    },
    "contest": {
        "begins": (
            "<control> of {town} is contested between {actor} and {foe}",
            "{actor} and {foe} are fighting for <control> of {town}",
        ),
        "stands": (
            "<control> of {town} is contested between {actor} and {foe}",
            "{actor} and {foe} are still fighting for <control> of {town}",
        ),
    },
}
"""Track -> begins, stands or ends -> patterns."""
STANDING_TYPES = {"siege": "siege", "ceasefire": "agreement", "contest": "control"}
BACKGROUND = (
    ("historical", "casualties", "in March {year}, {n} people were <killed> in {town}"),
    ("historical", "bombing", "a car <bomb> killed {n} people in {town} in {year}"),
    ("historical", "territory_gained", "{actor} <captured> {town} in {year}"),
    ("cumulative", "casualties", "more than {big} people have been <killed> since the war began in 2011"),
    ("cumulative", "casualties", "in all, {big} civilians have been <killed> in {province} since {year}"),
    ("cumulative", "air_strike", "{air} have carried out {big} <air strikes> since September {year}"),
    ("planned", "offensive", "{actor} plans to launch an <offensive> on {town}"),
    ("planned", "deployment", "{actor} will <send> {n} soldiers to {town}"),
    ("asserted", "condemnation", "{actor} was <condemned> by the United Nations"),
    ("asserted", "protest", "residents <protested> in {town}"),
)
"""(state or scope, type, pattern): what stands beside the news and may reach no figure of the week."""
BULLETIN_HEAD = "{air} conducted {s} <strikes>{day}: {a} in {syria} and {b} in {iraq}"
BULLETIN_ITEM = ("near {place}, {s} <strikes> destroyed {d} {things}", "in {place}, {s} <strikes> hit {d} {things}")
THINGS = ("vehicles", "fighting positions", "tunnels", "checkpoints", "weapons caches")
PARAPHRASES = (
    ("were killed", "lost their lives"),
    ("according to", "as reported by"),
    (" said that ", " has said that "),
    ("heavy ", "fierce "),
    ("; ", ", and "),
    (" late on ", " in the evening of "),
    ("carried out", "conducted"),
)
"""Words changed by a desk that reprints."""
