"""The second reading of number phrases in other languages than English, by a table and code of its own.

`permits_in(words, language, unit, low, high)` says whether a phrase may mean the bounds, as `readings.permits` does for
English; `language_of(document, words)` which language a phrase is in.
"""

from __future__ import annotations

from .glosses import LANGUAGES, language_of, permits_in

__all__ = ["LANGUAGES", "language_of", "permits_in"]
