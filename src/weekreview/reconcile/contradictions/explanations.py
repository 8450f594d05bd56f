"""Explanations: a contradiction's one sentence, with the words of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from weekreview.model import Contradiction, ContradictionKind, Mention

from ..tallies import Ledger

QUOTE_CHARACTERS = 160
"""Longest quotation of a sentence in an explanation."""


class Explainer:
    """Makes contradictions of pairs of claims of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._claims = {c.claim_id: c for c in ledger.claims}
        self._independence = ledger.independence

    def make(
        self,
        kind: ContradictionKind,
        ids: tuple[str, str],
        incident_id: str | None,
        what: str,
        words: tuple[str, str] | None = None,
    ) -> Contradiction:
        """Return the contradiction of two claims; `words` are theirs in the order of `ids`, else their sentences."""
        first, second = sorted((0, 1), key=lambda n: ids[n])
        says = [self._says(ids[n], words[n] if words else None) for n in (first, second)]
        return Contradiction(kind, (ids[first], ids[second]), incident_id, f"{what}: {says[0]}; {says[1]}.")

    def _says(self, claim_id: str, words: str | None) -> str:
        claim = self._claims[claim_id]
        name = self._independence.name_of(claim.origin_id or "")
        return f"{name} says “{words or shorten(claim.evidence.text)}”"


def shorten(text: str) -> str:
    """Return `text` in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= QUOTE_CHARACTERS:
        return line
    return line[:QUOTE_CHARACTERS].rsplit(" ", 1)[0] + " …"


def words_of(mentions: Iterable[Mention]) -> str:
    """Return the words of the mentions that are an actor of the registry."""
    return ", ".join(m.span.text for m in mentions if m.actor_id)
