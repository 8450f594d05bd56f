"""The page itself: no visible number, date or place name outside an element that carries what it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import HTMLParser

from weekreview.model import Issue

from ..compose.pieces import words_of
from ..maps import open_basemap
from ..maps.drawings import NICE_KM
from ..render import CLAIMS_IN_PAGE
from .walks import Checked

UNSEEN = frozenset({"style", "script", "template"})
SPOKEN = ("aria-label", "alt", "title", "aria-description")
SHARED_LABEL = re.compile(r"(\d+(?:, \d+)+)(?: (.+))?")
"""Keys of several marks before the name of the first."""
NOTE_LABEL = re.compile(r"(?:Note|Back to where note) (\d+)(?: is cited)?")


class Element:
    """An open element that carries what its text rests on."""

    __slots__ = ("basis", "claims", "fixed", "tag", "target", "text")

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.basis = attributes.get("data-basis")
        self.claims = attributes.get("data-claims") or ""
        self.fixed = attributes.get("data-fixed")
        self.target = (attributes.get("href") or "").removeprefix("#n")
        self.text = ""


class PageReader:
    """Reads a page and notes each text that rests on nothing, each dead link and each doubled id.

    A target of lxml's parser, which mends a page as a browser would and opens and closes every element.
    """

    def __init__(self, checked: Checked) -> None:
        self.names, self.faults = checked.names, []
        self.open: list[Element | None] = []
        self.holders: list[Element] = []
        self.loose: list[str] = []
        self.unseen = self.heads = 0
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.pieces = {
            (p.text, p.basis.value, " ".join(p.claims[:CLAIMS_IN_PAGE])) for _, p in checked.pieces if p.kind != "text"
        }
        self.fixed = fixed_texts(checked.issue)
        self.claim_of = {str(note.number): note.claim_id for note in checked.issue.notes}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        if self.loose:
            self._check_loose()
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "head":
            self.heads += 1
        if not attributes:
            self.open.append(None)
            return
        self._check_attributes(tag, attributes)
        if not (attributes.get("data-basis") or attributes.get("data-fixed")):
            self.open.append(None)
            return
        element = Element(tag, attributes)
        self.open.append(element)
        self.holders.append(element)

    def end(self, tag: str) -> None:
        """Take in the end of the element opened last."""
        if self.loose:
            self._check_loose()
        if element := self.open.pop():
            self._close(element)
            self.holders.pop()
        if tag in UNSEEN:
            self.unseen -= 1
        elif tag == "head":
            self.heads -= 1

    def data(self, data: str) -> None:
        """Take in text, which may come in pieces."""
        if self.unseen:
            return
        if self.holders:
            self.holders[-1].text += data
        else:
            self.loose.append(data)

    def close(self) -> list[str]:
        """Return the faults, once all is read."""
        self._check_loose()
        dead = sorted(set(self.targets) - self.ids)
        return self.faults + [f"page: a link leads to #{target}, which is not on it" for target in dead]

    def _check_loose(self) -> None:
        """Check the text that no element holds, up to here."""
        text = "".join(self.loose)
        self.loose.clear()
        if not text.strip():
            return
        if self.heads:
            self._require(text, "head")
        elif found := self.names.unsupported(text):
            self.faults.append(f"page: {text.strip()[:80]!r} holds {', '.join(map(repr, found))} and cites nothing")

    def _check_attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        if identity := attributes.get("id"):
            if identity in self.ids:
                self.faults.append(f"page: id {identity!r} stands twice")
            self.ids.add(identity)
        target = attributes.get("href") or ""
        if target.startswith("#"):
            self.targets.append(target[1:])
        for name in SPOKEN:
            spoken = attributes.get(name) or ""
            if not spoken:
                continue
            label = NOTE_LABEL.fullmatch(spoken)
            if label and label[1] in self.fixed["note"]:
                continue
            if found := self.names.unsupported(spoken):
                self.faults.append(f"page: {name} {spoken[:80]!r} of a {tag} holds {', '.join(map(repr, found))}")

    def _close(self, element: Element) -> None:
        if element.basis and element.text and (element.text, element.basis, element.claims) not in self.pieces:
            self.faults.append(f"page: {element.text[:80]!r} ({element.basis}) is no piece of the issue")
        elif element.fixed:
            self._require(element.text, element.fixed)
        if element.tag == "a" and element.fixed == "note" and element.target != element.text:
            self.faults.append(f"page: note number {element.text!r} leads to note {element.target!r}")
        if element.tag == "a" and element.basis and self.claim_of.get(element.target) not in element.claims.split():
            self.faults.append(
                f"page: {element.text[:80]!r} leads to note {element.target!r}, which is not of its claims"
            )

    def _require(self, text: str, kind: str) -> None:
        words = " ".join(text.split())
        known = self.fixed.get(kind, frozenset())
        if kind == "map-key" and words and all(part in known for part in words.split(", ")):
            return
        if kind == "mark" and (shared := SHARED_LABEL.fullmatch(words)):
            keys = shared[1].split(", ")
            if all(key in known for key in keys) and f"{keys[0]} {shared[2] or ''}".strip() in known:
                return
        if words and words not in known:
            self.faults.append(f"page: {words[:80]!r} stands as {kind} but is none")


def fixed_texts(issue: Issue) -> dict[str, frozenset[str]]:
    """Return what may stand on the page outside the prose, by kind of place."""
    numbers = frozenset(str(note.number) for note in issue.notes)
    sentences = [note.segments for note in issue.notes] + [side.segments for pair in issue.pairs for side in pair.sides]
    keys = frozenset(str(mark.number) for mark in issue.marks)
    return {
        "head": frozenset({" ".join(words_of(issue.title).split())}),
        "note": numbers,
        "claim": frozenset(note.claim_id for note in issue.notes),
        "evidence": frozenset(" ".join("".join(s.text for s in segments).split()) for segments in sentences),
        "map-key": keys,
        "mark": keys | {f"{m.number} {' '.join(words_of(m.name).split())}" for m in issue.marks},
        "scale": frozenset(f"{km} km" for km in NICE_KM),
        "version": frozenset({issue.version}),
        "failure": frozenset(" ".join(failure.split()) for failure in issue.failures),
        "basemap": frozenset(label.name for label in (*open_basemap().countries, *open_basemap().cities)),
    }


def page_faults(checked: Checked, page: str) -> list[str]:
    """Return a fault for each text of the page that rests on nothing, and for each link that leads nowhere."""
    parser = HTMLParser(target=PageReader(checked), huge_tree=True)
    parser.feed(page)
    return parser.close()
