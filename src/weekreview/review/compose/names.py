"""Who acts and who suffers, as noun phrases: the registry's name, or the report's words, with article and number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weekreview.model import ActorKind, Basis, Claim, Document, Line, Mention, Piece, PieceKind, Speaker

from ..index import Index
from ..wordings import ARMED, ARTICLE_NOUNS, FRAGMENTS, NUMBER_WORDS, PEOPLE, POSSESSIVES, PRONOUNS, WORD, is_loaded
from .pieces import join, text

SENTENCE_ENDS = '.!?:”"\n'
MOST_NAMES = 3
"""Names in a row before "and others"."""
LONGEST_PHRASE = 80
"""Characters; a longer noun phrase makes a clumsy sentence, which is then quoted."""
EVENT_NOUNS = frozenset(
    """attack attacks strike strikes airstrike airstrikes offensive offensives operation operations clashes fighting
    shelling bombing bombings raid raids advance advances blast explosion war conflict campaign""".split()
)
"""Nouns that name what happened: as an actor they are a misreading."""
MASS_NOUNS = frozenset(
    """infrastructure equipment artillery ammunition weaponry cavalry armour armor aid police property machinery traffic
    electricity water power livestock territory land""".split()
)
"""Nouns that stand without an article though they are no plural."""
IRREGULAR_PLURALS = frozenset(
    """people men women children police troops personnel militiamen gunmen servicemen
    civilians fighters soldiers residents protesters jets warplanes helicopters forces medics officials villagers rebels
    insurgents snipers demonstrators""".split()
)
SINGULAR_ENDINGS = ("ss", "us", "is", "ics")
SINGULAR_NAMES = frozenset({"United Nations", "United States", "Hamas", "Reuters", "Doctors Without Borders"})
ARTICLE_BEFORE = re.compile(r"\b(the|a|an)\s+$", re.IGNORECASE)
DANGLING = re.compile(r"(?:^|\s)(?:of|in|from|with|at|on|for|by|to|and|or|the|an?)$|^[-–—,.;:]", re.IGNORECASE)
"""Ends of a phrase that was cut in the wrong place."""
TRAILING = re.compile(
    r"(?:\s*[,;:]|\s+(?:of|in|from|with|at|on|for|by|to|and|or|the|an?|near|who|that))$", re.IGNORECASE
)
"""What a printed phrase does not end in."""
PREPOSITION = re.compile(
    r"\s+(?:\(|(?:against|of|in|from|with|at|on|for|near|by|to|who|that|linked|loyal|backed)\s+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and whether verbs after it stand in the plural."""

    line: Line
    """Its pieces."""
    plural: bool
    """True where it is many."""


def is_plural(words: str) -> bool:
    """Return True where a noun phrase is plural, by its head noun."""
    if words in SINGULAR_NAMES:
        return False
    head = PREPOSITION.split(words)[0]
    if re.search(r"\band\b|&", head):
        return True
    found = WORD.findall(head)
    last = found[-1] if found else ""
    if last.lower() in IRREGULAR_PLURALS:
        return True
    return last.endswith("s") and not last.isupper() and not last.lower().endswith(SINGULAR_ENDINGS)


def needs_the(name: str) -> bool:
    """Return True where a proper name takes "the" in a sentence."""
    words = WORD.findall(name)
    if not words or words[0].lower() in ("the", "a", "an"):
        return False
    head = WORD.findall(PREPOSITION.split(name)[0])
    return bool(head) and len(words) > 1 and head[-1].lower() in ARTICLE_NOUNS


def article_of(words_before: str, phrase: str) -> str:
    """Return the article that the report itself puts before a phrase, with a space; empty where it puts none."""
    found = ARTICLE_BEFORE.search(words_before)
    if found:
        return found[1].lower() + " "
    return "the " if phrase[:1].isupper() and needs_the(phrase) else ""


def is_civil(actor_id: str | None, index: Index) -> bool:
    """Return True for people who are no side of anything: the registry's word for them is no name."""
    actor = index.material.registry.get(actor_id or "")
    return actor is not None and actor.kind is ActorKind.CIVILIANS


def registry_phrase(actor_id: str, claims: tuple[str, ...], index: Index) -> Phrase | None:
    """Return the registry's name of an actor, with its article; None where the registry lacks it."""
    actor = index.material.registry.get(actor_id)
    if actor is None or actor.kind is ActorKind.UNKNOWN_ARMED_MEN:
        return None
    piece = Piece(actor.name, PieceKind.ACTOR, Basis.REGISTRY, claims, actor_id)
    return Phrase((text("the "), piece) if needs_the(actor.name) else (piece,), is_plural(actor.name))


def words_phrase(claim: Claim, mention: Mention, index: Index) -> Phrase | None:
    """Return the report's words for somebody or something; None where they name nobody or are too long."""
    words = trimmed(mention.span.text)
    nobody = is_fragment(words) or words.lower() in PRONOUNS or words.lower() in EVENT_NOUNS or not WORD.search(words)
    nobody = nobody or (len(words) < 3 and not words.isupper()) or bool(DANGLING.search(words))
    if nobody or len(words) > LONGEST_PHRASE or _is_place(mention, claim):
        return None
    document = index.document_of(claim)
    before = document.text[max(0, mention.span.begin - 5) : mention.span.begin] if document else ""
    article = article_of(before, words)
    words = _without_capital(words, document, mention.span.begin == claim.evidence.begin)
    if not article and (_needs_article(words) or (mention in claim.actors and _is_bare(words, document))):
        return None
    return Phrase((*([text(article)] if article else []), *shown_words(words, claim)), is_plural(words))


def trimmed(words: str) -> str:
    """Return a phrase with single spaces and without a preposition or conjunction at its end."""
    shown = " ".join(words.split())
    while shown and (cut := TRAILING.sub("", shown)) != shown:
        shown = cut
    return shown


def is_fragment(words: str) -> bool:
    """Return True for words that name nobody outside their sentence ("the rest", "our aircraft", "-")."""
    found = [w.lower() for w in WORD.findall(words)]
    bare = [w for w in found if w not in ("the", "a", "an")]
    return not bare or found[0] in POSSESSIVES or (len(bare) == 1 and bare[0] in {*FRAGMENTS, *PRONOUNS})


def is_of_people(words: str) -> bool:
    """Return True where the head of a noun phrase names people."""
    head = WORD.findall(PREPOSITION.split(words)[0])
    return bool(head) and head[-1].lower() in PEOPLE


def _is_bare(words: str, document: Document | None) -> bool:
    """Return True for a single common noun without an article that is none of `ARMED`: a fragment, as an actor."""
    found = WORD.findall(words)
    if len(found) != 1 or len(words.split()) != 1 or words.isupper():
        return False
    common = words.islower() or is_plural(words)
    return common and words.lower() not in ARMED


def _without_capital(words: str, document: Document | None, begins: bool) -> str:
    """Return a phrase with its first word in lower case where that is no name.

    No name: a common noun that stands alone ("Civilians"), or, where the phrase begins its sentence, a word that the
    text writes in lower case elsewhere.
    """
    first = WORD.match(words)
    if first is None or document is None or words[1:2].isupper():
        return words
    lower, rest = first[0].lower(), words[first.end() :]
    common = lower in IRREGULAR_PLURALS and rest == rest.lower()
    common = (
        common
        or (begins and lower in NUMBER_WORDS)
        or (begins and re.search(rf"\b{re.escape(lower)}\b", document.text) is not None)
    )
    return lower + rest if common else words


def _is_place(mention: Mention, claim: Claim) -> bool:
    """Return True for an actor that is the claim's place as well: a misreading. A target may well be a place."""
    span = mention.span
    return mention in claim.actors and any(span.begin < p.span.end and p.span.begin < span.end for p in claim.places)


def _needs_article(words: str) -> bool:
    """Return True where a phrase is a bare singular noun, which English puts no sentence around ("affiliate")."""
    head = WORD.findall(PREPOSITION.split(words)[0])
    if not head or words != words.lower() or is_plural(words):
        return False
    return head[-1] not in MASS_NOUNS and not re.search(
        r"\d|^(?:an?|the|his|her|its|their|our|some|any|all|no|each)\b", words
    )


def shown_words(words: str, claim: Claim) -> Line:
    """Return words of a report: as they are, or inside quotation marks where they judge."""
    if is_loaded(words):
        return text("“"), Piece(words, PieceKind.QUOTE, Basis.VERBATIM, (claim.claim_id,)), text("”")
    return (Piece(words, PieceKind.WORDS, Basis.VERBATIM, (claim.claim_id,)),)


def mention_phrase(claim: Claim, mention: Mention, index: Index) -> Phrase | None:
    """Return the name of the actor that a mention is tied to, else the report's words."""
    if (
        mention.actor_id
        and not is_civil(mention.actor_id, index)
        and (named := registry_phrase(mention.actor_id, (claim.claim_id,), index))
    ):
        words = " ".join(mention.span.text.split())
        # "ISIL tanks" is tied to ISIL but is not ISIL: keep what was hit
        return (
            named
            if _is_name(words, mention.actor_id, index) or is_loaded(words)
            else words_phrase(claim, mention, index)
        )
    return words_phrase(claim, mention, index)


def _is_name(words: str, actor_id: str, index: Index) -> bool:
    actor = index.material.registry[actor_id]
    known = {actor.name.lower(), *(name.text.lower() for name in actor.names)}
    bare = re.sub(r"^(?:the|a|an)\s+|['’]s?$", "", words.lower())
    return bare in known or not any(bare.startswith(name) and bare != name for name in known)


def _is_within(phrase: Phrase, phrases: list[Phrase]) -> bool:
    """Return True where another phrase holds all the words of this one and more ("Syrian", "the Syrian government")."""
    own = set(WORD.findall("".join(p.text for p in phrase.line)))
    others = (set(WORD.findall("".join(p.text for p in other.line))) for other in phrases)
    return any(own < other for other in others)


def phrase_of(claim: Claim, mentions: tuple[Mention, ...], index: Index) -> Phrase | None:
    """Return the mentions as one noun phrase: each once, the rest as "others"; None where none can be told."""
    phrases, seen = [], set()
    for mention in mentions:
        phrase = mention_phrase(claim, mention, index)
        if phrase is None:
            continue
        key = "".join(p.text for p in phrase.line).lower()
        if key not in seen:
            seen.add(key)
            phrases.append(phrase)
    phrases = [p for p in phrases if not _is_within(p, phrases)]
    if not phrases:
        return None
    shown = [p.line for p in phrases[:MOST_NAMES]]
    if len(phrases) > MOST_NAMES:
        shown.append((text("others"),))
    return Phrase(join(shown), len(phrases) > 1 or phrases[0].plural)


def speaker_phrase(claim: Claim, speaker: Speaker, index: Index) -> Phrase:
    """Return who is named as the source of a claim, with the article that the report uses."""
    civil = is_civil(speaker.actor_id, index)
    if speaker.actor_id and not civil and (named := registry_phrase(speaker.actor_id, (claim.claim_id,), index)):
        return named
    words = trimmed(speaker.text)
    document = index.document_of(claim)
    before = ""
    if document and speaker.span:
        before = document.text[max(0, speaker.span.begin - 5) : speaker.span.begin]
    article = article_of(before, words)
    begins = not before.strip() or before.rstrip()[-1] in SENTENCE_ENDS
    words = _without_capital(words, document, begins)
    if begins and words[:4].lower() == "the ":
        words = words[0].lower() + words[1:]
    return Phrase((*([text(article)] if article else []), *shown_words(words, claim)), is_plural(words))
