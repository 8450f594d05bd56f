"""Feeds (RSS, Atom) by feedparser, after the bytes were checked: no document type, no entity, nothing from outside."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any
from xml.sax import ContentHandler, SAXException

import feedparser
from defusedxml import DefusedXmlException, sax
from lxml import html

from weekreview.model import Published, Reason

from ..cleaning import settle, tidy
from ..dates import read_date, unreadable_date
from ..drafts import Draft, Dropped, Piece, Reading, Source
from .addresses import is_web
from .bodies import pieces_of, place_captions
from .figures import media_of, take_figures
from .markup import parse_page

_DECLARED = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.I)
_UNSAFE = (
    "it declares a document type or entities, which can blow up or reach outside; "
    "ask the publisher for a plain feed, or take the declaration out"
)


def read_feed(source: Source) -> Reading:
    """Return the entries of a feed, each a report."""
    if _declares(source.content):
        return Reading(failures=(_UNSAFE,))
    parsed = feedparser.parse(io.BytesIO(source.content))
    if not parsed.get("version"):
        if parsed.get("bozo"):
            return Reading(failures=("it is broken XML and no feed can be made out; get it again",))
        return Reading(dropped=(Dropped(Reason.NOT_A_REPORT, "it is XML but neither RSS nor Atom; give a feed"),))
    drafts = tuple(_draft(entry, number, parsed.feed, source) for number, entry in enumerate(parsed.entries, 1))
    broken = parsed.get("bozo") and isinstance(parsed.get("bozo_exception"), SAXException)
    failures = (
        (f"it is broken XML ({tidy(str(parsed.bozo_exception))[:80]}); {len(drafts)} entries could be read",)
        if broken
        else ()
    )
    empty = () if drafts else (Dropped(Reason.EMPTY, "the feed has no entries; leave it out or get it again"),)
    return Reading(drafts, empty, failures)


def _declares(content: bytes) -> bool:
    """Return True where the XML declares a document type or an entity, in whatever encoding, however far down."""
    if _DECLARED.search(content.replace(b"\x00", b"")):
        return True
    try:
        sax.parse(io.BytesIO(content), ContentHandler(), forbid_dtd=True)
    except DefusedXmlException:
        return True
    except (SAXException, ValueError, LookupError):
        return False
    return False


def _draft(entry: Mapping[str, Any], number: int, feed: Mapping[str, Any], source: Source) -> Draft:
    url = entry.get("link") if is_web(entry.get("link")) else None
    tree = _fragment(_markup(entry))
    title = tidy(_plain(entry.get("title", ""))) or None
    media = media_of(tree, url) if tree is not None else ()
    pieces, dropped, title = settle(_pieces(tree), title, plain=False)
    date, unreadable = _date(entry)
    return Draft(
        pieces=tuple(pieces),
        dropped=(*unreadable, *dropped),
        record=number,
        facts=source.facts,
        title=title,
        publisher=tidy(_plain(feed.get("title", ""))) or None,
        dates=(date,) if date else (),
        language=_language(entry, feed),
        url=url,
        media=media,
    )


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", entry.get("language") or feed.get("language") or "")
    return found[1].lower() if found else None


def _markup(entry: Mapping[str, Any]) -> str:
    """Return the longest text that the entry holds: its content, or its summary."""
    values = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    return max(values, key=len)


def _fragment(markup: str) -> html.HtmlElement | None:
    return parse_page(f"<html><body><div>{markup}</div></body></html>") if markup.strip() else None


def _plain(markup: str) -> str:
    tree = _fragment(markup)
    return "" if tree is None else " ".join(tree.itertext())


def _pieces(tree: html.HtmlElement | None) -> list[Piece]:
    if tree is None:
        return []
    figures = take_figures(tree)
    return place_captions(pieces_of(tree), figures, tree)[0]


def _date(entry: Mapping[str, Any]) -> tuple[Published | None, tuple[Dropped, ...]]:
    """Return when the entry was published, or was last changed where it only says that."""
    for name in ("published", "updated"):
        given = dict.get(entry, name)
        if not given:
            continue
        published = read_date(given, "feed", f"the entry's {name} date") or _parsed(entry, name)
        if published:
            return published, ()
        return None, (unreadable_date(f"{name} of an entry", given),)
    return None, ()


def _parsed(entry: Mapping[str, Any], name: str) -> Published | None:
    """Return feedparser's own reading of a date in an unusual form: a day, in UTC."""
    parts = dict.get(entry, f"{name}_parsed")
    return (
        read_date(f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02}", "feed", f"the entry's {name} date")
        if parts
        else None
    )
