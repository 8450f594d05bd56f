"""Made-up weeks of war with known truth: what happens, who tells it and how, and how well it is recovered.

`make_world(seed) -> World`; `measure(world, reconciled) -> Measures`. Parameters lie in `parameters.json`, the cast in
`cast.json`. Nothing here is a report of anything that happened.
"""

from .parameters import Parameters, load_parameters
from .worlds import World, make_world

__all__ = ["Parameters", "World", "load_parameters", "make_world"]
