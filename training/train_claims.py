"""Train the claim reader: annotated sentences -> a checkpoint, scored on dev after each epoch.

    python training/train_claims.py --encoder FOLDER --train A.jsonl --dev B.jsonl --out FOLDER [--silver C.jsonl]

Seeded; goes on from the last epoch when it was stopped. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from claim_data import Sentence, batches, collate, load_tokenizer, read_sentences
from claim_model import NO_CLAIM, ClaimModel
from claim_scores import score_sentences
from encoder import load_encoder
from predict_torch import predict
from torch.nn import functional

FAST = ("marker", "away.weight")


def losses(model: ClaimModel, batch: list[Sentence], rng: random.Random) -> torch.Tensor:
    """Return the batch's loss: triggers, then each gold trigger's arguments, plus false triggers taught as none."""
    t = collate(batch)
    trunk, scores = model.trigger_scores(t["ids"], t["mask"])
    per_token = functional.cross_entropy(
        scores.flatten(0, 1), t["triggers"].flatten(), ignore_index=-100, reduction="none", label_smoothing=0.02
    ).view(t["triggers"].shape)
    counted = (t["triggers"] != -100).float()
    weights = t["weights"][:, None] * counted
    loss = 8.0 * (per_token * weights).sum() / counted.sum()
    if "owner" in t:
        loss = loss + _argument_loss(model, t, trunk)
    return loss + _none_loss(model, t, trunk, scores, rng)


def _argument_loss(model: ClaimModel, t: dict, trunk: torch.Tensor) -> torch.Tensor:
    owner, weight = t["owner"], t["weights"][t["owner"]]
    roles, kinds, kind, modality = model.argument_scores(trunk[owner], t["mask"][owner], t["marked"])
    labels = t["roles"]
    per_role = functional.cross_entropy(roles.flatten(0, 2), labels.flatten(), ignore_index=-100, reduction="none")
    per_row = per_role.view(labels.shape[0], -1).sum(1) / (labels[:, :, 0] != -100).sum(1)
    loss = 8.0 * (per_row * weight).mean()
    if (t["kinds"] != -100).any():
        loss = loss + 0.5 * functional.cross_entropy(kinds.flatten(0, 1), t["kinds"].flatten(), ignore_index=-100)
    loss = loss + (weight * functional.cross_entropy(kind, t["type"], reduction="none", label_smoothing=0.05)).mean()
    return loss + 0.5 * (weight * functional.cross_entropy(modality, t["modality"], reduction="none")).mean()


def _none_loss(model: ClaimModel, t: dict, trunk, scores, rng: random.Random) -> torch.Tensor:
    """Teach "no claim" on the likeliest word outside every trigger, in half of the sentences."""
    p = 1.0 - torch.softmax(scores.detach(), -1)[..., 0]
    p = torch.where(t["triggers"] == 0, p, torch.full_like(p, -1.0))
    best = p.argmax(1)
    chosen = [n for n in range(len(best)) if rng.random() < 0.5 and p[n, best[n]] > 0]
    if not chosen:
        return torch.zeros(())
    rows = torch.tensor(chosen)
    marked = functional.one_hot(best[rows], t["ids"].shape[1])
    kind = model.argument_scores(trunk[rows], t["mask"][rows], marked)[2]
    target = torch.full((len(chosen),), NO_CLAIM)
    return 0.5 * functional.cross_entropy(kind, target)


def optimizer_of(model: ClaimModel, rate: float, steps: int, frozen: int):
    """Return AdamW with fast heads, a tenth of warm-up and a linear end; freeze embeddings and `frozen` layers."""
    if frozen:
        for part in (model.encoder.words, model.encoder.positions, model.encoder.norm, *model.encoder.layers[:frozen]):
            part.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if "head" in n or n in FAST]
    rest = [p for n, p in model.named_parameters() if not ("head" in n or n in FAST) and p.requires_grad]
    groups = [{"params": rest, "lr": rate}, {"params": heads, "lr": rate * 10}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / warm, max(0.02, (steps - s) / max(1, steps - warm)))
    )
    return optimizer, schedule


def train(options: argparse.Namespace) -> None:
    """Run the epochs, keeping `last.pt` (to go on from), `model.pt` (the newest weights) and `log.jsonl`."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = load_tokenizer(options.encoder)
    sentences = read_sentences(options.train, tokenizer)
    for path in options.silver:
        sentences += read_sentences(path, tokenizer, options.silver_weight)
    dev = read_sentences(options.dev, tokenizer)
    encoder = load_encoder(options.encoder)
    encoder.layers = encoder.layers[: options.layers]
    model = ClaimModel(encoder, options.split)
    if options.warm:
        model.load_state_dict(_aligned(torch.load(options.warm, map_location="cpu"), len(model.argument_layers)))
    per_epoch = (len(sentences) + options.batch - 1) // options.batch
    optimizer, schedule = optimizer_of(model, options.rate, per_epoch * options.epochs, options.frozen)
    options.out.mkdir(parents=True, exist_ok=True)
    done = _resume(options.out, model, optimizer, schedule, rng)
    for epoch in range(done, options.epochs):
        began, total = time.time(), 0.0
        model.train()
        for n, batch in enumerate(batches(sentences, options.batch, rng)):
            with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
                loss = losses(model, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if n % 50 == 0:
                print(f"epoch {epoch} step {n}/{per_epoch} loss {total / (n + 1):.3f}", flush=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            readings = predict(model, dev, options.threshold)
        figures = score_sentences(dev, readings, options.dev)
        line = {"epoch": epoch, "seconds": round(time.time() - began), "loss": round(total / per_epoch, 4), **figures}
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch + 1, "rng": rng.getstate()}, options.out / "last.pt")
        torch.save(model.state_dict(), options.out / "model.pt")


def _aligned(state: dict, layers: int) -> dict:
    """Return the weights of a model with more argument layers, its lowest argument layers left out."""
    name = "argument_layers."
    more = 1 + max(int(k.split(".")[1]) for k in state if k.startswith(name)) - layers
    kept = {k: v for k, v in state.items() if not k.startswith(name)}
    for key, value in state.items():
        if key.startswith(name) and int(key.split(".")[1]) >= more:
            _, number, rest = key.split(".", 2)
            kept[f"{name}{int(number) - more}.{rest}"] = value
    return kept


def _resume(out: Path, model, optimizer, schedule, rng: random.Random) -> int:
    if not (out / "last.pt").exists():
        return 0
    kept = torch.load(out / "last.pt", weights_only=False)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    schedule.load_state_dict(kept["schedule"])
    rng.setstate(kept["rng"])
    return kept["epoch"]


def options_of() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "train", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--silver", type=Path, action="append", default=[])
    parser.add_argument("--warm", type=Path, help="start from this model.pt, its top argument layers")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--split", type=int, default=4)
    parser.add_argument("--layers", type=int, default=None, help="keep only so many of the encoder's layers")
    parser.add_argument("--frozen", type=int, default=0)
    parser.add_argument("--threshold", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16; twice as fast where the CPU has it")
    return parser.parse_args()


if __name__ == "__main__":
    OPTIONS = options_of()
    torch.set_num_threads(OPTIONS.threads)
    train(OPTIONS)
