"""Readings made by hand: words of a sentence instead of offsets."""

from weekreview.read.decoding import Reading
from weekreview.read.labels import ROLES


def spans(sentence, words):
    return [(sentence.index(w), sentence.index(w) + len(w)) for w in words]


def reading(sentence, trigger, kind="attack", modality="asserted", kinds=("killed",), **roles):
    """Return the reading of `trigger`, each role given as words of the sentence."""
    held = {role: spans(sentence, roles.get(role, ())) for role in ROLES}
    return Reading(spans(sentence, [trigger])[0], kind, 0.8, held, list(kinds[: len(held["quantity"])]), modality, 0.9)


def words(sentence, found, role):
    return [sentence[slice(*s)] for s in found.roles[role]]
