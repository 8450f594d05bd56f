"""Tallies: what is counted, of whom, over what, by whose word; and what is never added."""

from datetime import date, timedelta

import pytest

from tests.factories import make_document, make_duplicate_link, make_moment, make_place
from tests.unit.reconcile.telling import (
    COUNTRY,
    FAR_TOWN,
    FRIDAY,
    MONDAY,
    PROVINCE,
    REGISTRY,
    SUNDAY,
    TOWN,
    TUESDAY,
    count,
    tell,
    unzip,
)
from weekreview.errors import UsageError
from weekreview.model import Reason, Scope
from weekreview.reconcile import ReconcileOptions, reconcile


def reconciled(*told, links=(), **options):
    documents, claims = unzip(list(told))
    period = {"from_on": MONDAY, "to_on": SUNDAY, **options}
    return reconcile(documents, claims, links, REGISTRY, ReconcileOptions(**period))


def level(result, name, of="killed"):
    return [t for t in result.tallies if t.level == name and t.of == of]


def killed(n, place=TOWN, publisher="Courier", **told):
    where = told.pop("where", place.name)
    text = told.pop("text", f"Guns shelled {where}, killing {n} people.")
    numbers = told.pop("counts", [count(n, low=told.pop("low", float(n) if n.isdigit() else None), counted="people")])
    told = {"on": MONDAY, **told}
    return tell(text, "shelled", "shelling", place=place, where=where, publisher=publisher, counts=numbers, **told)


def test_two_incidents_are_added_and_two_tellings_of_one_are_not():
    result = reconciled(killed("4"), killed("5", publisher="Gazette"), killed("7", FAR_TOWN))
    (total,) = level(result, "all")
    assert (total.low, total.best, total.high) == (11, 11, 12)
    assert len(total.addends) == 2
    assert total.disputed
    assert (total.of, total.role, total.scope) == ("killed", "people", Scope.PERIOD)


def test_a_reprint_adds_nothing():
    first, copy = killed("4"), killed("4", publisher="Gazette", published=TUESDAY)
    result = reconciled(first, copy, links=[make_duplicate_link(copy[0].document_id, first[0].document_id)])
    (total,) = level(result, "all")
    assert (total.low, total.best, total.high, total.origins) == (4, 4, 4, ("publisher:courier",))
    assert len(total.claims) == 2


@pytest.mark.parametrize("state", ["historical", "planned", "denied", "uncertain", "hypothetical"])
def test_what_did_not_happen_reaches_no_tally(state):
    result = reconciled(killed("4", state=state))
    assert result.tallies == ()
    assert [r.reason for r in result.refusals] == [Reason.NOT_HAPPENED]


def test_a_figure_outside_the_period_or_without_a_time_is_refused_by_name():
    result = reconciled(
        killed("4", on=MONDAY - timedelta(days=1)), killed("5", when=None), killed("6", when=make_moment(None))
    )
    assert result.tallies == ()
    assert {r.reason for r in result.refusals} == {Reason.OUTSIDE_PERIOD, Reason.TIME_NOT_DETERMINED}
    assert len(result.refusals) == 3


def test_a_figure_of_days_that_lie_mostly_past_the_period_is_refused():
    late = killed("4", on=None, days=(SUNDAY, SUNDAY + timedelta(days=5)))
    assert reconciled(late).tallies == ()


def test_who_is_treated_was_hurt_in_events_of_their_own():
    treated = tell("Partners treated 63 people with injuries in Marn.", "treated", "aid", place=TOWN, on=MONDAY,
                   counts=[count("63", "injured", counted="people")])  # fmt: skip
    result = reconciled(treated)
    assert (result.tallies, [r.reason for r in result.refusals]) == ((), [Reason.NOT_HAPPENED])


def test_a_phrase_without_a_number_is_refused():
    result = reconciled(killed("many", counts=[count("many", low=None)]))
    assert (result.tallies, [r.reason for r in result.refusals]) == ((), [Reason.NO_NUMBER])


def test_a_period_figure_stands_for_itself_and_things_are_never_people():
    week = tell(
        "In seven days the government destroyed 41 Front installations.", "destroyed", "destruction",
        actors=("government",), targets=("Front",), days=(MONDAY, SUNDAY),
        counts=[count("41", "destroyed", counted="Front installations", scope=Scope.PERIOD)],
    )  # fmt: skip
    one = tell("The government destroyed 2 installations of the Front in Marn.", "destroyed", "destruction", place=TOWN,
               actors=("government",), targets=("Front",), on=TUESDAY,
               counts=[count("2", "destroyed", counted="installations")])  # fmt: skip
    result = reconciled(week, one)
    by_scope = {(t.scope, t.level): t for t in result.tallies}
    assert by_scope[(Scope.PERIOD, "incident")].best == 41
    assert by_scope[(Scope.PERIOD, "incident")].addends == ()
    assert by_scope[(Scope.PERIOD, "all")].best == 2
    assert {t.role for t in result.tallies} == {"installations"}
    assert {t.side for t in result.tallies} == {"front"}


def test_a_week_told_of_as_one_incident_is_a_period():
    told = tell("In seven days guns killed 40 people.", "guns", "shelling", days=(MONDAY, SUNDAY), counts=[count("40")])
    (tally,) = reconciled(told).tallies
    assert (tally.scope, tally.addends, tally.from_on, tally.to_on) == (Scope.PERIOD, (), MONDAY, SUNDAY)


def test_a_period_that_begins_a_day_before_ours_still_stands_with_its_own_days():
    told = tell("In seven days guns killed 40 people.", "guns", "shelling",
                days=(MONDAY - timedelta(days=1), SUNDAY - timedelta(days=1)),
                counts=[count("40", scope=Scope.PERIOD)])  # fmt: skip
    (tally,) = reconciled(told).tallies
    assert (tally.from_on, tally.to_on) == (MONDAY - timedelta(days=1), SUNDAY - timedelta(days=1))


def test_a_cumulative_figure_is_added_to_nothing():
    toll = tell(
        "So many weeks of the push on Marn have cost hundreds of fighters their lives.", "push", "offensive",
        place=TOWN, on=TUESDAY,
        counts=[count("hundreds of", low=200.0, high=999.0, scope=Scope.CUMULATIVE, counted="fighters")],
    )  # fmt: skip
    result = reconciled(toll, killed("4"))
    cumulative = [t for t in result.tallies if t.scope is Scope.CUMULATIVE]
    assert [(t.low, t.best, t.high, t.civilian, t.role) for t in cumulative] == [(200, 200, 999, False, "fighters")]
    assert [t.high for t in level(result, "all")] == [4]


def test_the_last_of_a_rising_cumulative_toll_stands():
    told = [
        tell(f"Guns have killed {n} people in Marn since January.", "Guns", "shelling", place=TOWN, publisher=publisher,
             published=day, when=make_moment(date(2031, 1, 1), None), counts=[count(n, scope=Scope.CUMULATIVE)])
        for n, publisher, day in (("100", "Courier", MONDAY), ("130", "Gazette", FRIDAY))
    ]  # fmt: skip
    (tally,) = reconciled(*told).tallies
    assert (tally.low, tally.best, tally.high, tally.to_on, tally.from_on) == (130, 130, 130, FRIDAY, date(2031, 1, 1))
    assert not tally.disputed


def test_a_partys_claim_about_its_enemy_is_its_own_column_and_its_own_losses_are_not():
    enemy = tell("Aircraft struck Marn and killed 50 fighters of the Front, the ministry said.", "struck", "air_strike",
                 place=TOWN, on=MONDAY, targets=("fighters of the Front",), speaker="ministry", party=True,
                 counts=[count("50", counted="fighters")])  # fmt: skip
    neutral = tell("Aircraft struck Marn and killed 9 fighters of the Front.", "struck", "air_strike", place=TOWN,
                   on=MONDAY, targets=("fighters of the Front",), publisher="Gazette",
                   counts=[count("9", counted="fighters")])  # fmt: skip
    own = tell("The Front shelled Dolen and killed 3 soldiers, the ministry said.", "shelled", "shelling",
               place=FAR_TOWN, on=MONDAY, targets=("soldiers",), speaker="ministry", party=True,
               counts=[count("3", counted="soldiers")])  # fmt: skip
    result = reconciled(enemy, neutral, own)
    totals = {(t.role, t.side, t.party): (t.low, t.high) for t in level(result, "all")}
    assert totals[("fighters", "front", "xx")] == (50, 50)
    assert totals[("fighters", "front", None)] == (9, 9)
    assert totals[("soldiers", "xx", "xx")] == (3, 3)  # one side's word, but a loss that it owns to: no enemy column


def test_part_and_whole_are_never_added():
    whole = tell("The army carried out 23 strikes in Xandria.", "strikes", "air_strike", actors=("army",),
                 place=COUNTRY, on=MONDAY, counts=[count("23", "strikes")])  # fmt: skip
    parts = [
        tell(f"The army carried out {n} strikes near {place.name}.", "strikes", "air_strike", actors=("army",),
             place=place, on=MONDAY, counts=[count(n, "strikes")])
        for n, place in (("15", TOWN), ("5", FAR_TOWN))
    ]  # fmt: skip
    (total,) = level(reconciled(whole, *parts), "all", "strikes")
    assert (total.low, total.best, total.high) == (23, 23, 23)
    assert len(total.addends) == 1
    assert len(total.claims) == 3


def test_parts_that_come_to_more_than_their_whole_are_a_dispute():
    whole = tell("The army carried out 10 strikes in Lower Marn.", "strikes", "air_strike", actors=("army",),
                 place=PROVINCE, on=MONDAY, counts=[count("10", "strikes")])  # fmt: skip
    parts = [
        tell(f"The army carried out {n} strikes near {place.name}.", "strikes", "air_strike", actors=("army",),
             place=place, on=MONDAY, counts=[count(n, "strikes")])
        for n, place in (("7", TOWN), ("5", FAR_TOWN))
    ]  # fmt: skip
    (total,) = level(reconciled(whole, *parts), "all", "strikes")
    assert (total.low, total.high, total.disputed) == (10, 12, True)


def test_an_origin_that_raises_its_own_toll_does_not_disagree_with_itself():
    told = [killed("4", published=MONDAY), killed("9", published=TUESDAY, text="Guns shelled Marn; 9 people are dead.",
            counts=[count("9", counted="people")])]  # fmt: skip
    result = reconciled(*told)
    (total,) = level(result, "all")
    assert (total.low, total.best, total.high, total.disputed) == (9, 9, 9, False)
    assert result.contradictions == ()


@pytest.mark.parametrize(("rule", "best"), [("origins_majority", 12.0), ("latest", 30.0), ("most_conservative", 10.0)])
def test_best_is_given_by_the_declared_rule(rule, best):
    told = [
        killed("12", publisher="Courier"),
        killed(
            "at least 10",
            publisher="Gazette",
            low=10.0,
            counts=[count("at least 10", low=10.0, high=None, counted="people")],
        ),
        killed("12", publisher="Echo", text="Guns shelled Marn; 12 died.", counts=[count("12")]),
        killed("30", publisher="Herald", published=TUESDAY),
    ]
    (tally,) = level(reconciled(*told, best_rule=rule), "incident")
    assert (tally.best, tally.rule, tally.low, tally.high) == (best, rule, 10, None)


def test_a_round_number_stands_for_the_exact_one_that_is_rounded_to_it():
    about = {"low": 27.0, "counts": [count("about 30", low=27.0, high=33.0, counted="people")], "published": TUESDAY}
    told = [killed("34"), killed("about 30", publisher="Gazette", **about)]
    (tally,) = level(reconciled(*told), "incident")
    assert (tally.low, tally.best, tally.high) == (27, 34, 34)
    (tally,) = level(reconciled(killed("38"), told[1]), "incident")
    assert tally.best == 30  # 38 is rounded to 40, so the two disagree and the later report's stands


def test_one_sides_many_voices_are_one_vote():
    told = [
        killed("50", speaker="ministry", text="Guns shelled Marn, killing 50 people, the ministry said."),
        killed("50", publisher="Xandria News", text="On Monday guns shelled Marn, killing 50 people."),
        killed("12", publisher="Gazette", published=MONDAY),
        killed(
            "12", publisher="Herald", text="Guns shelled Marn; 12 people died.", counts=[count("12", counted="people")]
        ),
    ]
    (tally,) = level(reconciled(*told), "incident")
    assert tally.best == 12


def test_an_open_end_stays_open_through_sums():
    open_end = killed("at least 4", counts=[count("at least 4", low=4.0, high=None, counted="people")])
    (total,) = level(reconciled(open_end, killed("7", FAR_TOWN)), "all")
    assert (total.low, total.best, total.high) == (11, 11, None)


def test_children_among_the_dead_are_not_added_to_them():
    numbers = [count("9", counted="civilians", civilian=True), count("3", counted="children", civilian=True)]
    told = killed("9", counts=numbers, text="Guns shelled Marn, killing 9 civilians, 3 of them children.")
    totals = {t.role: t.best for t in level(reconciled(told), "all")}
    assert totals == {"civilians": 9, "children": 3}


def test_an_area_is_added_up_where_it_is_named_and_says_more_than_the_sum_over_all():
    away = make_place("Ostra", place_id="wr:ostra", lat=36.0, lon=46.0, country="zz")
    named = tell("The Front left Lower Marn.", "left", "withdrawal", place=PROVINCE, on=MONDAY, actors=("Front",))
    result = reconciled(killed("4"), killed("7", FAR_TOWN), killed("9", away), named)
    assert [(t.area, t.place, t.best) for t in level(result, "province")] == [("Lower Marn, xx", PROVINCE, 11)]
    assert level(result, "country") == []  # no claim names the country
    assert level(reconciled(killed("4"), killed("7", FAR_TOWN), named), "province") == []  # it would say the same again


def test_a_denial_makes_a_figure_disputed():
    told = killed("4", speaker="Front", text="Guns shelled Marn, killing 4 people, the Front said.")
    denial = tell("No one was hurt in Marn, the ministry said.", "hurt", "casualties", place=TOWN, on=MONDAY,
                  state="denied", speaker="ministry", publisher="Gazette")  # fmt: skip
    (total,) = level(reconciled(told, denial), "all")
    assert total.disputed


def test_a_headline_figure_and_its_list_in_one_report_are_whole_and_parts():
    lines = (
        "The army carried out 6 strikes in Xandria.",
        "Near Marn, 4 strikes hit posts.",
        "Near Dolen, 2 strikes hit posts.",
    )
    document = make_document("\n\n".join(lines), publisher="Ministry Daily")
    told = [
        tell(line, "strikes", "air_strike", document=document, place=place, on=MONDAY, passage=passage,
             actors=("army",) if passage == "paragraph" else (), counts=[count(n, "strikes")])
        for line, place, passage, n in zip(
            lines, (COUNTRY, TOWN, FAR_TOWN), ("paragraph", "list_item", "list_item"), "642", strict=True
        )
    ]  # fmt: skip
    result = reconciled(*told)
    assert max(t.best for t in level(result, "all", "strikes")) == 6
    assert len(result.incidents) == 3


def test_a_number_that_the_reader_hangs_on_two_triggers_is_counted_once():
    line = "Guns shelled Marn in the fighting, killing 12 people."
    document = make_document(line, publisher="Courier")
    told = [
        tell(
            line, trigger, type_, document=document, place=TOWN, on=MONDAY, counts=[count("12", counted="people")], p=p
        )
        for trigger, type_, p in (("shelled", "shelling", 0.9), ("fighting", "displacement", 0.5))
    ]
    result = reconciled(*told)
    assert [t.best for t in level(result, "all")] == [12]
    assert [(r.reason, r.subject_id) for r in result.refusals] == [(Reason.COUNTED_ONCE, told[1][1].claim_id)]


def test_one_event_read_under_two_words_of_its_sentence_is_one():
    line = "The army and the Front signed a ceasefire in Marn."
    document = make_document(line, publisher="Courier")
    told = [
        tell(line, trigger, "agreement", document=document, place=TOWN, on=MONDAY, actors=("army", "Front"))
        for trigger in ("signed", "ceasefire")
    ]
    assert len(reconciled(*told).incidents) == 1


def test_options_that_make_no_sense_are_told_in_one_line():
    with pytest.raises(UsageError, match="use one of origins_majority"):
        ReconcileOptions(best_rule="average")
    with pytest.raises(UsageError, match="ends before it begins"):
        ReconcileOptions(from_on=SUNDAY, to_on=MONDAY)
