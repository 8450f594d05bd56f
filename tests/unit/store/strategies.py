"""Hypothesis strategies for every model record, within its invariants: `records_of(Claim)`."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.factories import make_claim, make_document
from weekreview import model
from weekreview.model import Claim, ClipMatch, Document, Moment, Passage, Published, Quantity, Span, Tally, span_of

RECORDS = sorted(
    # The page's own records are left out: the store holds none of them.
    (
        r
        for r in vars(model).values()
        if is_dataclass(r) and r.__module__ not in ("weekreview.model.issue", "weekreview.model.piece")
    ),
    key=lambda record: record.__name__,
)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
ZONES = st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN = {
    str: st.text(max_size=20),
    bytes: st.binary(max_size=20),
    int: st.integers(0, 2**53),
    float: FLOATS,
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=ZONES),
    type(None): st.none(),
}


def values_of(kind: Any) -> st.SearchStrategy:
    """Return values of an annotation: a plain type, an enum, a record, an optional, a tuple."""
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) in (Union, types.UnionType):
        return st.one_of(*[values_of(k) for k in get_args(kind)])
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            return st.lists(values_of(first), max_size=3).map(tuple)
        return st.tuples(*[values_of(k) for k in get_args(kind)])
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return records_of(kind)


@cache
def records_of(record: type) -> st.SearchStrategy:
    """Return records of a class of the model; each valid, with any value in any field that has no invariant."""
    made = {Span: spans, Document: documents, Claim: claims, ClipMatch: clip_matches}.get(record)
    if made is not None:
        return made()
    hints = get_type_hints(record)
    free = {f.name: values_of(hints[f.name]) for f in fields(record)}
    return ORDERED[record](free) if record in ORDERED else st.builds(record, **free)


def spans() -> st.SearchStrategy:
    """Return spans whose length is that of their text."""
    return st.tuples(st.integers(0, 10**6), PLAIN[str]).map(lambda s: Span(s[0], s[0] + len(s[1]), s[1]))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return documents whose passages stand in their text, in order."""
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = values_of(model.PassageKind)
    passages = tuple(Passage(draw(kinds), a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    hints = get_type_hints(Document)
    names = ("title", "publisher", "language", "url", "retrieved_at", "media")
    rest = {name: draw(values_of(hints[name])) for name in names}
    return make_document(text, passages=passages, published=draw(records_of(Published)), **rest)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Return claims whose trigger stands in their sentence."""
    document = draw(documents())
    begin = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(begin, len(document.text)))
    hints = get_type_hints(Claim)
    fixed = {"claim_id", "document_id", "trigger", "evidence", "p"}
    rest = {f.name: draw(values_of(hints[f.name])) for f in fields(Claim) if f.name not in fixed}
    evidence = span_of(document.text, 0, len(document.text))
    trigger = span_of(document.text, begin, end)
    return make_claim(document, trigger, evidence=evidence, p=draw(st.floats(0, 1)), **rest)


def clip_matches() -> st.SearchStrategy:
    """Return matches: their seconds in order, their p in [0, 1]."""
    hints = get_type_hints(ClipMatch)
    spans_in_order = st.tuples(FLOATS, FLOATS).map(lambda span: tuple(sorted(span)))
    own = {"mine": spans_in_order, "theirs": spans_in_order, "p": st.floats(0, 1)}
    return st.builds(ClipMatch, **{f.name: own.get(f.name, values_of(hints[f.name])) for f in fields(ClipMatch)})


def _ordered(record: type, *names: str):
    """Return a strategy maker for records whose fields `names` must not decrease, None passed by."""

    def make(free: dict[str, st.SearchStrategy]) -> st.SearchStrategy:
        def build(values: dict[str, Any]) -> Any:
            given = sorted(values[name] for name in names if values[name] is not None)
            return record(**{**values, **dict(zip([n for n in names if values[n] is not None], given, strict=True))})

        return st.fixed_dictionaries(free).map(build)

    return make


ORDERED = {
    Moment: _ordered(Moment, "earliest_on", "latest_on"),
    Quantity: _ordered(Quantity, "low", "high"),
    Tally: _ordered(Tally, "low", "best", "high"),
}
