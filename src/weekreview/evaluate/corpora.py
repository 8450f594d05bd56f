"""The annotated data that scores are taken on: where each corpus lies under the given folder, and its samples."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from weekreview.errors import InputError

from .reading.articles import read_articles, read_snippets, read_tagged
from .reading.passages import OWN, read_passages

WARS_IN_CLAIM_DATA = ("06_KoreanWar", "07_IraqWar", "14_FirstIndochinaWar", "17_AlgerianWar", "18_SovietsInAfghanistan")
"""The narratives whose sentences are in the claim data too. Source: the note that came with that data, 2026."""
Sample = dict[str, Any]
"""`id`, `text`, perhaps `published_on`, and `gold`."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus."""

    name: str
    """Name in tables and floors."""
    task: str
    """Task of `weekreview predict` that it measures."""
    pattern: str
    """Its files, as globs under the folder, "|" between them."""
    skipped: tuple[str, ...]
    """File names that begin with one of these are left out: the reader was trained on their texts."""
    read: Callable[[Path], list[Sample]]
    """From one file to its samples."""
    about: str
    """One line for the table of results."""
    own: bool = False
    """True where it was written for this project and lies in the package, whatever the folder."""

    def files(self, folder: Path) -> list[Path]:
        """Return its files under `folder`, sorted."""
        folder = OWN if self.own else folder
        found = sorted(path for pattern in self.pattern.split("|") for path in folder.glob(pattern))
        return [path for path in found if not path.name.startswith(self.skipped or ("\0",))]

    def load(self, folder: Path) -> list[Sample]:
        """Return its samples.

        Raises:
            InputError: A file is not in the corpus's form.
        """
        try:
            return [sample for path in self.files(folder) for sample in self.read(path)]
        except (ValueError, KeyError, SyntaxError) as error:
            raise InputError(
                f"corpus {self.name} under {folder} is not in its form: {error!r}; fetch it anew"
            ) from error


def digest_of(files: Sequence[Path]) -> str:
    """Return the SHA-256 over the files' contents, in order."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _read_claims(path: Path) -> list[Sample]:
    """Return annotated sentences; their spans are strings, `@n` meaning the n-th time that the string stands there."""
    return [{"id": r["id"], "text": r["text"], "gold": r["claims"]} for r in _read_lines(path)]


def _read_toponyms(path: Path) -> list[Sample]:
    """Return articles with place names; the day of publication only where it is known."""
    found = []
    for record in _read_lines(path):
        sample = {"id": record["id"], "text": record["text"], "gold": record["toponyms"]}
        day = re.match(r"\d{4}-\d\d-\d\d", record.get("published_on") or "")
        found.append(sample | ({"published_on": day[0]} if day else {}))
    return found


def _read_timeml(path: Path) -> list[Sample]:
    """Return one TimeML document as a sample."""
    root = fromstring(path.read_text(encoding="utf-8"))
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    if body is None:
        raise ValueError(f"{path.name} has no TEXT")
    pieces, gold = _flatten(body)
    sample: Sample = {"id": path.stem, "text": "".join(pieces), "gold": gold}
    return [sample | ({"published_on": created.get("value")} if created is not None else {})]


def _flatten(body: Element) -> tuple[list[str], list[dict[str, Any]]]:
    """Return a marked-up text's pieces, and its time expressions with offsets into them joined."""
    pieces, gold, at = [body.text or ""], [], len(body.text or "")
    for child in body:
        inside, after = "".join(child.itertext()), child.tail or ""
        if child.tag == "TIMEX3":
            marks = {"type": child.get("type"), "value": child.get("value")}
            gold.append({"begin": at, "end": at + len(inside), **marks})
        pieces += [inside, after]
        at += len(inside) + len(after)
    return pieces, gold


LABELS = Path(__file__).parent / "actor_labels.tsv"
"""Mentions labelled by hand with the actor that they mean: where they stand in corpora that are not ours, and no
text."""


def _read_actors(path: Path) -> list[Sample]:
    """Return the texts of a file that have labelled mentions; timelines are named by file and record number."""
    labels: dict[str, list[list[str]]] = {}
    rows = (line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for corpus, record, *label in (row.split("\t") for row in rows):
        if corpus == ("re3d" if path.stem == "re3d-documents" else path.stem):
            labels.setdefault(record, []).append(label)
    found = []
    for number, record in enumerate(_read_lines(path) if labels else ()):
        key = record.get("_id") or str(number)
        mine = labels.get(key, [])
        mentions = [[int(begin), int(end)] for begin, end, _, _ in mine]
        gold = [{"begin": b, "end": e, "right": m[3].split("|")} for (b, e), m in zip(mentions, mine, strict=True)]
        if mine:
            text = (record.get("update") or record["text"]).replace("\\n", " \n")  # line ends that are spelled out
            sample = {"id": f"{path.stem}-{number}", "record": key, "text": text, "gold": gold, "mentions": mentions}
            found.append(sample | {"published_on": mine[0][2], "publisher": record.get("publisher")})
    return found


POLNEAR, RE3D = "corpora/attribution/polnear-dev.jsonl", "corpora/entities/re3d-dev.jsonl"
CORPORA: tuple[Corpus, ...] = (
    Corpus("claims-dev", "claims", "claims/dev.jsonl", (), _read_claims, "596 sentences of conflict reports"),
    Corpus("wikiwars", "times", "corpora/times/wikiwars/*.tml", WARS_IN_CLAIM_DATA, _read_timeml, "narratives of wars"),
    Corpus(
        "actors",
        "actors",
        "corpora/timelines/*.jsonl|corpora/entities/re3d-documents.jsonl",
        (),
        _read_actors,
        "mentions in timelines of wars and press releases, labelled by hand",
    ),
    Corpus("lgl", "toponyms", "corpora/toponyms/lgl.jsonl", (), _read_toponyms, "588 articles of local newspapers"),
    Corpus("geovirus", "toponyms", "corpora/toponyms/geovirus.jsonl", (), _read_toponyms, "229 articles on epidemics"),
    Corpus("polnear-dev", "attribution", POLNEAR, (), read_articles, "94 articles of US political news"),
    Corpus("re3d-dev", "entities", RE3D, (), read_tagged, "191 sentences on the war in Syria and Iraq"),
    Corpus("snippets", "event_type", "snippets.tsv", (), read_snippets, "150 snippets written for this project", True),
    Corpus("finer", "finer", "finer.jsonl", (), _read_claims, "150 sentences on what guidelines keep in `other`", True),
    Corpus("passages", "passages", "passages.txt", (), read_passages, "200 passages written for this project", True),
    Corpus(
        "passages-held", "passages", "passages-held.txt", (), read_passages, "40 more, written after the rules", True
    ),
)
"""Every corpus, in the order of the table."""
