"""The location phrases of claims, tied to places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from weekreview.model import PlaceMention, Reason, Span, span_of

from ..gazetteer.folding import plain
from ..gazetteer.lands import lands
from ..gazetteer.records import Fit
from ..scenes import Scene, choose_naming, choose_of
from . import areas
from .lists import end_of_list, list_around
from .namings import Naming
from .ordering import ordered
from .phrases import Phrase, border_names, read_phrase, tells_of_border
from .ranking import SITES
from .taking import tie_unnamed
from .ties import LEAD, Tied, as_tied, declined, related
from .words import KINDS

_SIDE_BY_SIDE = re.compile(r",?\s(?:and|or|&|to|into)\s(?:the\s|in\s(?:the\s)?)?")
_CAPITAL = re.compile(
    r"(?:(?:al|el|as|es|ash|esh|an|en|ar|er|ad|ed|az|ez|at|et)-)?[A-Z\u0600-\u06ff\u0400-\u04ff][^,;()]*$"
)


_OWNS = re.compile(
    r"['’]s?\s|\s(?:[a-z-]+\s)?(?:suburbs?|districts?|neighbou?rhoods?|quarters?|countryside|outskirts)\s"
    r"(?:of|called|named)\s(?:the\s)?~"
)
"""Behind a name, up to the next: the next is a piece of it ("Syria's Homs", "the Damascus suburb of Douma")."""

_SITE_WORDS = sorted((word for word, kind in KINDS.items() if kind in SITES), key=len, reverse=True)
_SITE_NOUN = re.compile(rf"\s(?:(?:international|military)\s)?(?:{'|'.join(_SITE_WORDS)})\b")
"""Behind a name: the site that bears it ("Donetsk airport")."""


def tie_places(mentions: Sequence[PlaceMention], sentence: Span, scene: Scene, claim_type: str = "") -> list[Tied]:
    """Return each mention tied; a phrase that names several places side by side gives one mention for each.

    Places where it happens come first, origins last (`ordering`).
    """
    mentions = [replace(mention, span=_whole_name(mention.span, sentence, scene)) for mention in mentions]
    spans = [mention.span for mention in mentions]
    found: dict[tuple[Span, str], Tied] = {}
    for mention in mentions:
        for one in _tie(mention, sentence, [s for s in spans if s != mention.span], scene):
            tied = replace(one, mention=replace(one.mention, inherited=one.mention.inherited or mention.inherited))
            key = (tied.mention.span, tied.mention.place.place_id if tied.mention.place else "")
            found.setdefault(key, tied)  # two phrases cut from one list give each of its names once
    return ordered(list(found.values()), sentence, scene, claim_type)


def _tie(mention: PlaceMention, sentence: Span, others: list[Span], scene: Scene) -> list[Tied]:
    span = mention.span
    whole = _whole_phrase(span, scene)
    if whole:
        return [whole]
    borders = _tie_border(span, sentence, scene)
    if borders:
        return borders
    numbers = scene.inside(span.begin, span.end)
    if not numbers:
        unscanned = _unscanned(span, scene)
        if unscanned:
            return [unscanned]
        return [tie_unnamed(span, scene)]
    heads = _heads(numbers, scene)
    if not re.search(r"\bbetween\b", scene.document.text[max(0, span.begin - 10) : span.end]):
        heads = sorted({*heads, *list_around(numbers, sentence, others, scene)})
    phrase = _phrase_around(span, numbers, heads, scene)
    if phrase.relation == "border":
        return [declined(mention, "which border is meant is not said", Reason.PLACE_UNKNOWN)]
    if phrase.relation == "between" and len(numbers) > 1:
        return [_tie_between(mention, numbers, scene)]
    if len(heads) == 1:
        return [_tie_named(mention.span, heads[0], phrase, scene, _container(numbers, heads[0], scene))]
    return [_tie_named(_piece(n, heads, span, scene), n, phrase, scene, ()) for n in heads]


def _whole_name(span: Span, sentence: Span, scene: Scene) -> Span:
    """Return a span that cuts a name short with all of it ("Tal" of "Tal Abyad"), and with the site that bears it."""
    end = span.end
    for number, naming in enumerate(scene.namings):
        if naming.begin >= span.end:
            break
        if scene.likely[number] and span.begin <= naming.begin and end < naming.end <= sentence.end:
            end = naming.end
    site = _SITE_NOUN.match(scene.document.text, end, sentence.end)
    if site and any(n.end == end and scene.likely[i] for i, n in enumerate(scene.namings)):
        whole = scene.document.text[span.begin : site.end()]
        if scene.gazetteer.index.exact(re.sub(r"^(?:the|at|near|in)\s", "", LEAD.sub("", whole))):
            end = site.end()
    return span_of(scene.document.text, span.begin, end) if end != span.end else span


def _whole_phrase(span: Span, scene: Scene) -> Tied | None:
    """Return the place that the whole phrase names, where it is more than one name of the text ("northern Gaza")."""
    text = re.sub(r"['’]s?\b", "", LEAD.sub("", span.text)) if span.text[:1].islower() else span.text
    numbers = scene.inside(span.begin, span.end)
    if len(numbers) == 1 and plain(scene.namings[numbers[0]].name) == plain(text):
        return None
    if " " not in text or not any(c.isupper() for c in text):
        return None
    found = [
        pair for pair in scene.gazetteer.index.exact(text) if pair[0].place_id.startswith(("wr:", "icao:", "adm:"))
    ]
    if not found:
        return None
    choice = choose_of(Naming(span.begin, span.end, text, tuple(found)), scene, "")
    near = span.text.lower().startswith(("near ", "around ", "outside "))
    return as_tied(PlaceMention(span), choice, areas.near if near else None)


def _unscanned(span: Span, scene: Scene) -> Tied | None:
    """Return the place of a phrase with a capital that running text did not show as a name: by its whole words, or
    by sound."""
    name = re.sub(r"['’]s$", "", LEAD.sub("", span.text))
    capital = _CAPITAL.search(name)
    if not capital:
        return None
    words = capital[0].split()
    for length in range(len(words), 0, -1):
        stretch = " ".join(words[:length])
        if stretch.lower() in KINDS or not stretch[0].isalpha():
            continue
        index = scene.gazetteer.index
        candidates = index.exact(stretch) or index.sounding(stretch) or index.declined(stretch)
        if candidates:
            phrase = read_phrase(span.text[: span.text.find(stretch)], stretch, " ".join(words[length:]))
            naming = Naming(
                span.begin, span.end, stretch, candidates, asked=_narrow(phrase.asked), container=_said_in(phrase, ())
            )
            return related(PlaceMention(span), choose_of(naming, scene, _narrow(phrase.asked)), phrase)
    return None


def _narrow(asked: str) -> str:
    return "" if asked == "area" else asked


def _phrase_around(span: Span, numbers: list[int], heads: list[int], scene: Scene) -> Phrase:
    """Return what is said around the first name that counts; what stands before its owner ("Syria's") is the
    owner's."""
    text, namings = scene.document.text, scene.namings
    at = numbers.index(heads[0]) if heads[0] in numbers else 0
    begin = namings[numbers[at - 1]].end if at else min(span.begin, namings[heads[0]].begin)
    last = namings[heads[-1]]
    end = end_of_list(heads[-1], span.end, scene)
    return read_phrase(text[begin : namings[heads[0]].begin], namings[heads[0]].name, text[last.end : end])


def _heads(numbers: list[int], scene: Scene) -> list[int]:
    """Return the names that stand side by side: all of "Homs, Rastan and Hama", of nested ones only the first."""
    text, namings = scene.document.text, scene.namings
    start = 0
    while start + 1 < len(numbers) and _OWNS.match(
        text[namings[numbers[start]].end : namings[numbers[start + 1]].begin] + "~"
    ):
        start += 1
    heads = [numbers[start]]
    gaps = [
        text[namings[a].end : namings[b].begin] for a, b in zip(numbers[start:], numbers[start + 1 :], strict=False)
    ]
    if not any(_SIDE_BY_SIDE.fullmatch(gap) for gap in gaps):
        return heads
    for gap, number in zip(gaps, numbers[start + 1 :], strict=True):
        if not (_SIDE_BY_SIDE.fullmatch(gap) or re.fullmatch(r",\s(?:the\s)?", gap)):
            break
        heads.append(number)
    return heads


def _container(numbers: list[int], head: int, scene: Scene) -> tuple[str, ...]:
    return tuple(plain(scene.namings[n].name) for n in numbers if n != head)


def _piece(number: int, heads: list[int], span: Span, scene: Scene) -> Span:
    naming = scene.namings[number]
    begin = span.begin if number == heads[0] and len(heads) == 1 else naming.begin
    return span_of(scene.document.text, begin, naming.end)


def _tie_named(span: Span, number: int, phrase: Phrase, scene: Scene, container: tuple[str, ...]) -> Tied:
    naming = scene.namings[number]
    asked = _narrow(phrase.asked) or naming.asked
    candidates = naming.candidates
    if phrase.noun:
        named_so = scene.gazetteer.index.exact(f"{naming.name} {phrase.noun}")
        candidates = tuple(dict.fromkeys((*named_so, *candidates)))
    asked_naming = replace(
        naming, asked=asked, candidates=candidates, container=(*_said_in(phrase, container), *naming.container)
    )
    if _is_cut(naming, span, scene):
        return declined(PlaceMention(span), "a longer name that is not known", Reason.PLACE_UNKNOWN)
    choice = choose_of(asked_naming, scene, asked)
    owner = scene.document.text[naming.end : naming.end + 2] in ("'s", "’s")
    if owner and asked and choice.entry and choice.entry.kind == "country" and asked != "country":
        why = f"a {phrase.noun or asked} of {choice.entry.name}, and not which"
        return declined(PlaceMention(span), why, Reason.PLACE_UNKNOWN)
    if choice.entry is None and not choice.ambiguous:
        return declined(PlaceMention(span), choice.reason, Reason.PLACE_UNKNOWN)
    return related(PlaceMention(span), choice, phrase)


def _is_cut(naming: Naming, span: Span, scene: Scene) -> bool:
    """Return True where a name known only by its sound goes on in the phrase ("Sulaiman" of "Sulaiman Bek")."""
    goes_on = re.match(r"[ -][A-Z]\w", scene.document.text[naming.end : span.end])
    return bool(goes_on) and all(fit >= Fit.FOLDED for _, fit in naming.candidates)


def _said_in(phrase: Phrase, container: tuple[str, ...]) -> tuple[str, ...]:
    return (*container, *(plain(lands()[iso].name) for iso in phrase.countries))


def _tie_between(mention: PlaceMention, numbers: list[int], scene: Scene) -> Tied:
    ends = [choose_naming(scene, n) for n in (numbers[0], numbers[1])]
    if not all(choice.entry for choice in ends):
        return declined(mention, "one end of the stretch is not determined", Reason.PLACE_AMBIGUOUS)
    place = areas.between(*(choice.entry.as_place() for choice in ends))
    return Tied(
        replace(mention, place=place, p=round(ends[0].p * ends[1].p, 4), reason="; ".join(c.reason for c in ends))
    )


def _tie_border(span: Span, sentence: Span, scene: Scene) -> list[Tied]:
    """Return the borders that a phrase names: of two countries, or of the country that the sentence is about with
    each."""
    if not tells_of_border(span.text):
        return []
    named = scene.countries_in(span.begin, span.end)
    several = bool(re.search(r"\bborders\b", span.text))
    about = [iso for iso in scene.countries_in(sentence.begin, span.begin) if iso not in named]
    here = about[-1] if about else scene.main_country
    pairs = (
        [(named[0], named[1])]
        if len(named) == 2 and not several
        else [(here, iso) for iso in named if here and here != iso]
    )
    tied = []
    for one, other in pairs:
        found = next((f for name in border_names(one, other) for f in scene.gazetteer.index.exact(name)), None)
        if found:
            reason = (
                f"the border of {lands()[one].name} with {lands()[other].name}: the countries that the sentence names"
            )
            tied.append(Tied(PlaceMention(span, found[0].as_place(), reason, 0.8)))
    return tied
