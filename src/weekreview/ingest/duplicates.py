"""Near-duplicates: reprints found though the headline differs or half was cut. They are linked, never thrown away.

Texts are compared by their 5-word shingles (Broder, On the resemblance and containment of documents, 1997). Candidates
come from MinHash signatures in a locality-sensitive index (datasketch) at a low threshold, since a reprint of a third
of a report shares no more than a third of the shingles; and from whole passages that stand in two documents. Each
candidate pair is then compared exactly. Two traps of releases that come out as a series, one a day: standing text under
each of them, and one template with other figures. Neither makes a reprint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from weekreview.model import Document, DuplicateLink, PassageKind

from .cleaning import key

SHINGLE_WORDS = 5
"""Words of a shingle. Source: Broder 1997 uses 4 to 10; 5 words of news copy seldom agree by chance."""
BANDS, ROWS = 64, 2
"""Layout of the index, 128 permutations: a pair of Jaccard 0.2 becomes a candidate with p 0.93, one of 0.02 with p
0.03."""
LEAST_CONTAINED = 0.6
"""Least share of the shorter text's shingles in the other. Source: our choice, see `docs/method/ingest.md`."""
CERTAIN = 0.9
"""Share from which a pair is linked even where its leads look like a series: an update that changed a figure or two."""
LEAST_LEAD = 0.75
"""Least share of a lead's shingles for two leads to agree. Source: one changed word in 40 costs 5 of 36 shingles; two
too many."""
LEAD_WORDS = 40
"""Words of a lead."""
LEAST_WORDS = 20
"""Fewest words of a text that is compared by shingles; shorter ones are linked only where they are equal."""
PASSAGE_WORDS = 12
"""Fewest words of a passage that can be shared."""
STANDING_LEADS = 3
"""Documents of one publisher, with different leads, from which a passage that all of them hold is standing text."""
MOST_HOLDERS = 50
"""Greatest number of documents among which a shared passage makes candidate pairs."""
SEED = 1
"""Of the permutations."""

_FIGURES = re.compile(
    r"(?:\w*\d\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens?|hundreds?|"
    r"jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """One document as it is compared."""

    passages: tuple[tuple[str, ...], ...]
    """Its passages but headlines and standing text, in words."""
    lead: tuple[str, ...]
    """The first words of its prose."""
    words: tuple[str, ...] = ()
    """All words of `passages`."""
    shingles: frozenset[int] = frozenset()
    """The hashes of their shingles; none where the text is too short to compare."""


def link_duplicates(documents: Iterable[Document]) -> tuple[DuplicateLink, ...]:
    """Return a link for each pair of near-duplicates, in the order of the later one's, then the earlier one's arrival.

    `documents` come in order of arrival; each id counts once.
    """
    unique = list({document.document_id: document for document in documents}.values())
    whole = [_text(document) for document in unique]
    standing = _standing(unique, whole)
    texts = [_without(text, standing) for text in whole]
    pairs = _by_signature(texts) | _by_passage(texts) | _equal(texts)
    links = ((second, first, _compare(texts[first], texts[second])) for first, second in pairs)
    found = sorted((second, first, *shares) for second, first, shares in links if shares)
    return tuple(_link(unique[second], unique[first], *shares) for second, first, *shares in found)


def _text(document: Document) -> _Text:
    """Return a document for comparing; a reprint often has another headline, so headlines count only where nothing
    else is there."""
    kinds = [PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.CAPTION]
    chosen = [p for p in document.passages if p.kind in kinds] or list(document.passages)
    passages = tuple(tuple(key(document.text[p.begin : p.end]).split()) for p in chosen)
    prose = [w for p, w in zip(chosen, passages, strict=True) if p.kind is PassageKind.PARAGRAPH]
    return _Text(passages, tuple(word for words in prose for word in words)[:LEAD_WORDS])


def _standing(documents: Sequence[Document], texts: Sequence[_Text]) -> set[tuple[str, ...]]:
    """Return the passages that one publisher puts under reports with different leads."""
    leads: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = defaultdict(set)
    for document, text in zip(documents, texts, strict=True):
        for passage in text.passages:
            if document.publisher and len(passage) >= PASSAGE_WORDS:
                leads[document.publisher, passage].add(text.lead)
    return {passage for (_, passage), found in leads.items() if len(found) >= STANDING_LEADS}


def _without(text: _Text, standing: set[tuple[str, ...]]) -> _Text:
    """Return a text without standing passages, ready to be compared."""
    passages = tuple(passage for passage in text.passages if passage not in standing)
    words = tuple(word for passage in passages for word in passage)
    return _Text(passages, text.lead, words, _shingles(words) if len(words) >= LEAST_WORDS else frozenset())


def _shingles(words: Sequence[str]) -> frozenset[int]:
    """Return the hashes of the shingles, the same on every machine; two of 10,000 agree by chance with p 0.01."""
    ends = range(min(len(words), SHINGLE_WORDS), len(words) + 1)
    return frozenset(crc32(" ".join(words[max(0, end - SHINGLE_WORDS) : end]).encode()) for end in ends)


def _by_signature(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    """Return the pairs that fall together in the index, lower number first."""
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    pairs: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        if not text.shingles:
            continue
        signature = MinHash(num_perm=BANDS * ROWS, seed=SEED, hashfunc=int)
        signature.update_batch(sorted(text.shingles))
        pairs |= {(other, number) for other in index.query(signature)}
        index.insert(number, signature)
    return pairs


def _by_passage(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for passage in dict.fromkeys(text.passages):
            if len(passage) >= PASSAGE_WORDS:
                holders[passage].append(number)
    return {pair for numbers in holders.values() if len(numbers) <= MOST_HOLDERS for pair in combinations(numbers, 2)}


def _equal(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if text.words:
            holders[" ".join(text.words)].append(number)
    return {pair for numbers in holders.values() for pair in combinations(numbers, 2)}


def _compare(first: _Text, second: _Text) -> tuple[float, float] | None:
    """Return Jaccard and containment of a pair that is to be linked; None for others. Short texts are equal or
    nothing."""
    a, b = first.shingles, second.shingles
    if not a or not b:
        return (1.0, 1.0) if first.words == second.words else None
    shared = len(a & b)
    similarity, contained = shared / (len(a) + len(b) - shared), shared / min(len(a), len(b))
    if contained < LEAST_CONTAINED or (contained < CERTAIN and _is_series(first.lead, second.lead)):
        return None
    return similarity, contained


def _is_series(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return True where two leads agree but for their figures and days: one template, filled in twice."""
    masked = [["#" if _FIGURES.fullmatch(word) else word for word in lead] for lead in (first, second)]
    return not _agree(first, second) and _agree(*masked)


def _agree(first: Sequence[str], second: Sequence[str]) -> bool:
    a, b = _shingles(first), _shingles(second)
    return len(a & b) >= LEAST_LEAD * min(len(a), len(b))


def _link(second: Document, first: Document, similarity: float, contained: float) -> DuplicateLink:
    """Return the link of two documents, the one published later first; by arrival where a day is not known or is the
    same."""
    days = second.published.on, first.published.on
    later, earlier = (first, second) if None not in days and days[0] < days[1] else (second, first)
    return DuplicateLink(later.document_id, earlier.document_id, round(similarity, 4), round(contained, 4))
