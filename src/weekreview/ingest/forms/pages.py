"""Pages: the body by trafilatura, captions from the markup, and a refusal for each part of the page that is not the
report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from weekreview.model import Reason

from ..cleaning import first_words, key, settle
from ..cleaning.furniture import reason_against
from ..drafts import Draft, Dropped, Piece, Reading, Source
from ..encodings import decode
from .bodies import body_of, place_captions
from .figures import media_of, take_figures
from .markup import About, about_page, page_address, parse_page, words_of

LARGEST_SHARE = 0.5
"""A part named as furniture that holds more than this share of the page's paragraph words is not taken for furniture.
Source: our choice; themes put names like "has-sidebar" on wrappers of the whole page."""

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|disqus(?:[\s_-]thread)?|comment-?(?:form|list|area|respond)|replies)(?:$|[\s_-])",
    re.I,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|related|share|sharing|sharedaddy|social|widgets?|toolbar|pagination|"
    r"read-?more|most-?read|trending|recommended|tags?|outbrain|taboola)(?:$|[\s_-])",
    re.I,
)
_NOTICES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscribe|subscription|paywall|advert(?:isement)?|ads?|promo|banner|copyright)(?:$|[\s_-])",
    re.I,
)
_ROLES = {
    "navigation": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "complementary": Reason.NAVIGATION,
    "contentinfo": Reason.BOILERPLATE,
}
_TAGS = {
    "nav": Reason.NAVIGATION,
    "aside": Reason.NAVIGATION,
    "footer": Reason.BOILERPLATE,
    "form": Reason.BOILERPLATE,
    "dialog": Reason.BOILERPLATE,
}
_NEVER = frozenset({"html", "body", "main", "article", "p"})
_LEAVES = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "blockquote",
    "label",
    "button",
    "dt",
    "dd",
    "a",
    "div",
    "span",
)


def read_page(source: Source) -> Reading:
    """Return the one report of a page."""
    decoded = decode(source.content, source.charset, markup=True)
    if decoded.text is None:
        return Reading(dropped=decoded.dropped)
    tree = parse_page(decoded.text)
    if tree is None:
        return Reading(dropped=(*decoded.dropped, Dropped(Reason.EMPTY, "the page holds no element; get it again")))
    return Reading((draft_of_tree(tree, source).add(decoded.dropped),))


def draft_of_tree(tree: html.HtmlElement, source: Source) -> Draft:
    """Return the draft of a parsed page; the tree is taken apart."""
    about = about_page(tree)
    url = page_address(about, source.facts.url)
    taken = list(_take_furniture(tree))
    media = media_of(tree, url)
    for element in tree.xpath("//script|//style|//noscript|//template|//svg"):
        element.drop_tree()
    figures = take_figures(tree)
    body = body_of(tree)
    rest = _leftovers(tree, body, source.facts.title or about.title)
    placed, elsewhere = place_captions(body, figures, tree)
    pieces, dropped, title = settle(placed, source.facts.title or about.title, plain=False)
    return _draft(about, source, pieces, (*about.dropped, *dropped, *taken, *elsewhere, *rest), media, title)


def _draft(
    about: About, source: Source, pieces: Sequence[Piece], dropped: tuple[Dropped, ...], media: tuple, title: str | None
) -> Draft:
    return Draft(
        pieces=tuple(pieces),
        dropped=dropped,
        facts=source.facts,
        title=title,
        publisher=about.publisher,
        dates=about.dates,
        language=about.language,
        url=about.url,
        media=media,
    )


def _take_furniture(tree: html.HtmlElement) -> Iterator[Dropped]:
    """Take the parts out of the tree that name themselves furniture; yield what they held, comments passage by
    passage."""
    most = LARGEST_SHARE * max(1, _prose_words(tree))
    taken: set[html.HtmlElement] = set()
    for element in list(tree.iter()):
        reason = _named_reason(element) if isinstance(element.tag, str) else None
        inside = element is not tree and taken.isdisjoint(element.iterancestors())
        if reason and inside and _prose_words(element) <= most:
            yield from _dropped_part(element, reason)
            taken.add(element)
    for element in taken:
        element.drop_tree()


def _prose_words(element: html.HtmlElement) -> int:
    return sum(len(words_of(p).split()) for p in element.iter("p"))


def _named_reason(element: html.HtmlElement) -> Reason | None:
    """Return why an element is furniture by its tag, role, class or id; None where nothing says so."""
    if element.tag in _NEVER:
        return None
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _COMMENTS.search(named):
        return Reason.COMMENT_FORM
    by_role = _TAGS.get(element.tag) or _ROLES.get(element.get("role") or "")
    if by_role:
        return by_role
    if _NOTICES.search(named):
        return Reason.BOILERPLATE
    return Reason.NAVIGATION if _NAMED.search(named) else None


def _dropped_part(element: html.HtmlElement, reason: Reason) -> Iterator[Dropped]:
    texts = [text for text in map(words_of, _leaves(element)) if text] or [words_of(element)]
    if reason is Reason.COMMENT_FORM:
        for text in texts:
            yield Dropped(reason_against(text) or reason, first_words(text))
    elif texts[0]:
        more = f" (and {len(texts) - 1} more passages)" if len(texts) > 1 else ""
        yield Dropped(reason_against(texts[0]) or reason, first_words(texts[0]) + more)


def _leaves(element: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the block elements that hold text and no other block, in order."""
    found = [e for e in element.iter(*_LEAVES) if words_of(e)]
    parents = {id(ancestor) for e in found for ancestor in e.iterancestors()}
    return [e for e in found if id(e) not in parents]


def _leftovers(tree: html.HtmlElement, body: list[Piece], title: str | None) -> list[Dropped]:
    """Return a refusal for each block of the page that is neither in the body nor its title."""
    kept = " ".join(key(piece.text) for piece in body) + " " + key(title or "")
    page = tree.find("body")
    texts = [words_of(leaf) for leaf in _leaves(page)] if page is not None else []
    dropped = []
    for text in dict.fromkeys(texts):
        if key(text) and key(text) not in kept:
            dropped.append(Dropped(reason_against(text) or Reason.BOILERPLATE, first_words(text)))
    return dropped
