"""Markup: a page parsed, and what it says of itself: title, publisher, dates, language, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from lxml import etree, html

from weekreview.model import Published

from ..cleaning import key, tidy
from ..dates import read_date, unreadable_date
from ..drafts import Dropped
from .addresses import absolute, is_web

DATE_WORDS = 12
"""Longest element, in words, whose class says date and that htmldate may look at. Source: a date and time with a
label."""

_BREAKS = frozenset({"br", "lb"})
INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em font graphic hi i ins kbd lb mark q ref s samp small span strong sub sup "
    "time tt u var".split()
)
_META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "originalpublicationdate",
)  # fmt: skip
_META_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
)
_REPORTS = re.compile(r"(?:News|Blog|Report|Analysis|Opinion|Satirical)?.*(?:Article|Posting|Report|WebPage)$")
_DATE_CLASS = re.compile(
    r"(?:^|[\W_])(?:date|time|published?|pubdate|posted|byline|dateline|timestamp)(?:$|[\W_])|publish(?:ed)?[-_]?(?:on|date)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself. None = it does not say."""

    title: str | None
    """Its headline, without the site's name."""
    publisher: str | None
    """The outlet."""
    dates: tuple[Published, ...]
    """Dates of publication, best first."""
    language: str | None
    """ISO 639-1, as the page declares it."""
    url: str | None
    """Its canonical address."""
    dropped: tuple[Dropped, ...]
    """Dates that could not be read."""


def parse_page(text: str) -> html.HtmlElement | None:
    """Return the page's tree, read with a forgiving parser that opens no network and no entity; None where it holds no
    element."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def text_of(element: etree._Element, at_break: str = " ") -> str:
    """Return the text of an element as a browser shows it: blocks part words, inline markup does not, `br` gives
    `at_break`."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        parts.append(at_break if node.tag in _BREAKS and event == "start" else "" if node.tag in INLINE else " ")
        shown = node.text if event == "start" else node.tail if node is not element else None
        parts.append(re.sub(r"\s+", " ", shown or ""))
    return "".join(parts)


def words_of(element: etree._Element) -> str:
    """Return the tidied text of an element and all below it, on one line."""
    return tidy(text_of(element))


def about_page(tree: html.HtmlElement) -> About:
    """Return what the page says of itself; scripts must still be in the tree. The tree is not changed."""
    metas = _metas(tree)
    linked = list(_linked(tree))
    publisher = _first(
        *(metas.get(name) for name in _META_PUBLISHERS[:1]), *_publishers(linked), *map(metas.get, _META_PUBLISHERS[1:])
    )
    dates, unreadable = _dates(tree, metas, linked)
    canonical = _first(*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url"))
    language = _first(tree.get("lang"), metas.get("og:locale"))
    return About(
        title=_title(tree, metas, linked, publisher),
        publisher=publisher,
        dates=dates,
        language=language[:2].lower() if language and re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else None,
        url=canonical if is_web(canonical) else None,
        dropped=unreadable,
    )


def _first(*values: Any) -> str | None:
    return next((text for value in values if isinstance(value, str) and (text := tidy(value))), None)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Return the content of each meta element by its lower-case name or property; the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), meta.get("content"))
    return found


def _linked(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD objects that speak of a report."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            loaded = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        objects = loaded if isinstance(loaded, list) else [loaded]
        for one in objects:
            yield from (o for o in _graph(one) if isinstance(o, dict) and _is_report(o.get("@type")))


def _graph(one: Any) -> list[Any]:
    inside = one.get("@graph") if isinstance(one, dict) else None
    return inside if isinstance(inside, list) else [one]


def _is_report(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _REPORTS.match(k) for k in kinds)


def _publishers(linked: list[dict[str, Any]]) -> Iterator[Any]:
    for one in linked:
        publisher = one.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        yield publisher.get("name") if isinstance(publisher, dict) else publisher


def _title(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]], publisher: str | None
) -> str | None:
    headings = [words_of(h) for h in tree.iter("h1")]
    only = headings[0] if len(headings) == 1 else None
    title = _first(
        *(one.get("headline") for one in linked), metas.get("og:title"), only, *map(words_of, tree.iter("title"))
    )
    if title and publisher:
        title = re.sub(rf"\s+[-|–—:»·]\s+{re.escape(publisher)}$", "", title, flags=re.I)
    return title if title and key(title) != key(publisher or "") else None


def _dates(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]
) -> tuple[tuple[Published, ...], tuple[Dropped, ...]]:
    """Return the dates of explicit markup, best first, else htmldate's reading of the page's date elements."""
    given = [(one.get("datePublished"), "JSON-LD datePublished") for one in linked]
    given += [(metas.get(name), f"meta {name}") for name in _META_DATES]
    marked = tree.xpath(
        "//*[@itemprop='datePublished']|//time[@pubdate]|//article//header//time[@datetime]|//time[contains(@class,'publish')]"
    )
    given += [(m.get("datetime") or m.get("content") or words_of(m), f"the page's {m.tag} element") for m in marked]
    dates, unreadable = [], []
    for value, where in given:
        if not isinstance(value, str) or not value.strip():
            continue
        published = read_date(value, "metadata", where)
        if published:
            dates.append(published)
        else:
            unreadable.append(unreadable_date(where, value))
    if not dates:
        dates += _by_htmldate(tree)
    return tuple(dates), tuple(unreadable)


def _by_htmldate(tree: html.HtmlElement) -> list[Published]:
    """Let htmldate read a skeleton of head and date elements alone, so that no date of the prose can become the
    page's."""
    skeleton = html.document_fromstring("<html><head></head><body></body></html>")
    for meta in tree.iter("meta"):
        skeleton.head.append(html.fromstring(html.tostring(meta)))
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        named = element.tag == "time" or _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        text = words_of(element) if named else ""
        if text and len(text.split()) <= DATE_WORDS and not re.match(r"(?:last )?(?:updated|modified)", text, re.I):
            skeleton.body.append(html.fromstring(html.tostring(element, with_tail=False)))
    found = find_date(skeleton, extensive_search=False, original_date=True, max_date="2999-12-31")
    published = read_date(found, "metadata", "htmldate, from the page's date elements") if found else None
    return [published] if published else []


def page_address(about: About, known: str | None) -> str | None:
    """Return the address of a page: the one it was had from, else the one it gives itself."""
    return known or (absolute(about.url, None) if about.url else None)
