"""What `examples/README.md` says of the example week comes out of it: a test a row, on the data and on the page."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import cached_property
from html import unescape
from pathlib import Path

import pytest

from weekreview.pipeline import build
from weekreview.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
HAPPENED = ("asserted", "reported")


class Week:
    """The exports of one build, and the words of its page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[dict]:
        return [json.loads(line) for line in (self.folder / f"{name}.jsonl").read_text("utf-8").splitlines()]

    @cached_property
    def claims(self) -> list[dict]:
        return self.rows("claims")

    @cached_property
    def tallies(self) -> list[dict]:
        return self.rows("tallies")

    @cached_property
    def page(self) -> str:
        html = (self.folder / "index.html").read_text("utf-8")
        html = re.sub(r"<(style|svg)\b.*?</\1>", " ", html, flags=re.S)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())

    def of(self, words: str, **wanted) -> list[dict]:
        """Return the claims whose sentence holds the words and whose fields are as wanted."""
        found = [c for c in self.claims if words in c["evidence"]["text"]]
        return [c for c in found if all(c[key] in ((v,) if isinstance(v, str) else v) for key, v in wanted.items())]

    def counted(self, of: str, **wanted) -> list[dict]:
        """Return the tallies of a kind whose fields are as wanted."""
        return [t for t in self.tallies if t["of"] == of and all(t[key] == v for key, v in wanted.items())]

    def states(self, place: str) -> set[tuple[str, str]]:
        rows = self.rows("states")
        return {(s["condition"], s["status"]) for s in rows if (s["place"] or {"name": s["where"]})["name"] == place}


@pytest.fixture(scope="module")
def week(tmp_path_factory) -> Week:
    folder = tmp_path_factory.mktemp("week")
    settings = Settings(
        from_on=date(2016, 2, 15),
        to_on=date(2016, 2, 21),
        as_of=datetime(2016, 2, 22, 6, tzinfo=UTC),
        sources_folder=EXAMPLES / "publishers",
    )
    report = build([str(EXAMPLES / "week")], folder, settings, lambda step, done, total: None)
    assert report.failures == ()
    return Week(folder)


def test_a_side_counts_fighters_and_a_monitor_civilians_and_no_sum_holds_both(week):
    fighters = week.of("Thirty-four fighters")
    assert fighters and all(c["party"] for c in fighters)
    for tally in week.counted("killed"):
        kinds = {q["civilian"] for c in week.claims if c["claim_id"] in tally["claims"] for q in c["quantities"]}
        assert not {True, False} <= kinds or tally["civilian"] is not None
    assert {(t["low"], t["best"]) for t in week.counted("killed", civilian=True, scope="incident")} >= {(11, 11)}


def test_the_strike_on_al_bab_is_disputed(week):
    pairs = [{a, b} for a, b in (row["claims"] for row in week.rows("contradictions"))]
    sentences = {c["claim_id"]: c["evidence"]["text"] for c in week.claims}
    told = [" | ".join(sentences[c] for c in pair) for pair in pairs]
    assert any("11 civilians" in words for words in told)


def test_fighters_on_one_word_and_civilians_on_the_other_are_one_contradiction_of_al_bab(week):
    (found,) = [r for r in week.rows("contradictions") if r["kind"] == "target"]
    assert "At least 11 civilians" in found["explanation"] and "Thirty-four fighters" in found["explanation"]
    assert re.search(r"disagree on whom .{,60} At least 11 civilians.{,300} Thirty-four fighters", week.page)


def test_what_died_since_october_is_in_no_figure_of_the_week(week):
    assert not [t for t in week.counted("killed") if t["scope"] != "cumulative" and 412 in (t["low"], t["best"])]


@pytest.mark.parametrize("furniture", ["96 strikes", "300 people", "they killed 5000"])
def test_furniture_and_comments_give_nothing(week, furniture):
    assert not week.of(furniture)
    assert furniture not in week.page


def test_fourteen_strikes_are_not_twenty_eight(week):
    sides = [t for t in week.counted("strikes", party="sy") if t["level"] in ("all", "incident") and not t["place"]]
    assert {t["best"] for t in sides} >= {14} and 28 not in {t["best"] for t in week.counted("strikes")}


def test_targets_are_things_of_a_week_on_the_ministrys_word(week):
    (tally,) = week.counted("destroyed", best=212)
    assert (tally["scope"], tally["civilian"], tally["party"]) == ("period", None, "sy")


def test_a_denial_makes_no_incident(week):
    assert week.of("bakery", state="denied")
    told = {c for row in week.rows("incidents") for c in row["claims"]}
    assert not [c for c in week.of("bakery", state="denied") if c["claim_id"] in told]


def test_the_ministrys_denial_stands_against_what_the_nurse_saw_of_the_bakery(week):
    found = [r for r in week.rows("contradictions") if r["kind"] == "existence" and "bakery" in r["explanation"]]
    assert [bool(re.search("denied .+ bakery", r["explanation"])) for r in found] == [True]
    assert re.search("The ministry denied that its aircraft had struck a bakery", week.page)


def test_the_advance_on_palmyra_is_planned(week):
    assert not week.of("preparing to advance", type="territory_gained", state=HAPPENED)
    assert week.of("preparing to advance", state="planned")


def test_weapons_handed_in_since_january_are_apart(week):
    assert not [t for t in week.tallies if 1140 in (t["low"], t["best"]) and t["scope"] != "cumulative"]


def test_who_says_that_qaryatayn_was_taken_is_not_who_says_that_it_was_not(week):
    taken = week.of("hours after state media announced", type="territory_gained")
    assert taken and all("residents" not in (c["speaker"] or {"text": ""})["text"].lower() for c in taken)
    assert any(condition == "contested" for condition, _ in week.states("Qaryatayn"))


@pytest.mark.parametrize(
    ("words", "trigger"),
    [("in August 2015", "captured"), ("dozens of people in the town", "killed"), ("In 2013", "hit")],
)
def test_earlier_years_are_background(week, words, trigger):
    claims = [c for c in week.of(words) if trigger in c["trigger"]["text"]]
    assert not [c for c in claims if c["state"] in HAPPENED]


def test_a_toll_that_rose_is_one_toll(week):
    bests = {t["best"] for t in week.counted("killed", civilian=None) if t["scope"] in ("incident", "period")}
    assert 14 in bests and not bests & {20, 28, 34}


def test_reprints_are_one_origin(week):
    rose = [c for c in week.of("rose to 14") if c["quantities"]]
    assert len({c["publisher"] for c in rose}) >= 2 and len({c["origin_id"] for c in rose}) == 1


def test_the_base_is_besieged_and_its_relief_planned(week):
    assert not week.of("will set out", state=HAPPENED)
    conditions = {s["condition"] for s in week.rows("states") if "Deir" in (s["place"] or {"name": s["where"]})["name"]}
    assert "besieged" in conditions


@pytest.mark.parametrize("word", ["martyr", "terrorist", "heroic", "liberat"])
def test_a_partys_words_stand_only_in_quotation_marks(week, word):
    issue = json.loads((week.folder / "issue.json").read_text("utf-8"))
    lines = [p for i in issue["highlights"] for p in i["line"]] + [
        p for f in issue["fronts"] for i in f["items"] for p in i["line"]
    ]
    assert not [p["text"] for p in lines if p["kind"] not in ("quote", "words", "name") and word in p["text"].lower()]


def test_two_villages_of_one_name_are_two(week):
    shelled = week.of("a village in the southeast of Idlib province", type=("shelling", "attack"))
    placed = [p for c in shelled for p in c["places"] if p["text"] == "Sinjar"]
    assert placed and all(p["lat"] is None or abs(p["lat"] - 35.6) < 0.2 for p in placed)
    iraq = [p for c in week.of("Near Sinjar") for p in c["places"]]
    assert iraq and all(abs(p["lat"] - 36.3) < 0.2 for p in iraq)


def test_who_fired_is_not_known_and_the_guns_are_denied(week):
    assert week.of("any guns had been moved", state="denied")
    assert not week.of("whether the rockets had been fired", state=HAPPENED)


def test_three_towns_are_besieged_and_a_convoy_is_planned(week):
    besieged = {
        (s["place"] or {"name": s["where"]})["name"] for s in week.rows("states") if s["condition"] == "besieged"
    }
    assert {"Daraya", "Fuah"} <= besieged
    assert not week.of("planned for Sunday", state=HAPPENED)


def test_truces_hold_though_somebody_says_that_one_was_broken(week):
    truces = [s for s in week.rows("states") if s["condition"] == "ceasefire"]
    assert [s for s in truces if s["status"] != "denied" and s["to"] is None]
    assert "Ceasefires and accords said to be broken" in week.page


def test_nearly_and_hundreds_are_ranges_and_millions_are_apart(week):
    assert [t for t in week.counted("displaced") if (t["low"], t["high"]) == (2160, 2400)]
    assert not [t for t in week.counted("displaced") if t["scope"] != "cumulative" and (t["high"] or 0) >= 1_000_000]


def test_what_could_not_be_confirmed_is_uncertain(week):
    assert not week.of("could not be confirmed", state=HAPPENED)


def test_villages_that_could_not_be_established_are_three_to_nine(week):
    found = [q for c in week.of("a few villages") for q in c["quantities"]]
    assert any((q["low"], q["high"]) == (3, 9) for q in found)


def test_old_footage_is_media_and_no_attack(week):
    assert week.of("footage of a burning hangar", type="publication")
    assert not week.of("footage of a burning hangar", family=("battle", "remote"), state=HAPPENED)


def test_a_split_of_2013_is_background(week):
    assert not [c for c in week.of("in 2013") if c["type"] == "split" and c["state"] in HAPPENED]


def test_items_that_add_up_are_not_added_to_their_sum(week):
    bests = {t["best"] for t in week.counted("strikes")}
    assert not bests & {48, 38, 36} and 24 in {q["low"] for c in week.claims for q in c["quantities"]}


def test_a_sum_that_does_not_come_out_keeps_its_headline(week):
    assert 19 in {q["low"] for c in week.of("19 strikes") for q in c["quantities"]}


def test_both_sides_of_a_sum_that_does_not_come_out_are_on_the_page(week):
    sums = [r["explanation"] for r in week.rows("contradictions") if "does not come out" in r["explanation"]]
    assert len(sums) == 1 and "“19” in Syria and Iraq" in sums[0] and "= 17 " in sums[0]
    shown = "19 against four , two , three , three , three and two , which come to 17"
    assert shown in week.page and "Aircraft of the US-led coalition conducted 19 strikes" in week.page


def test_strikes_since_2014_are_apart(week):
    assert not [t for t in week.counted("strikes") if t["scope"] != "cumulative" and (t["best"] or 0) >= 1000]


def test_who_left_jisr_al_shughur_is_denied_and_counted_otherwise(week):
    assert [c for c in week.claims if c["type"] == "withdrawal" and c["state"] == "denied"]


def test_who_left_jisr_al_shughur_is_counted_in_two_ways_and_denied(week):
    told = {r["kind"]: r["explanation"] for r in week.rows("contradictions") if "150" in r["explanation"]}
    assert "up to 40" in told["count"] and "denied" in told["existence"]
    assert "disagree on how many (personnel): 150 or up to 40" in week.page


def test_nine_killed_five_of_them_civilians_are_nine(week):
    bests = {t["best"] for t in week.counted("killed")}
    assert 9 in bests and 5 in bests


def test_retaking_the_town_by_the_summer_is_planned(week):
    assert not week.of("by the summer", type="territory_gained", state=HAPPENED)


def test_four_witnesses_are_not_among_the_injured(week):
    assert not [q for c in week.of("four witnesses") for q in c["quantities"] if q["of"] == "injured" and q["low"] == 4]
