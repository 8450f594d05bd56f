"""What our own words may not hold: digits, number words, and names of places."""

from __future__ import annotations

import re

from ..index import Index
from ..wordings import OUR_WORDS, number_words_in

TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
LONGEST_NAME = 5
"""Words of the longest place name that is looked for."""


class PlaceNames:
    """Names of the places, provinces and countries that the material speaks of, and of all countries."""

    def __init__(self, index: Index) -> None:
        names = set(index.country_names.values())
        for place in (place for places in index.places.values() for place in places):
            names |= {place.name, place.province or ""}
        self._names = {tuple(TOKEN.findall(name)) for name in names if len(name) > 2}
        self._names -= {(), *((word,) for word in OUR_WORDS)}
        self._first = {name[0] for name in self._names}
        self._known: dict[str, list[str]] = {}

    def found_in(self, text: str) -> list[str]:
        """Return the names that `text` holds, as written there; upper and lower case count."""
        words = TOKEN.findall(text)
        found = []
        for begin, word in enumerate(words):
            if word not in self._first:
                continue
            for size in range(1, LONGEST_NAME + 1):
                if tuple(words[begin : begin + size]) in self._names:
                    found.append(" ".join(words[begin : begin + size]))
        return sorted(set(found))

    def unsupported(self, text: str) -> list[str]:
        """Return what our own words may not hold and `text` does; remembered, since most texts come again and again."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = [*number_words_in(text), *self.found_in(text)]
        return found
