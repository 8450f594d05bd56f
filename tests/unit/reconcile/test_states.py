"""States: who holds what, replayed in time order."""

from datetime import timedelta

from tests.factories import make_moment
from tests.unit.reconcile.telling import FAR_TOWN, FRIDAY, MONDAY, PROVINCE, REGISTRY, TOWN, TUESDAY, tell, unzip
from weekreview.model import Condition, StateStatus
from weekreview.reconcile import ReconcileOptions, reconcile
from weekreview.reconcile.standing import states_on


def states_of(*told, **options):
    documents, claims = unzip(list(told))
    return reconcile(documents, claims, [], REGISTRY, ReconcileOptions(**options)).states


def holds(text="The army holds Marn.", who="army", **told):
    return tell(text, told.pop("trigger", "holds"), "control", actors=(who,), **{"place": TOWN, "on": MONDAY, **told})


def test_a_place_is_held_from_the_first_day_to_the_capture_by_another():
    taken = tell("The Front took Marn.", "took", "territory_gained", actors=("Front",), place=TOWN, on=FRIDAY)
    first, second = states_of(holds(), taken)
    assert (first.holder, first.condition, first.from_on, first.to_on) == ("xx.army", Condition.HELD, MONDAY, FRIDAY)
    assert (second.holder, second.from_on, second.to_on) == ("front", FRIDAY, None)


def test_whose_word_it_is_decides_between_claimed_and_assessed():
    (claimed,) = states_of(holds("The army holds Marn, the ministry said.", speaker="ministry", party=True))
    (assessed,) = states_of(holds())
    assert (claimed.status, assessed.status) == (StateStatus.CLAIMED, StateStatus.ASSESSED)


def test_a_state_decays_after_its_declared_half_life_and_a_new_report_renews_it():
    (state,) = states_of(holds(), holds("The army still holds Marn.", on=FRIDAY), half_life_days={"held": 10})
    assert state.decays_on == FRIDAY + timedelta(days=10)
    assert [s.condition for s in states_on([state], FRIDAY)] == [Condition.HELD]
    assert [s.condition for s in states_on([state], FRIDAY + timedelta(days=10))] == [Condition.NOT_DETERMINED]


def test_two_holders_of_one_day_by_two_origins_are_contested():
    (state,) = states_of(holds(), holds("The Front holds Marn.", "Front", publisher="Gazette"))
    assert (state.condition, state.holder) == (Condition.CONTESTED, "front; xx.army")


def test_a_capture_on_the_day_of_an_older_hold_is_a_capture():
    taken = tell("The Front took Marn on Monday.", "took", "territory_gained", actors=("Front",), place=TOWN, on=MONDAY,
                 publisher="Gazette")  # fmt: skip
    assert {s.holder: s.to_on for s in states_of(holds(), taken)} == {"xx.army": MONDAY, "front": None}


def test_portions_held_by_others_are_contested_below_the_place():
    parts = holds("Some portions of Marn are still controlled by the Front.", "Front", trigger="controlled")
    found = {(s.below, s.condition): s.holder for s in states_of(holds(), parts)}
    assert found == {(False, Condition.HELD): "xx.army", (True, Condition.CONTESTED): "front"}


def test_villages_south_of_a_town_do_not_make_the_town_change_hands():
    gained = tell("The Front took several villages south of Marn.", "took", "territory_gained", actors=("Front",),
                  places=(("south of Marn", TOWN),), on=TUESDAY)  # fmt: skip
    found = {s.below: s.holder for s in states_of(holds(), gained)}
    assert found == {False: "xx.army", True: "front"}


def test_a_gain_in_a_province_is_of_parts_of_it():
    (state,) = states_of(tell("The Front advanced in Lower Marn.", "advanced", "territory_gained", actors=("Front",),
                              place=PROVINCE, on=MONDAY))  # fmt: skip
    assert state.below


def test_a_condition_is_of_the_place_nearest_to_its_trigger_and_those_listed_with_it():
    text = "From Lower Marn the Front moved on and took Dolen and Marn."
    gained = tell(text, "took", "territory_gained", actors=("Front",), on=MONDAY,
                  places=(("Lower Marn", PROVINCE), ("Dolen", FAR_TOWN), ("and Marn", TOWN)))  # fmt: skip
    assert [s.where for s in states_of(gained)] == ["Dolen"]
    listed = tell("The Front took Dolen, Kelm and Marsh.", "took", "territory_gained", actors=("Front",), on=MONDAY,
                  places=(("Dolen", FAR_TOWN), ("Kelm", None), ("Marsh", None)))  # fmt: skip
    assert [s.where for s in states_of(listed)] == ["Kelm", "Marsh", "Dolen"]


def test_an_advance_is_not_yet_a_capture():
    gained = tell("The Front gained ground in Marn.", "gained ground", "territory_gained", actors=("Front",),
                  place=TOWN, on=TUESDAY)  # fmt: skip
    assert {s.below: s.holder for s in states_of(holds(), gained)} == {False: "xx.army", True: "front"}


def test_a_siege_whose_relief_is_only_planned_stays_besieged():
    siege = tell("The Front encircled Marn.", "encircled", "siege", actors=("Front",), place=TOWN, on=MONDAY)
    plan = tell("The army means to break the siege of Marn.", "siege", "siege", actors=("army",), place=TOWN,
                on=FRIDAY, state="planned")  # fmt: skip
    (state,) = states_of(siege, plan)
    assert (state.condition, state.holder, state.to_on) == (Condition.BESIEGED, "front", None)


def test_a_planned_relief_alone_says_that_the_place_is_besieged_by_nobody_named():
    plan = tell("The army hopes to be breaking Marn out of its ring soon.", "breaking", "siege", actors=("army",),
                place=TOWN, on=FRIDAY, state="planned")  # fmt: skip
    (state,) = states_of(plan)
    assert (state.condition, state.holder) == (Condition.BESIEGED, None)


def test_a_siege_that_was_broken_ends():
    siege = tell("The Front encircled Marn.", "encircled", "siege", actors=("Front",), place=TOWN, on=MONDAY)
    relief = tell("The army broke the siege of Marn.", "siege", "siege", actors=("army",), place=TOWN, on=FRIDAY)
    (state,) = states_of(siege, relief)
    assert (state.to_on, state.holder, state.decays_on) == (FRIDAY, "front", None)


def test_a_planned_siege_is_no_state():
    assert states_of(tell("The Front will encircle Marn.", "encircle", "siege", actors=("Front",), place=TOWN,
                          on=MONDAY, state="planned")) == ()  # fmt: skip


def test_a_violation_is_noted_and_does_not_end_the_ceasefire():
    truce = tell("The army and the Front signed a ceasefire in Marn.", "ceasefire", "agreement",
                 actors=("army", "Front"), place=TOWN, on=MONDAY)  # fmt: skip
    broken = tell("The Front broke the ceasefire in Marn, the ministry said.", "ceasefire", "agreement",
                  actors=("Front",), place=TOWN, on=FRIDAY, state="denied", speaker="ministry")  # fmt: skip
    found = {s.status: s for s in states_of(truce, broken)}
    assert found[StateStatus.ASSESSED].to_on is None
    assert found[StateStatus.ASSESSED].holder == "front; xx.army"
    assert (found[StateStatus.DENIED].from_on, found[StateStatus.DENIED].condition) == (FRIDAY, Condition.CEASEFIRE)


def test_an_accord_that_is_no_truce_is_no_state():
    assert states_of(tell("They signed a trade accord.", "accord", "agreement", on=MONDAY)) == ()


def test_a_ceasefire_in_places_not_determined_keeps_words_that_name_something():
    told = tell("Several Front-held areas have ceasefires with the government.", "ceasefires", "agreement",
                where="Front-held areas", targets=("government",), on=MONDAY)  # fmt: skip
    (state,) = states_of(told)
    assert (state.place, state.where, state.condition) == (None, "Front-held areas", Condition.CEASEFIRE)
    taken_over = tell("Several Front-held areas have ceasefires with the government.", "ceasefires", "agreement",
                      where="Front-held areas", place=TOWN, inherited_place=True, targets=("government",),
                      on=MONDAY)  # fmt: skip
    assert [(s.place, s.where) for s in states_of(taken_over)] == [(None, "Front-held areas")]


def test_an_offensive_contests_its_place():
    (state,) = states_of(tell("The army began an offensive in Marn.", "offensive", "offensive", actors=("army",),
                              place=TOWN, on=MONDAY))  # fmt: skip
    assert state.condition is Condition.CONTESTED


def test_an_offensive_in_a_caption_contests_nothing():
    shown = tell("The army's offensive in Marn.", "offensive", "offensive", actors=("army",), place=TOWN, on=MONDAY,
                 passage="caption")  # fmt: skip
    assert states_of(shown) == ()


def test_a_retreat_leaves_the_place_not_determined():
    left = tell("The army left Marn.", "left", "withdrawal", actors=("army",), place=TOWN, on=FRIDAY)
    assert [(s.condition, s.to_on) for s in states_of(holds(), left)] == [
        (Condition.HELD, FRIDAY),
        (Condition.NOT_DETERMINED, None),
    ]


def test_a_denied_hold_is_kept_as_denied():
    found = states_of(
        holds(), holds("The army does not hold Marn, the Front said.", trigger="hold", state="denied", speaker="Front")
    )
    assert {s.status for s in found} == {StateStatus.ASSESSED, StateStatus.DENIED}


def test_a_correction_of_one_place_changes_no_other():
    other = holds("The Front holds Dolen.", "Front", place=FAR_TOWN)
    before = states_of(holds(), other)
    after = states_of(holds(on=TUESDAY), other)
    assert [s for s in before if s.place == FAR_TOWN] == [s for s in after if s.place == FAR_TOWN]
    assert before != after


def test_a_report_after_the_period_is_not_of_the_period():
    assert states_of(holds(on=FRIDAY), to_on=TUESDAY) == ()


def test_a_hold_without_a_time_speaks_for_the_day_of_its_report_and_has_no_first_day():
    (state,) = states_of(holds(when=make_moment(None), published=TUESDAY))
    assert state.from_on is None
    assert state.decays_on == TUESDAY + timedelta(days=30)


def test_a_siege_that_was_broken_is_over_even_where_it_was_read_as_denied():
    laid = tell("The Front besieged Marn.", "besieged", "siege", actors=("Front",), place=TOWN, on=MONDAY)
    broken = tell("The siege of Marn was broken.", "siege", "siege", place=TOWN, on=FRIDAY, state="denied")
    not_broken = tell("The siege of Marn was not broken.", "siege", "siege", place=TOWN, on=FRIDAY, state="denied")
    assert [s.to_on for s in states_of(laid, broken)] == [FRIDAY]
    assert [s.to_on for s in states_of(laid, not_broken)] == [None]
