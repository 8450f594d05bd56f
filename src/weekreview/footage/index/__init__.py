"""Fingerprints -> an index on disk, and a fingerprint -> what looks like it."""

from .archives import Archive
from .votes import Votes

__all__ = ["Archive", "Votes"]
