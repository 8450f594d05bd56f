"""Claims in the words of other schemes."""

import pytest

from weekreview.model import ActorKind, Claim, ClaimState, Mention, Span
from weekreview.read.coding import codes_of, rows_by_type
from weekreview.read.coding.circumstances import CIRCUMSTANCES
from weekreview.read.labels import TYPES

ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    },
}  # fmt: skip
"""Source: ACLED codebook, 2023."""
PLOVER = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "",
    "AID": "", "RETREAT": "withdraw release disarm ceasefire access resign", "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}  # fmt: skip
"""Source: PLOVER manual, 2024."""
ROWS = [(kind, row) for kind, rows in rows_by_type().items() for row in rows]


def claim(sentence, trigger, kind, state=ClaimState.ASSERTED, **roles):
    """Return a claim of one sentence, its roles given as words of it (or words and an actor)."""

    def span(words):
        return Span(sentence.index(words), sentence.index(words) + len(words), words)

    def mentions(given):
        pairs = [(g, None) if isinstance(g, str) else g for g in given]
        return tuple(Mention(span(words), actor) for words, actor in pairs)

    held = {role: mentions(roles.get(role, ())) for role in ("actors", "targets", "weapons")}
    head = {"claim_id": "c1", "document_id": "d1", "type": kind, "family": "battle", "state": state, "p": 0.8}
    return Claim(**head, evidence=Span(0, len(sentence), sentence), trigger=span(trigger), **held)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_row_that_always_holds_and_it_is_the_last(kind):
    conditions = [row.when for row in rows_by_type()[kind]]
    assert conditions[-1] == ""
    assert "" not in conditions[:-1]
    assert len(set(conditions)) == len(conditions)


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{k}-{r.when or 'always'}" for k, r in ROWS])
def test_every_row_holds_codes_that_the_schemes_have_and_a_reason(kind, row):
    codes = row.codes
    assert row.when in ("", *CIRCUMSTANCES)
    assert codes.reason
    if codes.acled_event_type:
        assert codes.acled_sub_event_type is None or codes.acled_sub_event_type in ACLED[codes.acled_event_type]
    else:
        assert codes.acled_sub_event_type is None
    if codes.plover_category:
        modes = PLOVER[codes.plover_category].split()
        assert codes.plover_mode in modes if modes else codes.plover_mode is None
    assert codes.cameo_root is None or 1 <= int(codes.cameo_root) <= 20


def test_every_circumstance_is_used():
    assert {row.when for _, row in ROWS} - {""} == set(CIRCUMSTANCES)


CASES = [
    (("Rebels captured the town.", "captured", "territory_gained"), {"actors": ["Rebels"]},
     "Non-state actor overtakes territory"),
    (("Government troops captured the town.", "captured", "territory_gained"), {"actors": ["Government troops"]},
     "Government regains territory"),
    (("Anti-government forces captured the town.", "captured", "territory_gained"),
     {"actors": ["Anti-government forces"]}, "Non-state actor overtakes territory"),
    (("They captured the town.", "captured", "territory_gained"), {"actors": ["They"]}, None),
    (("The army entered the town without a fight.", "entered", "territory_gained"), {"actors": ["army"]},
     "Non-violent transfer of territory"),
    (("Gunmen attacked farmers.", "attacked", "attack"), {"targets": ["farmers"]}, "Attack"),
    (("Gunmen attacked soldiers.", "attacked", "attack"), {"targets": ["soldiers"]}, "Armed clash"),
    (("Gunmen attacked farmers and soldiers.", "attacked", "attack"), {"targets": ["farmers", "soldiers"]},
     "Armed clash"),
    (("A hand grenade exploded.", "exploded", "bombing"), {"weapons": ["hand grenade"]}, "Grenade"),
    (("A rocket-propelled grenade exploded.", "exploded", "bombing"), {"weapons": ["rocket-propelled grenade"]},
     "Remote explosive/landmine/IED"),
    (("Police fired tear gas at the march.", "march", "protest"), {}, "Protest with intervention"),
    (("Police opened fire on the march.", "march", "protest"), {}, "Excessive force against protesters"),
    (("Thousands joined a march.", "march", "protest"), {}, "Peaceful protest"),
    (("The army set up a new base.", "set up", "deployment"), {}, "Headquarters or base established"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "roles", "sub_type"), CASES, ids=[c[0][0] for c in CASES])
def test_the_sub_type_turns_on_who_whom_and_with_what(told, roles, sub_type):
    assert codes_of(claim(*told, **roles), {}).acled_sub_event_type == sub_type


def test_what_the_registry_knows_goes_before_words():
    told = claim("The Guards captured the town.", "captured", "territory_gained", actors=[("Guards", "x")])
    assert codes_of(told, {"x": ActorKind.MILITIA}).acled_sub_event_type == "Non-state actor overtakes territory"
    assert codes_of(told, {"x": ActorKind.STATE_FORCE}).acled_sub_event_type == "Government regains territory"


def test_the_reason_names_the_circumstance():
    codes = codes_of(claim("Rebels captured the town.", "captured", "territory_gained", actors=["Rebels"]), {})
    assert codes.reason.endswith("(by non state)")


def test_a_truce_that_is_denied_is_no_agreement():
    told = claim("There was no truce.", "truce", "agreement", ClaimState.DENIED)
    assert codes_of(told, {}).plover_category == "REJECT"
    assert codes_of(claim("There was a truce.", "truce", "agreement"), {}).plover_mode == "ceasefire"


def test_a_type_that_the_table_does_not_know_has_no_codes_and_says_so():
    codes = codes_of(claim("Things were done.", "done", "brand_new"), {})
    assert codes.acled_event_type is None
    assert "brand_new" in codes.reason


def test_words_far_from_the_trigger_do_not_decide():
    far = "Thousands joined a march on Monday, and the crowd sang and danced until late at night; tear gas rose."
    assert codes_of(claim(far, "march", "protest"), {}).acled_sub_event_type == "Peaceful protest"
