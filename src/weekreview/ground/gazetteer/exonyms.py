"""The name under which a place is shown: as English papers write it, or its plain spelling."""

from __future__ import annotations

from functools import lru_cache

from unidecode import unidecode

from .sources import FOLDED_COUNTRIES, table

_MARKS = str.maketrans("", "", "`´ʻʼʿʾ‘’")
"""Signs of transliteration that papers leave out."""


@lru_cache(maxsize=65536)
def exonym(name: str, country: str | None) -> str:
    """Return the name to show of a place or province of `country` (alpha-2, lower case).

    By our table of English names; else, where the country's own script is not Latin, the name without the marks of
    transliteration ("Al Butnan"). "São Paulo" stays.
    """
    found = _table().get((country or "", name))
    if found:
        return found
    if country not in FOLDED_COUNTRIES:
        return name
    bare = name.translate(_MARKS)
    return bare if bare.isascii() else unidecode(bare).replace("`", "")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    return {(row["iso"], row["name"]): row["shown"] for row in table("shown/exonyms.tsv")}
