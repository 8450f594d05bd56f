"""What a claim's numbers count: whom, civilian or fighter, over what stretch, and the one without a number word."""

from dataclasses import replace
from datetime import date

import pytest

from weekreview.model import Scope, Span
from weekreview.read.counts import quantities_of
from weekreview.read.decoding import Reading
from weekreview.read.labels import ROLES
from weekreview.read.times import resolve_time

PUBLISHED = date(2018, 5, 16)


def counted(text, trigger, targets=(), quantities=(), time=None, modality="asserted"):
    """Return the quantities of one claim whose spans are given by their words."""

    def at(words):
        begin = text.index(words)
        return begin, begin + len(words)

    roles = {role: [] for role in ROLES} | {"quantity": [at(words) for words, _ in quantities]}
    reading = Reading(at(trigger), "casualties", 1.0, roles, [of for _, of in quantities], modality, 1.0)
    sentence = Span(0, len(text), text)
    spans = [Span(*at(words), words) for words in targets]
    moment = replace(resolve_time(time, PUBLISHED), span=Span(*at(time), time)) if time else None
    return quantities_of(reading, sentence, text, moment, spans)


SINGLES = [
    ("Raiders killed a contractor near the depot.", "killed", ["contractor"], "killed", None),
    ("A soldier died of his wounds.", "died", ["soldier"], "killed", False),
    ("Drones hit the post, killing its commander.", "hit", ["post", "commander"], "killed", False),
    ("The mayor of Old Ferry was abducted.", "abducted", ["mayor of Old Ferry"], "abducted", None),
    ("Police arrested the preacher Anton Weyl.", "arrested", ["preacher Anton Weyl"], "detained", None),
    ("Mira Okonjo was shot dead.", "shot dead", ["Mira Okonjo"], "killed", None),
    ("A mine wounded a shepherd.", "wounded", ["shepherd"], "injured", True),
    ("Gunmen killed Osei Brandt (40), a farmer.", "killed", ["Osei Brandt", "farmer"], "killed", None),
]


@pytest.mark.parametrize(("text", "trigger", "targets", "of", "civilian"), SINGLES)
def test_a_single_victim_without_a_number_word_is_one(text, trigger, targets, of, civilian):
    (one,) = counted(text, trigger, targets)
    assert (one.of, one.low, one.high, one.rule) == (of, 1, 1, "single_victim")
    assert (one.civilian, one.scope) == (civilian, Scope.INCIDENT)


NOBODY = [
    ("Raiders killed villagers near the depot.", "killed", ["villagers"], "asserted"),
    ("The blast killed a family.", "killed", ["family"], "asserted"),
    ("They captured a hill.", "captured", ["hill"], "asserted"),
    ("No officer was killed.", "killed", ["officer"], "denied"),
    ("A failed abduction of a judge was reported.", "failed abduction", ["judge"], "asserted"),
    ("Shells killed the Northern Front.", "killed", ["Northern Front"], "asserted"),
]


@pytest.mark.parametrize(("text", "trigger", "targets", "modality"), NOBODY)
def test_what_is_not_one_person_or_was_not_done_is_not_counted(text, trigger, targets, modality):
    assert counted(text, trigger, targets, modality=modality) == ()


def test_one_of_a_number_is_not_counted_twice():
    found = counted(
        "Four drivers, including a nurse, were injured.", "injured", ["drivers", "nurse"], [("Four", "injured")]
    )
    assert [(q.low, q.of) for q in found] == [(4, "injured")]


def test_a_single_victim_is_left_out_where_a_number_counts_the_same():
    text = "Six guards were killed, and shells killed a driver."
    found = counted(text, "were killed", ["guards", "driver"], [("Six", "killed")])
    assert [(q.low, q.of) for q in found] == [(6, "killed")]


def test_one_killed_beside_a_number_of_injured_is_counted_too():
    found = counted("A bomb killed a guard and injured six.", "killed", ["guard"], [("six", "injured")])
    assert [(q.low, q.of) for q in found] == [(6, "injured"), (1, "killed")]


CIVILIANS = [
    ("nine traders", "traders", True), ("nine jawans", "jawans", False), ("nine aid workers", "aid workers", True),
    ("nine people", "people", None), ("nine operatives", "operatives", False), ("nine women", "women", True),
    ("nine police officers", "police officers", False),
    ("nine armed villagers and rebels", "armed villagers and rebels", None),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "target", "civilian"), CIVILIANS)
def test_whom_a_number_counts_is_read_off_the_words_behind_it(phrase, target, civilian):
    (one,) = counted(f"Some say that {phrase} were killed.", "killed", [target], [("nine", "killed")])
    assert (one.counted.text, one.civilian) == (target, civilian)


def test_no_verb_is_taken_for_what_is_counted():
    (one,) = counted("Two died and another sustained injuries.", "injuries", [], [("another", "injured")])
    assert one.counted is None


SCOPES = [
    ("On Tuesday 12 died in the market.", "On Tuesday", Scope.INCIDENT),
    ("Over the past week 12 died in the hills.", "Over the past week", Scope.PERIOD),
    ("On 3 and 4 May 12 died in the hills.", "On 3 and 4 May", Scope.PERIOD),
    ("Shelling overnight left 12 dead.", "overnight", Scope.INCIDENT),
    ("Hours before Monday's vote 12 died.", "Hours before Monday", Scope.INCIDENT),
    ("Since March 12 have died.", "Since March", Scope.CUMULATIVE),
    ("So far 12 have died.", "So far", Scope.CUMULATIVE),
    ("During the civil war 12 villages burned and 12 died.", None, Scope.CUMULATIVE),
    ("During the war 12 died on Tuesday.", "on Tuesday", Scope.INCIDENT),
]


@pytest.mark.parametrize(("text", "time", "scope"), SCOPES)
def test_the_stretch_that_a_number_spans_is_read_off_its_words(text, time, scope):
    trigger = "dead" if "dead" in text else "died"
    (one,) = counted(text, trigger, [], [("12", "killed")], time=time)
    assert one.scope is scope


def test_only_what_stands_behind_bringing_the_total_is_of_the_total():
    text = "Four more were hurt, bringing the total to 60."
    four, sixty = counted(text, "hurt", [], [("Four", "injured"), ("60", "injured")])
    assert (four.scope, sixty.scope) == (Scope.INCIDENT, Scope.CUMULATIVE)


def test_money_and_distance_count_nobody():
    (one,) = counted("The post lies 40 km from the two villages.", "lies", [], [("40 km", "distance")])
    assert (one.counted, one.civilian, one.scope, one.unit) == (None, None, Scope.NOT_DETERMINED, "km")


def test_one_of_the_hardest_is_a_comparison_and_no_count():
    assert (
        counted("It remains one of the more difficult offensives.", "offensives", quantities=[("one", "attacks")]) == ()
    )
    (killed,) = counted("The raid killed one of the guards.", "raid", quantities=[("one", "killed")])
    assert killed.low == 1


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("С начала войны погибли 300 человек.", Scope.CUMULATIVE),
        ("Погибли 300 человек.", Scope.INCIDENT),
        ("С начала войны число погибших возросло до 300 человек.", Scope.INCIDENT),
    ],
)
def test_words_of_another_language_make_a_total(text, scope):
    at = text.index("300")
    roles = {role: [] for role in ROLES} | {"quantity": [(at, at + 3)]}
    reading = Reading((0, 1), "casualties", 1.0, roles, ["killed"], "asserted", 1.0)
    (found,) = quantities_of(reading, Span(0, len(text), text), text, None, [], "ru")
    assert (found.low, found.scope, found.counted.text) == (300, scope, "человек")
