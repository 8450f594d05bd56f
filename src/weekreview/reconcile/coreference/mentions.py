"""Mentions of events, as pairs of them are compared: trigger, sentence, names, numbers, and the report around them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from ..words import content_stems, normalise, stem

WINDOW = 5
"""Words on either side of a trigger that count as near it."""
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning evening night afternoon yesterday".split()
)
_ROOTS = {
    root: words.split()
    for root, words in {
        "shoot": "shot shots shooting shootings",
        "win": "won winning wins winner",
        "die": "died dead death deaths dies dying",
        "strike": "struck strikes striking stricken",
        "take": "took taken takes taking",
        "buy": "bought buys buying",
        "sell": "sold sells sale sales selling",
        "fall": "fell fallen falls",
        "hit": "hits hitting",
        "leave": "left leaves leaving",
        "say": "said says saying",
        "give": "gave given gives",
        "get": "got gets",
        "find": "found finds finding",
        "lose": "lost loses loss losses",
        "hold": "held holds holding",
        "beat": "beats beaten beating",
        "steal": "stole stolen",
        "flee": "fled flees fleeing",
        "arrest": "arrested arrests arresting",
        "quake": "earthquake earthquakes quakes temblor tremor",
        "fire": "fired fires firing blaze",
        "meet": "met meets meeting meetings",
        "lead": "led leads leading",
        "begin": "began begun begins beginning",
        "see": "saw seen sees",
        "break": "broke broken breaks",
        "shake": "shook shaken shakes shaking",
        "rise": "rose risen rises",
        "choose": "chose chosen choice",
        "fight": "fought fights fighting",
        "catch": "caught catches",
        "bring": "brought brings",
        "make": "made makes making",
        "know": "knew known knows",
        "come": "came comes coming",
        "go": "went gone goes going",
        "run": "ran runs running",
        "speak": "spoke spoken speaks speech",
        "cut": "cuts cutting",
        "kill": "killed kills killing killings",
        "sign": "signed signs signing",
        "attack": "attacked attacks attacking",
        "injure": "injured injuries injury injuring",
        "wound": "wounded wounds wounding",
        "announce": "announced announcement announces",
        "acquire": "acquired acquisition acquires acquiring",
        "explode": "exploded explosion explosions",
        "collide": "collided collision",
        "crash": "crashed crashes crashing",
        "sentence": "sentenced sentences sentencing",
        "accuse": "accused accusation accuses",
        "replace": "replaced replacement replaces",
        "nominate": "nominated nomination nominee nominees",
        "destroy": "destroyed destruction destroys",
        "invade": "invaded invasion",
        "decide": "decided decision",
        "investigate": "investigated investigation",
    }.items()
}
_ROOT_OF = {word: root for root, words in _ROOTS.items() for word in (*words, root)}
"""Word -> root, of irregular verbs and of nouns made of verbs, as news uses them. By hand."""
_NAME = re.compile(r"\b[A-Z][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger in one sentence of one report."""

    mention_id: str
    """Its name."""
    document_id: str
    """The report."""
    sentence: str
    """The sentence, by which mentions of one sentence are known."""
    trigger: str
    """Normal form of its words."""
    stems: frozenset[str]
    """Their stems."""
    near: frozenset[str]
    """Content stems within `WINDOW` words of it."""
    context: frozenset[str]
    """Content stems of the sentence without the trigger."""
    names: frozenset[str]
    """Words with a capital, but for the first of the sentence and the trigger, in normal form."""
    numbers: frozenset[str]
    """Numbers in digits."""
    times: frozenset[str]
    """Days and months named."""
    begin: int
    """Where it begins in the sentence."""


def make_mention(record: Mapping) -> EventMention:
    """Return a mention of the outside contract's form (`mention_id, document_id, text, begin, end`)."""
    text, begin, end = record["text"], record["begin"], record["end"]
    trigger = normalise(text[begin:end]) or text[begin:end].lower()
    left, right = text[:begin].split()[-WINDOW:], text[end:].split()[:WINDOW]
    rest = f"{text[:begin]} {text[end:]}"
    names = {m.group() for m in _NAME.finditer(rest) if m.start() > 0}
    words = set(normalise(text).split())
    return EventMention(
        mention_id=record["mention_id"],
        document_id=record["document_id"],
        sentence=text,
        trigger=trigger,
        stems=frozenset(_ROOT_OF.get(w) or stem(w) for w in trigger.split()),
        near=content_stems(" ".join([*left, *right])),
        context=content_stems(rest),
        names=frozenset(normalise(n) for n in names) - {""},
        numbers=frozenset(re.findall(r"\d[\d.,]*", rest)),
        times=frozenset(words & _TIMES),
        begin=begin,
    )


class Reports:
    """How rare words are among the reports at hand, and what each report says, as far as its mentions' sentences go."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        words: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            words[mention.document_id] |= mention.context | mention.stems | mention.names
        held = Counter(w for said in words.values() for w in said)
        self.count = max(len(words), 1)
        self._held = held
        self.vectors = {d: {w: self.rarity(w) for w in said} for d, said in sorted(words.items())}

    def rarity(self, word: str) -> float:
        """Return log of how few reports hold the word; 0 where all do."""
        return log((self.count + 1) / (self._held[word] + 1)) + 0.1
