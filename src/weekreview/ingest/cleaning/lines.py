"""Lines: characters made even, and hard-wrapped lines joined to paragraphs without joining what was kept apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

WIDEST_WRAP = 100
"""Longest line of a hard-wrapped text, in characters. Source: mail and README habits are 72 to 80, PDF columns up to
100."""
LEAST_BREAKS = 2
"""Fewest line ends inside blocks by which a text can be seen to be wrapped."""
LEAST_FORCED = 0.5
"""Least share of line ends that must have been forced by the width. Source: in wrapped prose all but a paragraph's
last are."""
PDF_SLACK = 0.2
"""How much shorter a full line may be in proportional type. Source: 72-character lines of Helvetica vary by about a
fifth."""

_KEEP = "\u200c\u200d"
"""Joiners that Persian and Indic spelling needs."""
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn"})
_MARK = re.compile(
    r"(?:[-*\u2022\u00b7\u2023\u25e6\u25aa\u25cf\u25cb\u25a0\uf0b7\uf0a7\u2013\u2014+]|\.(?=\s{2,})|\.(?=\s+[A-Z]))\s+(?=\S)"
)
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_TERMINAL = re.compile(r"""[.!?\u2026:;\u061f\u06d4]["'\u201d\u2019\u00bb)\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or list item of a plain text, joined from its wrapped lines."""

    text: str
    """Without list mark."""
    item: bool
    """True where a list mark stood before it."""
    block: int
    """Number of the block of lines, without a blank one between them, that held it."""


_WRITTEN_BREAK = re.compile(r"(?:(?<=[.!?:”\"’')\s])|^)(?:(?:\\r)?\\n)+(?=[\sA-Z“\"‘'(]|$)")
"""A line break that a careless export wrote out as a backslash and an n, between sentences."""


def even(text: str) -> str:
    """Return `text` in NFC with LF line ends, plain blanks and no control, format or unassigned characters."""
    text = _WRITTEN_BREAK.sub(lambda m: "\n" * m[0].count("\\n"), re.sub(r"\r\n?|\x0b|\x85|\u2028", "\n", text))
    text = re.sub(r"\x0c|\u2029", "\n\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", text).translate(_EVENED)


class _Evened(dict):
    """What becomes of each character, by code point; asked once for each that comes up."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        dropped = category in _DROPPED_CATEGORIES and character != "\n" and character not in _KEEP
        self[code] = None if dropped else " " if category == "Zs" else character
        return self[code]


_EVENED = _Evened()


def tidy(text: str) -> str:
    """Return `text` evened, on one line, blanks collapsed, none at the ends."""
    return _once_more(re.sub(r"\s+", " ", even(text)).strip())


def _once_more(text: str) -> str:
    """Normalise again: where a format character stood between them, two characters may now compose."""
    return unicodedata.normalize("NFC", text)


def key(text: str) -> str:
    """Return `text` for comparing: case, punctuation, quotes, ellipses and white space don't count."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def is_finished(text: str) -> bool:
    """Return True where `text` ends as a sentence or a lead-in does."""
    return bool(_TERMINAL.search(text))


def lines_of(text: str, slack: float = 0.0) -> list[Line]:
    """Return the paragraphs and list items of a plain text, in order.

    Blank lines always part. Inside a block a line end is taken away where the next word would not have fitted on the
    line (the text is hard-wrapped) or where the next line goes on in lower case; else it parts. `slack` in [0, 1) is
    how much shorter than the longest a full line may be.
    """
    blocks = [
        [line for line in block.split("\n") if line.strip()] for block in re.split(r"\n[^\S\n]*(?=\n)", even(text))
    ]
    width = _width(blocks, slack)
    numbers = _numbers(blocks)
    return [line for number, block in enumerate(blocks) for line in _lines_of_block(block, number, width, numbers)]


def _width(blocks: list[list[str]], slack: float) -> float | None:
    """Return the width at which the text is wrapped; None where it is not."""
    lengths = [len(line.rstrip()) for block in blocks for line in block if " " in line.strip()]
    short = [length for length in lengths if length <= WIDEST_WRAP]
    if not short or len(short) < 0.9 * len(lengths):
        return None
    width = max(short) * (1 - slack)
    pairs = [pair for block in blocks for pair in zip(block, block[1:], strict=False)]
    forced = sum(_is_forced(line, following, width) for line, following in pairs)
    return width if len(pairs) >= LEAST_BREAKS and forced >= LEAST_FORCED * len(pairs) else None


def _is_forced(line: str, following: str, width: float | None) -> bool:
    return width is not None and len(line.rstrip()) + 1 + len(following.split()[0]) > width


def _numbers(blocks: list[list[str]]) -> frozenset[str]:
    """Return the list numbers and letters whose neighbour begins a line too: a lone "12." is no list mark."""
    seen = {found[1] for block in blocks for line in block if (found := _NUMBER.match(line.strip()))}
    return frozenset(mark for mark in seen if seen & _neighbours(mark))


def _neighbours(mark: str) -> set[str]:
    if mark.isdigit():
        return {str(int(mark) - 1), str(int(mark) + 1)}
    return {chr(ord(mark) - 1), chr(ord(mark) + 1)}


def _lines_of_block(block: list[str], number: int, width: float | None, numbers: frozenset[str]) -> list[Line]:
    found: list[Line] = []
    before = ""
    for raw in block:
        mark = _mark(raw.strip(), numbers)
        text = tidy(raw.strip()[mark:])
        if found and not mark and _goes_on(before, raw, found[-1], width):
            found[-1] = replace(found[-1], text=_join(found[-1].text, text))
        elif text:
            found.append(Line(text, bool(mark), number))
        before = raw
    return found


def _mark(line: str, numbers: frozenset[str]) -> int:
    """Return the length of the list mark before `line`; 0 where there is none."""
    if found := _MARK.match(line):
        return found.end()
    found = _NUMBER.match(line)
    return found.end() if found and found[1] in numbers else 0


def _goes_on(before: str, raw: str, last: Line, width: float | None) -> bool:
    """Return True where `raw` continues the paragraph or item whose last line was `before`."""
    if key(before) == key(raw):
        return False
    if last.item and raw[:1].isspace() and not before[:1].isspace():
        return True
    follows_in_lower_case = raw.strip()[0].islower() and not is_finished(before.strip())
    return follows_in_lower_case or _is_forced(before, raw, width)


def _join(first: str, second: str) -> str:
    """Join two wrapped lines; a word broken at a hyphen keeps its hyphen ("anti-" + "tank"), with no blank."""
    if re.search(r"\w-$", first) and second[:1].isalpha():
        return first + second
    return f"{first} {second}".strip()
