"""Who says a claim, inside its own sentence: the subject of the word of saying that governs the claim's clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .clauses import without
from .trimming import trim

Span = tuple[int, int]

_SAYING = (
    r"said|says?|told|tells|puts?(?= (?:it|the|their|its|them|that|\w+ at))|"
    r"speaks? of|spoke of|reported|reports|claimed|claims|announced|"
    r"announces|wrote|writes|added|adds|answered|answers|replied|replies|stated|states|insisted|insists|counted|counts"
)
_NAME = r"(?:[\w'’.-]+\s+){0,6}?[\w'’.-]+"
_OPENS = re.compile(
    rf"^\W*(?:(?:and|but|while|though|although|whereas)\s+)?(?:(?:the|an?)\s+)?(?P<who>{_NAME})\s+(?:has\s+|have\s+|had\s+|also\s+)?(?:{_SAYING})\b",
    re.I,
)
_CLOSES = re.compile(rf",\s+(?:(?:the|an?)\s+)?(?P<who>{_NAME})\s+(?:{_SAYING})\s*[.,;]?\s*$", re.I)
_BREAK = re.compile(r";|,?\s(?:while|whereas)\s|,\s(?:and|but)\s", re.I)
_BROKEN = re.compile(
    r"^(?:the|an?|some|several|many|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens|dozens of|a few|few|both|other|\d+)$",
    re.I,
)
_READS_ON = re.compile(
    rf"\s+(?P<on>(?:[\w'’-]+\s+){{0,6}}?[\w'’-]+)(?=\s+(?:{_SAYING}|who|that|in|at|from|reached)\b|\s*[,.;:]|\s*$)",
    re.I,
)
_ACTIVE = re.compile(rf"(?:{_SAYING})(?:\s+that)?", re.I)
_SUBJECT = re.compile(
    r"(?:.*(?:[,;:]\s+|\b(?:after|before|as|because|while|when|since|though|although|and|but)\s+)|^)"
    rf"(?:(?:the|an?)\s+)?(?P<who>{_NAME})\s+(?:has\s+|have\s+|had\s+|also\s+)?$",
    re.I | re.S,
)
"""The subject of a word of saying: what stands between it and the clause's beginning."""
_CLAIMS = re.compile(r"\s+(?:has\s+|have\s+|had\s+|later\s+)?claim(?:s|ed|ing)?\s+responsibility\b", re.I)
_CLAIMED = re.compile(r"\s+for\s+(?:[\w’'-]+\s+){0,4}$", re.I)
_CONTENT = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:maps?|videos?|footage|films?|clips?|photos?|photographs?|pictures?|images?|recordings?)\s+"
    r"(?:of|showing|depicting|claiming|purporting|said to show)\b[^.;]*$",
    re.I,
)
"""Between a word of publishing and what the material is of."""
_VERB_INSIDE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|did|killed|that|which|who|in|on|at|after|when)\b", re.I
)


def spoken(reading: Reading, sentence: str) -> Reading:
    """Return the reading with the speaker of its own part of the sentence, widened or dropped where it is broken."""
    reading = _without_claimer(reading, sentence)
    own = [t for s in reading.roles["speaker"][:1] if (t := trim(s, sentence, "speaker"))[0] < t[1]]
    own = own or reading.roles["speaker"][:1]
    if own and _BROKEN.match(sentence[slice(*own[0])]):
        own = _widened(own[0], sentence)
    part = part_of(sentence, reading.trigger[0])
    if part[0] > 0 and (not own or not part[0] <= own[0][0] < part[1]):
        opened = _opened(sentence, part, reading.trigger)
        own = [opened] if opened else own
    if own == reading.roles["speaker"]:
        return reading
    return replace(reading, roles={**reading.roles, "speaker": own})


def _without_claimer(reading: Reading, sentence: str) -> Reading:
    """Return the reading without a speaker who only claims responsibility for something else than it tells.

    "For which the group claimed responsibility and where 60 died" puts the deed, not the toll, on the group's word.
    """
    for span in reading.roles["speaker"]:
        claims = _CLAIMS.match(sentence, span[1])
        if claims and not _CLAIMED.match(sentence[claims.end() : reading.trigger[0]]):
            modality = "asserted" if reading.modality == "reported" else reading.modality
            return replace(reading, modality=modality, roles={**reading.roles, "speaker": [], "cue": []})
    return reading


def governed(reading: Reading, sentence: str) -> Reading:
    """Return the reading with the subject of its own cue as its speaker, where another was read.

    "Residents said they held it, hours after state media announced its capture": the capture is on the media's word.
    """
    cue = next((c for c in reading.roles["cue"] if _ACTIVE.fullmatch(sentence[slice(*c)])), None)
    subject = _SUBJECT.match(sentence[: cue[0]]) if cue else None
    if cue is None or subject is None or cue[0] > reading.trigger[0] or _VERB_INSIDE.search(subject["who"]):
        return reading
    who = trim(subject.span("who"), sentence, "speaker")
    if who[0] >= who[1] or any(b < who[1] and who[0] < e for b, e in reading.roles["speaker"]):
        return reading
    between = sentence[who[1] : reading.trigger[0]]
    if not reading.roles["speaker"] or ";" in between or reading.roles["speaker"][0][0] > reading.trigger[0]:
        return reading
    return replace(reading, roles={**reading.roles, "speaker": [who]})


def shown(readings: Sequence[Reading], sentence: str) -> list[Reading]:
    """Return the readings, those that a publication shows on the word of who published it: "posted a map of a raid"."""
    out = []
    for reading in readings:
        sources = [p for p in readings if _shows(p, reading, sentence)]
        if reading.roles["speaker"] or not sources:
            out.append(reading)
            continue
        who = trim(sources[-1].roles["actor"][0], sentence, "speaker")
        modality = "reported" if reading.modality == "asserted" else reading.modality
        roles = {**reading.roles, "speaker": [who], "cue": [sources[-1].trigger]}
        out.append(replace(reading, modality=modality, roles=roles))
    return out


def _shows(publication: Reading, other: Reading, sentence: str) -> bool:
    """Return True where the other stands in what the publication is of."""
    actors = publication.roles["actor"]
    if publication.type != "publication" or other.type == "publication" or not actors:
        return False
    if actors[0][1] > publication.trigger[0]:
        return False
    return bool(_CONTENT.match(sentence[publication.trigger[1] : other.trigger[0]]))


def divided(reading: Reading, sentence: str) -> list[Reading]:
    """Return the reading, and a second one for the numbers that another speaker gives behind a semicolon.

    "The monitor counts nine dead; the ministry speaks of four" is two claims of one event on two speakers' words.
    """
    part = part_of(sentence, reading.trigger[0])
    if part[1] >= len(sentence) or ";" not in sentence[part[1] - 2 : part[1]]:
        return [reading]
    behind = (part[1], len(sentence))
    found = _OPENS.match(sentence[slice(*behind)])
    numbers = [s for s in reading.roles["quantity"] if s[0] >= part[1]]
    if found is None or not numbers or _VERB_INSIDE.search(found["who"]) or numbers[0][0] < part[1] + found.end():
        return [reading]
    own = reading
    for role in ("quantity", "target"):
        own = without(own, role, [s for s in own.roles[role] if s[0] >= part[1]])
    kinds = [k for s, k in zip(reading.roles["quantity"], reading.kinds, strict=True) if s in numbers]
    who = (part[1] + found.start("who"), part[1] + found.end("who"))
    verb = (who[1] + 1, part[1] + found.end())
    roles = {**{role: [] for role in reading.roles}, "speaker": [who], "cue": [verb], "quantity": numbers}
    roles |= {role: reading.roles[role] for role in ("place", "time")}
    modality = "reported" if own.modality == "asserted" else own.modality
    return [own, replace(own, trigger=verb, roles=roles, kinds=kinds, modality=modality)]


def part_of(sentence: str, at: int) -> Span:
    """Return the stretch between semicolons, "while" and ", and" that holds a character."""
    cuts = [0, *(m.end() for m in _BREAK.finditer(sentence)), len(sentence)]
    begin = max(c for c in cuts if c <= at)
    return begin, min(c for c in cuts if c > begin) if begin < len(sentence) else len(sentence)


def _opened(sentence: str, part: Span, trigger: Span) -> Span | None:
    """Return the subject of the word of saying that opens or closes a part of a sentence."""
    found = _OPENS.match(sentence[part[0] : trigger[0] + 1])
    if found is None:
        closing = _CLOSES.search(sentence[trigger[1] : part[1]])
        if closing is None or _VERB_INSIDE.search(closing["who"]):
            return None
        return trigger[1] + closing.start("who"), trigger[1] + closing.end("who")
    if _VERB_INSIDE.search(found["who"]):
        return None
    return part[0] + found.start("who"), part[0] + found.end("who")


def _widened(span: Span, sentence: str) -> list[Span]:
    """Return a broken span with the noun that reads on behind it, nothing where none does."""
    on = _READS_ON.match(sentence, span[1])
    if on is None or _VERB_INSIDE.search(on["on"]) or re.match(rf"(?:{_SAYING})\b", on["on"], re.I):
        return []
    begin = span[1] + 1 if re.match(r"(?:the|an?)$", sentence[slice(*span)], re.I) else span[0]
    return [(begin, on.end("on"))]
