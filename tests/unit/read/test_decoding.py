"""From scores to spans."""

import numpy as np

from weekreview.read.decoding import Pieces, chances_of, find_triggers, read_claim, softmax
from weekreview.read.labels import MODALITIES, QUANTITY_OF, ROLES, TYPES

# [CLS] The army shell ##ed two towns [SEP]
PIECES = Pieces(
    ids=[1, 2, 3, 4, 5, 6, 7, 8],
    offsets=[(0, 0), (0, 3), (4, 8), (9, 14), (14, 16), (17, 20), (21, 26), (0, 0)],
    first=[False, True, True, True, False, True, True, False],
)
SHELLING = TYPES.index("shelling")


def scores_with(piece, label, size):
    scores = np.zeros((8, size), np.float32)
    scores[:, 0] = 6
    scores[piece, label] = 12
    return scores


def triggers_of(scores, threshold):
    return find_triggers(PIECES, softmax(scores), threshold)


def test_a_trigger_takes_all_pieces_of_its_word():
    found = triggers_of(scores_with(3, 1 + 2 * SHELLING, 1 + 2 * len(TYPES)), 0.3)
    assert [t.pieces for t in found] == [(3, 4)]
    assert int(found[0].p_type.argmax()) == SHELLING


def test_two_beginnings_side_by_side_are_two_triggers():
    scores = scores_with(5, 1 + 2 * SHELLING, 1 + 2 * len(TYPES))
    scores[6, 1 + 2 * SHELLING] = 12
    assert [t.pieces for t in triggers_of(scores, 0.3)] == [(5,), (6,)]


def test_a_higher_threshold_finds_no_more():
    scores = scores_with(3, 1 + 2 * SHELLING, 1 + 2 * len(TYPES))
    scores[6, 1] = 5.5
    assert len(triggers_of(scores, 0.9)) <= len(triggers_of(scores, 0.1))


def test_a_claim_s_spans_are_in_characters():
    trigger = triggers_of(scores_with(3, 1 + 2 * SHELLING, 1 + 2 * len(TYPES)), 0.3)[0]
    roles = np.zeros((8, len(ROLES), 3), np.float32)
    roles[:, :, 0] = 5
    roles[2, ROLES.index("actor"), 1] = 10
    roles[5, ROLES.index("quantity"), 1] = 10
    roles[6, ROLES.index("target"), 1] = 10
    kinds = np.zeros((8, len(QUANTITY_OF)), np.float32)
    kinds[5, QUANTITY_OF.index("other")] = 4
    kind, modality = np.zeros(len(TYPES) + 1, np.float32), np.zeros(len(MODALITIES), np.float32)
    kind[SHELLING], modality[MODALITIES.index("denied")] = 9, 9
    claim = read_claim(
        PIECES, trigger, chances_of({"roles": roles, "kinds": kinds, "type": kind, "modality": modality})
    )
    assert (claim.trigger, claim.type, claim.modality) == ((9, 16), "shelling", "denied")
    assert claim.roles["actor"] == [(4, 8)]
    assert (claim.roles["quantity"], claim.kinds) == ([(17, 20)], ["other"])
    assert 0.9 < claim.p <= 1


def spans_of(role, chances):
    """Return a role's spans in a claim whose words have these odds (as raw scores against 0) to be part of one."""
    trigger = triggers_of(scores_with(3, 1 + 2 * SHELLING, 1 + 2 * len(TYPES)), 0.3)[0]
    roles = np.zeros((8, len(ROLES), 3), np.float32)
    roles[:, :, 0] = 9
    for piece, odds in chances.items():
        roles[piece, ROLES.index(role)] = (0, odds, -9)
    sizes = {"kinds": (8, len(QUANTITY_OF)), "type": len(TYPES) + 1, "modality": len(MODALITIES)}
    rest = {name: np.zeros(size, np.float32) for name, size in sizes.items()}
    return read_claim(PIECES, trigger, chances_of({"roles": roles, **rest})).roles[role]


def test_a_span_takes_in_the_likely_words_beside_its_surest():
    assert spans_of("actor", {1: -1, 2: 3}) == [(0, 8)]
    assert spans_of("actor", {1: -3, 2: 3}) == [(4, 8)]


def test_likely_words_alone_are_no_span():
    assert spans_of("actor", {1: 0, 2: 0}) == []
    assert spans_of("actor", {1: 0, 3: 3}) == [(9, 16)]


def test_a_number_takes_in_no_word_that_is_only_half_likely():
    assert spans_of("quantity", {5: 3, 6: -1}) == [(17, 20)]
    assert spans_of("quantity", {5: 0.1}) == [(17, 20)]
    assert spans_of("quantity", {5: -0.1}) == []
