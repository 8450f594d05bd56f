"""Words made comparable: normal forms, crude stems, content words, and ids made of what makes a record."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have he her his in into is it its of on or said say says she "
    "that the their them they this to was were which who will with after also during more than over near around not "
    "no some there these those when while where us we you i our about all any other others one two three least up "
    "according reported reportedly least most many several against".split()
)
_ENDINGS = ("ings", "ing", "ions", "ion", "ers", "er", "ies", "ed", "es", "s", "e")


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """Return `text` without accents, case, punctuation and leading articles, blanks made single."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    words = re.sub(r"'s\b", "", flat)
    words = re.sub(r"[^\w\s]+", " ", words).split()
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word` without a common English ending; at least four letters are kept."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "life": "people", "lives": "people",
    "knife": "knives",
}  # fmt: skip
_UNCOUNTED = frozenset(
    "people men women children police personnel aircraft staff troops cattle sheep artillery equipment ammunition "
    "armour armor infantry cavalry media data livestock infrastructure".split()
)


@lru_cache(maxsize=65536)
def plural(word: str) -> str:
    """Return the English plural of a lower-case noun; one that is plural, or has none, as it is."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _UNCOUNTED or word.endswith(("men", "children", "people")):
        return word
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("child"):
        return word + "ren"
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@lru_cache(maxsize=65536)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry meaning: no small words, no numbers in digits."""
    words = _WORD.findall(normalise(text))
    return frozenset(stem(w) for w in words if w not in _SMALL and not w.isdigit() and len(w) > 2)


@lru_cache(maxsize=65536)
def proper_words(text: str) -> frozenset[str]:
    """Return the words of `text` that begin with a capital, in normal form: the names in it."""
    found = re.findall(r"\b[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)
    return frozenset(normalise(w) for w in found if w[0].isupper() and normalise(w)) - _SMALL


def make_id(letter: str, *parts: object) -> str:
    """Return `letter` and 16 hex digits of SHA-256 over `parts`."""
    return letter + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
