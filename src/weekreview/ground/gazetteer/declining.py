"""Declined Russian and Ukrainian names of places -> what they may be in the nominative ("Одесу" -> "Одеса").

Gazetteers list names as they stand on a map; a report declines them. Only endings of cases are taken off, of words of
three letters and more before the ending, and what comes out counts only where the gazetteer has it.

Source: the declensions of both languages as school grammars give them; Ukrainian vowels that change in a closed
syllable ("Харкова", "Харків") and consonants that change before -і ("Авдіївці", "Авдіївка") with them.
"""

from __future__ import annotations

import re
from functools import lru_cache

ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ого", ("ое", "ый", "ий", "ой", "е")), ("его", ("ее", "ий")), ("ому", ("ое", "ый", "ий", "ой", "е")),
    ("ыми", ("ые",)), ("ами", ("а", "ы", "и")), ("ями", ("я", "и", "ь")),
    ("ах", ("ы", "и", "а")), ("ях", ("и", "і", "я")), ("ам", ("ы", "и")), ("ям", ("и", "і")),
    ("ої", ("а",)), ("ій", ("а",)), ("ою", ("а", "ая")), ("ею", ("я", "а")), ("єю", ("я",)), ("ую", ("ая",)),
    ("ой", ("а", "ая")), ("ей", ("я", "а")), ("ым", ("ый", "ое")), ("им", ("ий", "ое", "е")),
    ("ом", ("", "о", "ый", "ое", "ой")), ("ем", ("ь", "й", "е", "")), ("єм", ("й",)),
    ("ии", ("ия",)), ("ію", ("ія",)), ("ії", ("ія",)),
    ("ці", ("ка", "ця", "ц", "ць")), ("зі", ("га", "з", "за")), ("сі", ("ха", "с", "са")),
    ("а", ("", "о")), ("я", ("ь", "й", "е", "є")), ("у", ("а", "", "о")), ("ю", ("я", "ь", "й", "е")),
    ("ы", ("а",)), ("и", ("а", "я", "ь")), ("і", ("а", "я", "", "о", "ь")), ("ї", ("я", "й")),
    ("е", ("а", "", "я", "о", "ь", "й")),
)  # fmt: skip
"""An ending and what stands in its place in the nominative, longest first."""
SHORTEST_STEM = 3
"""Letters before an ending, at least."""
_NAME = re.compile(r"[\u0400-\u052f][\u0400-\u052f'’ʼ-]+(?: [\u0400-\u052f'’ʼ-]+)?")
_CLOSED = (("о", "і"), ("е", "і"), ("є", "ї"))
"""Ukrainian vowels of an open syllable, and what they are in a closed one."""
_LAST_VOWEL = re.compile(r"[оеє](?=[^аеиіоуєїюяыэё]+$)")
_FLEETING = ((re.compile(r"ца$"), "ец"), (re.compile(r"ця$"), "ець"), (re.compile(r"ка$"), "ок"))


@lru_cache(maxsize=65536)
def nominatives(name: str) -> tuple[str, ...]:
    """Return what a Cyrillic name may be in the nominative, without the name itself; empty for one in other letters."""
    if not _NAME.fullmatch(name):
        return ()
    first, _, last = name.rpartition(" ")
    options = _of_word(last)
    if first:
        heads = (first, *_of_word(first))
        options = tuple(f"{head} {tail}" for head in heads for tail in (last, *options))
    return tuple(option for option in dict.fromkeys(options) if option != name)


def _of_word(word: str) -> tuple[str, ...]:
    """Return the nominatives of one word."""
    found: list[str] = []
    for ending, nominals in ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < SHORTEST_STEM:
            continue
        for nominal in nominals:
            found.append(stem + nominal)
            if nominal in ("", "ь") and (vowel := _LAST_VOWEL.search(stem)):
                closed = dict(_CLOSED)[vowel[0]]
                found.append(stem[: vowel.start()] + closed + stem[vowel.end() :] + nominal)
    found += [pattern.sub(to, word) for pattern, to in _FLEETING if pattern.search(word)]
    return tuple(found)
