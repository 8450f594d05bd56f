"""Ground: ties claims to the world: which place, which actor, and whether the speaker is a side of the event.

Doors: `open_gazetteer(options) -> Gazetteer` opens (and the first time builds) the index of places and the registry of
actors; `ground(claims, document, gazetteer) -> (claims, refusals)` takes the claims of one document as `read` gave them
and gives copies in which `places`, `actors`, `targets`, `weapons`, `speaker` and `party` are filled, each with its
reason; what is not determined stays None with the reason why, and each unknown or ambiguous place and unknown actor is
a refusal. `find_toponyms(text, published_on, gazetteer)` finds place names in raw text; `registry(gazetteer)` gives the
actors by id, and `resolve_mentions(extents, document, gazetteer)` says who is meant at stretches of a text.
"""

from .gazetteer.gazetteers import Gazetteer, open_gazetteer, registry
from .grounding import ground, resolve_mentions
from .options import GroundOptions
from .places.finding import find_toponyms

__all__ = ["Gazetteer", "GroundOptions", "find_toponyms", "ground", "open_gazetteer", "registry", "resolve_mentions"]
