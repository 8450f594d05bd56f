"""What a person's decision names, found in an issue's folder: ids become the claims that they stand for now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from weekreview.errors import InputError, UsageError
from weekreview.model import ClaimState

FORMS = {
    "state": (re.compile("|".join(ClaimState)), f"one of {', '.join(ClaimState)}"),
    "type": (re.compile(r"[a-z_]+"), "a type of claim, air_strike"),
    "when": (re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?"), "2016-02-18 or 2016-02-18/2016-02-19"),
    "place": (re.compile(r"\S+"), "the id of a place, as in claims.jsonl"),
    "quantity.": (re.compile(r"\d+(?:-\d+|\+)?"), "14, 14-20 or 14+"),
}
"""Field of a claim that can be corrected -> the form of its value, and in words."""


def subject_of(folder: Path, kind: str, subject: str, other: Sequence[str]) -> tuple[str | None, str | None]:
    """Return object id and value of a judgement: the claims behind its ids as JSON, or the corrected value.

    Incidents get new ids when claims come; the claims they had when a person judged them do not.

    Raises:
        UsageError: An id is not in the folder, or there are too many or too few.
    """
    claims, incident_of, claims_of = _read(folder)
    if kind == "correct":
        if len(other) != 2 or subject not in claims:
            raise UsageError(f"`correct` needs the id of a claim, a field and its value; got {[subject, *other]}")
        _check_correction(*other)
        return other[0], other[1]
    for name in (subject, *other):
        if name not in claims and name not in claims_of:
            raise UsageError(
                f"there is no claim or incident {name!r} in {folder}; see its claims.jsonl and incidents.jsonl (an "
                "incident's id changes with its claims)"
            )
    if kind == "split":
        return _split(subject, other, claims_of)
    if len(other) != 1:
        raise UsageError(f"`{kind}` needs one other claim or incident; got {len(other)}")
    mine, theirs = (claims_of.get(n, [n]) for n in (subject, other[0]))
    named = {"subject": mine, "object": theirs}
    if kind == "move":
        with_it = {c for m in mine for c in claims_of.get(incident_of.get(m, ""), ())}
        named["rest"] = sorted(with_it - set(mine) - set(theirs))
    return other[0], msgspec.json.encode(named).decode()


def _check_correction(field: str, value: str) -> None:
    """Raise UsageError unless the field can be corrected and the value has its form."""
    form, example = FORMS.get(field.split(".")[0] + "." * ("." in field), (None, ""))
    if form is None:
        raise UsageError(f"no field {field!r} can be corrected; give one of state, type, when, place, quantity.KIND")
    if not form.fullmatch(value):
        raise UsageError(f"{value!r} is no value of {field}; give it as {example}")


def _split(subject: str, taken: Sequence[str], claims_of: dict[str, list[str]]) -> tuple[str | None, str | None]:
    whole = set(claims_of.get(subject, ()))
    if not taken or not set(taken) < whole:
        raise UsageError(f"`split` needs an incident and some, not all, of its claims to take out; got {subject!r}")
    named = {"subject": sorted(taken), "object": [], "rest": sorted(whole - set(taken))}
    return None, msgspec.json.encode(named).decode()


def _read(folder: Path) -> tuple[set[str], dict[str, str], dict[str, list[str]]]:
    """Return the claims' ids, claim -> incident and incident -> claims of an issue's folder."""
    try:
        rows = [msgspec.json.decode(line) for line in (folder / "claims.jsonl").read_bytes().splitlines()]
        incidents = [msgspec.json.decode(line) for line in (folder / "incidents.jsonl").read_bytes().splitlines()]
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{folder} is no folder of an issue ({error}); give one that `build --out` wrote") from error
    claims_of = {i["incident_id"]: list(i["claims"]) for i in incidents}
    incident_of = {c: i for i, ids in claims_of.items() for c in ids}
    return {row["claim_id"] for row in rows}, incident_of, claims_of
