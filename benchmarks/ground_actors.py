"""Planted cases of look-ahead: who is meant on a day when a name, a group or an office had or had not begun.

    python benchmarks/ground_actors.py [--labels FOLDER] [--results docs/results.md]

Prints the cases that come out wrong, how many of them name an actor before its time, and the share that is right. With
`--labels`, the folder of the corpora, also the share of each batch of `evaluate/actor_labels.tsv` and the errors of the
last; `weekreview evaluate --only actors` measures all batches together. With
`--results` the planted cases go as a table between the marks "look-ahead" of that page.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.evaluate.corpora import CORPORA, LABELS
from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.settings import Setting
from weekreview.predictions import predict_actors
from weekreview.settings import Settings

CASES = Path(__file__).parent / "ground_look_ahead.tsv"


def cases() -> Iterator[tuple[str, date, str, str | None]]:
    """Yield text, day, country of the event and the actor meant; None for nobody."""
    rows = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in rows[1:]:
        text, day, country, gold = row.split("\t")
        yield text, date.fromisoformat(day), country, None if gold == "-" else gold


def batches() -> dict[tuple[str, ...], int]:
    """Return the batch of each mention (corpus, record, begin, end); each but the first has a heading."""
    found, batch = {}, 1
    for line in LABELS.read_text("utf-8").splitlines():
        batch += line.startswith("#") and " batch" in line
        if not line.startswith("#"):
            corpus, record, begin, end, *_ = line.split("\t")
            found[corpus, record, begin, end] = batch
    return found


def labelled(folder: Path) -> None:
    """Print the share of right answers by batch, and what is wrong in the last one."""
    corpus, batch_of = next(c for c in CORPORA if c.name == "actors"), batches()
    right, total = Counter(), Counter()
    for file in corpus.files(folder):
        for sample in corpus.read(file):
            answers = next(predict_actors([sample], Settings()))["actors"]
            name = "re3d" if file.stem == "re3d-documents" else file.stem
            for mark, answer in zip(sample["gold"], answers, strict=True):
                batch = batch_of[name, sample["record"], str(mark["begin"]), str(mark["end"])]
                total[batch] += 1
                right[batch] += (answer or "-") in mark["right"]
                if batch == max(batch_of.values()) and (answer or "-") not in mark["right"]:
                    said = sample["text"][mark["begin"] : mark["end"]]
                    print(f"  {sample['id']} {said!r}: {answer}, not {mark['right']}")
    for batch in sorted(total):
        print(f"batch {batch}: {right[batch]} of {total[batch]} right ({right[batch] / total[batch]:.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    table = look_ahead()
    if options.results:
        write_table(options.results, "look-ahead", table)
    if options.labels:
        labelled(options.labels)


def look_ahead() -> str:
    """Print the planted cases that come out wrong; return the table of how many do."""
    actors = load_registry()
    resolver = Resolver(actors, name_table(actors))
    right = ahead = total = 0
    for text, day, country, gold in cases():
        found = resolver.resolve(text, Setting(day, (country,), (country,), main=country))
        total += 1
        right += found.actor_id == gold
        ahead += found.actor_id is not None and gold is None
        if found.actor_id != gold:
            print(f"  {day} {text}: {found.actor_id}, not {gold} ({found.reason})")
    print(f"look-ahead: {ahead} of {total} planted cases name an actor before its time; {right} right")
    head = "| planted cases | name an actor before its time | right | share right |\n| ---: | ---: | ---: | ---: |"
    return f"{head}\n| {total} | {ahead} | {right} | {right / total:.3f} |"


if __name__ == "__main__":
    main()
