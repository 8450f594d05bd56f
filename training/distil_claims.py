"""Teach the claim reader from gold labels and from what teachers say of sentences without labels.

    python training/distil_claims.py --encoder FOLDER --warm model.pt --train A.jsonl --dev B.jsonl \
        --soft LABELS.pkl --inner 640 320 --out FOLDER

It starts from a trained model, made narrower with `--inner`. The words' vectors stay. Seeded; goes on from the last
epoch when it was stopped. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import copy
import json
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from claim_data import IGNORED, load_tokenizer, prepare, read_sentences
from claim_model import NO_CLAIM, ClaimModel
from claim_scores import score_sentences
from encoder import load_encoder
from narrowing import inner_of, narrow, shape
from torch.nn import functional

from weekreview.read.decoding import Pieces, chances_of, find_triggers, read_claim, softmax
from weekreview.read.labels import MODALITIES, QUANTITY_OF, ROLES, TYPES

TRIGGER_LABELS = 1 + 2 * len(TYPES)
OUTPUTS = ("roles", "kinds", "type", "modality")
SMOOTH_TRIGGER, SMOOTH_TYPE = 0.02, 0.05
SAMPLE = 400
"""Annotated sentences that a narrower model is fitted on, before it is taught."""


@dataclass
class Told:
    """What is said of one trigger: the words that mark it, and chances of each label."""

    marked: list[int]  # words
    roles: np.ndarray  # words x roles x 3
    kinds: np.ndarray  # words x kinds; a row of zeros does not count
    type: np.ndarray
    modality: np.ndarray


@dataclass
class Item:
    """One sentence: pieces, chances of trigger labels a word, and its triggers."""

    pieces: Pieces
    triggers: np.ndarray  # words x labels
    told: list[Told] = field(default_factory=list)
    gold: bool = True


def gold_items(sentences) -> Iterator[Item]:
    """Yield annotated sentences as items whose chances are all 0 or 1, but for smoothing."""
    for s in sentences:
        pieces = Pieces(s.ids, s.offsets, s.first, s.text)
        heads = pieces.heads
        item = Item(pieces, _one_hot(np.array(s.triggers)[heads], TRIGGER_LABELS, SMOOTH_TRIGGER))
        for row in s.rows:
            roles = np.stack([_one_hot(column, 3) for column in np.array(row.roles)[heads].T], 1)
            marked = [n for n, word in enumerate(pieces.words) if set(word) & set(row.marked)]
            kinds = _one_hot(np.array(row.kinds)[heads], len(QUANTITY_OF))
            kind = _one_hot(np.array([row.type]), len(TYPES) + 1, SMOOTH_TYPE)[0]
            told = Told(marked, roles, kinds, kind, _one_hot(np.array([row.modality]), len(MODALITIES))[0])
            item.told.append(told)
        yield item


def _one_hot(labels: np.ndarray, size: int, smooth: float = 0.0) -> np.ndarray:
    """Return `labels x size` chances; an ignored label is a row of zeros."""
    out = np.zeros((len(labels), size), np.float32)
    rows = np.flatnonzero(labels != IGNORED)
    out[rows] = smooth / size
    out[rows, labels[rows]] += 1.0 - smooth
    return out


def soft_items(paths: Sequence[Path], tokenizer) -> Iterator[Item]:
    """Yield the sentences of the teachers' files (`soften_claims.py`)."""
    for path in paths:
        texts, labels = pickle.loads(path.read_bytes())
        for text, (triggers, rows) in zip(texts, labels, strict=True):
            s = prepare({"id": "", "text": text, "claims": []}, tokenizer)
            pieces = Pieces(s.ids, s.offsets, s.first, text)
            if not len(triggers) or len(triggers) > len(pieces.words):
                continue
            item = Item(pieces, np.asarray(triggers, np.float32), gold=False)
            for words, roles, kinds, kind, modality in rows:
                counted = 1.0 - roles[:, ROLES.index("quantity"), 0].astype(np.float32)
                kinds = kinds.astype(np.float32) * (counted > 0.3)[:, None]
                item.told.append(Told(words, roles.astype(np.float32), kinds, np.float32(kind), np.float32(modality)))
            yield item


def _padded(group: Sequence[Item]) -> tuple[np.ndarray, np.ndarray]:
    width = max(len(i.pieces.ids) for i in group)
    ids, mask = np.zeros((len(group), width), np.int64), np.zeros((len(group), width), np.int64)
    for n, item in enumerate(group):
        ids[n, : len(item.pieces.ids)], mask[n, : len(item.pieces.ids)] = item.pieces.ids, 1
    return ids, mask


def batches(items: Sequence[Item], size: int, rng: random.Random) -> list[list[Item]]:
    """Return shuffled batches of items of like length."""
    order = sorted(items, key=lambda i: len(i.pieces.ids) + rng.random() * 6)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def losses(model: ClaimModel, batch: list[Item], rng: random.Random) -> torch.Tensor:
    """Return the batch's loss: cross entropy to the chances of triggers and of what hangs on them."""
    states, mask = trunk_states(model, batch)
    scores = upper_scores(model, states, mask)
    words = [(n, int(h), item.triggers[k]) for n, item in enumerate(batch) for k, h in enumerate(heads_of(item))]
    at = torch.tensor([(n, h) for n, h, _ in words])
    target = torch.from_numpy(np.stack([t for *_, t in words]))
    loss = 8.0 * _cross(scores[at[:, 0], at[:, 1]], target).mean()
    rows = [(n, told, False) for n, item in enumerate(batch) for told in item.told]
    rows += [(n, told, True) for n, told in _nones(batch, scores, rng)]
    return loss + (_row_loss(model, batch, states, mask, rows) if rows else 0.0)


def trunk_states(model: ClaimModel, batch: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the states above the trunk, and the mask."""
    ids, mask = (torch.from_numpy(a) for a in _padded(batch))
    states, bias = model.encoder.embed(ids), model.encoder.bias(mask)
    for layer in model.encoder.layers[: model.split]:
        states = layer(states, bias)
    return states, mask


def heads_of(item: Item) -> np.ndarray:
    """Return the first pieces of the words that there are chances for."""
    return item.pieces.heads[: len(item.triggers)]


def upper_scores(model: ClaimModel, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return trigger scores off the trunk's states."""
    bias, hidden = model.encoder.bias(mask), states
    for layer in model.encoder.layers[model.split :]:
        hidden = layer(hidden, bias)
    return model.trigger_head(model.dropout(hidden))


def _cross(scores: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return -(functional.log_softmax(scores.float(), -1) * target).sum(-1)


def _nones(batch: list[Item], scores: torch.Tensor, rng: random.Random) -> Iterator[tuple[int, Told]]:
    """Yield the likeliest word outside every gold trigger as "no claim", in half of the annotated sentences."""
    for n, item in enumerate(batch):
        if not item.gold or rng.random() > 0.5:
            continue
        p = 1.0 - torch.softmax(scores[n, item.pieces.heads].detach().float(), -1)[:, 0].numpy()
        p[item.triggers[:, 0] < 0.5] = -1.0
        if p.max() > 0:
            kind = np.zeros(len(TYPES) + 1, np.float32)
            kind[NO_CLAIM] = 1.0
            nothing = np.zeros((0, len(ROLES), 3), np.float32), np.zeros((0, len(QUANTITY_OF)), np.float32)
            yield n, Told([int(p.argmax())], *nothing, kind, np.zeros(len(MODALITIES), np.float32))


def _row_loss(model: ClaimModel, batch, states, mask, rows) -> torch.Tensor:
    owner = torch.tensor([n for n, *_ in rows])
    marked = torch.zeros(len(rows), mask.shape[1])
    for row, (n, told, _) in enumerate(rows):
        for word in told.marked:
            marked[row, batch[n].pieces.words[word]] = 1.0
    roles, kinds, kind, modality = model.argument_scores(states[owner], mask[owner], marked)
    real = [r for r, (*_, none) in enumerate(rows) if not none]
    type_weight = torch.tensor([0.5 if none else 1.0 for *_, none in rows])
    loss = (type_weight * _cross(kind, torch.from_numpy(np.stack([t.type for _, t, _ in rows])))).sum() / len(rows)
    if not real:
        return loss
    heads = [heads_of(batch[rows[r][0]])[: len(rows[r][1].roles)] for r in real]
    at = torch.tensor([(r, int(h)) for r, some in zip(real, heads, strict=True) for h in some])
    share = torch.tensor([1.0 / len(some) for some in heads for _ in some])
    told = torch.from_numpy(np.concatenate([rows[r][1].roles for r in real]))
    loss = loss + 8.0 * (_cross(roles[at[:, 0], at[:, 1]], told).sum(-1) * share).sum() / len(real)
    counted = torch.from_numpy(np.concatenate([rows[r][1].kinds for r in real]))
    number = (counted.sum(-1) > 0).sum()
    if number:
        loss = loss + 0.5 * _cross(kinds[at[:, 0], at[:, 1]], counted).sum() / number
    modes = torch.from_numpy(np.stack([rows[r][1].modality for r in real]))
    return loss + 0.5 * _cross(modality[real], modes).mean()


@torch.no_grad()
def predict(model: ClaimModel, items: list[Item], word_threshold: float = 0.3):
    """Return each item's readings, `p` raw."""
    model.eval()
    out = [[] for _ in items]
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces.ids))
    for start in range(0, len(order), 16):
        group = order[start : start + 16]
        states, mask = trunk_states(model, [items[i] for i in group])
        scores = upper_scores(model, states, mask).float().numpy()
        rows = []
        for n, i in enumerate(group):
            pieces = items[i].pieces
            rows += [(n, i, t) for t in find_triggers(pieces, softmax(scores[n]), word_threshold)]
        if not rows:
            continue
        marked = torch.zeros(len(rows), mask.shape[1])
        for row, (_, _, trigger) in enumerate(rows):
            marked[row, list(trigger.pieces)] = 1.0
        owner = torch.tensor([n for n, *_ in rows])
        found = model.argument_scores(states[owner], mask[owner], marked)
        for row, (_, i, trigger) in enumerate(rows):
            own = {
                k: v[row].float().numpy() for k, v in zip(("roles", "kinds", "type", "modality"), found, strict=True)
            }
            out[i].append(read_claim(items[i].pieces, trigger, chances_of(own)))
    return out


def scores_on(model: ClaimModel, paths: Sequence[Path], tokenizer) -> dict[str, dict]:
    """Return the figures of each development file."""
    found = {}
    for path in paths:
        sentences = read_sentences(path, tokenizer)
        found[path.stem] = best_scores(model, list(gold_items(sentences)), sentences, path)
    return found


def best_scores(model: ClaimModel, items: list[Item], sentences, path: Path) -> dict[str, float]:
    """Return the development figures at the threshold that does best."""
    readings = predict(model, items)
    best = {}
    for threshold in np.arange(0.36, 0.8, 0.04):
        kept = [[r for r in found if r.p >= threshold] for found in readings]
        figures = {"threshold": round(float(threshold), 2), **score_sentences(sentences, kept, path)}
        best = max(best, figures, key=lambda f: sum(f.get(k, 0) for k in ("detect", "typed", "argument")))
    return best


def optimizer_of(model: ClaimModel, rate: float, steps: int):
    """Return AdamW over all above the words, heads faster, with warm-up and a linear end."""
    for part in (model.encoder.words, model.encoder.positions, model.encoder.norm):
        part.requires_grad_(False)
    mine = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    fast = [p for n, p in mine if "layers" not in n]
    slow = [p for n, p in mine if "layers" in n]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": 3 * rate}], weight_decay=0.01)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm)))
    )
    return optimizer, schedule


def train(options: argparse.Namespace) -> None:
    """Run the epochs, keeping `last.pt`, `model.pt` (mean of the weights on the way) and `log.jsonl`."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = load_tokenizer(options.encoder)
    gold = [i for path in options.train for i in gold_items(read_sentences(path, tokenizer))]
    soft = list(soft_items(options.soft, tokenizer))
    print(f"{len(gold)} gold, {len(soft)} soft", flush=True)
    model = ClaimModel(load_encoder(options.encoder), options.split)
    warm = torch.load(options.warm, map_location="cpu")
    given = inner_of(warm)
    shape(model, given)
    model.load_state_dict(warm)
    if options.inner and tuple(options.inner) != given:
        sample = random.Random(options.seed).sample([*gold, *soft], min(SAMPLE, len(gold)))
        narrow(model, tuple(options.inner), lambda: predict(model, sample))
    share = min(len(soft), options.soft_each) if soft else 0
    steps = ((len(gold) + share) // options.batch + 2) * options.epochs
    optimizer, schedule = optimizer_of(model, options.rate, steps)
    mean = copy.deepcopy(model)
    options.out.mkdir(parents=True, exist_ok=True)
    done = 0
    if (options.out / "last.pt").exists():
        kept = torch.load(options.out / "last.pt", weights_only=False)
        for part, name in ((model, "model"), (mean, "mean"), (optimizer, "optimizer"), (schedule, "schedule")):
            part.load_state_dict(kept[name])
        rng.setstate(kept["rng"])
        done = kept["epoch"]
    else:
        print(json.dumps({"epoch": "before", **scores_on(model, options.dev, tokenizer)}), flush=True)
    for epoch in range(done, options.epochs):
        began, total = time.time(), 0.0
        model.train()
        groups = batches([*gold, *rng.sample(soft, share)], options.batch, rng)
        for n, batch in enumerate(groups):
            with torch.autocast("cpu", torch.bfloat16):
                loss = losses(model, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            follow(mean, model, options.keep)
            total += loss.item()
            if n % 100 == 0:
                print(f"{epoch} {n}/{len(groups)} {total / (n + 1):.3f} {time.time() - began:.0f} s", flush=True)
        line = {"epoch": epoch, "seconds": round(time.time() - began), "loss": round(total / len(groups), 4)}
        line |= scores_on(mean, options.dev, tokenizer)
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        state = {"model": model.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save({**state, "schedule": schedule.state_dict(), "epoch": epoch + 1, "rng": rng.getstate()},
                   options.out / "last.pt")  # fmt: skip
        torch.save(mean.state_dict(), options.out / "model.pt")


@torch.no_grad()
def follow(mean: ClaimModel, model: ClaimModel, keep: float) -> None:
    """Move the running mean of the weights (Source: Polyak and Juditsky 1992)."""
    for slow, quick in zip(mean.parameters(), model.parameters(), strict=True):
        if quick.requires_grad:
            slow.lerp_(quick, 1.0 - keep)


def options_of() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "warm", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--dev", type=Path, action="append", required=True)
    parser.add_argument("--train", type=Path, action="append", required=True)
    parser.add_argument("--soft", type=Path, action="append", default=[], help="what teachers say")
    parser.add_argument("--soft-each", type=int, default=8000, help="most of these sentences in an epoch")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--keep", type=float, default=0.998, help="of the running mean of weights, a step")
    parser.add_argument("--split", type=int, default=4)
    parser.add_argument("--inner", type=int, nargs=2, help="units left inside the trunk's layers, and the branches'")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    torch.set_num_threads(1)
    train(options_of())
