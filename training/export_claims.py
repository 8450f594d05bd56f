"""Turn a trained checkpoint into the packaged weights: int8 ONNX graphs, tokenizer, labels, thresholds, calibration.

    python training/export_claims.py --encoder FOLDER --checkpoint model.pt --dev dev.jsonl --out FOLDER

Weights are 8 bits per channel with a reduced range, so that processors without VNNI do not saturate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from claim_data import load_tokenizer, locate, read_sentences
from claim_model import ClaimModel
from claim_scores import score_sentences
from encoder import load_encoder
from fits import fit
from narrowing import inner_of, shape
from onnxruntime.quantization import QuantType, quantize_dynamic
from packing import write_words
from smoothing import smooth

from weekreview.read import labels
from weekreview.read.encoder import ClaimEncoder

WORD_THRESHOLD = 0.3
SAMPLE = 300
"""Sentences that activations are looked at on, before they are made fit for 8 bits."""


class Triggers(torch.nn.Module):
    """The first graph."""

    def __init__(self, model: ClaimModel):
        super().__init__()
        self.model = model

    def forward(self, ids, mask):
        """Return trunk states, trigger scores, and the embedded words, which the heads' own trunk starts from."""
        embedded = self.model.encoder.embed(ids)
        return *self.model.scores_of_embedded(embedded, mask), embedded


class TriggersOfWords(torch.nn.Module):
    """The first graph where the vectors of word pieces lie outside it, in `words.npz`."""

    def __init__(self, model: ClaimModel):
        super().__init__()
        self.model = model

    def forward(self, words, mask):
        """Return trunk states and trigger scores."""
        return self.model.scores_of_embedded(self.model.encoder.embed_words(words), mask)


class Arguments(torch.nn.Module):
    """The second graph."""

    def __init__(self, model: ClaimModel):
        super().__init__()
        self.model = model

    def forward(self, trunk, mask, marked):
        """Return role, quantity, type and modality scores."""
        return self.model.argument_scores(trunk, mask, marked)


def export(model: ClaimModel, folder: Path, quantize: bool, words_outside: bool = False) -> None:
    """Write both graphs into `folder`."""
    model.eval()
    ids, mask = torch.randint(5, 100, (2, 9)), torch.ones(2, 9, dtype=torch.long)
    trunk, _ = model.trigger_scores(ids, mask)
    marked = torch.zeros(2, 9)
    marked[:, 3] = 1
    first = ("triggers", Triggers(model).eval(), (ids, mask), ["ids", "mask"], ["trunk", "scores", "embedded"])
    if words_outside:
        given = (model.encoder.words(ids), mask)
        first = ("triggers", TriggersOfWords(model).eval(), given, ["words", "mask"], ["trunk", "scores"])
    graphs = (
        first,
        ("arguments", Arguments(model).eval(), (trunk, mask, marked), ["trunk", "mask", "marked"],
         ["roles", "kinds", "type", "modality"]),
    )  # fmt: skip
    for name, module, example, inputs, outputs in graphs:
        axes = {n: {0: "rows", 1: "tokens"} for n in (*inputs, *outputs) if n not in ("type", "modality")}
        axes |= {n: {0: "rows"} for n in ("type", "modality") if n in outputs}
        with tempfile.TemporaryDirectory() as scratch:
            plain = Path(scratch) / "plain.onnx"
            torch.onnx.export(module, example, str(plain), input_names=inputs, output_names=outputs,
                              dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
            target = folder / f"{name}.onnx"
            if quantize:
                quantize_dynamic(
                    str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
                )
            else:
                shutil.copy(plain, target)


def rows_of(from_folder: Path, to_folder: Path) -> list[int]:
    """Return where each piece of `to_folder`'s tokenizer stands in `from_folder`'s, which must hold them all."""
    old, new = (load_tokenizer(folder).get_vocab() for folder in (from_folder, to_folder))
    return [old[piece] for piece, _ in sorted(new.items(), key=lambda item: item[1])]


def write_labels(folder: Path, settings: dict, version: str) -> None:
    """Write `labels.json`."""
    names = {n: list(getattr(labels, n)) for n in ("TYPES", "MODALITIES", "ROLES", "QUANTITY_OF")}
    text = json.dumps({"version": version, "settings": settings, **names}, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")


def calibrate(folder: Path, dev: Path, tokenizer) -> dict:
    """Return what dev gives: `p` fitted to "a claim of this type stands here", and the best threshold."""
    sentences = read_sentences(dev, tokenizer)
    gold = {r["id"]: r for r in map(json.loads, dev.read_text(encoding="utf-8").splitlines())}
    readings = ClaimEncoder(folder).read_sentences([s.text for s in sentences])
    scores, right = [], []
    for sentence, found in zip(sentences, readings, strict=True):
        spans = [(locate(sentence.text, c["trigger"]), c["type"]) for c in gold[sentence.id]["claims"]]
        for r in found:
            scores.append(r.p)
            right.append(any(s and s[0] < r.trigger[1] and r.trigger[0] < s[1] and k == r.type for s, k in spans))
    slope, offset = fit(np.array(scores), np.array(right, float))

    def quality(threshold):
        kept = [[r for r in f if r.p >= threshold] for f in readings]
        found = score_sentences(sentences, kept, dev)
        return found["detect"] + found["typed"]

    best = max((quality(t), t) for t in np.arange(0.2, 0.8, 0.02))
    raw = float(best[1])
    keep = float(1 / (1 + np.exp(-(slope * np.log(raw / (1 - raw)) + offset))))
    return {
        "word_threshold": WORD_THRESHOLD,
        "keep": round(keep, 4),
        "slope": round(slope, 4),
        "offset": round(offset, 4),
    }


def main() -> None:
    """Export, calibrate, write, and print what the packaged model scores on dev."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "checkpoint", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--split", type=int, default=4)
    parser.add_argument("--layers", type=int, default=None, help="as in training")
    parser.add_argument("--smooth", type=Path, action="append", help="annotated sentences to smooth activations by")
    parser.add_argument("--vocabulary", type=Path, default=None, help="folder of the tokenizer to package; packs words")
    parser.add_argument("--settings", type=Path, default=None, help="labels.json to take thresholds and fit from")
    parser.add_argument("--no-quantize", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = load_encoder(options.encoder)
    encoder.layers = encoder.layers[: options.layers]
    model = ClaimModel(encoder, options.split)
    state = torch.load(options.checkpoint, map_location="cpu")
    shape(model, inner_of(state))
    model.load_state_dict(state)
    packaged = options.vocabulary or options.encoder
    if options.smooth:
        sample = [s for path in options.smooth for s in read_sentences(path, load_tokenizer(options.encoder))]
        smooth(model, random.Random(0).sample(sample, min(SAMPLE, len(sample))))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.vocabulary:
        rows = rows_of(options.encoder, options.vocabulary)
        print(f"packing loses {write_words(model, options.encoder, rows, options.out / 'words.npz'):.2g}")
    export(model, options.out, not options.no_quantize, bool(options.vocabulary))
    shutil.copy(packaged / "tokenizer.json", options.out / "tokenizer.json")
    version = hashlib.sha256(options.checkpoint.read_bytes()).hexdigest()[:8]
    neutral = {"word_threshold": WORD_THRESHOLD, "keep": 0.0, "slope": 1.0, "offset": 0.0}
    write_labels(options.out, neutral, version)
    tokenizer = load_tokenizer(packaged)
    if options.settings:
        fixed = json.loads(options.settings.read_text(encoding="utf-8"))["settings"]
    else:
        fixed = calibrate(options.out, options.dev, tokenizer)
    write_labels(options.out, fixed, version)
    reader = ClaimEncoder(options.out)
    sentences = read_sentences(options.dev, tokenizer)
    found = reader.read_sentences([s.text for s in sentences])
    kept = [[r for r in f if r.p >= reader.settings.keep] for f in found]
    print(json.dumps({"settings": reader.labels["settings"], **score_sentences(sentences, kept, options.dev)}))


if __name__ == "__main__":
    main()
