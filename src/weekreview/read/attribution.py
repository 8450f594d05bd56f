"""Who speaks: the sentence's own speaker, or one carried over from an earlier sentence of the same report.

Carried over are: pronouns and bare nouns of saying ("he added", "the ministry said", "the statement continued") to the
last speaker named; and sentences inside a quotation that an earlier sentence opened. A plain sentence after an
attributed one is the publisher's own voice: no rule can know, and giving a publisher's words to a party does more harm
than the reverse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from weekreview.model import PassageKind, Span, Speaker

ANAPHORS = re.compile(
    r"^(?:he|she|it|they|(?:the|this|that|its|his|her|their)\s+(?:\w+\s+)?(?:ministry|army|military|group|organi[sz]ation|agency|"
    r"spokes(?:man|woman|person)|official|officials|statement|source|sources|general|commander|minister|president|monitor|report|"
    r"communiqu[eé]|release|observatory|command|coalition|office|officer|diplomat|activists?|residents?|witness(?:es)?))$",
    re.I,
)
_BARE = re.compile(
    r"^(?:ministry|army|military|group|organi[sz]ation|agency|spokes(?:man|woman|person)|officials?|statement|sources?|general|"
    r"commander|minister|president|monitor|report|communiqu[eé]|release|observatory|command|coalition|office|officer)$",
    re.I,
)
_OFFICES = frozenset(("army", "military", "ministry", "coalition", "observatory", "command"))
"""Nouns that go back only to a speaker whose own name holds them."""
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|you|who|which|that|this|these|those|his|her|their)$", re.I)
_PLURAL = re.compile(r"(?:[^su]s|people|men|women|children|police|both|two|several|many)$|\band\b", re.I)
_HEAD_ENDS = re.compile(r"\s+(?:of|from|in|at|with|for|to|who|on|near)\b|[,(]")
"""What ends the noun of a speaker's words, whose ending tells one from several."""
_OPEN, _CLOSE = re.compile(r"[“«]|(?<!\w)\""), re.compile(r"[”»]|\"(?!\w)")
REACH = 3
"""Sentences over which a speaker is carried, counted from the one that names it; a running quotation has no limit."""


@dataclass
class Voices:
    """What has been heard so far in one report."""

    named: Speaker | None = None
    """The last speaker named by more than a pronoun."""
    heard_at: int = -99
    """Number of the sentence that named it."""
    quoting: bool = False
    """True while a quotation that began in an earlier sentence is open."""
    quoted: Speaker | None = None
    """Who speaks in that quotation."""
    history: list[str] = field(default_factory=list)
    """Names heard, in order."""

    def speaker_of(self, own: Span | None, number: int) -> Speaker | None:
        """Return the speaker of a claim in sentence `number` that names `own` as its speaker (None: nobody)."""
        if own is not None and not is_anaphor(own.text):
            return Speaker(own.text, own)
        if own is not None:
            if self.named and self._agrees(own.text) and number - self.heard_at <= REACH + 1:
                return Speaker(self.named.text, self.named.span, inherited=True, reason=f"{own.text!r} goes back to it")
            if not _PRONOUN.match(own.text.strip()):
                return Speaker(own.text, own, reason="goes back to nobody named before")
            return None
        if self.quoting and self.quoted:
            said = self.quoted
            return Speaker(said.text, said.span, inherited=True, reason="inside a quotation opened earlier")
        return None

    def _agrees(self, anaphor: str) -> bool:
        """Return False where "they" would go back to one, "he" to several, or "the army" to who is called otherwise."""
        word = anaphor.strip().lower().split()[-1]
        if word in _OFFICES:
            return word in self.named.text.lower()
        plural = bool(_PLURAL.search(_HEAD_ENDS.split(self.named.text, maxsplit=1)[0].strip()))
        return plural if word == "they" else not (plural and word in ("he", "she"))

    def hear(self, sentence: str, speakers: list[Span], number: int) -> None:
        """Take note of one sentence: who was named in it and whether a quotation is open at its end."""
        names = [s for s in speakers if not is_anaphor(s.text)]
        if names:
            self.named, self.heard_at = Speaker(names[-1].text, names[-1]), number
            self.history.append(names[-1].text)
        opens = _is_open(sentence, self.quoting)
        if opens and (not self.quoting or names):
            self.quoted = self.named if number - self.heard_at <= REACH else None
        self.quoting = opens

    def new_passage(self, kind: PassageKind) -> None:
        """Begin a passage: captions and headlines neither inherit nor pass on."""
        if kind in (PassageKind.CAPTION, PassageKind.HEADLINE):
            self.quoting, self.quoted = False, None


def is_anaphor(text: str) -> bool:
    """Return True where a speaker's words only point back ("he", "the ministry", "spokesman")."""
    return bool(ANAPHORS.match(text.strip()) or (_BARE.match(text.strip()) and text.strip()[:1].islower()))


def _is_open(sentence: str, before: bool) -> bool:
    """Return True where a quotation is open after the sentence, given whether one was open before."""
    if "“" in sentence or "”" in sentence or "«" in sentence or "»" in sentence:
        last_open = max(sentence.rfind("“"), sentence.rfind("«"))
        last_close = max(sentence.rfind("”"), sentence.rfind("»"))
        return last_open > last_close
    straight = sentence.count('"')
    return before if straight % 2 == 0 else not before
