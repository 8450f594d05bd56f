"""Ground: ties claims to the world: which place, which actor, and whether the speaker is a side of the event.

Doors: `open_gazetteer(options) -> Gazetteer` opens (and the first time builds) the index of places and the registry of
actors; `ground(claims, document, gazetteer) -> (claims, refusals)` takes the claims of one document as `read` gave them
and gives copies in which `places`, `actors`, `targets`, `weapons`, `speaker` and `party` are filled, each with its
reason; what is not determined stays None with the reason why, and each unknown or ambiguous place and unknown actor is
a refusal. `theatres_of(claims of each document)` says what countries a pile is about; `ground` takes them as a hint for
a report that names none (`names_no_country`). `find_toponyms(text, published_on, gazetteer)` finds place names in raw
text; `registry(gazetteer)` gives the actors by id, and `resolve_mentions(extents, document, gazetteer)` says who is
meant at stretches of a text.
"""

from .gazetteer.gazetteers import Gazetteer, open_gazetteer, registry
from .grounding import ground, resolve_mentions
from .options import GroundOptions
from .piles import names_no_country, theatres_of
from .places.finding import find_toponyms

__all__ = [
    "Gazetteer", "GroundOptions", "find_toponyms", "ground", "names_no_country", "open_gazetteer", "registry",
    "resolve_mentions", "theatres_of",
]  # fmt: skip
