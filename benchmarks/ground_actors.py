"""Planted cases of look-ahead: who is meant on a day when a name, a group or an office had or had not begun.

    python benchmarks/ground_actors.py

Prints the cases that come out wrong, how many of them name an actor before its time, and the share that is right. The
labelled mentions of corpora are measured by `weekreview evaluate --only actors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.settings import Setting

CASES = Path(__file__).parent / "ground_look_ahead.tsv"


def cases() -> Iterator[tuple[str, date, str, str | None]]:
    """Yield text, day, country of the event and the actor meant; None for nobody."""
    rows = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in rows[1:]:
        text, day, country, gold = row.split("\t")
        yield text, date.fromisoformat(day), country, None if gold == "-" else gold


def main() -> None:
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


if __name__ == "__main__":
    main()
