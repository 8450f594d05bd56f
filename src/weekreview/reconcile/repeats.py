"""Repeats: which claims are copied from which earlier claim: reprints, near-duplicates, wire copy, translations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz

from weekreview.model import Claim, Document, DuplicateLink

from .translations import find_translations
from .words import normalise, proper_words

ALIKE = 82.0
"""Least similarity (Indel ratio, 0-100) of a sentence and its lightly edited copy in a linked document.
Source: house rule: one sentence in five may be edited away; names and numbers must agree besides."""
CUT = 95.0
"""Least token-set ratio where one sentence is the other cut short."""
WIRE_WORDS = 10
"""Least words of a sentence that two outlets do not write alike by chance."""


def find_repeats(
    documents: Mapping[str, Document], claims: Sequence[Claim], links: Iterable[DuplicateLink]
) -> dict[str, str]:
    """Return claim id -> id of the claim that it was copied from in the end; claims that repeat none are missing."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        by_document[claim.document_id].append(claim)
    copied: dict[str, set[str]] = defaultdict(set)
    for link in sorted(links, key=lambda k: (k.document_id, k.of_document_id)):
        for later in by_document[link.document_id]:
            if (source := _best_source(later, by_document[link.of_document_id])) is not None:
                copied[later.claim_id].add(source.claim_id)
    for later, source in (*_wire_copies(documents, claims), *find_translations(documents, claims)):
        copied[later.claim_id].add(source.claim_id)
    ages = {c.claim_id: _age(documents, c) for c in claims}
    return {claim_id: root for claim_id in sorted(copied) if (root := _root(claim_id, copied, ages)) != claim_id}


def group_documents(document_ids: Sequence[str], links: Iterable[DuplicateLink]) -> list[list[str]]:
    """Return the documents by the report that they go back to: reprints with their source, all others alone.

    Groups, and their members, in the order of `document_ids`.
    """
    home = {d: d for d in document_ids}

    def root(document_id: str) -> str:
        while home[document_id] != document_id:
            home[document_id] = home[home[document_id]]
            document_id = home[document_id]
        return document_id

    for link in links:
        one, other = root(link.document_id), root(link.of_document_id)
        home[max(one, other)] = min(one, other)
    groups: dict[str, list[str]] = defaultdict(list)
    for document_id in document_ids:
        groups[root(document_id)].append(document_id)
    return list(groups.values())


def _best_source(later: Claim, earlier: Sequence[Claim]) -> Claim | None:
    ranked = [(_similarity(later, claim), claim) for claim in earlier]
    ranked = [(score, claim) for score, claim in ranked if score > 0]
    return max(ranked, key=lambda pair: (pair[0], pair[1].claim_id))[1] if ranked else None


def _similarity(later: Claim, earlier: Claim) -> float:
    """Return how alike the two sentences are, 0 where they can't be one and its copy."""
    one, other = normalise(later.evidence.text), normalise(earlier.evidence.text)
    if normalise(later.trigger.text) != normalise(earlier.trigger.text) or _told_of_other_days(later, earlier):
        return 0.0
    if one == other:
        return 100.0 + (later.type == earlier.type)
    if not _names_agree(later, earlier) or not _numbers_agree(later, earlier):
        return 0.0
    score = fuzz.ratio(one, other)
    if score < ALIKE and min(len(one.split()), len(other.split())) >= 6:
        score = fuzz.token_set_ratio(one, other) if fuzz.token_set_ratio(one, other) >= CUT else 0.0
    return score if score >= ALIKE else 0.0


def _names_agree(one: Claim, other: Claim) -> bool:
    """Return False where each sentence holds a name that the other lacks: a form filled in for another event."""
    mine, theirs = proper_words(one.evidence.text), proper_words(other.evidence.text)
    return mine <= theirs or theirs <= mine


def _numbers_agree(one: Claim, other: Claim) -> bool:
    """Return False where a number was changed: then the later report says something of its own."""
    mine, theirs = (set(re.findall(r"\d+", c.evidence.text)) for c in (one, other))
    figures = [{(q.of, q.low, q.high) for q in c.quantities} for c in (one, other)]
    return (mine <= theirs or theirs <= mine) and (figures[0] <= figures[1] or figures[1] <= figures[0])


def _told_of_other_days(one: Claim, other: Claim) -> bool:
    """Return True where the days differ: as written, or, within one publisher's serial reports, as published."""
    if not (one.when and other.when):
        return False
    if (one.when.inherited or other.when.inherited) and one.publisher != other.publisher:
        return False
    mine, theirs = (one.when.earliest_on, one.when.latest_on), (other.when.earliest_on, other.when.latest_on)
    return bool((mine[1] and theirs[0] and mine[1] < theirs[0]) or (theirs[1] and mine[0] and theirs[1] < mine[0]))


def _wire_copies(documents: Mapping[str, Document], claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Return (later, earliest) claims on one long sentence, word for word, in different outlets."""
    alike: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        sentence = normalise(claim.evidence.text)
        if len(sentence.split()) >= WIRE_WORDS:
            alike[(sentence, normalise(claim.trigger.text))].append(claim)
    copies = []
    for same in alike.values():
        first, *rest = sorted(same, key=lambda c: _age(documents, c))
        copies += [(c, first) for c in rest if c.publisher != first.publisher and not _told_of_other_days(c, first)]
    return copies


def _age(documents: Mapping[str, Document], claim: Claim) -> tuple:
    document = documents.get(claim.document_id)
    on = document.published.on if document else None
    return (on or date.max, claim.document_id, claim.trigger.begin, claim.claim_id)


def _root(claim_id: str, copied: Mapping[str, set[str]], ages: Mapping[str, tuple]) -> str:
    """Return the oldest claim without a source reached from `claim_id`; where links go in a circle, the oldest."""
    found, todo = {claim_id}, [claim_id]
    while todo:
        new = copied.get(todo.pop(), set()) - found
        found |= new
        todo.extend(sorted(new))
    sources = [c for c in found if not copied.get(c)] or list(found)
    return min(sources, key=lambda c: ages[c])
