"""Full names of persons by how they sound, for spellings that the registry lacks: "Abdul Raheem al-Keeb"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from weekreview.model import Actor, ActorKind

from ..gazetteer.folding import plain

_RULES = (
    (r"\b(?:al|el|ul|ad|as|an|ar|bin|ibn|ben) (?=\w{2})", ""),  # the article and "son of" come and go
    (r"\babd[aeiou]?(?:l|([rnsdtz])(?=\1)) ?", "abd "),  # Abdul Rahim, Abdel-Rahim, Abdurrahim
    (r"\bm[aou]h?a?m+[aeo]d\b", "mhmd"),  # Mohammed, Muhammad, Mohamed
    (r"gh|q|kh|ck|c(?![hiey])", "k"),
    (r"dh|th|z", "d"),
    (r"ph", "f"),
    (r"[iy]y|ee|ei|ie|ey|ay|ai|[iye]", "i"),
    (r"ou|oo|aw|au|ow|[ouw]", "u"),
    (r"a+", "a"),
    (r"h\b", ""),
    (r"(\w)\1+", r"\1"),
)
"""What spellings of one name differ in, in the order in which it is undone. Source: own reading of reports that spell
names of Arabic, Russian and Ukrainian otherwise than one another."""

_NAME = re.compile(r"(?:[A-Z][\w’'-]+|al-\w+|el-\w+|bin|de|van|von)(?: (?:[A-Z][\w’'-]+|[ae]l-\w+|bin|de|van|von))+$")
"""The full name at the end of a phrase."""


def sound(name: str) -> str:
    """Return a key that spellings of one name share; a name of one word has none, the empty text."""
    key = plain(name)
    if " " not in key:
        return ""
    for pattern, put in _RULES:
        key = re.sub(pattern, put, key)
    return key.strip() if " " in key.strip() else ""


def sounds_of(actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    """Return the persons by the sound of their full names."""
    found = defaultdict(set)
    for actor in actors.values():
        if actor.kind is ActorKind.PERSON:
            for name in (actor.name, *(n.text for n in actor.names)):
                if key := sound(name):
                    found[key].add(actor.actor_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def full_names_in(phrase: str) -> list[str]:
    """Return what may be the full name of a person at the end of a phrase, longest first: titles may stand before it
    ("Prime Minister Abdul Raheem al-Keeb")."""
    match = _NAME.search(phrase)
    words = match.group().split() if match else []
    return [" ".join(words[start:]) for start in range(len(words) - 1)]
