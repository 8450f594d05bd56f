"""Make plain sentences from word lists: a claim's trigger with a doer, a place, a day, in Arabic or Russian.

    python training/compose_sentences.py --words training/data/words-ar.tsv --out composed-ar.jsonl [--each 12]

What an English model lacks in another language is words above all: which verb is a strike and which a siege. A list
of triggers a type, put into a few frames, teaches them; how sentences are really built is left to the written ones.
Seeded. Grammar is rough: a doer may not fit its deed.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

Record = dict[str, object]
ROLES = ("actor", "target", "place", "time")
FEMININE = {"ى": "ت", "ا": "ت"}
"""Arabic: what the last letter of a verb becomes before a feminine doer; else "ت" is put behind it."""


def read_words(path: Path) -> tuple[dict[str, list[str]], list[tuple[str, str, str, str]]]:
    """Return the fillers by kind, and (type, form, trigger, kind of target) of each trigger."""
    fillers: dict[str, list[str]] = {}
    triggers = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("="):
            fillers.setdefault(cells[0][1:], []).extend(cells[1].split("; "))
        elif line and not line.startswith("#"):
            kind, form, words, target = cells
            triggers += [(kind, form, word, target) for word in words.split("; ")]
    return fillers, triggers


def composed(trigger: tuple[str, str, str, str], fillers: dict[str, list[str]], rng: random.Random) -> Record:
    """Return one sentence around a trigger, as an annotated record without its id."""
    kind, form, word, target = trigger
    feminine = rng.random() < 0.4 and "doer_f" in fillers
    doer = rng.choice(fillers["doer_f" if feminine else "doer"])
    if feminine and form == "verb":
        word = _feminine(word)
    named = (
        [("", rng.choice(fillers["told"])), ("speaker", rng.choice(fillers["speaker"]))] if rng.random() < 0.25 else []
    )
    role = "place" if target.startswith("-") else "target"
    object_ = [(role, rng.choice(fillers[target]))] if target != "-" else []
    where = [("place", rng.choice(fillers["place"]))] if rng.random() < 0.6 else []
    when = [("time", rng.choice(fillers["time"]))] if rng.random() < 0.4 else []
    if form == "verb":
        first = fillers["order"][0] == "VA"
        head, _, rest = word.partition(" ") if first else (word, "", "")
        doing, tail = [("trigger", head), ("actor", doer)], [("", rest)] if rest else []
        parts = [*(doing if first else reversed(doing)), *tail, *object_, *where, *when]
    else:
        parts = [("", rng.choice(fillers["opening"])), ("trigger", word), *object_, *where, *when]
    return _record(kind, named, parts)


def _feminine(verb: str) -> str:
    """Return an Arabic verb, its first word, as it stands before a feminine doer."""
    head, blank, rest = verb.partition(" ")
    head = head[:-1] + FEMININE[head[-1]] if head[-1] in FEMININE else head + "ت"
    return head + blank + rest


def _record(kind: str, named: list[tuple[str, str]], parts: list[tuple[str, str]]) -> Record:
    """Put the parts side by side; a told sentence begins with who tells it."""
    claim: dict[str, object] = {role: [] for role in (*ROLES, "weapon", "quantities")}
    claim |= {"type": kind, "trigger": None, "speaker": None, "cue": None}
    claim["modality"] = "reported" if named else "asserted"
    text = ""
    for role, words in [*(("cue", w) if not r else (r, w) for r, w in named), *parts]:
        begin = len(text) + bool(text)
        text = f"{text} {words}" if text else words
        span = [begin, len(text)]
        if role in ROLES:
            claim[role].append(span)
        elif role:
            claim[role] = span if role != "speaker" else [begin, len(text.rstrip(" ,").removesuffix(" أن"))]
    return {"text": text + ".", "claims": [claim]}


def main() -> None:
    """Write `--each` sentences for every trigger of the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    fillers, triggers = read_words(options.words)
    records = [composed(t, fillers, rng) for t in triggers for _ in range(options.each)]
    lines = [json.dumps({"id": f"wc-{n}", **r}, ensure_ascii=False) for n, r in enumerate(records)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(triggers)} triggers, {len(records)} sentences")


if __name__ == "__main__":
    main()
