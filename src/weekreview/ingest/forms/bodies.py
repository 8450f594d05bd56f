"""Bodies: the report of a page, as passages in order; found by trafilatura, or taken as it stands from a feed's
entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree, html
from trafilatura import bare_extraction

from weekreview.model import PassageKind, Reason

from ..cleaning import first_words, key, lines_of, pieces_of_lines
from ..drafts import Dropped, Piece
from .figures import Figure
from .markup import INLINE, text_of, words_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_ITEMS = frozenset({"li", "item", "dd"})


def body_of(tree: html.HtmlElement) -> list[Piece]:
    """Return the report's passages as trafilatura finds them; all blocks of the page where it finds none.

    Recall is favoured: what is furniture by its words is refused later, by name; a sentence lost here would be lost
    unseen.
    """
    found = bare_extraction(
        deepcopy(tree),
        include_comments=False,
        include_images=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
    )
    pieces = pieces_of(found.body) if found is not None and found.body is not None else []
    page = tree.find("body")
    return pieces or pieces_of(page if page is not None else tree)


def pieces_of(element: etree._Element, kind: PassageKind = PassageKind.PARAGRAPH) -> list[Piece]:
    """Return the passages of an element, of HTML or of trafilatura's XML: each block is one, a break parts a block."""
    if element.tag in _HEADINGS:
        text = words_of(element)
        return [Piece(PassageKind.HEADLINE, text)] if text else []
    if element.tag == "table":
        return _rows(element)
    kind = PassageKind.LIST_ITEM if element.tag in _ITEMS else kind
    pieces: list[Piece] = []
    run = [text_of_node(element.text)]
    for child in element:
        if _is_inline(child):
            run.append(text_of(child, "\n"))
        else:
            pieces += [*_pieces_of_run(run, kind), *pieces_of(child, kind)]
            run = []
        run.append(text_of_node(child.tail))
    return pieces + _pieces_of_run(run, kind)


def text_of_node(text: str | None) -> str:
    """Return a text node with its white space as a browser shows it."""
    return re.sub(r"\s+", " ", text or "")


def _is_inline(element: etree._Element) -> bool:
    return all(node.tag in INLINE for node in element.iter())


def _pieces_of_run(run: Sequence[str], kind: PassageKind) -> list[Piece]:
    pieces = pieces_of_lines(lines_of("".join(run)))
    return [Piece(kind, piece.text) if kind is PassageKind.LIST_ITEM else piece for piece in pieces]


def _rows(table: etree._Element) -> list[Piece]:
    """Return one list item a row, its cells joined by colons; a table of one cell a row is layout, its blocks stand
    for themselves."""
    rows = [[words_of(cell) for cell in row.iter("td", "th", "cell")] for row in table.iter("tr", "row")]
    if all(len(row) <= 1 for row in rows):
        return [piece for cell in table.iter("td", "th", "cell") for piece in pieces_of(cell)]
    texts = (": ".join(filter(None, row)) for row in rows)
    return [Piece(PassageKind.LIST_ITEM, text) for text in texts if text]


def place_captions(
    body: list[Piece], figures: list[Figure], tree: html.HtmlElement
) -> tuple[list[Piece], list[Dropped]]:
    """Put each caption after the paragraph that it follows; refuse captions of pictures that are not the report's.

    The report's pictures stand beside its paragraphs and inside the element that holds them all, or above the first.
    """
    index = {key(piece.text): number for number, piece in reversed(list(enumerate(body)))}
    holder = _holder(tree, index)
    inside: dict[int, list[Piece]] = {}
    dropped = []
    for figure in figures:
        after, before = index.get(figure.before), index.get(figure.after)
        leads = after is None and before is not None
        if leads or (after is not None and _holds(holder, figure.parent)):
            place = before - 1 if leads else after
            inside.setdefault(place, []).append(Piece(PassageKind.CAPTION, figure.caption))
        else:
            dropped.append(Dropped(Reason.NAVIGATION, first_words(figure.caption)))
    placed = list(inside.get(-1, []))
    for number, piece in enumerate(body):
        placed += [piece, *inside.get(number, [])]
    return placed, dropped


def _holder(tree: html.HtmlElement, index: Mapping[str, int]) -> html.HtmlElement | None:
    """Return the lowest element that holds all paragraphs of the body; None where none is found again."""
    chains = [[p, *p.iterancestors()][::-1] for p in tree.iter("p", "li", "blockquote") if key(words_of(p)) in index]
    if not chains:
        return tree.find("body")
    shared = [level[0] for level in zip(*chains, strict=False) if all(element is level[0] for element in level)]
    return shared[-1].getparent() if shared[-1].tag in ("p", "li") else shared[-1]


def _holds(holder: html.HtmlElement | None, element: html.HtmlElement) -> bool:
    return holder is None or element is holder or any(above is holder for above in element.iterancestors())
