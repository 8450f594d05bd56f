"""The map: marks of places as data, and their drawing as SVG on our own base map."""

from .basemaps import open_basemap
from .drawings import Drawing, draw
from .marks import format_km, marks_of, published_spot

__all__ = ["Drawing", "draw", "format_km", "marks_of", "open_basemap", "published_spot"]
