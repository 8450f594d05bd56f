"""Train the branch of entities and event types: small annotated and written sets -> a checkpoint, scored on dev.

    python training/heads/train_few.py --encoder FOLDER --weights FOLDER --shared FOLDER --out DIR [--fold N]

Seeded. `--fold N` (0 to 4) leaves a fifth of the PLOVER sentences out and scores them, for cross-validation. Needs the
`train` extra.
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

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import few  # noqa: E402
from branch import Branch  # noqa: E402
from encoder import load_encoder  # noqa: E402
from torch.nn import functional  # noqa: E402
from train_attribution import optimizer_of, spans  # noqa: E402
from windows import IGNORED, Trunk, load_tokenizer  # noqa: E402

from weekreview.evaluate.reading.event_scores import EVENT_TYPES  # noqa: E402
from weekreview.read.heads.chains import best_chain  # noqa: E402

ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
FOLDS = 5
CLASSES = {"acled": EVENT_TYPES, "plover": ROOTS}


class Sets:
    """Every example, by what it is for."""

    def __init__(self, options: argparse.Namespace):
        trunk, tokenizer = Trunk(options.weights), load_tokenizer(options.weights)
        shared, rng = options.shared / "corpora", random.Random(options.seed)
        records = few.read_tagged(shared / "entities" / "re3d-train.jsonl")
        kinds = sorted({tag[2:] for r in records for tag in r["tags"] if tag != "O"})
        self.labels = ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]

        def texts(rows, task, weight):
            return [few.whole(t, CLASSES[task].index(k), task, weight, trunk, tokenizer) for t, k in rows]

        self.entities = [few.tagged(r, self.labels, trunk, tokenizer) for r in records]
        dev = few.read_tagged(shared / "entities" / "re3d-dev.jsonl")
        self.entities_dev = [few.tagged(r, self.labels, trunk, tokenizer) for r in dev]
        self.roots = texts(few.read_roots(shared / "event_types" / "plv-train.jsonl"), "plover", 1.0)
        data = HERE.parent / "data"
        self.snippets = texts(few.read_snippets(sorted(data.glob("snippets-*.tsv"))), "acled", 1.0)
        claims = [options.shared / "claims" / "train.jsonl", *sorted(data.glob("written-*.jsonl"))]
        self.silver = texts(few.read_claim_types(claims, rng, options.most), "acled", options.silver)
        own = HERE.parents[1] / "src" / "weekreview" / "evaluate" / "own" / "snippets.tsv"
        self.snippets_dev = texts(few.read_snippets([own]), "acled", 1.0)
        order = list(range(len(self.roots)))
        random.Random(0).shuffle(order)
        self.fold = {index: place % FOLDS for place, index in enumerate(order)}

    def training(self, fold: int | None) -> list[few.Example]:
        """Return what is trained on."""
        roots = [e for n, e in enumerate(self.roots) if fold is None or self.fold[n] != fold]
        return [*self.entities, *roots, *self.snippets, *self.silver]


def padded(batch: list[few.Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return states and mask, each `texts x longest`."""
    width = max(len(e.states) for e in batch)
    states, mask = torch.zeros(len(batch), width, batch[0].states.shape[1]), torch.zeros(len(batch), width)
    for n, example in enumerate(batch):
        states[n, : len(example.states)], mask[n, : len(example.states)] = example.states.float(), 1
    return states, mask


def loss_of(branch: Branch, batch: list[few.Example]) -> torch.Tensor:
    """Return the loss of a batch of one task."""
    states, mask = padded(batch)
    task = batch[0].task
    with torch.autocast("cpu", torch.bfloat16):
        scores = branch.scores(task, states, mask).float()
    if task in CLASSES:
        each = functional.cross_entropy(
            scores, torch.stack([e.labels for e in batch]), reduction="none", label_smoothing=0.1
        )
        return (each * torch.tensor([e.weight for e in batch])).mean()
    labels = torch.full(mask.shape, IGNORED)
    for n, example in enumerate(batch):
        labels[n, : len(example.labels)] = example.labels
    return 4.0 * branch.chains[task].loss(scores, labels)


def groups_of(examples: list[few.Example], size: int, rng: random.Random) -> list[list[few.Example]]:
    """Return shuffled batches, each of one task and of like length."""
    groups = []
    for task in sorted({e.task for e in examples}):
        order = sorted((e for e in examples if e.task == task), key=lambda e: len(e.states) + rng.random() * 8)
        groups += [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def classes_found(branch: Branch, examples: list[few.Example]) -> list[int]:
    """Return the likeliest class of each text."""
    found = []
    with torch.no_grad():
        for start in range(0, len(examples), 16):
            states, mask = padded(examples[start : start + 16])
            found += branch.scores(examples[start].task, states, mask).argmax(1).tolist()
    return found


def f1_by_class(gold: list[int], found: list[int]) -> dict[int, float]:
    """Return F1 of each class that is there."""
    out = {}
    for kind in sorted(set(gold)):
        hits = sum(g == f == kind for g, f in zip(gold, found, strict=True))
        out[kind] = 2 * hits / max(1, gold.count(kind) + found.count(kind))
    return out


def score(branch: Branch, sets: Sets, fold: int | None) -> dict[str, float]:
    """Return the figures on dev."""
    branch.eval()
    gold = [int(e.labels) for e in sets.snippets_dev]
    by_class = f1_by_class(gold, classes_found(branch, sets.snippets_dev))
    out = {"acled": sum(by_class[g] for g in gold) / len(gold), "entities": _entities(branch, sets)}
    if fold is not None:
        held = [n for n in range(len(sets.roots)) if sets.fold[n] == fold]
        gold = [int(sets.roots[n].labels) for n in held]
        found = classes_found(branch, [sets.roots[n] for n in held])
        out |= {"plover": sum(f1_by_class(gold, found).values()) / len(set(gold)), "gold": gold, "found": found}
    return out


def _entities(branch: Branch, sets: Sets) -> float:
    chain = branch.chains["entities"]
    parts = [x.detach().numpy() for x in (chain.following, chain.first, chain.last)]
    hits = total = 0
    for example in sets.entities_dev:
        with torch.no_grad():
            scores = branch.scores("entities", *padded([example]))[0].numpy()
        words = np.flatnonzero(example.labels.numpy() >= 0)
        gold = spans([sets.labels[n] for n in example.labels.numpy()[words]])
        found = spans([sets.labels[n] for n in best_chain(scores[words], *parts)])
        hits, total = hits + len(gold & found), total + len(gold) + len(found)
    return 2 * hits / max(1, total)


def train(options: argparse.Namespace) -> None:
    """Run the epochs, keeping `branch.pt`, `labels.json` and `log.jsonl`."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    sets = Sets(options)
    examples = sets.training(options.fold)
    sizes = {"entities": len(sets.labels), "acled": len(EVENT_TYPES), "plover": len(ROOTS)}
    branch = Branch(load_encoder(options.encoder), sizes, options.layers, tuple(CLASSES), options.dropout)
    steps = options.epochs * len(groups_of(examples, options.batch, random.Random(0)))
    optimizer, schedule = optimizer_of(branch, options.rate, steps)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps({"entities": sets.labels}))
    for epoch in range(options.epochs):
        began, total = time.time(), 0.0
        branch.train()
        groups = groups_of(examples, options.batch, rng)
        for batch in groups:
            loss = loss_of(branch, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        last = epoch == options.epochs - 1
        figures = score(branch, sets, options.fold) if last or epoch % 3 == 2 else {}
        line = {"epoch": epoch, "seconds": round(time.time() - began), "loss": round(total / len(groups), 4), **figures}
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print({k: v for k, v in line.items() if k not in ("gold", "found")}, flush=True)
    torch.save(branch.state_dict(), options.out / "branch.pt")


def options_of() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "weights", "shared", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--silver", type=float, default=0.4, help="weight of sentences labelled by their claims")
    parser.add_argument("--most", type=int, default=40, help="most sentences of one sub-type labelled by their claims")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    torch.set_num_threads(1)
    train(options_of())
