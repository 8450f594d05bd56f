"""The state of a claim."""

from datetime import date

from weekreview.model import ClaimState, Moment, Span, TimePrecision
from weekreview.read.certainty import guarded, state_of
from weekreview.read.times import resolve_time

PUBLISHED = date(2016, 2, 20)


def moment(words):
    found = resolve_time(words, PUBLISHED)
    return Moment(found.earliest_on, found.latest_on, found.precision, found.reason, Span(0, len(words), words))


def state(modality="asserted", kind="attack", words=None, sentence="The army shelled the town.", at=9):
    return state_of(modality, kind, moment(words) if words else None, sentence, at, PUBLISHED)[0]


def test_last_year_is_history_and_last_week_is_not():
    assert state(words="in 2013") is ClaimState.HISTORICAL
    assert state(words="in previous years") is ClaimState.HISTORICAL
    assert state(words="last week") is ClaimState.ASSERTED


def test_a_standing_condition_is_not_history_because_it_is_old():
    assert state(kind="control", words="since 2014") is ClaimState.ASSERTED
    assert state(kind="attack", words="since 2014") is ClaimState.HISTORICAL


def test_a_denial_and_a_plan_stay_what_they_are():
    assert state("denied", words="in 2013") is ClaimState.DENIED
    assert state("planned") is ClaimState.PLANNED
    assert state("uncertain") is ClaimState.UNCERTAIN


def test_a_condition_in_the_same_clause_makes_it_hypothetical_and_not_knowing_whether_does_not():
    said = "If the rebels attack the port, the army will answer."
    assert state("planned", sentence=said, at=said.index("attack")) is ClaimState.HYPOTHETICAL
    assert state("planned", sentence=said, at=said.index("answer")) is ClaimState.PLANNED
    unsure = "It is not clear if the rebels attack the port."
    assert state("uncertain", sentence=unsure, at=unsure.index("attack")) is ClaimState.UNCERTAIN


def test_a_condition_without_if_is_one_and_a_plain_past_is_none():
    told = "Had raiders attacked the mill, the army would have shelled the town."
    assert state(sentence=told, at=told.index("attacked")) is ClaimState.HYPOTHETICAL
    asked = "Had raiders attacked the mill, a paper asked on Monday."
    assert state(sentence=asked, at=asked.index("attacked")) is ClaimState.ASSERTED


def test_without_a_date_of_publication_a_year_alone_is_no_history():
    when = Moment(date(2013, 1, 1), date(2013, 12, 31), TimePrecision.YEAR, "a year", Span(0, 7, "in 2013"))
    assert state_of("reported", "attack", when, "x", 0, None)[0] is ClaimState.REPORTED


def test_plain_words_before_the_trigger_keep_a_denial_and_a_plan_from_being_read_as_fact():
    cases = {
        "The ministry denied that its aircraft had bombed the clinic.": ("bombed", "denied"),
        "It is not clear whether rebels still hold the mill.": ("hold", "uncertain"),
        "Whether shells hit the school could not be established.": ("hit", "uncertain"),
        "The group said that it will attack the port.": ("attack", "planned"),
        "Fighters may pledge loyalty to the emir.": ("pledge", "uncertain"),
        "The ministry denied the report, but aircraft bombed the clinic.": ("bombed", "reported"),
    }
    for sentence, (trigger, wanted) in cases.items():
        assert guarded("reported", sentence, sentence.index(trigger)) == wanted, sentence
        assert guarded("denied", sentence, sentence.index(trigger)) == "denied"


def test_what_somebody_is_planning_is_no_fact_and_what_is_not_known_is_no_plan():
    said = "Accounts of the group posted maps of a counter-offensive they are planning."
    assert guarded("reported", said, said.index("counter")) == "planned"
    unsure = "It is not clear if rockets continue to destroy tanks."
    assert guarded("planned", unsure, unsure.index("destroy")) == "uncertain"
    found = "The groups have been found reusing old clips."
    assert guarded("asserted", found, found.index("reusing")) == "reported"


def test_an_old_truce_that_is_said_to_hold_is_no_history():
    said = "The truce agreed in December 2014 remains in force."
    assert state(kind="agreement", words="in December 2014", sentence=said) is ClaimState.ASSERTED
    assert state(kind="agreement", words="in December 2014", sentence="They agreed it.") is ClaimState.HISTORICAL


def test_what_was_so_previously_is_history_unless_it_was_only_announced():
    said = "They cut a bridge which previously allowed raiders to shell the town."
    assert state(sentence=said, at=said.index("shell")) is ClaimState.HISTORICAL
    said = "The previously announced shelling began."
    assert state(sentence=said, at=said.index("shelling")) is ClaimState.ASSERTED
