"""Names in running text that some place bears: the longest ones, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, land_names
from ..gazetteer.looking import Index
from ..gazetteer.records import Entry, Fit
from .namings import Naming, Word, may_decline, words_of
from .signs import neighbours, signed, surroundings, with_actors, with_other_uses
from .words import CALENDAR, LOCATIVE, TITLES, common_words, first_names, not_places

LONGEST = 6
"""Most words of a name."""

CONNECTORS = frozenset("of the and de la le el al del du des ez az ash as ar en y upon on sur am an der es i".split())
"""Words that may stand in lower case inside a name."""

_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_ABBREVIATION = re.compile(
    r"^(?:[A-Z]\.){1,4}$|^(?:W\.\s?Va|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|"
    r"Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta|Vic|Qld)\.?$"
)
_CONTRACTION = re.compile(r"['’](?:ll|re|ve|d|m|t)$")
_ARTICLE = re.compile(r"(?:al|el|as|es|ash|esh|an|en|ar|er|ad|ed|az|ez|at|et)-[A-Z]")
_POSTAL = re.compile(r"^[A-Z]{2}$")


def scan(text: str, index: Index, taken: Sequence[tuple[int, int]] = ()) -> list[Naming]:
    """Return the longest names of places in `text`, left to right, not overlapping; adjectives of peoples are left out.

    `taken` are stretches that name an actor: a place name that is a part of one is left out.
    """
    words = words_of(text)
    found: list[Naming] = []
    lower = {w.text for w in words if w.text.islower()}
    number = 0
    while number < len(words):
        if not _may_begin(words[number]) or words[number].text.lower() in LOCATIVE:
            number += 1
            continue
        length, naming = _longest(text, words, number, index)
        pieces = [naming] if naming else _pieces(words[number], index) if length == 1 else []
        for piece in pieces:
            keys = neighbours(text, words, number, number + length, piece.name)
            around = surroundings(text, words, number, length)
            found.append(replace(signed(text, piece, around, length, lower), words=keys))
        number += length
    return _with_lists(text, _with_containers(text, with_actors(with_other_uses(found), taken)))


def _may_begin(word: Word) -> bool:
    first = word.text[0]
    return (
        first.isupper()
        or (not word.text.isascii() and not first.islower())
        or ("-" in word.text and bool(_ARTICLE.match(word.text)))
    )


def _longest(text: str, words: Sequence[Word], start: int, index: Index) -> tuple[int, Naming | None]:
    """Return how many words to go on by and the longest name that begins at word `start`."""
    stretch = _stretch(text, words, start)
    for length in range(len(stretch), 0, -1):
        last = stretch[length - 1]
        if not _may_begin(last):
            continue
        name = _POSSESSIVE.sub("", text[words[start].begin : last.end])
        key = plain(name)
        if length == 1 and (key in CALENDAR or key in TITLES or key in not_places() or len(name) < 2):
            return 1, None
        if key in demonyms() and key not in land_names():
            return length, None
        if text[last.end : last.end + 1] == "." and _ABBREVIATION.match(name + "."):
            name += "."
        candidates = _candidates(name, length, index)
        if not candidates and may_decline(text, words, start, start + length):
            candidates = index.declined(name)
        if candidates and not _CONTRACTION.search(name):
            return length, Naming(words[start].begin, words[start].begin + len(name), name, candidates)
    return 1, None


def _pieces(word: Word, index: Index) -> list[Naming]:
    """Return the names that a hyphen joins into one word ("EU-Israel summit", "Logan-Rogersville")."""
    pieces = list(re.finditer(r"[^-]+", word.text))
    if len(pieces) < 2 or not all(piece[0][0].isupper() and len(piece[0]) > 1 for piece in pieces):
        return []
    found = []
    for piece in pieces:
        name, begin = _POSSESSIVE.sub("", piece[0]), word.begin + piece.start()
        key = plain(name)
        if key in demonyms() and key not in land_names() or key in common_words() or key in not_places():
            continue
        candidates = without_seats(name, index.exact(name)) if len(name) > 3 or key in land_names() else ()
        if candidates:
            found.append(Naming(begin, begin + len(name), name, candidates))
    return found


def _candidates(name: str, length: int, index: Index) -> tuple[tuple[Entry, Fit], ...]:
    if _POSTAL.match(name) or _ABBREVIATION.match(name):
        return tuple(
            pair
            for pair in index.exact(name)
            if pair[0].kind in ("province", "country", "settlement") and pair[0].population > 1e5
        )
    found = without_seats(name, index.exact(name))
    if found or len(name) < 5:
        return found
    key = plain(name)
    if length == 1 and (key in common_words() or key in first_names() or key in TITLES):
        return ()
    return index.sounding(name)


def without_seats(name: str, found: tuple[tuple[Entry, Fit], ...]) -> tuple[tuple[Entry, Fit], ...]:
    """Return the places of a name without the capitals that some list gives their country's name ("Mexico")."""
    iso = land_names().get(plain(name))
    return tuple(
        (e, fit) for e, fit in found if fit is Fit.NAME or e.kind != "settlement" or e.country != iso or iso is None
    )


def _stretch(text: str, words: Sequence[Word], start: int) -> list[Word]:
    """Return the words from `start` that may make one name: joined by single spaces or hyphens, capitals or
    connectors."""
    kept = [words[start]]
    for before, word in zip(words[start:], words[start + 1 : start + LONGEST], strict=False):
        gap = text[before.end : word.begin]
        if gap not in (" ", "-", "\u00a0") or before.text.endswith(("'s", "’s")) and not _may_begin(word):
            break
        if not (_may_begin(word) or word.text in CONNECTORS):
            break
        kept.append(word)
    return kept


def _with_containers(text: str, found: list[Naming]) -> list[Naming]:
    """Tell each name the one behind its comma, and each but the first of "A, B and C, Iraq" nothing."""
    kept = []
    for here, after in zip(found, [*found[1:], None], strict=False):
        container: tuple[str, ...] = ()
        if after and re.fullmatch(r",\s|\s\(|\sin\s(?:the\s)?", text[here.end : after.begin]):
            container = (plain(after.name),)
        kept.append(replace(here, container=container))
    return [n for n in kept if not _POSTAL.match(n.name) or n.name in ("US", "UK") or _after_comma(text, n)]


IN_LIST = re.compile(r",\s(?:and\s|or\s)?(?:the\s|in\s)?|\s(?:and|or|&|to)\s(?:the\s|in\s|from\s)?|/|;\s(?:and\s)?")
"""What stands between two names of one list."""

REACH = 3
"""Most names of a list that are looked at on each side."""


def _with_lists(text: str, found: list[Naming]) -> list[Naming]:
    """Tell each name where the others of its list begin."""
    run, runs = 0, []
    for number, here in enumerate(found):
        joined = number and IN_LIST.fullmatch(text[found[number - 1].end : here.begin])
        run = run if joined else number
        runs.append(run)
    kept = []
    for number, here in enumerate(found):
        near = range(max(0, number - REACH), min(len(found), number + REACH + 1))
        others = tuple(found[n].begin for n in near if n != number and runs[n] == runs[number])
        kept.append(replace(here, siblings=others))
    return kept


def _after_comma(text: str, naming: Naming) -> bool:
    return text[: naming.begin].endswith((", ", "("))
