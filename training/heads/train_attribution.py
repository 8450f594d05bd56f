"""Train the attribution branch: annotated articles -> a checkpoint, scored on dev articles after each epoch.

    python training/heads/train_attribution.py --encoder FOLDER --weights FOLDER --train A.jsonl --dev B.jsonl --out DIR

Seeded; goes on from the last epoch when it was stopped. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from attributions import LABELS, PARTS, epoch, read_articles
from branch import Branch
from encoder import load_encoder
from windows import Trunk, batches, collate, load_tokenizer

from weekreview.read.heads.chains import best_chain

PIECES = 1600
"""Pieces of a batch."""


def train(options: argparse.Namespace) -> None:
    """Run the epochs, keeping `last.pt` (to go on from), `branch.pt` (the newest weights) and `log.jsonl`."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer, trunk = load_tokenizer(options.weights), Trunk(options.weights)
    articles, dev = read_articles(options.train, tokenizer), read_articles(options.dev, tokenizer)
    branch = Branch(load_encoder(options.encoder), {"attribution": len(LABELS)}, options.layers)
    if options.warm:
        branch.load_state_dict(torch.load(options.warm))
    steps = int(sum(sum(a.lengths) for a in articles) / PIECES * 1.08 * options.share) * options.epochs
    optimizer, schedule = optimizer_of(branch, options.rate, steps)
    options.out.mkdir(parents=True, exist_ok=True)
    done = resume(options.out, branch, optimizer, schedule, rng)
    for number in range(done, options.epochs):
        began = time.time()
        groups = batches(epoch(articles, rng), PIECES, rng)
        groups = groups[: int(len(groups) * options.share)]
        loss = run_epoch(branch, trunk, groups, optimizer, schedule)
        line = {
            "epoch": number,
            "seconds": round(time.time() - began),
            "loss": round(loss, 4),
            **score(branch, trunk, dev),
        }
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        state = {"model": branch.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": number + 1, "rng": rng.getstate()}, options.out / "last.pt")
        torch.save(branch.state_dict(), options.out / "branch.pt")


def run_epoch(branch: Branch, trunk: Trunk, groups, optimizer, schedule) -> float:
    """Train on each batch once and return the mean loss."""
    branch.train()
    total, began = 0.0, time.time()
    for n, batch in enumerate(groups):
        ids, mask, labels = collate(batch)
        states, mask_ = trunk.states(ids, mask), torch.from_numpy(mask)
        task = batch[0].task
        with torch.autocast("cpu", torch.bfloat16):
            scores = branch.scores(task, states, mask_)
        loss = branch.chains[task].loss(scores, labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if n % 50 == 0:
            print(f"step {n}/{len(groups)} loss {total / (n + 1):.4f} {time.time() - began:.0f} s", flush=True)
    return total / len(groups)


def optimizer_of(branch: Branch, rate: float, steps: int):
    """Return AdamW with fast heads, a tenth of warm-up and a linear end."""
    layers = list(branch.layers.parameters())
    rest = [p for n, p in branch.named_parameters() if not n.startswith("layers.")]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": rate}, {"params": rest, "lr": rate * 10}], weight_decay=0.01
    )
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / max(1, steps - warm)))
    )
    return optimizer, schedule


def score(branch: Branch, trunk: Trunk, articles) -> dict[str, float]:
    """Return exact F1 of each part over windows of at most 120 pieces; `weekreview evaluate` decides."""
    branch.eval()
    chain = branch.chains["attribution"]
    following, first, last = (x.detach().numpy() for x in (chain.following, chain.first, chain.last))
    hits, gold_count, found_count = (dict.fromkeys(PARTS, 0) for _ in range(3))
    for group in batches([w for a in articles for w in a.windows(120)], 3000, random.Random(0)):
        ids, mask, labels = collate(group)
        with torch.no_grad():
            scores = branch.scores("attribution", trunk.states(ids, mask), torch.from_numpy(mask)).numpy()
        for row, gold_row in zip(scores, labels.numpy(), strict=True):
            words = np.flatnonzero(gold_row >= 0)
            gold = spans([LABELS[x] for x in gold_row[words]])
            found = spans([LABELS[x] for x in best_chain(row[words], following, first, last)])
            for counts, some in ((hits, gold & found), (gold_count, gold), (found_count, found)):
                for part, *_ in some:
                    counts[part] += 1
    return {p: round(2 * hits[p] / max(1, gold_count[p] + found_count[p]), 4) for p in PARTS}


def spans(labels: list[str]) -> set[tuple[str, int, int]]:
    """Return the spans of a row of labels."""
    found, part, begin = set(), None, 0
    for n, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if mark != "I" or name != part:
            if part:
                found.add((part, begin, n))
            part, begin = (name, n) if name else (None, n)
    return found


def resume(out: Path, branch, optimizer, schedule, rng: random.Random) -> int:
    """Take up the last epoch's state where there is one; return the number of epochs done."""
    if not (out / "last.pt").exists():
        return 0
    kept = torch.load(out / "last.pt", weights_only=False)
    branch.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    schedule.load_state_dict(kept["schedule"])
    rng.setstate(kept["rng"])
    return kept["epoch"]


def options_of() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "weights", "train", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--warm", type=Path, help="start from this branch.pt")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--share", type=float, default=1.0, help="share of an epoch's batches that is trained on")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    torch.set_num_threads(1)
    train(options_of())
