"""Names side by side: "Homs, Hama and Idlib" names three places, wherever the reader's phrase was cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from weekreview.model import Span

from ..scenes import Scene, choose_naming

_COMMA = re.compile(r",\s(?:the\s)?")
_AND = re.compile(r",?\s(?:and|or|&)\s(?:the\s|in\s(?:the\s)?)?")
_VERB = re.compile(
    r"\s+(?:was|were|is|are|has|have|had|will|would|said|says|told|fell|came|began|did|does|saw|also|\w+ed)\b"
)
_KIND = re.compile(
    r"\s+(?:provinces|governorates|oblasts|districts|countrysides?|regions|cities|towns|villages|neighbou?rhoods)\b"
)


def list_around(numbers: list[int], sentence: Span, taken: Sequence[Span], scene: Scene) -> list[int]:
    """Return the numbers of the names of the list that a phrase's last name stands in, in order; empty for none.

    `taken` are the claim's other location phrases: what they name is left to them. A verb behind "A and B" begins
    another clause, and B is left out. A country is no item of a list of towns.
    """
    row = _row(numbers[-1], scene.inside(sentence.begin, sentence.end), scene)
    if len(row) < 2:
        return []
    country = _is_country(numbers[-1], scene)
    return [
        n
        for n in row
        if scene.likely[n]
        and _is_country(n, scene) is country
        and not any(s.begin <= scene.namings[n].begin < s.end for s in taken)
    ]


def end_of_list(last: int, end: int, scene: Scene) -> int:
    """Return where a phrase ends whose last name may stand behind it: with the kind that is said of all ("Homs and
    Hama provinces")."""
    at = scene.namings[last].end
    if at < end:
        return end
    kind = _KIND.match(scene.document.text, at)
    return kind.end() if kind else at


def _row(number: int, members: list[int], scene: Scene) -> list[int]:
    """Return the whole list that a name stands in; itself alone where it stands in none."""
    if number not in members:
        return [number]
    text, namings, at = scene.document.text, scene.namings, members.index(number)
    first = at
    if first and _AND.fullmatch(text[namings[members[first - 1]].end : namings[number].begin]):
        first -= 1
    while first and _COMMA.fullmatch(text[namings[members[first - 1]].end : namings[members[first]].begin]):
        first -= 1
    row = [members[first]]
    for n in members[first + 1 :]:
        gap = text[namings[row[-1]].end : namings[n].begin]
        if _AND.fullmatch(gap):
            row.append(n)
            alone = len(row) == 2 and (n == number or _VERB.match(text, namings[n].end))
            return row if number in row and not alone else [number]
        if not _COMMA.fullmatch(gap):
            break
        row.append(n)
    return [number]


def _is_country(number: int, scene: Scene) -> bool:
    entry = choose_naming(scene, number).entry
    return bool(entry and entry.kind in ("country", "continent", "sea"))
