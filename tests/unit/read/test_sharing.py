"""Numbers and earlier years stay with one trigger."""

from weekreview.read.decoding import Reading
from weekreview.read.labels import ROLES
from weekreview.read.settling.sharing import shared_out

TEXT = "The army opened an offensive in the valley, where the group massacred hundreds in previous years."


def reading(word, **roles):
    at = TEXT.index(word)
    found = {role: roles.get(role, []) for role in ROLES}
    return Reading((at, at + len(word)), "attack", 0.9, found, ["killed"] * len(found["quantity"]), "asserted", 0.9)


def span(words):
    at = TEXT.index(words)
    return (at, at + len(words))


def test_a_number_and_earlier_years_stay_with_the_nearest_trigger():
    number, years = [span("hundreds")], [span("in previous years")]
    far, near = reading("offensive", quantity=number, time=years), reading("massacred", quantity=number, time=years)
    first, second = shared_out([far, near], TEXT)
    assert (first.roles["quantity"], first.roles["time"], first.kinds) == ([], [], [])
    assert (second.roles["quantity"], second.roles["time"], second.kinds) == (number, years, ["killed"])


def test_a_plain_place_or_day_may_be_everybody_s():
    place = [span("in the valley")]
    first, second = shared_out([reading("offensive", place=place), reading("massacred", place=place)], TEXT)
    assert first.roles["place"] == second.roles["place"] == place


def test_a_number_of_one_trigger_alone_is_left_alone():
    only = reading("massacred", quantity=[span("hundreds")])
    assert shared_out([reading("offensive"), only], TEXT)[1] == only
