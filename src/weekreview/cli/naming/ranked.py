"""Names of a build that no actor was found for, most frequent first, and records to fill in for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weekreview.ground.gazetteer.folding import plain

from .piles import LEAD, RUN, Pile, is_part, is_thing, words_of


@dataclass(slots=True)
class Unresolved:
    """One name that no actor was found for."""

    name: str
    """As it stands first in the claims, without an article."""
    times: int = 0
    """How many mentions and speakers bear it."""
    documents: set[str] = field(default_factory=set)
    """The reports that name it."""
    sentences: list[str] = field(default_factory=list)
    """The sentences that name it, each once, in order."""


def rank_unresolved(claims: Iterable[dict[str, Any]]) -> list[Unresolved]:
    """Return the names without an actor in the exported claims, most frequent first, then by reports and name.

    Left out are names and pieces of names of places, things, and words that have a capital since they open a sentence.
    """
    claims = list(claims)
    pile = Pile(claims)
    found: dict[str, Unresolved] = {}
    for claim in claims:
        for text in _names(claim, pile):
            name = LEAD.sub("", " ".join(text.split()))
            one = found.setdefault(name.casefold(), Unresolved(name))
            one.times += 1
            one.documents.add(claim["document_id"])
            sentence = " ".join(claim["evidence"]["text"].split())
            if sentence not in one.sentences:
                one.sentences.append(sentence)
    return sorted(found.values(), key=lambda one: (-one.times, -len(one.documents), one.name))


def _names(claim: dict[str, Any], pile: Pile) -> Iterator[str]:
    """Yield the words of each mention and speaker that hold a name and have no actor."""
    speaker = [claim["speaker"]] if claim.get("speaker") else []
    sentence = " ".join(claim["evidence"]["text"].split())
    for mention in (*claim["actors"], *claim["targets"], *speaker):
        name = LEAD.sub("", " ".join(mention["text"].split()))
        if mention["actor_id"] is not None or not any(c.isupper() or _is_other_script(c) for c in name):
            continue
        if not (is_thing(name) or pile.is_opening(name, sentence) or pile.is_place(name, sentence)):
            yield mention["text"]


def _is_other_script(letter: str) -> bool:
    return letter.isalpha() and not letter.islower() and not letter.isupper()


def records_of(found: Iterable[Unresolved], pile: Pile) -> Iterator[str]:
    """Yield a record to fill in for each name, each id once.

    One word that its sentences show cut from a longer name gives that name; a common word alone gives none.
    """
    made = set()
    for one in found:
        name = whole_name(one, pile)
        key = re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")
        if pile.is_word(name) or key in made:
            continue
        made.add(key)
        context = f"# {one.sentences[0]}\n" if one.sentences else ""
        quoted = name.replace("'", "''")
        blanks = "  kind: # rebel_group, militia, ministry ...\n  from: # first day"
        yield f"{context}- id: {key}\n  name: '{quoted}'\n{blanks}"


def whole_name(one: Unresolved, pile: Pile) -> str:
    """Return the name, or for a single word the shortest longer one that it is cut from wherever it stands."""
    if len(words_of(one.name)) != 1:
        return one.name
    runs = [run for sentence in one.sentences for run in _runs(sentence, pile) if is_part(one.name, run)]
    longer = [run for run in runs if len(words_of(run)) > 1]
    return min(longer, key=len) if longer and len(longer) == len(runs) else one.name


def _runs(sentence: str, pile: Pile) -> Iterator[str]:
    """Yield the words with capitals that stand together, without the common word that opens the sentence."""
    for found in RUN.finditer(sentence):
        first, _, rest = found[0].partition(" ")
        opens = not sentence[: found.start()].strip("\"'“‘«([ ")
        yield rest if opens and rest and pile.is_word(first) else LEAD.sub("", found[0])
