"""read: a `Document` -> its `Claim`s, with spans, quantities, moments, speakers and states; not yet tied to the world.

    reader = open_reader(ReadOptions())
    claims, refusals = read(document, reader)

The reader is a small encoder in `weights/`, run by onnxruntime: one for English, and one in `weights/multilingual/` for
the languages of `tongues.OTHERS`. The same document gives the same claims, whatever was read before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from weekreview.model import Claim, Document, Reason, Refusal

from .claims import Sentence, claims_of, sentences_of
from .decoding import Reading
from .encoder import ClaimEncoder, model_digest
from .finer import all_refined
from .foreign import counted_anew, timed_anew
from .heads import Heads
from .settling import settled
from .settling.stems import stemmed
from .tongues import ENGLISH, OTHERS, tongue_of

__all__ = ["Heads", "ReadOptions", "Reader", "Reading", "open_heads", "open_reader", "read", "read_texts", "settled"]

WEIGHTS = Path(__file__).parent / "weights"
MULTILINGUAL = "multilingual"
"""Folder, inside the model's, of the model for languages other than English; it may be missing."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read."""

    models_folder: Path | None = None
    """Folder of the model; None = the packaged one."""
    threshold: float | None = None
    """Least `p` of a claim that is kept, in [0, 1]; None = what training found best."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded models with their thresholds. `version` changes with anything that may change a claim."""

    encoder: ClaimEncoder
    """The model for English."""
    threshold: float
    """Least `p` of a claim that is kept."""
    version: str
    """Digest of the models, of the threshold and of the reading rules."""
    others: ClaimEncoder | None = None
    """The model for the languages of `tongues.OTHERS`; None where it is not installed."""
    others_threshold: float = 1.0
    """Least `p` of a claim in one of them."""

    def reads(self, language: str | None) -> bool:
        """Return True where a model for the language is loaded."""
        return language == ENGLISH or (self.others is not None and language in OTHERS)

    def model_of(self, language: str) -> tuple[ClaimEncoder, float]:
        """Return the model that reads a language, and the least `p` of its claims."""
        if language == ENGLISH or self.others is None:
            return self.encoder, self.threshold
        return self.others, self.others_threshold


RULES_VERSION = "22"
"""To be raised with any change of the rules of this room, so that stored claims are read again."""


def open_reader(options: ReadOptions) -> Reader:
    """Load the model.

    Raises:
        UsageError: the model's folder lacks a file.
    """
    folder = options.models_folder or WEIGHTS
    encoder = ClaimEncoder(folder)
    threshold = encoder.settings.keep if options.threshold is None else options.threshold
    version = f"{model_digest(folder)}-{threshold:.3f}-{RULES_VERSION}"
    if not (folder / MULTILINGUAL).is_dir():
        return Reader(encoder, threshold, version)
    others = ClaimEncoder(folder / MULTILINGUAL)
    others_threshold = others.settings.keep if options.threshold is None else options.threshold
    version = f"{version}-{model_digest(folder / MULTILINGUAL)[:8]}"
    return Reader(encoder, threshold, version, others, others_threshold)


def open_heads(options: ReadOptions) -> Heads:
    """Load the branches of the further tasks (`read.heads`).

    Raises:
        UsageError: the model's folder lacks a file.
    """
    return Heads(options.models_folder or WEIGHTS)


def read(document: Document, reader: Reader) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return a document's claims in the order of its text, and what was declined."""
    language = tongue_of(document.text, document.language)
    refusal = _unreadable(document, language, reader)
    if refusal:
        return (), (refusal,)
    encoder, threshold = reader.model_of(language or ENGLISH)
    sentences = sentences_of(document)
    readings = encoder.read_sentences([s.span.text for s in sentences])
    kept = [[r for r in found if r.p >= threshold] for found in readings]
    refusals = [
        Refusal(
            "read",
            Reason.LOW_PROBABILITY,
            document.document_id,
            f"p {r.p:.2f}: {r.type}, {s.span.text[slice(*r.trigger)]!r}",
        )
        for s, found in zip(sentences, readings, strict=True)
        for r in found
        if r.p < threshold
    ]
    settling = [_settled(found, s.span.text, language) for s, found in zip(sentences, kept, strict=True)]
    for sentence, found, stay in zip(sentences, kept, settling, strict=True):
        staying = {r.trigger for r in stay}
        refusals += [_groundless(document, sentence, r) for r in found if r.trigger not in staying]
    return _unique(claims_of(document, sentences, settling, language or ENGLISH)), tuple(refusals)


def read_texts(texts: Sequence[str], reader: Reader) -> list[list[Reading]]:
    """Return the kept and settled readings of single sentences, each in the language that its own words tell."""
    languages = [tongue_of(text) for text in texts]
    found: list[list[Reading]] = [[] for _ in texts]
    for language in sorted({tongue for tongue in languages if tongue is not None and reader.reads(tongue)}):
        encoder, threshold = reader.model_of(language)
        mine = [n for n, tongue in enumerate(languages) if tongue == language]
        for n, readings in zip(mine, encoder.read_sentences([texts[n] for n in mine]), strict=True):
            found[n] = _settled([r for r in readings if r.p >= threshold], texts[n], language)
    return found


def _settled(found: Sequence[Reading], sentence: str, language: str | None) -> list[Reading]:
    """Return the readings set right by the rules, nearly all of which are of English, with the finer types."""
    if language == ENGLISH:
        readings = settled(found, sentence)
    else:
        readings = sorted((stemmed(r, sentence, language or "") for r in found), key=lambda r: r.trigger)
        if language in OTHERS:
            readings = timed_anew([counted_anew(r, sentence, language) for r in readings], sentence, language)
    return all_refined(readings, sentence, language or "")


def _groundless(document: Document, sentence: Sentence, reading: Reading) -> Refusal:
    detail = f"no claim by its words: {reading.type}, {sentence.span.text[slice(*reading.trigger)]!r}"
    return Refusal("read", Reason.LOW_PROBABILITY, document.document_id, detail)


def _unreadable(document: Document, language: str | None, reader: Reader) -> Refusal | None:
    if not any(c.isalpha() for c in document.text):
        return Refusal("read", Reason.NO_SENTENCE, document.document_id, "no letter in the text")
    if not reader.reads(language):
        named = language or document.language
        return Refusal("read", Reason.UNREAD_LANGUAGE, document.document_id, f"language {named}")
    return None


def _unique(claims) -> tuple[Claim, ...]:
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.claim_id, claim)
    return tuple(seen.values())
