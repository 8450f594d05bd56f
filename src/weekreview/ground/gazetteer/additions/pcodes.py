"""OCHA's tables of administrative divisions and populated places with P-codes (Common Operational Datasets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from weekreview.errors import InputError

from ..records import Entry, Named
from .features import Feature, LeftOut, read_features

CODE = re.compile(r"(?i)^(?:adm|admin)(\d)[_ ]?p?code$")
NAME = re.compile(r"(?i)^(?:adm|admin)(\d)(?:[_ ]?(?:name|ref|altname\d?))?(?:[_ ]?[a-z]{2})?$")
"""Columns of P-codes and of names: ADM2_PCODE, admin2Pcode, ADM2_EN, admin2Name_ar, ADM2_REF."""

KINDS = {"1": "province", "2": "district", "3": "district", "4": "district"}
RADII_M = {"1": 60_000.0, "2": 20_000.0, "3": 10_000.0, "4": 5_000.0}
"""Radius by level where the row is a point. Convention: about the median of the wars' countries."""


def read_pcodes(path: Path) -> Iterator[Named | LeftOut]:
    """Yield the division of each row, at its deepest level, or why it gives none.

    Raises:
        InputError: the table has no columns of P-codes.
    """
    seen = False
    for feature in read_features(path):
        codes = _by_level(feature.properties, CODE)
        seen = seen or bool(codes)
        levels = [level for level in codes if level in KINDS]
        if levels:
            yield _named(feature, max(levels), {level: found[0] for level, found in codes.items()})
        else:
            yield LeftOut.NAMELESS if not codes else LeftOut.OTHER_KIND
    if not seen:
        raise InputError(f"{path.name} has no column of P-codes (ADM1_PCODE, admin2Pcode ...): it is no OCHA table")


def _by_level(properties: Mapping[str, str], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column, value in properties.items():
        match = pattern.match(column)
        if match:
            found.setdefault(match[1], []).append(value)
    return found


def _named(feature: Feature, level: str, codes: Mapping[str, str]) -> Named | LeftOut:
    properties = {c: v for c, v in feature.properties.items() if not CODE.match(c)}
    english = {c: v for c, v in properties.items() if re.search(r"(?i)(?:_en|name_?en)$", c)}
    shown = _by_level(english, NAME) or _by_level(properties, NAME)
    names = tuple(dict.fromkeys(_by_level(properties, NAME).get(level, ())))
    if not names:
        return LeftOut.NAMELESS
    if feature.spot is None:
        return LeftOut.WITHOUT_PLACE
    lat, lon, radius = feature.spot
    code, country = codes[level], re.match(r"[A-Z]{2}", codes.get("0") or codes[level])
    first = shown.get(level, names)[0]
    entry = Entry(
        f"pcode:{code}", first, lat, lon, radius or RADII_M[level], KINDS[level],
        country[0].lower() if country else None, next(iter(shown.get("1", ())), None), "", 0, len(names),
    )  # fmt: skip
    return Named(entry, tuple(dict.fromkeys((first, *names))))
