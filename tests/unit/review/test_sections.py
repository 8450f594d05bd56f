"""What stands where: highlights, figures, areas, what is kept apart, what is left open."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.factories import make_tally
from tests.unit.review.invented_claims import claims
from tests.unit.review.invented_week import invented_material
from tests.unit.review.one_claim import claim_of, material_of
from weekreview.model import ClaimState, Condition, Exhibit, Issue, Scope, State, StateStatus
from weekreview.review import ReviewOptions, review
from weekreview.review.compose import words_of
from weekreview.review.render import render_page
from weekreview.review.verify import faults_in


@cache
def issue() -> Issue:
    return review(invented_material(), ReviewOptions(title="Week of trials"))


def all_told() -> str:
    told = [words_of(i.line) for i in issue().highlights] + [words_of(i.line) for f in issue().fronts for i in f.items]
    return " | ".join(told)


def test_there_are_at_most_six_highlights_and_the_gravest_leads():
    assert len(issue().highlights) == 6
    assert words_of(issue().highlights[0].line).startswith("The Upland Air Force hit a vegetable market from the air")


def test_highlights_are_spread_over_areas():
    fronts = {i.item_id: f.anchor for f in issue().fronts for i in f.items}
    areas = [fronts[i.item_id] for i in issue().highlights]
    assert len(set(areas)) >= 5


def test_hearsay_plans_doubts_and_denials_are_told_nowhere_as_events():
    apart = {g.anchor: " ".join(words_of(i.line) for i in g.items) for g in issue().apart}
    assert "across the river" in apart["apart-hearsay"] and "across the river" not in all_told()
    assert "plans to open the road" in apart["apart-planned"] and "open the road" not in all_told()
    assert "It is not clear" in apart["apart-uncertain"]
    assert "denied that its aircraft" in apart["apart-denied"]
    assert "reopened after the truce" in apart["apart-historical"]


def test_recycled_footage_is_listed_under_media_only():
    assert ["reused old videos" in words_of(i.line) for i in issue().media] == [True]
    assert "reused" not in all_told()


def test_a_running_total_is_shown_apart_from_the_period():
    cumulative = [f for f in issue().figures if f.cumulative]
    assert [words_of(f.label) for f in cumulative] == ["“Terrorists” killed"]
    assert words_of(cumulative[0].best) == "200 to 999"
    assert words_of(cumulative[0].bounds) == "in the report’s words: “hundreds of”"
    assert issue().figures.index(cumulative[0]) == len(issue().figures) - 1


def test_a_figure_without_an_upper_bound_says_so():
    figure = next(f for f in issue().figures if words_of(f.label) == "Civilians killed")
    assert words_of(figure.best) == "at least 38" and words_of(figure.bounds) == "no upper bound"
    assert figure.disputed and "disputed" in words_of(figure.standing)


def test_a_figure_on_one_sides_word_says_whose():
    figure = next(f for f in issue().figures if words_of(f.label) == "Installations destroyed")
    assert "on the word of the Upland Defence Ministry only" in words_of(figure.standing)


def test_what_has_no_place_is_told_last_and_on_no_map():
    assert words_of(issue().fronts[-1].heading) == "Place not determined"
    assert all(mark.place_id for mark in issue().marks)


def test_the_timeline_is_in_order_with_what_has_no_day_last():
    headings = [words_of(d.heading) for d in issue().days]
    assert headings[:3] == ["Since January", "Since March", "5 May"]
    assert headings[-1] == "Day not determined"
    assert [d.precision for d in issue().days][-1] == "not_determined"


def test_states_say_on_whose_word_and_until_when():
    rows = {words_of(r.where): r for r in issue().states}
    assert rows["Damascus"].condition == "Held" and words_of(rows["Damascus"].until).startswith(
        "counts as known to 10 June"
    )
    assert rows["Parts of Damascus"].condition == "Contested"
    assert rows["Duma"].condition == "Ceasefire"
    assert rows["Parts of Al-Bab"].status == "Claimed by a side"
    assert words_of(rows["Kuweires Air Base"].since) == "since January"


def test_a_contradiction_shows_both_sentences_and_both_numbers():
    pair = next(p for p in issue().pairs if p.kind == "count")
    assert words_of(pair.heading) == "The reports disagree on how many (killed): at least 38 or twelve, Saraqib"
    shown = ["".join(s.text for s in side.segments) for side in pair.sides]
    assert "38 civilians" in shown[0] and "Twelve gunmen" in shown[1]


def test_places_and_days_that_stay_open_are_listed_with_their_reason():
    places = {words_of(g.line): words_of(g.reason) for g in issue().gaps if g.subject == "place"}
    assert places == {"“In the old quarter”": "no gazetteer holds it", "Other words": "no name stands in them"}
    assert any(g.subject == "date" for g in issue().gaps)


def test_a_reprint_is_marked_and_confirms_nothing():
    rows = {words_of(r.publisher): r for r in issue().sources}
    assert [d.reprint for d in rows["Khabur Courier"].documents].count(True) == 1
    market = next(i for f in issue().fronts for i in f.items if "vegetable market" in words_of(i.line))
    assert "2 independent origins through 3 outlets" in words_of(market.standing)
    assert "also given: twelve killed (Orontes Post)" in words_of(market.standing)


def test_a_partys_own_publisher_is_called_a_side():
    rows = {words_of(r.publisher): r.party for r in issue().sources}
    assert rows["Upland Ministry Bulletin"] == "A side of the events it reports"
    assert rows["Levant Wire"].startswith("No side")


def test_a_loaded_verb_is_replaced_and_reported_as_whose_it_is():
    item = next(i for f in issue().fronts for i in f.items if "south of Al-Bab" in words_of(i.line))
    assert "liberated" not in words_of(item.line)
    assert "reported as “liberated” by the Upland Defence Ministry" in words_of(item.standing)


def test_refusals_are_counted_by_reason():
    counts = {(r.step, r.reason): words_of(r.count) for r in issue().refused}
    assert counts["ingest", "navigation"] == "7" and counts["ingest", "repeated_caption"] == "2"


def test_the_masthead_counts_what_was_read_and_gives_the_cut_off():
    facts = {f.label: words_of(f.line) for f in issue().facts}
    assert facts["Period"] == "5 to 11 May 2031"
    assert facts["Latest report"] == "11 May 2031"
    assert facts["Read"] == "8 reports of 5 publishers"
    assert facts["Declined"] == "12 passages and claims"


def test_incidents_outside_the_period_are_left_out():
    material = invented_material()
    shifted = replace(material, from_on=material.from_on.replace(month=7), to_on=material.to_on.replace(month=7))
    told = review(shifted, ReviewOptions()).fronts
    assert not any("market" in words_of(i.line) for f in told for i in f.items)


def test_an_area_with_more_than_its_share_says_so():
    made = review(invented_material(), ReviewOptions(most_per_front=2))
    aleppo = next(f for f in made.fronts if "Aleppo" in words_of(f.heading))
    assert len(aleppo.items) == 2 and "More of this area" in words_of(aleppo.left_out)


def test_a_claim_in_the_publishers_own_voice_is_told_apart_from_one_on_somebodys_word():
    own = claim_of("The army attacked a convoy.", "attacked", "attack", actors=["army=army"], party=False)
    said = claim_of(
        "The army attacked a mill, medics said.", "attacked", "attack", actors=["army=army"], speaker="medics"
    )
    party = claim_of(
        "The army attacked a ford, the ministry said.",
        "attacked",
        "attack",
        actors=["army=army"],
        speaker="ministry=ministry",
        party=True,
    )
    standings = [
        words_of(i.standing) for f in review(material_of(own, said, party), ReviewOptions()).fronts for i in f.items
    ]
    assert any(s.startswith("1 report") for s in standings)
    assert any(s.startswith("Said by a source, through Levant Wire") for s in standings)
    assert any(s.startswith("Said by a party, through Levant Wire") for s in standings)


def test_tallies_of_claims_that_are_gone_are_not_shown():
    material = invented_material()
    lost = make_tally(["c0"], scope=Scope.PERIOD)
    assert len(review(replace(material, tallies=(lost,)), ReviewOptions()).figures) == 0


def test_a_sentence_planned_twice_is_shown_once():
    made = claims()["road"]
    twin = replace(made, claim_id="cffff", state=ClaimState.PLANNED)
    material = invented_material()
    group = review(replace(material, claims=(*material.claims, twin)), ReviewOptions()).apart[0]
    assert sum("open the road" in words_of(i.line) for i in group.items) == 1


def test_a_ceasefire_without_a_place_is_shown_and_a_breach_does_not_end_it():
    truce = claim_of("The truce remains in force.", "truce", "agreement")
    broken = claim_of("The guards broke the truce, herders said.", "broke", "agreement", state=ClaimState.DENIED)
    material = material_of(truce, broken)
    states = tuple(
        State(None, "place not determined", None, Condition.CEASEFIRE, status, None, None, (claim.claim_id,), None)
        for claim, status in ((truce, StateStatus.ASSESSED), (broken, StateStatus.DENIED))
    )
    made = review(replace(material, states=states), ReviewOptions())
    rows = {row.condition: row for row in made.states}
    assert set(rows) == {"Ceasefire", "Ceasefire said to be broken"}
    assert words_of(rows["Ceasefire said to be broken"].until) == "ends no ceasefire by itself"
    apart = {g.anchor: " ".join(words_of(i.line) for i in g.items) for g in made.apart}
    assert "broke the truce" in apart["apart-breaches"] and "apart-denied" not in apart


def test_what_stands_on_older_footage_is_listed_with_its_side_by_side_and_not_as_unsure():
    struck = claim_of("Jets struck the depot.", "struck", "air_strike", state=ClaimState.UNCERTAIN)
    exhibit = make_exhibit((struck.claim_id,), struck.document_id)
    material = replace(material_of(struck), exhibits=(exhibit,))
    made = review(material, ReviewOptions())
    (group,) = made.apart
    assert group.anchor == "apart-footage"
    (item,) = group.items
    assert "Jets struck the depot." in words_of(item.line)
    assert exhibit.reason in words_of(item.standing)
    assert (item.plate.file, item.plate.width, item.plate.height) == (exhibit.file, exhibit.width, exhibit.height)
    assert faults_in(made, material) == []
    assert f'<img src="{exhibit.file}" width="900" height="500"' in render_page(made)
    forged = replace(material, exhibits=(replace(exhibit, reason="footage known since 1999-01-01"),))
    assert any("why the footage is older" in fault for fault in faults_in(made, forged))


def test_older_footage_whose_caption_claims_nothing_is_listed_by_its_report():
    material = invented_material()
    document = material.documents[0]
    material = replace(material, exhibits=(make_exhibit((), document.document_id),))
    made = review(material, ReviewOptions())
    (group,) = [g for g in made.apart if g.anchor == "apart-footage"]
    assert (document.title or document.name) in words_of(group.items[0].line)
    assert faults_in(made, material) == []


def make_exhibit(claims, document_id):
    reason = "footage known since 2014-05-01 (uploaded: its page)"
    return Exhibit("c1", document_id, claims, reason, "footage/d-c1.jpg", 900, 500)
