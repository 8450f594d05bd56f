"""read: a `Document` -> its `Claim`s, with spans, quantities, moments, speakers and states; not yet tied to the world.

    reader = open_reader(ReadOptions())
    claims, refusals = read(document, reader)

The reader is a small encoder in `weights/`, run by onnxruntime on one core. The same document gives the same claims,
whatever was read before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from weekreview.model import Claim, Document, Reason, Refusal

from .claims import Sentence, claims_of, sentences_of
from .decoding import Reading
from .encoder import ClaimEncoder, model_digest
from .heads import Heads
from .settling import settled

__all__ = ["Heads", "ReadOptions", "Reader", "Reading", "open_heads", "open_reader", "read", "settled"]

WEIGHTS = Path(__file__).parent / "weights"
UNREAD_SCRIPT = 0.5
"""Share of letters outside Latin script above which a report is refused as in a language that is not read yet."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read."""

    models_folder: Path | None = None
    """Folder of the model; None = the packaged one."""
    threshold: float | None = None
    """Least `p` of a claim that is kept, in [0, 1]; None = what training found best."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A loaded model with its threshold. `version` changes with anything that may change a claim."""

    encoder: ClaimEncoder
    """The model."""
    threshold: float
    """Least `p` of a claim that is kept."""
    version: str
    """Digest of the model, of the threshold and of the reading rules."""


RULES_VERSION = "7"
"""To be raised with any change of the rules of this room, so that stored claims are read again."""


def open_reader(options: ReadOptions) -> Reader:
    """Load the model.

    Raises:
        UsageError: the model's folder lacks a file.
    """
    folder = options.models_folder or WEIGHTS
    encoder = ClaimEncoder(folder)
    threshold = encoder.settings.keep if options.threshold is None else options.threshold
    return Reader(encoder, threshold, f"{model_digest(folder)}-{threshold:.3f}-{RULES_VERSION}")


def open_heads(options: ReadOptions) -> Heads:
    """Load the branches of the further tasks (`read.heads`).

    Raises:
        UsageError: the model's folder lacks a file.
    """
    return Heads(options.models_folder or WEIGHTS)


def read(document: Document, reader: Reader) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return a document's claims in the order of its text, and what was declined."""
    refusal = _unreadable(document)
    if refusal:
        return (), (refusal,)
    sentences = sentences_of(document)
    readings = reader.encoder.read_sentences([s.span.text for s in sentences])
    kept = [[r for r in found if r.p >= reader.threshold] for found in readings]
    refusals = [
        Refusal(
            "read",
            Reason.LOW_PROBABILITY,
            document.document_id,
            f"p {r.p:.2f}: {r.type}, {s.span.text[slice(*r.trigger)]!r}",
        )
        for s, found in zip(sentences, readings, strict=True)
        for r in found
        if r.p < reader.threshold
    ]
    settling = [settled(found, s.span.text) for s, found in zip(sentences, kept, strict=True)]
    for sentence, found, stay in zip(sentences, kept, settling, strict=True):
        staying = {r.trigger for r in stay}
        refusals += [_groundless(document, sentence, r) for r in found if r.trigger not in staying]
    return _unique(claims_of(document, sentences, settling)), tuple(refusals)


def _groundless(document: Document, sentence: Sentence, reading: Reading) -> Refusal:
    detail = f"no claim by its words: {reading.type}, {sentence.span.text[slice(*reading.trigger)]!r}"
    return Refusal("read", Reason.LOW_PROBABILITY, document.document_id, detail)


def _unreadable(document: Document) -> Refusal | None:
    letters = [c for c in document.text if c.isalpha()]
    foreign = sum(ord(c) > 0x24F for c in letters)
    if not letters:
        return Refusal("read", Reason.NO_SENTENCE, document.document_id, "no letter in the text")
    if foreign / len(letters) > UNREAD_SCRIPT or not (document.language or "en").startswith("en"):
        return Refusal("read", Reason.UNREAD_LANGUAGE, document.document_id, f"language {document.language}")
    return None


def _unique(claims) -> tuple[Claim, ...]:
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.claim_id, claim)
    return tuple(seen.values())
