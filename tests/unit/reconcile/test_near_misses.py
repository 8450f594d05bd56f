"""Near misses and updates: what two nearly equal incidents differ on, and which counts are no quarrel at all."""

from dataclasses import replace

from tests.factories import make_document, make_published
from tests.unit.reconcile.telling import (
    COUNTRY,
    FAR_TOWN,
    FRIDAY,
    MONDAY,
    REGISTRY,
    SUNDAY,
    TOWN,
    TUESDAY,
    count,
    tell,
    unzip,
)
from weekreview.model import ContradictionKind as Kind
from weekreview.model import Precision, Scope
from weekreview.reconcile import reconcile


def kinds_in(*told):
    documents, claims = unzip(list(told))
    return [c.kind for c in reconcile(documents, claims, [], REGISTRY).contradictions]


def shelled(n, publisher="Courier", town=TOWN, on=MONDAY, hand="army", **told):
    text = told.pop("text", None) or f"The {hand} shelled the mill of {town.name} on {on:%A}, killing {n} people."
    fields = {"targets": ("mill",), "actors": (hand,), "counts": [count(n, counted="people")], **told}
    return tell(text, fields.pop("trigger", "shelled"), "shelling", publisher=publisher, place=town, on=on, **fields)


def test_a_day_and_the_next_told_of_one_rare_toll_are_a_matter_of_time():
    assert kinds_in(shelled("38"), shelled("38", "Gazette", on=TUESDAY)) == [Kind.TIME]


def test_days_far_apart_are_two_events_whatever_the_toll():
    assert kinds_in(shelled("38"), shelled("38", "Gazette", on=FRIDAY)) == []


def test_a_report_is_mistaken_by_one_day_and_not_by_two():
    wednesday = TUESDAY + (TUESDAY - MONDAY)
    assert kinds_in(shelled("38"), shelled("38", "Gazette", on=wednesday)) == []
    assert kinds_in(shelled("38", on=TUESDAY), shelled("38", "Gazette", on=wednesday)) == [Kind.TIME]


def test_a_small_toll_agrees_by_chance():
    assert kinds_in(shelled("3"), shelled("3", "Gazette", on=TUESDAY)) == []


def test_who_tells_of_both_towns_knows_of_two_events():
    both = [shelled("38"), shelled("38", "Gazette", town=FAR_TOWN)]
    assert kinds_in(*both) == [Kind.PLACE]
    assert (
        kinds_in(*both, shelled("38", "Gazette", text="The army shelled the mill of Marn, and 38 people died.")) == []
    )


def test_a_headline_that_hands_another_town_on_is_no_voice_that_knows_of_both():
    heard = shelled("38", "Herald", text="Shelling kills 38 in Dolen", town=FAR_TOWN, passage="headline",
                    counts=[count("38")], trigger="Shelling", actors=(), targets=())  # fmt: skip
    own = shelled("38", "Herald")
    said = shelled("38", "Gazette", town=FAR_TOWN)
    assert kinds_in(own, heard, said) == [Kind.PLACE]


def test_who_names_no_town_does_not_know_of_a_second_one():
    vague = tell("The army shelled a mill on Monday, killing 38 people.", "shelled", "shelling", publisher="Herald",
                 on=MONDAY, targets=("mill",), actors=("army",), counts=[count("38", counted="people")])  # fmt: skip
    text = "The army shelled the depot of Dolen on Monday, killing 38 people."
    far = [shelled("38", p, FAR_TOWN, text=text, targets=("depot",)) for p in ("Gazette", "Herald")]
    assert kinds_in(shelled("38"), *far) == [Kind.PLACE]
    assert kinds_in(shelled("38"), *far, vague) == [Kind.PLACE]


def test_towns_far_apart_are_taken_for_one_another_only_where_all_else_agrees():
    distant = replace(FAR_TOWN, place_id="wr:ort", name="Ort", lon=41.5)
    undated = "The army shelled the mill of Ort, killing 12 people."
    unknown = "Somebody shelled the mill of Ort, killing 12 people."
    assert kinds_in(shelled("12"), shelled("12", "Gazette", town=distant)) == [Kind.PLACE]
    assert kinds_in(shelled("12"), shelled("12", "Gazette", town=distant, on=None, text=undated)) == [Kind.PLACE]
    assert kinds_in(shelled("12"), shelled("12", "Gazette", town=distant, on=None, text=unknown, actors=())) == []
    assert kinds_in(shelled("12"), shelled("12", "Gazette", town=replace(distant, province="Upper Marn"))) == []


def test_two_towns_that_touch_are_named_for_one_event_and_the_ground_near_one_is_not():
    beside = replace(TOWN, place_id="wr:ham", name="Ham", lon=TOWN.lon + 0.01)
    near = replace(beside, precision=Precision.NEAR)
    assert kinds_in(shelled("38"), shelled("38", "Gazette", town=beside)) == [Kind.PLACE]
    assert kinds_in(shelled("38"), shelled("38", "Gazette", town=near)) == []
    assert kinds_in(shelled("3"), shelled("3", "Gazette", town=beside)) == []


def test_who_names_no_place_is_held_to_a_day_only_where_nearly_all_else_agrees():
    text = "The army shelled the mill on Tuesday, killing 38 people."
    nowhere = tell(text, "shelled", "shelling", publisher="Gazette", on=TUESDAY, targets=("mill",), actors=("army",),
                   counts=[count("38", counted="people")])  # fmt: skip
    fewer = tell("The army shelled a post on Tuesday, killing 14 people.", "shelled", "shelling", publisher="Gazette",
                 on=TUESDAY, actors=("army",), counts=[count("14", counted="people")])  # fmt: skip
    assert kinds_in(shelled("38"), nowhere) == [Kind.TIME]
    assert kinds_in(shelled("14", targets=()), fewer) == []


def test_a_headline_does_not_take_back_what_its_outlet_printed_the_day_before():
    own = shelled("38", "Herald", published=MONDAY)
    others = shelled("22", "Gazette", published=MONDAY)
    text = "Shelling kills 22 in Marn"
    headline = shelled("22", "Herald", text=text, passage="headline", counts=[count("22")], trigger="Shelling",
                       actors=(), targets=(), published=TUESDAY)  # fmt: skip
    assert kinds_in(own, others) == [Kind.COUNT]
    assert kinds_in(own, others, headline) == [Kind.COUNT]


def test_a_side_that_lays_its_deed_at_anothers_door_differs_on_who_did_it():
    text = "The Front shelled the mill of Marn on Monday, killing 11 people, the ministry said."
    blamed = shelled("11", "Gazette", hand="Front", speaker="ministry", party=True, text=text)
    assert kinds_in(shelled("38"), blamed) == [Kind.ACTOR, Kind.COUNT]


def test_a_side_that_counts_fighters_where_others_count_civilians_differs_on_whom_it_hit():
    text = "The army shelled a post in Marn on Monday, killing 14 fighters, the army said."
    own = shelled("14", "Gazette", speaker="army", party=True, text=text, targets=("post",),
                  counts=[count("14", counted="fighters", civilian=False)])  # fmt: skip
    theirs = shelled("14", counts=[count("14", counted="people", civilian=True)])
    assert Kind.TARGET in kinds_in(theirs, own)
    by_nobody = shelled("14", "Gazette", text="The army shelled a post in Marn on Monday, killing 14 fighters.",
                        targets=("post",), counts=[count("14", counted="fighters", civilian=False)])  # fmt: skip
    assert Kind.TARGET not in kinds_in(theirs, by_nobody)


def test_two_hands_told_by_bystanders_with_nothing_else_in_common_are_two_events():
    assert kinds_in(shelled("38"), shelled("11", "Gazette", hand="Front")) == []


def rose(n, publisher, published, **told):
    return tell(f"The death toll from the shelling of Marn on Monday rose to {n}.", "shelling", "shelling", place=TOWN,
                on=MONDAY, publisher=publisher, published=published, counts=[count(n)], **told)  # fmt: skip


def test_a_toll_that_somebody_says_rose_is_no_quarrel_even_where_others_do_not_say_so():
    early, late = shelled("14", published=MONDAY), shelled("22", "Gazette", published=TUESDAY)
    assert kinds_in(early, late) == [Kind.COUNT]
    assert kinds_in(early, late, rose("22", "Herald", TUESDAY)) == []


def test_what_another_voice_said_at_first_is_not_as_new_as_the_raised_toll_beside_it():
    risen = "The death toll from the shelling of Marn on Monday rose to 41, the ministry said."
    first = "The army shelled the mill of Marn on Monday, killing 22 people, residents said."
    both = make_document(f"{risen} {first}", title="Marn", publisher="Gazette", published=make_published(TUESDAY))
    told = [
        tell(risen, "shelling", "shelling", document=both, place=TOWN, on=MONDAY, speaker="ministry",
             counts=[count("41")]),
        tell(first, "shelled", "shelling", document=both, place=TOWN, on=MONDAY, speaker="residents",
             actors=("army",), counts=[count("22")]),
    ]  # fmt: skip
    assert kinds_in(*told, shelled("22", published=MONDAY)) == []


def test_a_greater_number_of_people_seized_days_later_answers_no_sides_word():
    def seized(n, publisher, published, **told):
        by = f", said {told['speaker']}" if "speaker" in told else ""
        return tell(f"The army detained {n} people in Marn on Monday{by}.", "detained", "arrest", place=TOWN, on=MONDAY,
                    actors=("army",), publisher=publisher, published=published,
                    counts=[count(n, "detained", counted="people")], **told)  # fmt: skip

    own = seized("12", "Courier", MONDAY, speaker="army", party=True)
    assert kinds_in(own, seized("19", "Gazette", TUESDAY)) == [Kind.COUNT]
    assert kinds_in(own, seized("19", "Gazette", FRIDAY)) == []


def test_two_tolls_raised_to_different_numbers_on_one_day_are_a_quarrel():
    told = (rose("22", "Herald", TUESDAY), rose("41", "Gazette", TUESDAY))
    assert kinds_in(*told) == [Kind.COUNT]
    assert kinds_in(told[0], rose("41", "Gazette", FRIDAY)) == []


def test_numbers_many_times_apart_are_two_events_unless_a_side_gives_one():
    assert kinds_in(shelled("4"), shelled("60", "Gazette")) == []
    text = "The army shelled the mill of Marn on Monday, killing 60 people, said a spokesman of the army."
    boast = shelled("60", "Gazette", speaker="army", party=True, text=text)
    assert Kind.COUNT in kinds_in(shelled("4"), boast)


def test_a_denial_is_of_a_deed_of_that_day_or_hand_and_not_of_any_in_that_town():
    undated = "The army denied that it had raided Marn."
    denied = tell(undated, "raided", "attack", state="denied", speaker="army", actors=("army",), place=TOWN,
                  days=(MONDAY, SUNDAY), inherited=True)  # fmt: skip
    by_army = tell("The army stormed a depot in Marn on Friday.", "stormed", "attack", actors=("army",), place=TOWN,
                   on=FRIDAY, publisher="Gazette")  # fmt: skip
    by_some = tell("Gunmen stormed a depot in Marn on Friday.", "stormed", "attack", place=TOWN, on=FRIDAY,
                   publisher="Gazette")  # fmt: skip
    assert kinds_in(denied, by_army) == [Kind.EXISTENCE]
    assert kinds_in(denied, by_some) == []


def test_who_denies_a_capture_is_held_against_a_hold_of_the_day_after():
    denied = tell("The Front denied that the Front had taken Marn.", "taken", "territory_gained", actors=("Front",),
                  place=TOWN, on=MONDAY, state="denied", speaker="Front")  # fmt: skip
    holds = tell("The Front holds Marn.", "holds", "control", actors=("Front",), place=TOWN, on=TUESDAY,
                 publisher="Gazette")  # fmt: skip
    late = tell("The Front holds Marn.", "holds", "control", actors=("Front",), place=TOWN, on=FRIDAY,
                publisher="Gazette")  # fmt: skip
    assert kinds_in(denied, holds) == [Kind.CONTROL]
    assert kinds_in(denied, late) == []


def summed(hand, n, publisher, **told):
    where = f" in {told['place'].name}" if "place" in told else ""
    return tell(f"In a week the {hand} destroyed {n} posts{where}.", "destroyed", "destruction", publisher=publisher,
                actors=(hand,), days=(MONDAY, SUNDAY),
                counts=[count(n, "destroyed", counted="posts", scope=Scope.PERIOD)], **told)  # fmt: skip


def test_a_weeks_sum_of_one_doer_is_held_against_one_that_leaves_the_country_out():
    assert kinds_in(summed("army", "363", "Courier"), summed("army", "90", "Gazette", place=COUNTRY)) == [Kind.COUNT]


def test_a_weeks_sum_is_not_held_against_a_towns_or_another_doers():
    ours = summed("army", "363", "Courier")
    assert kinds_in(ours, summed("army", "90", "Gazette", place=TOWN)) == []
    assert kinds_in(ours, summed("Front", "90", "Gazette", place=COUNTRY)) == []
