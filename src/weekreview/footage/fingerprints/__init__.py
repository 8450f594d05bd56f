"""Decoded frames -> fingerprints: key frames, PDQ hashes, local points, overlays."""

from .prints import ASKED, KEPT, Detail, Print, take_print

__all__ = ["ASKED", "KEPT", "Detail", "Print", "take_print"]
