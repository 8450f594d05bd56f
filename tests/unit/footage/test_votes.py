"""Votes: the same whether postings are gathered or compared as stretches, and as many as the archive is large."""

from types import SimpleNamespace

import numpy as np
import pytest

from weekreview.footage.index import votes


@pytest.fixture
def segment():
    """Return 3,000 postings, of which every 50th differs from 0 in five bits and the others in half of theirs."""
    random = np.random.default_rng(5)
    signatures = random.integers(0, 2**63, 3000, np.uint64)
    signatures[::50] = 0b11111
    return SimpleNamespace(signatures=signatures)


@pytest.mark.parametrize("chunk", [1, 700, 10**6])
def test_long_and_short_look_ups_find_the_same_postings(segment, monkeypatch, chunk):
    monkeypatch.setattr(votes, "CHUNK", chunk)
    wanted, low, lengths = np.zeros(4, np.uint64), np.array([0, 1000, 90, 2999]), np.array([120, 2000, 5, 1])
    found = {}
    for long in (0, 150, 10**6):
        monkeypatch.setattr(votes, "LONG", long)
        postings, lookups, apart = votes._close_ones(segment, wanted, low, lengths)
        found[long] = sorted(zip(postings.tolist(), lookups.tolist(), apart.tolist(), strict=True))
    assert found[0] == found[150] == found[10**6]
    assert {(posting, 0, 5) for posting in (0, 50, 100)} <= set(found[0])
    assert {posting for posting, lookup, apart in found[0] if lookup == 1 and apart == 5} == set(range(1000, 3000, 50))


def test_look_ups_without_a_close_posting_find_none(segment):
    postings, _, _ = votes._close_ones(segment, np.array([2**64 - 1], np.uint64), np.array([0]), np.array([1]))
    assert postings.tolist() == []


def test_only_the_strongest_key_frames_are_kept_whatever_many_others_get_one_vote(monkeypatch):
    rows = np.concatenate([np.arange(5000), np.full(30, 77), np.full(20, 4321)])
    bins = np.concatenate([np.zeros(5000, np.uint8), np.full(30, 3, np.uint8), np.full(20, 15, np.uint8)])
    keys, strength = votes._strongest(rows, bins, np.ones(len(rows)))
    assert len(keys) == votes.KEPT_FRAMES
    assert keys[:2].tolist() == [77, 4321]
    assert strength[:2].tolist() == [30, 21]  # the one vote in direction 0 lies beside direction 15, not beside 3


def test_common_words_are_left_out_once_the_budget_is_read_and_the_rarest_are_first():
    segment = SimpleNamespace(begins=np.array([0, 5, 5, 1005, 1007]), rows=np.zeros(1007))
    words = np.array([[0, 2], [1, 3]])
    points, low, lengths, _ = votes._lookups(words, segment, budget=100)
    assert lengths.tolist() == [2, 5]
    assert (points.tolist(), low.tolist()) == ([1, 0], [1005, 0])
    assert len(votes._lookups(words, segment, budget=2000)[0]) == 3


def test_more_is_read_of_a_larger_archive(monkeypatch):
    seen = []
    monkeypatch.setattr(votes, "_by_points", lambda points, segment, budget: (seen.append(budget), votes_none())[1])
    monkeypatch.setattr(votes, "_by_hashes", lambda hashes, flat, segment: votes_none())
    monkeypatch.setattr(votes, "mirrored_pdq", lambda hashes: hashes)
    asked = SimpleNamespace(points=[], still=True, hashes=np.zeros((0, 32)), flat=np.zeros(0, bool), shape=(10, 10))
    for frames in (100, 10_000_000):
        held = SimpleNamespace(rows=[0], key_at=np.zeros(frames, np.uint8), key_items=np.zeros(1, int))
        votes.votes_for(asked, [held], set())
    assert seen == [votes.BUDGET] * 2 + [votes.BUDGET_A_FRAME * 10_000_000] * 2
    assert seen[2] > seen[0]


def votes_none():
    return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
