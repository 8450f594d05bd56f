"""A file -> frames in the wanted sizes, decoded in a process of its own with limits."""

from .limits import Limits
from .media import Decoder, Media, Size, Wanted

__all__ = ["Decoder", "Limits", "Media", "Size", "Wanted"]
