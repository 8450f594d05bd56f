"""read.heads: further tasks read off the claim reader's trunk by branches of their own.

heads = Heads(folder)
attributions_of(text, heads); tags_of(tokens, heads); event_of(text, heads)
"""

from __future__ import annotations

from .attributions import Attribution, attributions_of
from .branches import Heads, trunk_digest
from .entities import tags_of
from .events import Event, event_of

__all__ = ["Attribution", "Event", "Heads", "attributions_of", "event_of", "tags_of", "trunk_digest"]
