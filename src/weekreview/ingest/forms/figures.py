"""Figures: a page's captions with the paragraphs around them, and what it embeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from weekreview.model import MediaLink

from ..cleaning import key, tidy
from .addresses import absolute, is_web
from .markup import words_of

LEAST_ALT_WORDS = 4
"""Fewest words of an alternative text that says what a picture shows. Source: our choice; "Photo", "Site logo" say
nothing."""
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:wp-caption-text|caption(?:-text)?|img-caption|photo-caption|image-caption|media-caption)(?:$|[\s_-])",
    re.I,
)
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|svg)$|^\S+$", re.I)
_PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "blockquote"})
_POSTS = re.compile(
    r"(?:twitter|x)\.com/\w+/status|t\.me/|instagram\.com/(?:p|reel)/|facebook\.com/\w+/posts|vk\.com/wall", re.I
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One caption and where it stands."""

    caption: str
    """Its words."""
    before: str
    """`key` of the paragraph before it; "" where there is none."""
    after: str
    """`key` of the paragraph after it; "" where there is none."""
    parent: html.HtmlElement
    """The element that held it."""


def take_figures(tree: html.HtmlElement) -> list[Figure]:
    """Return the page's captions in order and take their elements out of the tree."""
    taken: list[tuple[html.HtmlElement, list[str]]] = []
    for element in tree.iter("figure", "img", "figcaption", "div", "p", "span", "dd", "small"):
        if not any(ancestor is t for t, _ in taken for ancestor in element.iterancestors()):
            captions = _captions(element)
            if captions is not None:
                taken.append((element, captions))
    around = _around(tree, {id(element) for element, _ in taken})
    figures = [Figure(c, *around[id(element)], element.getparent()) for element, captions in taken for c in captions]
    for element, _ in taken:
        element.drop_tree()
    return figures


def _captions(element: html.HtmlElement) -> list[str] | None:
    """Return the captions of a figure, picture or caption element; None where it is none of these."""
    if element.tag == "img":
        return _alts([element])
    if element.tag == "figure":
        if element.find(".//table") is not None or element.find(".//blockquote") is not None:
            return None
        texts = [words_of(c) for c in element.iter("figcaption")] or [
            words_of(c) for c in element.iter() if _is_caption(c)
        ]
        return [text for text in texts if text] + _alts(element.iter("img"))
    marked = element.tag == "figcaption" or _is_caption(element)
    text = words_of(element) if marked else ""
    return [text] if text and len(text.split()) <= 80 else None


def _is_caption(element: html.HtmlElement) -> bool:
    return bool(_CAPTION_CLASS.search(element.get("class") or ""))


def _alts(pictures: Iterator[html.HtmlElement] | list[html.HtmlElement]) -> list[str]:
    texts = (tidy(picture.get("alt") or "") for picture in pictures)
    return [text for text in texts if len(text.split()) >= LEAST_ALT_WORDS and not _FILE_NAME.search(text)]


def _around(tree: html.HtmlElement, wanted: set[int]) -> dict[int, tuple[str, str]]:
    """Return for each wanted element the keys of the paragraphs before and after it."""
    order = [e for e in tree.iter() if id(e) in wanted or e.tag in _PARAGRAPHS]
    befores: dict[int, str] = {}
    afters: dict[int, str] = {}
    for ordered, found in ((order, befores), (reversed(order), afters)):
        last = ""
        for element in ordered:
            if id(element) in wanted:
                found[id(element)] = last
            else:
                last = key(words_of(element)) or last
    return {each: (befores[each], afters[each]) for each in befores}


def media_of(tree: html.HtmlElement, page: str | None) -> tuple[MediaLink, ...]:
    """Return what the page embeds, in order, each address once; `page` is the page's address."""
    found: dict[str, MediaLink] = {}
    for element in tree.iter():
        for url, kind in _embedded(element):
            link = MediaLink(absolute(url, page), kind, _label(element))
            if url and not url.startswith("data:"):
                found.setdefault(link.url, link)
    return tuple(found.values())


def _label(element: html.HtmlElement) -> str | None:
    """Return the caption of the figure around an element, else its alternative text or title."""
    figure = next(element.iterancestors("figure"), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    text = words_of(caption) if caption is not None else tidy(element.get("alt") or element.get("title") or "")
    return text or None


def _embedded(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (address, kind) of what one element embeds."""
    source = element.get("src") or element.get("data-src") or ""
    if element.tag == "img":
        yield source, "image"
    elif element.tag in ("video", "audio"):
        yield from ((s, element.tag) for s in [source, *element.xpath("./source/@src")] if s)
    elif element.tag in ("iframe", "embed"):
        yield source, "post" if _POSTS.search(source) else "video"
    elif element.tag == "script" and element.get("data-telegram-post"):
        yield f"https://t.me/{element.get('data-telegram-post')}", "post"
    elif element.tag in ("blockquote", "div"):
        yield from _post(element)


def _post(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    given = element.get("data-instgrm-permalink") or element.get("data-href") or element.get("cite")
    links = element.xpath(".//a/@href") if "twitter-tweet" in (element.get("class") or "") else []
    for url in [given, *links]:
        if url and is_web(url) and _POSTS.search(url):
            yield url, "post"
