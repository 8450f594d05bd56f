"""Decoded frames -> fingerprints: key frames, PDQ hashes, local points, overlays."""

from .prints import ASKED, FINER, KEPT, SOFTER, Detail, Print, take_print, take_prints, take_whole

__all__ = ["ASKED", "FINER", "KEPT", "SOFTER", "Detail", "Print", "take_print", "take_prints", "take_whole"]
