"""Coreference: groupings scored against groupings, and the event mentions of ECB+ as tasks with their truth."""

from .groupings import b_cubed, ceaf_e, conll, harmonic, muc
from .mentions import load_topics

__all__ = ["b_cubed", "ceaf_e", "conll", "harmonic", "load_topics", "muc"]
