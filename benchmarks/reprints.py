"""How many reprints are known as such: `python benchmarks/reprints.py --data FOLDER [--results docs/results.md]`.

Takes 300 real releases and news texts that lie beside the checkout, reprints each by five declared edits, and asks
`predict origins` for all 1,800 together: a reprint is found where it stands in its original's group, and false where
it (or an original) stands in a group with another text's. None of the texts is written anywhere.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.predictions import predict_origins
from weekreview.settings import Settings

WANTED, SEED, LEAST_WORDS = 300, 0, 60
OTHER_WORDS = {
    "said": "stated",
    "says": "states",
    "announced": "made known",
    "killed": "left dead",
    "attack": "assault",
    "attacks": "assaults",
    "people": "persons",
    "also": "as well",
    "more than": "over",
    "about": "around",
    "because": "since",
    "after": "following",
    "before": "ahead of",
    "will": "is to",
    "against": "on",
    "support": "backing",
    "help": "aid",
    "including": "among them",
    "president": "head of state",
    "government": "authorities",
    "city": "town",
    "new": "fresh",
    "many": "numerous",
    "during": "in",
    "today": "this day",
    "our": "their",
    "we": "they",
    "continue": "go on",
    "statement": "declaration",
    "called": "urged",
    "according to": "as told by",
    "country": "nation",
    "forces": "troops",
    "fight": "struggle",
    "begin": "start",
    "began": "started",
}
"""Words that a desk puts in place of others in a lead."""
HEADLINES = ("In brief", "Latest from the region", "News in short", "What is known", "From the wires")
DATELINES = ("LONDON (Wire) - ", "BEIRUT, Oct. 12 (Agency) -- ", "WASHINGTON (Press) — ")


def main() -> None:
    """Print found and false, by edit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    rng = random.Random(SEED)
    texts = rng.sample(list(dict.fromkeys(_texts(given.data))), WANTED)
    documents = []
    for number, text in enumerate(texts):
        documents.append(_document(number, "original", text))
        documents += [_document(number, name, edit(text, rng)) for name, edit in EDITS.items()]
    (answer,) = predict_origins([{"id": "all", "documents": documents}], Settings())
    table = _table(answer["origins"])
    print(table)
    if given.results:
        write_table(given.results, "reprints", table)


def _texts(folder: Path) -> Iterator[str]:
    """Yield the texts of press releases, reports and news articles that are long enough to be reprinted."""
    for line in (folder / "samples/press-releases.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        yield from _long_enough(f"{record['title'].strip()}\n\n{record['text']}")
    for name in ("polnear-dev", "polnear-train"):
        for line in (folder / f"corpora/attribution/{name}.jsonl").open(encoding="utf-8"):
            yield from _long_enough(json.loads(line)["text"])


def _long_enough(text: str) -> Iterator[str]:
    if len(text.split()) >= LEAST_WORDS:
        yield text


def _document(number: int, name: str, text: str) -> dict:
    return {
        "document_id": f"{number:03d} {name}",
        "publisher": f"Outlet {number % 7} {name}",
        "published_at": None,
        "text": text,
    }


def cut(text: str, rng: random.Random) -> str:
    """Return the first half of the paragraphs, or of the sentences where there is one paragraph."""
    blocks = [b for b in re.split(r"\n\s*\n|\n", text) if b.strip()]
    if len(blocks) >= 4:
        return "\n\n".join(blocks[: (len(blocks) + 1) // 2])
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(sentences[: max(2, (len(sentences) + 1) // 2)])


def headline(text: str, rng: random.Random) -> str:
    """Return the text under another headline."""
    first, _, rest = text.partition("\n")
    body = rest.strip() if len(first) < 160 and rest.strip() else text
    return f"{rng.choice(HEADLINES)}\n\n{body}"


def paraphrased_lead(text: str, rng: random.Random) -> str:
    """Return the text with its first two sentences in other words and order."""
    sentences = re.split(r"(?<=[.!?])\s+", text, maxsplit=2)
    lead = [_other_words(s) for s in sentences[:2]]
    return " ".join([*lead[::-1], *sentences[2:]])


def _other_words(sentence: str) -> str:
    clauses = re.split(r",\s+", sentence.rstrip(".!? \n"))
    moved = ", ".join([*clauses[1:], clauses[0]]) if len(clauses) > 1 else clauses[0]
    for old, new in OTHER_WORDS.items():
        moved = re.sub(rf"\b{old}\b", new, moved)
    return moved[:1].upper() + moved[1:] + "."


def dateline(text: str, rng: random.Random) -> str:
    """Return the text with an agency's dateline before it and its own house's line behind it."""
    return f"{rng.choice(DATELINES)}{text}\n\nReporting by our staff; editing by the night desk."


def quotes_dropped(text: str, rng: random.Random) -> str:
    """Return the text without the sentences that quote."""
    sentences = re.split(r"(?<=[.!?])(\s+)", text)
    kept = [s for s in sentences if not re.search(r"[\"“”]", s)]
    return "".join(kept) if len("".join(kept).split()) >= 25 else text


EDITS = {
    "cut": cut,
    "headline": headline,
    "paraphrased lead": paraphrased_lead,
    "dateline": dateline,
    "quotes dropped": quotes_dropped,
}
"""Name -> edit."""


def _table(groups: list[list[str]]) -> str:
    """Return found and false by edit as Markdown."""
    group_of = {d: n for n, group in enumerate(groups) for d in group}
    mixed = {n for n, group in enumerate(groups) if len({d[:3] for d in group}) > 1}
    rows = ["| edit | reprints | found | false |", "| --- | ---: | ---: | ---: |"]
    total = [0, 0, 0]
    for name in EDITS:
        ids = [d for d in group_of if d.endswith(f" {name}")]
        found = sum(group_of[d] == group_of[f"{d[:3]} original"] for d in ids)
        false = sum(group_of[d] in mixed for d in ids)
        rows.append(f"| {name} | {len(ids)} | {found / len(ids):.3f} | {false / len(ids):.4f} |")
        total = [a + b for a, b in zip(total, (len(ids), found, false), strict=True)]
    return "\n".join([*rows, f"| all | {total[0]} | {total[1] / total[0]:.4f} | {total[2] / total[0]:.4f} |"])


if __name__ == "__main__":
    main()
