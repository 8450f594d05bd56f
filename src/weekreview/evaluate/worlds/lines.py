"""Lines: sentences put together from a pattern, each word that means something marked with what it means.

A pattern is text with `{name}` for a value and `<words>` for the trigger; a value is text with its mark, or a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

_PARTS = re.compile(r"\{(\w+)\}|<([^>]+)>")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line and what it means."""

    role: str
    """trigger, actor, target, place, time, quantity, counted, speaker."""
    begin: int
    """First character."""
    end: int
    """One past the last."""
    value: Any = None
    """Town, actor id, number or day, by its role."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text with its marks."""

    text: str
    """As it is printed."""
    marks: tuple[Mark, ...] = ()
    """In the order of the text."""

    def of(self, role: str) -> tuple[Mark, ...]:
        """Return the marks of a role."""
        return tuple(m for m in self.marks if m.role == role)


def marked(text: str, role: str, value: Any = None) -> Line:
    """Return text that is one mark from end to end."""
    return Line(text, (Mark(role, 0, len(text), value),))


def fill(pattern: str, values: Mapping[str, Line | str]) -> Line:
    """Return the pattern with its values put in."""
    text, marks, last = "", [], 0
    for part in _PARTS.finditer(pattern):
        text += pattern[last : part.start()]
        last = part.end()
        name, trigger = part.groups()
        value = marked(trigger, "trigger") if trigger else values[name]
        line = value if isinstance(value, Line) else Line(value)
        marks += [replace(m, begin=m.begin + len(text), end=m.end + len(text)) for m in line.marks]
        text += line.text
    return Line(text + pattern[last:], tuple(marks))


def sentence(line: Line) -> Line:
    """Return the line with a capital at its beginning and a full stop at its end."""
    return Line(line.text[:1].upper() + line.text[1:] + ".", line.marks)
