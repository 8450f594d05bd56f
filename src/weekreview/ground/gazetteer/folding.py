"""One key for the many spellings of a name.

`plain` undoes case, accents and punctuation, and nothing that changes what is heard. `fold` also undoes the choices
that people make when they write an Arabic, Hebrew, Persian or Cyrillic name in Latin letters; it loses more, so a
match by it counts less. A skeleton of consonants would lose too much: it makes Kweiris a town in Yemen.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unidecode import unidecode

ARTICLES = frozenset("al el ul as ash ad ed az ez at et an en ar er es esh ez ath aj il the".split())
"""The Arabic article before each sun letter, as it is written apart. "as-Suwayda", "Deir ez-Zor"."""

WORDS = {
    **dict.fromkeys(("ain", "ein", "ayin", "eyn", "aayn"), "ayn"),
    **dict.fromkeys(("deir", "dair", "der", "dayr", "deyr"), "dayr"),
    **dict.fromkeys(("tell", "tall", "tel"), "tal"),
    **dict.fromkeys(("beit", "bait", "beyt", "bayt", "bet"), "bayt"),
    **dict.fromkeys(("jebel", "gebel", "djebel", "jabel", "djabal", "gabal", "jbel"), "jabal"),
    **dict.fromkeys(("kefr", "kufr", "kfar", "kafar", "kfr", "kufur"), "kafr"),
    **dict.fromkeys(("sheikh", "cheikh", "shaikh", "shekh", "sheik", "shiekh", "shaykh"), "shaykh"),
    **dict.fromkeys(("abu", "abou", "abo", "bou"), "bu"),
    **dict.fromkeys(("umm", "oum", "um"), "om"),
    **dict.fromkeys(("ouadi", "wad", "oued"), "wadi"),
    **dict.fromkeys(("qalaat", "kalaat", "qalat", "kalat", "qalaet"), "qalat"),
    **dict.fromkeys(("maaret", "maarrat", "maarret", "marat", "maarat", "maret"), "maarat"),
    **dict.fromkeys(("khirbet", "kherbet", "khurbat", "khirbat"), "khirba"),
    **dict.fromkeys(("khan", "han"), "khan"),
}
"""Words that begin Arabic place names, in the spellings of English, French and GeoNames."""

LETTERS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:al|el)(?=[^aeiou]\w{5})", ""),  # an article written on: "Albukamal"
        (r"^[ae](zz|ss|rr|nn|dd|tt|ssh)", r"\1"),  # the same before a sun letter: "Ezzor", "Assafira"
        (r"tch|sch|ch", "sh"),  # French and German writing of one sound; Slavic ch falls in with it
        (r"kh|q|c(?!h)", "k"),  # qaf and khah are written k by most papers
        (r"gh", "g"), (r"dh", "d"), (r"th", "t"), (r"ph", "f"), (r"dj|zh", "j"),
        (r"ou|oo|uw|kw(?=[aei])|ow|au|aw", lambda found: "ku" if found[0] == "kw" else "u"),
        (r"[ei][iy]|[ei]e|a[iy]|yi|iy", "i"),  # long i and ay: "Kweiris", "Kuwayris", "Shadadeen"
        (r"[ey]", "i"), (r"o", "u"), (r"w", "u"),
        (r"(.)\1+", r"\1"),  # doubled letters
        (r"(?<=[aiu])h$", ""),  # "Raqqah"
        (r"(?<=\w{4})[aiu]$", ""),  # "Hasakeh", "Hasaka"
    )
)  # fmt: skip
"""Rules in order, each with the choice that it undoes. Applied until nothing changes, so that folding twice is
folding once."""

_MARKS = re.compile(r"[’'`´ʻʼʿʾ‘\"“”().]")
_GAPS = re.compile(r"[\s\-‐‑–—_/,]+")
OTHER_SCRIPT = re.compile("[\u0400-\u052f\u0590-\u06ff\u0750-\u077f]")
"""Cyrillic, Hebrew and Arabic letters."""
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return the key of a name as it is written: lower case, no accents, single spaces. Arabic, Hebrew, Cyrillic
    stay."""
    if OTHER_SCRIPT.search(name):
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        text = bare.translate(_ARABIC).casefold()
    else:
        text = (name if name.isascii() else unidecode(name)).lower()
    words = _GAPS.sub(" ", _MARKS.sub("", text)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key of a name by sound, without spaces; empty for one that is not in Latin letters."""
    words = [word for word in plain(name).split() if word.isascii()]
    kept = [WORDS.get(word, word) for word in words if word not in ARTICLES] or words
    return _settle("".join(_settle(word, whole=False) for word in kept))


def _settle(key: str, whole: bool = True) -> str:
    rules = LETTERS if whole else LETTERS[:2]
    while True:
        once = key
        for pattern, to in rules:
            once = pattern.sub(to, once)
        if once == key:
            return key
        key = once
