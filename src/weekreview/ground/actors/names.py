"""The registry's names, for looking up a phrase and for finding them in text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from weekreview.model import Actor, ActorName

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, land_names
from ..places.namings import Word
from ..places.words import TITLES
from .generics import KIN
from .parties import NON_STATE
from .persons import Offices
from .sounds import sound, sounds_of
from .states import organ_suffixes, shown_as_made

WORD = re.compile(r"[^\W_](?:\w|['’`ʿʼ.\-](?=\w))*")
"""A word of a name; unlike in names of places it may begin with a digit ("4th Division", "France 24")."""


GATHERINGS = frozenset("Conference Summit Forum Street University Mosque Stadium Cup Award Prize Day".split())
"""Words that make the name before them a piece of a longer one."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that is a name in the registry."""

    begin: int
    """First character."""
    end: int
    """One past the last."""
    text: str
    """The words."""
    named: tuple[tuple[str, ActorName], ...]
    """(actor id, name) of those that bear it."""


LONGEST_MENTION = 200
"""Characters of the longest text that is taken for a mention, which come again, and not for a report."""

REMEMBERED = 1 << 15
"""Mentions whose names are remembered."""


class Names:
    """Names by key."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Index the names of `actors`."""
        self.actors = actors
        self._by_key: dict[str, list[tuple[str, ActorName]]] = defaultdict(list)
        self._starts: dict[str, set[int]] = defaultdict(set)
        self._sounds = sounds_of(actors)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)
        self._remembered_named = lru_cache(maxsize=REMEMBERED)(self._named)
        for actor in actors.values():
            if _as_made(actor):
                continue  # states and their organs as generated are read by their words, in `resolving`
            dated = {plain(name.text) for name in actor.names if name.begins_on}
            made = shown_as_made(actor)  # "Libyan government" is found by its words, also in "Libyan government troops"
            shown = () if made or plain(actor.name) in dated else (ActorName(actor.name, actor.begins_on),)
            for name in (*shown, *actor.names):  # the name shown is no older than its own entry says
                self._add(actor.actor_id, name)

    @cached_property
    def at_war(self) -> frozenset[str]:
        """Countries in which more than one armed group fights."""
        fronts = Counter(c for a in self.actors.values() if a.kind in NON_STATE for c in a.theatres)
        return frozenset(country for country, groups in fronts.items() if groups > 1)

    @cached_property
    def offices(self) -> Offices:
        """Who holds which office."""
        return Offices(self.actors)

    def _add(self, actor_id: str, name: ActorName) -> None:
        words = [plain(_bare(w)) for w in _words(name.text)] or [plain(name.text)]
        key = " ".join(words)
        if all(actor_id != other or name.text != n.text for other, n in self._by_key[key]):
            self._by_key[key].append((actor_id, name))
        self._starts[words[0]].add(len(words))

    def named(self, text: str) -> tuple[tuple[str, ActorName], ...]:
        """Return who bears exactly this name, on any day; it is remembered."""
        return self._remembered_named(text)

    def _named(self, text: str) -> tuple[tuple[str, ActorName], ...]:
        key = " ".join(plain(_bare(w)) for w in _words(text)) or plain(text)
        return tuple(pair for pair in self._by_key.get(key, ()) if _cased(pair[1].text, text))

    def heard(self, name: str) -> str | None:
        """Return the one person whose full name sounds like this one; None for a single word, none, or several."""
        found = self._sounds.get(sound(name), frozenset())
        return min(found) if len(found) == 1 else None

    def find(self, text: str) -> list[Match]:
        """Return the longest names in `text`, left to right, not overlapping; of a mention it is remembered."""
        return list(self._remembered(text) if len(text) <= LONGEST_MENTION else self._find(text))

    def _find(self, text: str) -> list[Match]:
        words = _words(text)
        keys = [plain(_bare(word)) for word in words]
        found, number = [], 0
        while number < len(words):
            match, length = self._at(text, words, keys, number)
            if match:
                found.append(match)
            number += length
        return found

    def _at(self, text: str, words: Sequence[Word], keys: Sequence[str], start: int) -> tuple[Match | None, int]:
        for length in sorted(self._starts.get(keys[start], ()), reverse=True):
            if start + length > len(words):
                continue
            pairs = self._by_key.get(" ".join(keys[start : start + length]), ())
            if not pairs:
                continue
            last = words[start + length - 1]
            stretch = text[words[start].begin : last.begin + len(_bare(last))]
            plainly = re.sub(r"\b([A-Z])\. ", r"\1 ", stretch)
            if "\n" in stretch or any(mark in plainly for mark in (", ", "; ", ". ")) and length > 1:
                continue
            pairs = tuple(pair for pair in pairs if _cased(pair[1].text, stretch))
            if pairs:
                return Match(words[start].begin, words[start].begin + len(stretch), stretch, pairs), length
        return None, 1


def _as_made(actor: Actor) -> bool:
    """Return True for a state, and for an organ without a name of its own."""
    iso, _, suffix = actor.actor_id.partition(".")
    return actor.country == iso and (not suffix or not actor.names and suffix in organ_suffixes())


def _words(text: str) -> list[Word]:
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def _bare(word: Word) -> str:
    for tail in ("'s", "’s", "s'", "s’"):
        if word.text.endswith(tail) and len(word.text) > len(tail) + 1:
            return word.text[: -len(tail)] + ("s" if tail[0] == "s" else "")
    return word.text


def _cased(name: str, text: str) -> bool:
    """Return True where the capitals of a name are those of the text: "IS" is not "is", "Dawn" not "dawn"."""
    if name.isupper() and len(name) <= 6:
        return text.isupper()
    if name.lower().startswith("the ") and text.lower().startswith("the "):
        name, text = name[4:], text[4:]
    first_name = next((c for c in name if c.isalpha()), "a")
    first_text = next((c for c in text if c.isalpha()), "a")
    return first_text.isupper() or not first_name.isupper() or name[:3].lower() in ("al-", "el-", "the")


def holds_by(name: ActorName, actor: Actor, day: date | None) -> bool:
    """Return True where the name may be used of the actor on that day: it and the actor had begun. Ended is no bar."""
    if day is None:
        return True
    begins = [d for d in (name.begins_on, actor.begins_on if name.begins_on is None else None) if d]
    return all(d <= day for d in begins)


def name_table(actors: Mapping[str, Actor]) -> Names:
    """Return the names of a registry for looking up."""
    return Names(actors)


def is_surname(name: str) -> bool:
    """Return True for a person's name of one word, titles before it left out ("President Obama")."""
    words = name.split()
    while len(words) > 1 and (words[0].lower().rstrip(".") in TITLES or plain(words[0]) in demonyms()):
        words.pop(0)
    return len(words) == 1


def is_within_a_name(phrase: str, match: Match) -> bool:
    """Return True where a one-word name is a piece of another one ("Fatah" in "Abdul Fatah Younis", "G-20" in "G-20
    Interfaith Conference")."""
    before = re.search(r"([^\W\d_][\w’'-]*)\s$", phrase[: match.begin])
    after = re.match(r"\s([^\W\d_][\w’'-]*)(?:\s([A-Z]\w*))?", phrase[match.end :])
    if " " in match.text or not after or not after[1][0].isupper():
        return False
    if after[2] in GATHERINGS or after[1] in GATHERINGS:
        return True
    titled = before and (before[1].lower() in TITLES or plain(before[1]) in demonyms())
    return bool(before and before[1][0].isupper() and not titled and before[1].lower() not in ("the", "a", "an"))


def is_of_somebody(phrase: str, match: Match) -> bool:
    """Return True where the name only says whose somebody or something else is ("Gaddafi's wife Safia")."""
    if re.fullmatch(r"['’]?s?\s+(?:supporter|follower|backer|opponent|critic)s", phrase[match.end :]):
        return True
    if re.search(rf"\b(?:{'|'.join(sorted(KIN))})s? of (?:the )?(?:[a-z]+ )*$", phrase[: match.begin]):
        return True
    owned = re.match(r"['’]s?\s+((?:\w+\s+){0,2}?)(\w+)", phrase[match.end :])
    words = re.findall(r"\w+", phrase[match.end :])[:4] if owned else []
    return any(word.lower() in KIN for word in words)


def is_anothers(phrase: str, match: Match, person: Actor) -> bool:
    """Return True where a person's name is not the person: behind another first name ("Aisha Gaddafi") or as an owner
    ("Gaddafi's security brigade")."""
    if re.match(r"['’]s?\s(?!(?:\w+\s)?(?:office|spokes\w+)\b)", phrase[match.end :]):
        return True
    before = re.search(r"([A-Z][\w’'-]*)\.?\s$", phrase[: match.begin])
    if not before or " " in match.text:
        return False
    own = {plain(word) for name in (person.name, *(n.text for n in person.names)) for word in name.split()}
    word = plain(before[1])
    return word not in own | TITLES and word not in demonyms() and word not in land_names() and word not in ("the", "a")
