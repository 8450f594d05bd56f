"""How well made-up weeks are recovered: `python benchmarks/worlds.py [--seeds 50] [--text 8] [--results FILE]`.

Each seed is a week of `evaluate.worlds` (parameters in its file); nothing is tuned on seeds below 100. `--text` weeks
are also read out of their rendered text. Counts of weeks already measured are kept in `--kept` and not measured again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from weekreview.evaluate import table_of, write_table
from weekreview.evaluate.intervals import Score, score_counts
from weekreview.evaluate.worlds import make_world
from weekreview.evaluate.worlds.figures import figures
from weekreview.evaluate.worlds.parameters import PACKAGED
from weekreview.evaluate.worlds.running import Rooms, run_text, run_true


def main() -> None:
    """Print the table of both, with intervals over weeks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--text", type=int, default=0)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    kept = _kept(given.kept)
    scores = _scores("made-up weeks, true claims", "true", given.seeds, kept, given.kept)
    if given.text:
        scores += _scores("made-up weeks, read from text", "text", given.text, kept, given.kept)
    print(table := table_of(scores))
    if given.results:
        write_table(given.results, "worlds", table)


def _scores(name: str, kind: str, seeds: int, kept: dict[str, dict], path: Path | None) -> list[Score]:
    """Return the scores of the first `seeds` weeks, each measured once."""
    run: Callable | None = None
    rows = []
    for seed in range(seeds):
        key = f"{kind} {seed}"
        if key not in kept:
            run = run or _runner(kind)
            kept[key] = run(make_world(seed))
            print(key, {k: v for k, v in kept[key].items() if k in ("claims", "leaks")}, file=sys.stderr, flush=True)
            if path:
                path.write_text(json.dumps(kept), encoding="utf-8")
        rows.append(kept[key])
    names = sorted({name for row in rows for name in row})
    filled = [{name: row.get(name, 0.0) for name in names} for row in rows]
    return score_counts(name, hashlib.sha256(PACKAGED.read_bytes()).hexdigest(), filled, figures)


def _runner(kind: str) -> Callable:
    if kind == "true":
        return run_true
    from weekreview.pipeline import open_gazetteer, open_reader
    from weekreview.settings import Settings

    rooms = Rooms(open_reader(Settings().read_options()), open_gazetteer(Settings().ground_options()))
    return lambda world: run_text(world, rooms)


def _kept(path: Path | None) -> dict[str, dict]:
    return json.loads(path.read_text(encoding="utf-8")) if path and path.is_file() else {}


if __name__ == "__main__":
    main()
