"""Decoded frames -> fingerprints: key frames, PDQ hashes, local points, overlays."""

from .prints import ASKED, FINER, KEPT, SOFTER, Detail, Print, take_print

__all__ = ["ASKED", "FINER", "KEPT", "SOFTER", "Detail", "Print", "take_print"]
