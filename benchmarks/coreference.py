"""Event mentions across articles: `python benchmarks/coreference.py --data FOLDER [--results docs/results.md]`.

Scores the packaged weights on the development topics of ECB+ (gold mentions, topics given, singletons counted) beside
plain answers: mentions whose triggers have the same stems (or roots, irregular verbs by a table) are one event, and
the same within a sub-topic, which nobody tells our own answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.evaluate.coreference import conll, load_topics
from weekreview.reconcile.coreference import EventMention, chances, load_weights, make_mention
from weekreview.reconcile.coreference.clusters import join_by_mean
from weekreview.reconcile.coreference.pairs import trigger_key
from weekreview.reconcile.words import stem

FIGURES = ("MUC", "B-cubed", "CEAF-e", "CoNLL")


def main() -> None:
    """Print the table of three answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    topics = load_topics(given.data / "corpora/coreference/ecbplus", "dev")
    gold = {m: (topic["id"], event) for topic in topics for m, event in topic["gold"].items()}
    rows = [f"| ECB+ development topics ({len(gold):,} mentions) | MUC | B-cubed | CEAF-e | CoNLL F1 |"]
    rows.append("| --- | ---: | ---: | ---: | ---: |")
    for name, found in _answers(topics):
        scores = conll(found, gold)
        rows.append(f"| {name} | " + " | ".join(f"{scores[figure]:.3f}" for figure in FIGURES) + " |")
    print(table := "\n".join(rows))
    if given.results:
        write_table(given.results, "coreference", table)


def _answers(topics: list[dict]) -> Iterator[tuple[str, dict[str, tuple]]]:
    """Yield each answer's name, and mention id -> group."""
    keys = {"stem": _stem_key, "root": trigger_key}
    plain: dict[str, dict[str, tuple]] = {name: {} for name in keys}
    parted: dict[str, dict[str, tuple]] = {name: {} for name in keys}
    packaged: dict[str, tuple] = {}
    weights = load_weights()
    for topic in topics:
        mentions = [make_mention(m) for m in topic["mentions"]]
        for name, mention in product(keys, mentions):
            group = (topic["id"], keys[name](mention))
            plain[name][mention.mention_id] = group
            parted[name][mention.mention_id] = (*group, mention.document_id.endswith("ecbplus"))
        for number, joined in enumerate(join_by_mean(chances(mentions, weights), weights.threshold)):
            packaged |= {mentions[n].mention_id: (topic["id"], number) for n in joined}
    for name in keys:
        yield f"the same {name} is the same event", plain[name]
        yield f"the same {name}, sub-topics given besides", parted[name]
    yield "`predict coreference`", packaged


def _stem_key(mention: EventMention) -> str:
    return " ".join(sorted(map(stem, mention.trigger.split())))


if __name__ == "__main__":
    main()
