"""Units of number phrases: areas in km2, distances in km, masses in kg, lengths of time, sums of money, percent."""

from __future__ import annotations

import re

CURRENCIES = {"us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₹": "INR", "₪": "ILS", "₴": "UAH"}
UNITS = (
    ("km2", r"square kilomet(?:er|re)s?|sq\.? ?km|km2|km²", 1.0), ("km2", r"square miles?", 2.58999),
    ("km2", r"hectares?", 0.01), ("km2", r"acres?", 0.00404686), ("km", r"kilomet(?:er|re)s?|kms?", 1.0),
    ("km", r"miles?", 1.609344), ("km", r"met(?:er|re)s?|m", 0.001), ("km", r"feet|foot", 0.0003048),
    ("kg", r"kilogram(?:me)?s?|kilos?|kgs?", 1.0), ("kg", r"grams?", 0.001),
    ("kg", r"short tons?", 907.18474), ("kg", r"(?:metric )?ton(?:ne)?s?", 1000.0),
    ("years", r"years?", 1.0), ("months", r"months?", 1.0), ("weeks", r"weeks?", 1.0), ("days", r"days?", 1.0),
    ("hours", r"hours?|hrs?", 1.0), ("minutes", r"minutes?|mins?", 1.0), ("percent", r"percent|per cent|%", 1.0),
    ("USD", r"(?:us )?dollars?|usd", 1.0), ("EUR", r"euros?|eur", 1.0), ("INR", r"rupees?|inr", 1.0),
    ("ILS", r"shekels?", 1.0), ("RUB", r"rou?bles?", 1.0), ("GBP", r"pounds sterling", 1.0),
)  # fmt: skip
"""Unit, its words, and what one of them is in the unit. Tons are metric (the long ton is 1.6 % more)."""

_NAMES = {f"u{n}": (unit, factor) for n, (unit, _, factor) in enumerate(UNITS)}
_UNIT = re.compile(
    r"(?<=[\d\sa-z-])[\s-]?(?:"
    + "|".join(f"(?P<u{n}>{words})" for n, (_, words, _) in enumerate(UNITS))
    + r")(?![\w%])"
)
_CODES = ("usd", "eur", "gbp", "inr", "pkr", "afn", "rub", "uah", "ils", "syp", "iqd", "irr", "sar", "aed", "yer",
          "egp", "lyd", "sdg", "ssp", "ngn", "cdf", "etb", "kes", "mmk", "cny", "jpy", "chf")  # fmt: skip
"""Currencies that stand before a sum by their code in ISO 4217."""
_AMOUNT = re.compile(rf"\b(?P<code>rs|{'|'.join(_CODES)})\.?\s*(?=[\d$€£])")
_HALF_OF = re.compile(r"\bhalf an?$")
_SIGN = re.compile("|".join(map(re.escape, CURRENCIES)))


def take_unit(words: str) -> tuple[str, str | None, float]:
    """Return a lower-case number phrase without its unit, the unit (None for a count) and what to multiply by.

    "1.2m" is 1.2 million, "500m" a distance.
    """
    code = _AMOUNT.search(words)
    sign = None if code else _SIGN.search(words)
    if sign:
        return (
            _SIGN.sub("", words[: sign.end()] + _until_bracket(words[sign.end() :])).strip(),
            CURRENCIES[sign[0]],
            1.0,
        )
    if code:
        plain = _SIGN.sub("", _until_bracket(_AMOUNT.sub("", words)))
        return plain.strip(), {"rs": "INR"}.get(code["code"], code["code"].upper()), 1.0
    cuts = list(_UNIT.finditer(words))
    if not cuts or not words[: cuts[0].start()].strip(" -"):
        return words, None, 1.0
    if cuts[0][0].strip() == "m" and "." in words[: cuts[0].start()]:
        return words, None, 1.0
    unit, factor = _NAMES[cuts[0].lastgroup]
    rest = _UNIT.sub("", words) if len(cuts) > 1 and all(_NAMES[c.lastgroup] == (unit, factor) for c in cuts) else None
    number = (rest if rest is not None else words[: cuts[0].start()]).strip(" -")
    return _HALF_OF.sub("0.5", number), unit, factor


def _until_bracket(words: str) -> str:
    return words.split("(", 1)[0]
