"""Span: a stretch of a document's text."""

from __future__ import annotations

from dataclasses import dataclass

from weekreview.errors import ContractError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's `text`, with the words that stand there."""

    begin: int
    """First character, counted from 0 in the document's `text`."""
    end: int
    """One past the last character."""
    text: str
    """The characters themselves; always `document.text[begin:end]`."""

    def __post_init__(self) -> None:
        if self.begin < 0 or self.end - self.begin != len(self.text):
            raise ContractError(f"span {self.begin}-{self.end} does not fit its text {self.text!r}")

    def holds(self, other: Span) -> bool:
        """Return True where `other` lies inside this span."""
        return self.begin <= other.begin and other.end <= self.end


def span_of(text: str, begin: int, end: int) -> Span:
    """Return the span `begin` to `end` of `text`."""
    return Span(begin, end, text[begin:end])
