"""Event mentions of ECB+: the same events across news articles, as tasks for `predict coreference`, and their truth.

Source: Cybulska and Vossen (2014); only the sentences that its authors checked are used, as they advise, and only gold
event mentions (ACTION and NEG_ACTION). Topics are given: each task is one of the corpus's sub-topics' files together.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

CHECKED = "ECBplus_coreference_sentences.csv"


def load_topics(folder: Path, part: str) -> list[dict[str, Any]]:
    """Return one task a topic of `folder`/`part`: `id`, `mentions` as the outside contract has them, and `gold`.

    `gold` maps mention ids to the name of their event.
    """
    with (folder / CHECKED).open(encoding="utf-8", newline="") as lines:
        checked = {(r["Topic"], r["File"], int(r["Sentence Number"])) for r in csv.DictReader(lines)}
    tasks = []
    for topic in sorted((folder / part).iterdir(), key=lambda p: (len(p.name), p.name)):
        mentions: list[dict[str, Any]] = []
        gold: dict[str, str] = {}
        for path in sorted(topic.glob("*.xml")):
            for mention, event in _mentions(path, topic.name, checked):
                mentions.append(mention)
                gold[mention["mention_id"]] = event
        if mentions:
            tasks.append({"id": topic.name, "mentions": mentions, "gold": gold})
    return tasks


def _mentions(path: Path, topic: str, checked: set[tuple[str, str, int]]):
    """Yield each checked event mention of a file with the name of its event."""
    root = fromstring(path.read_bytes())
    name = path.stem.split("_", 1)[1]
    tokens = {t.get("t_id"): t for t in root.iter("token")}
    sentences = _sentences(root)
    event_of = _events(root, path.stem)
    for mark in root.find("Markables") or ():
        anchors = [tokens[a.get("t_id")] for a in mark.findall("token_anchor")]
        if not anchors or not mark.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        number = int(anchors[0].get("sentence"))
        if (topic, name, number) not in checked:
            continue
        text, places = sentences[number]
        begin, end = places[anchors[0].get("t_id")][0], places[anchors[-1].get("t_id")][1]
        mention_id = f"{path.stem}-{mark.get('m_id')}"
        mention = {"mention_id": mention_id, "document_id": path.stem, "text": text, "begin": begin, "end": end}
        yield mention, event_of.get(mark.get("m_id"), mention_id)


def _sentences(root: Element) -> dict[int, tuple[str, dict[str, tuple[int, int]]]]:
    """Return sentence number -> its tokens joined by blanks, and where each token stands in that."""
    words: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        words[int(token.get("sentence") or 0)].append((token.get("t_id") or "", token.text or ""))
    found = {}
    for number, row in words.items():
        places, at = {}, 0
        for token_id, word in row:
            places[token_id] = (at, at + len(word))
            at += len(word) + 1
        found[number] = (" ".join(word for _, word in row), places)
    return found


def _events(root: Element, document: str) -> dict[str | None, str]:
    """Return mention id -> name of its event; a chain inside one document is named by the document."""
    found: dict[str | None, str] = {}
    for link in root.find("Relations") or ():
        target = link.find("target")
        note = link.get("note") if link.tag == "CROSS_DOC_COREF" else None
        name = note or f"{document}-chain-{target.get('m_id') if target is not None else link.get('r_id')}"
        for source in link.findall("source"):
            found[source.get("m_id")] = name
    return found
