"""Contradictions: typed, between origins, each with both sides' words; and the sums that do not come out."""

from dataclasses import replace
from datetime import date

from tests.factories import make_document, make_place
from tests.unit.reconcile.telling import (
    COUNTRY,
    FAR_TOWN,
    FRIDAY,
    MONDAY,
    NAMES,
    REGISTRY,
    SUNDAY,
    TOWN,
    count,
    place_of,
    tell,
    unzip,
)
from weekreview.model import ContradictionKind as Kind
from weekreview.model import Precision
from weekreview.reconcile import reconcile


def found_in(*told, kind=None):
    documents, claims = unzip(list(told))
    found = reconcile(documents, claims, [], REGISTRY).contradictions
    return [c for c in found if kind in (None, c.kind)]


def shelled(n, publisher="Courier", **told):
    text = told.pop("text", f"Guns shelled the mill of Marn, killing {n} people.")
    numbers = told.pop("counts", [count(n, counted="people")])
    return tell(text, "shelled", "shelling", publisher=publisher, counts=numbers,
                **{"place": TOWN, "on": MONDAY, "targets": ("mill",), **told})  # fmt: skip


def test_two_origins_counts_that_do_not_overlap():
    (found,) = found_in(shelled("12"), shelled("38", "Gazette"))
    assert found.kind is Kind.COUNT
    assert "“12”" in found.explanation and "“38”" in found.explanation
    assert "Courier" in found.explanation and "Gazette" in found.explanation
    assert found.incident_id


def test_bounds_that_overlap_do_not_contradict():
    open_end = shelled("at least 10", "Gazette", counts=[count("at least 10", low=10.0, high=None, counted="people")])
    assert found_in(shelled("12"), open_end) == []


def test_civilians_and_fighters_are_not_one_count():
    one = shelled(
        "4",
        text="Guns shelled the mill of Marn, killing 4 civilians.",
        counts=[count("4", counted="civilians", civilian=True)],
    )
    other = shelled("9", "Gazette", text="Guns shelled the mill of Marn, killing 9 militants.",
                    counts=[count("9", counted="militants", civilian=False)])  # fmt: skip
    assert found_in(one, other) == []


def test_one_side_does_not_contradict_itself():
    one = shelled("12", text="Guns shelled the mill of Marn, killing 12 people, the ministry said.", speaker="ministry")
    other = shelled("38", "Xandria News")
    assert found_in(one, other) == []


def test_what_one_says_happened_another_says_did_not():
    told = shelled("12", text="Guns shelled the mill of Marn, killing 12 people, the Front said.", speaker="Front")
    denied = tell("No guns shelled the mill of Marn, the ministry said.", "shelled", "shelling", state="denied",
                  speaker="ministry", place=TOWN, on=MONDAY, targets=("mill",), publisher="Gazette")  # fmt: skip
    (found,) = found_in(told, denied)
    assert found.kind is Kind.EXISTENCE
    assert set(found.claims) == {told[1].claim_id, denied[1].claim_id}


def test_no_casualties_does_not_deny_the_strike():
    struck = tell("Aircraft struck Marn.", "struck", "air_strike", place=TOWN, on=MONDAY)
    unhurt = tell("No casualties were reported in Marn.", "casualties", "casualties", place=TOWN, on=MONDAY,
                  state="denied", publisher="Gazette")  # fmt: skip
    assert found_in(struck, unhurt) == []


def test_a_broken_truce_is_a_matter_of_status():
    holds = tell("The ceasefire of the Front and the army in Marn holds.", "ceasefire", "agreement", place=TOWN,
                 actors=("Front", "army"), on=MONDAY)  # fmt: skip
    broken = tell("The Front broke the ceasefire with the army in Marn, the ministry said.", "ceasefire", "agreement",
                  place=TOWN, actors=("Front", "army"), on=MONDAY, state="denied", speaker="ministry")  # fmt: skip
    assert [c.kind for c in found_in(holds, broken)] == [Kind.STATUS]


def test_two_origins_name_two_hands_behind_one_deed():
    told = [
        shelled("38", text="The army shelled the mill of Marn, killing 38 people.", actors=("army",)),
        shelled("38", "Gazette", text="The Front shelled the mill of Marn, killing 38 people.", actors=("Front",)),
    ]
    (found,) = found_in(*told)
    assert found.kind is Kind.ACTOR
    assert "“army”" in found.explanation and "“Front”" in found.explanation


def test_two_holders_of_one_place_on_one_day():
    told = [
        tell("The army holds Marn.", "holds", "control", actors=("army",), place=TOWN, on=MONDAY),
        tell(
            "The Front holds Marn.", "holds", "control", actors=("Front",), place=TOWN, on=MONDAY, publisher="Gazette"
        ),
    ]
    assert [c.kind for c in found_in(*told)] == [Kind.CONTROL]


def test_captured_against_still_held_is_a_matter_of_status():
    told = [
        tell("The army still holds Marn.", "holds", "control", actors=("army",), place=TOWN, on=MONDAY),
        tell(
            "The Front took Marn.",
            "took",
            "territory_gained",
            actors=("Front",),
            place=TOWN,
            on=MONDAY,
            publisher="Gazette",
        ),
    ]
    assert [c.kind for c in found_in(*told)] == [Kind.STATUS]


def test_holders_of_two_days_do_not_contradict():
    told = [
        tell("The army holds Marn.", "holds", "control", actors=("army",), place=TOWN, on=MONDAY),
        tell(
            "The Front holds Marn.", "holds", "control", actors=("Front",), place=TOWN, on=FRIDAY, publisher="Gazette"
        ),
    ]
    assert found_in(*told) == []


def test_one_event_told_of_two_towns_is_a_matter_of_place():
    told = [
        shelled("38", text="The army shelled the mill on Monday, killing 38 people, near Marn.", actors=("army",)),
        shelled(
            "38",
            "Gazette",
            text="The army shelled the mill, killing 38 people, near Dolen.",
            actors=("army",),
            place=FAR_TOWN,
        ),
    ]
    assert [c.kind for c in found_in(*told)] == [Kind.PLACE]


def test_a_number_that_many_events_share_is_no_sign_of_one_event():
    towns = [place_of(f"Town{n}", 33.0 + n, 40.0) for n in range(4)]
    told = [
        shelled("38", f"Paper {n}", text=f"The army shelled the mill, killing 38 people, near Town{n}.", 
                actors=("army",), place=town)
        for n, town in enumerate(towns)
    ]  # fmt: skip
    assert found_in(*told) == []


def test_a_strike_on_one_side_in_a_place_that_another_holds():
    struck = tell("Aircraft struck Front posts in Marn, the ministry said.", "struck", "air_strike", place=TOWN,
                  on=FRIDAY, targets=("Front",), speaker="ministry")  # fmt: skip
    held = tell("The government holds Marn.", "holds", "control", actors=("government",), place=TOWN, on=MONDAY,
                publisher="Gazette")  # fmt: skip
    (found,) = found_in(struck, held)
    assert found.kind is Kind.TARGET
    assert "Marn" in found.explanation


def sum_told(text, *numbers):
    return tell(text, "strikes", "air_strike", on=MONDAY, counts=[count(n, "strikes") for n in numbers])


def test_a_thing_of_a_town_that_is_denied_to_have_been_hit_though_neither_day_nor_hand_is_told():
    def fell(thing, **told):
        return tell(f"Bombs fell on a {thing}, a nurse said.", "Bombs", "bombing", publisher="Herald", speaker="nurse",
                    **{"targets": (thing,), "places": (("Bombs", TOWN),), "inherited_place": True, **told})  # fmt: skip

    denied = tell("The ministry denied that its aircraft had struck a bakery in Marn.", "struck", "air_strike",
                  state="denied", speaker="ministry", place=TOWN, targets=("bakery",), days=(MONDAY, SUNDAY),
                  inherited=True)  # fmt: skip
    (found,) = found_in(fell("bakery"), denied)
    assert found.kind is Kind.EXISTENCE
    assert found_in(fell("clinic"), denied) == []
    beside = fell("bakery", targets=(), places=(("Bombs", TOWN), ("bakery", None)))
    assert [f.kind for f in found_in(beside, denied)] == [Kind.EXISTENCE]
    assert found_in(fell("bakery", places=(("Bombs", FAR_TOWN),)), denied) == []


def test_a_building_denied_to_have_been_hit_may_be_any():
    denied = tell("The ministry denied that it had struck a building in Marn.", "struck", "air_strike", state="denied",
                  speaker="ministry", place=TOWN, targets=("building",))  # fmt: skip
    told = tell("Bombs hit a building in Marn.", "Bombs", "bombing", targets=("building",), place=TOWN,
                publisher="Herald")  # fmt: skip
    assert found_in(told, denied) == []


def test_who_is_said_to_be_hit_denies_it_of_a_post_of_its_own_of_that_day_and_others_do_not(monkeypatch):
    monkeypatch.setitem(NAMES, "post of the Front", "front")
    told = tell("The army struck a post of the Front in Marn on Monday, the ministry said.", "struck", "air_strike",
                speaker="ministry", place=TOWN, on=MONDAY, targets=("post of the Front",))  # fmt: skip

    def denial(voice, on=MONDAY):
        words = f"The {voice} said no post was hit in Marn on {on:%A}."
        return tell(words, "hit", "attack", state="denied", speaker=voice, publisher="Gazette", place=TOWN, on=on,
                    targets=("post",))  # fmt: skip

    assert [c.kind for c in found_in(told, denial("Front"))] == [Kind.EXISTENCE]
    assert found_in(told, denial("Front", FRIDAY)) == []
    assert found_in(told, denial("Ystria")) == []


def test_a_denial_of_one_thing_is_none_of_another():
    def told(thing, **more):
        return tell(f"The army shelled a {thing} in Marn, killing 12 people.", "shelled", "shelling", place=TOWN,
                    on=MONDAY, actors=("army",), targets=(thing,), **more)  # fmt: skip

    denied = tell("The ministry denied that the army had shelled a headquarters in Marn.", "shelled", "shelling",
                  state="denied", speaker="ministry", place=TOWN, on=MONDAY, actors=("army",),
                  targets=("headquarters",), publisher="Gazette")  # fmt: skip
    assert found_in(told("market"), denied) == []
    assert [c.kind for c in found_in(told("headquarters"), denied)] == [Kind.EXISTENCE]
    assert [c.kind for c in found_in(told("building"), denied)] == [Kind.EXISTENCE]  # which may be the headquarters


def test_bystanders_who_name_two_things_count_the_victims_of_two_deeds():
    market = shelled("38", "Gazette", text="Guns shelled the market of Marn, killing 38 people.", targets=("market",))
    assert found_in(shelled("12"), market) == []
    building = shelled("38", "Gazette", text="Guns shelled a building in Marn, killing 38 people.",
                       targets=("building",))  # fmt: skip
    assert [c.kind for c in found_in(shelled("12"), building)] == [Kind.COUNT]


def test_a_strike_may_have_come_before_the_town_fell_that_day():
    def fell(on):
        return tell("The army captured Marn.", "captured", "territory_gained", actors=("army",), place=TOWN, on=on,
                    publisher="Gazette")  # fmt: skip

    assert found_in(struck("Front"), fell(FRIDAY)) == []
    assert [c.kind for c in found_in(struck("Front"), fell(MONDAY))] == [Kind.TARGET]


def struck(whom):
    return tell(f"Aircraft struck {whom} in Marn, the monitor said.", "struck", "air_strike", place=TOWN, on=FRIDAY,
                targets=(whom,), speaker="monitor")  # fmt: skip


def held(**told):
    return tell("The army held Marn.", "held", "control", actors=("army",), place=TOWN, publisher="Gazette",
                **{"on": MONDAY, **told})  # fmt: skip


def test_civilians_may_be_hit_wherever_and_by_whomever_the_place_is_held():
    assert [c.kind for c in found_in(struck("Front"), held())] == [Kind.TARGET]
    assert found_in(struck("villagers"), held()) == []


def test_a_hold_told_of_a_whole_year_says_nothing_of_a_day_after_it():
    year = (date(2030, 3, 1), date(2031, 3, 1))
    assert [c.kind for c in found_in(struck("Front"), held(on=date(2031, 3, 1)))] == [Kind.TARGET]
    assert found_in(struck("Front"), held(days=year)) == []


def ceasefire(text, trigger="truce", **told):
    return tell(text, trigger, "agreement", place=TOWN, on=MONDAY, **told)


def test_two_who_say_that_a_truce_is_over_agree_however_it_was_read():
    ended = ceasefire("The truce in Marn ended.")
    collapsed = ceasefire("The truce in Marn collapsed, the monitor said.", state="denied", speaker="monitor",
                          publisher="Gazette")  # fmt: skip
    holding = ceasefire("The truce in Marn is in force.", publisher="Herald")
    assert found_in(ended, collapsed) == []
    assert [c.kind for c in found_in(holding, collapsed)] == [Kind.STATUS]


def test_a_sum_in_a_sentence_that_comes_out_is_no_finding():
    assert found_in(sum_told("There were 34 strikes: 23 in the west and 11 in the east.", "34", "23", "11")) == []


def test_a_sum_in_a_sentence_that_does_not_come_out_is_a_count():
    (found,) = found_in(sum_told("There were 34 strikes: 23 in the west and 12 in the east.", "34", "23", "12"))
    assert found.kind is Kind.COUNT
    assert "23 + 12" in found.explanation and "35" in found.explanation


def test_some_of_a_sum_may_be_less_but_never_more():
    assert found_in(sum_told("There were 34 strikes, including 3 in the west and 2 in the east.", "34", "3", "2")) == []
    assert (
        len(found_in(sum_told("There were 4 strikes, including 3 in the west and 2 in the east.", "4", "3", "2"))) == 1
    )


def release(*items):
    """Return the claims of a release: 6 strikes in Xandria, then a list."""
    lines = [
        "The army carried out 6 strikes in Xandria.",
        *(f"Near {p.name}, {n} strikes hit posts." for n, p in items),
    ]
    document = make_document("\n\n".join(lines), publisher="Ministry Daily")
    places = [COUNTRY, *(p for _, p in items)]
    numbers = ["6", *(n for n, _ in items)]
    return [
        tell(line, "strikes", "air_strike", document=document, place=place, counts=[count(n, "strikes")],
             passage="paragraph" if place is COUNTRY else "list_item")
        for line, place, n in zip(lines, places, numbers, strict=True)
    ]  # fmt: skip


def test_a_list_that_comes_to_its_headline_is_no_finding():
    assert found_in(*release(("4", TOWN), ("2", FAR_TOWN))) == []


def test_a_list_that_does_not_come_to_its_headline_is_a_count():
    (found,) = found_in(*release(("4", TOWN), ("3", FAR_TOWN)))
    assert "“6” in Xandria against “4 + 3” = 7 in the items" in found.explanation
    assert len(found.addends) == 2 and len({*found.claims, *found.addends}) == 3


def two_countries_then_a_list(*numbers):
    yy = place_of("Ystria", 40.0, 41.0, radius_m=300_000.0, precision=Precision.COUNTRY, kind="country")
    yy = replace(yy, place_id="iso:yy", country="yy")
    there = replace(place_of("Ulm Yst", 40.0, 41.0), country="yy")
    lines = ["The army carried out 6 strikes in Xandria and Ystria."]
    lines += [f"Near {name}, {n} strikes hit posts." for name, n in zip(("Marn", "Ulm Yst"), numbers, strict=True)]
    document = make_document("\n\n".join(lines), publisher="Ministry Daily")
    rows = [((COUNTRY, yy), "6"), ((TOWN,), numbers[0]), ((there,), numbers[1])]
    return [
        tell(line, "strikes", "air_strike", document=document, places=tuple((p.name, p) for p in places),
             counts=[count(n, "strikes")], passage="list_item" if len(places) == 1 else "paragraph")
        for line, (places, n) in zip(lines, rows, strict=True)
    ]  # fmt: skip


def test_a_list_over_two_countries_is_held_against_the_figure_of_both():
    assert found_in(*two_countries_then_a_list("4", "2")) == []
    (found,) = found_in(*two_countries_then_a_list("4", "1"))
    assert "“6” in Xandria and Ystria against “4 + 1” = 5" in found.explanation


def test_of_a_sum_and_its_parts_in_one_sentence_the_sum_is_held_against_the_list():
    told = two_countries_then_a_list("4", "2")
    text = "The army carried out 6 strikes in Xandria and Ystria: 5 here and 1 there."
    document = make_document("\n\n".join([text, *(c.evidence.text for _, c in told[1:])]), publisher="Ministry Daily")
    head = tell(text, "strikes", "air_strike", document=document, counts=[count(n, "strikes") for n in "651"],
                places=tuple((m.place.name, m.place) for m in told[0][1].places))  # fmt: skip
    items = [
        tell(c.evidence.text, "strikes", "air_strike", document=document, place=c.place, passage="list_item",
             counts=[count(c.quantities[0].span.text, "strikes")])
        for _, c in told[1:]
    ]  # fmt: skip
    assert found_in(head, *items) == []


def two_voices(second="some 20 men", low=1.0, high=20.0, place=None, **told):
    lines = ("A watchman said 50 men left Marn.", f"Two bakers saw {second} leave{' Dolen' if place else ''}.")
    document = make_document("\n\n".join(lines))
    one = tell(lines[0], "left", "withdrawal", document=document, place=TOWN, on=MONDAY, speaker="watchman",
               actors=("men",), counts=[count("50", "personnel", counted="men")])  # fmt: skip
    other = tell(lines[1], "leave", "withdrawal", document=document, on=MONDAY, speaker="Two bakers", place=place,
                 actors=("men",), **told,
                 counts=[count("20", "personnel", low=low, high=high, counted="men")])  # fmt: skip
    return [(d, replace(c, speaker=replace(c.speaker, span=c.trigger))) for d, c in (one, other)]


def test_two_voices_of_one_report_that_count_the_same_men_differently():
    (found,) = found_in(*two_voices())
    assert found.kind is Kind.COUNT and "“50”" in found.explanation and "“20”" in found.explanation


def test_two_voices_that_name_two_towns_tell_of_two_things():
    assert found_in(*two_voices(place=FAR_TOWN)) == []


def test_another_group_is_not_the_same_men():
    assert found_in(*two_voices(second="another 20 men")) == []


def test_a_withdrawal_is_where_it_began_and_not_where_it_went():
    one = tell("The Front left Marn for Dolen.", "left", "withdrawal", actors=("Front",), on=MONDAY,
               places=(("Marn", TOWN), ("Dolen", FAR_TOWN)))  # fmt: skip
    other = tell("The Front denied that it had left Marn.", "left", "withdrawal", state="denied", speaker="Front",
                 actors=("Front",), on=MONDAY, place=TOWN, publisher="Gazette")  # fmt: skip
    (found,) = found_in(one, other)
    assert found.kind is Kind.EXISTENCE


def test_two_countries_are_held_against_the_figure_of_both():
    yy = make_place("Ystria", place_id="iso:yy", lat=40.0, lon=41.0, radius_m=300_000.0, precision=Precision.COUNTRY,
                    kind="country", country="yy")  # fmt: skip
    lines = (
        "There were 34 strikes in Xandria and Ystria.",
        "There were 23 strikes in Xandria.",
        "There were 12 strikes in Ystria.",
    )
    document = make_document("\n\n".join(lines))
    told = [
        tell(line, "strikes", "air_strike", document=document, counts=[count(n, "strikes")],
             places=tuple((p.name, p) for p in places))
        for line, n, places in zip(lines, ("34", "23", "12"), ((COUNTRY, yy), (COUNTRY,), (yy,)), strict=True)
    ]  # fmt: skip
    (found,) = found_in(*told)
    assert "“34” against “23” + “12” = 35" in found.explanation
