"""Made-up articles for measuring speed: seeded, of a given length, in the manner of agency reports of a war."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SLOTS = {
    slot: tuple(choices.split("; "))
    for slot, choices in {
        "side": (
            "government forces; the rebels; opposition fighters; the army; militia units; border "
            "guards; a coalition of armed groups; the national guard; special forces; tribal fighters"
        ),
        "place": (
            "Azaz; Salamiyah; Jisr al-Shughur; al-Bab; Tal Rifaat; Maarat al-Numan; Palmyra; Manbij; "
            "Deir Ezzor; Khan Shaykhun; Saraqib; Tabqa; Qamishli; Daraa; Sinjar; Tal Afar; Ramadi; "
            "Fallujah; Hit; Baiji"
        ),
        "ground": (
            "a ridge; two villages; a grain silo; the main road; an old brick works; a pumping station; "
            "three hills; a railway junction; the cement plant; an abandoned school; the western "
            "suburbs; a river crossing"
        ),
        "weapon": ("mortars; rockets; artillery; heavy machine guns; a car bomb; drones; barrel bombs; tank fire"),
        "number": ("two; three; at least four; five; about six; seven; more than eight; nine; a dozen; 23; some 40"),
        "people": ("civilians; fighters; soldiers; women and children; medics; farmers; police officers; drivers"),
        "speaker": (
            "a local council member; the health directorate; a military spokesman; residents reached by "
            "telephone; a doctor at the field hospital; the governor's office; an aid worker; a "
            "commander in the area; the ministry"
        ),
        "day": ("on Monday; on Tuesday night; early on Wednesday; on Thursday; overnight; last week; since Friday"),
        "thing": ("a field hospital; a bakery; a water tower; a bridge; a fuel depot; several shops; a power line"),
        "talk": (
            "a truce; an exchange of prisoners; the reopening of the road; a local ceasefire; the delivery of flour"
        ),
    }.items()
}

SENTENCES = (
    "{Side} shelled {place} with {weapon} {day}, killing {number} {people}, {speaker} said.",
    "{Side} took {ground} near {place} from {side} {day} after several hours of fighting.",
    "According to {speaker}, {number} {people} were wounded when {weapon} hit {thing} in {place}.",
    "{Speaker} denied that {side} had entered {place}, and said that the front had not moved.",
    "Aircraft struck {ground} outside {place} {day}, and {thing} was destroyed.",
    "{Side} said that it plans to open an offensive towards {place} before the end of the month.",
    "In {place}, {number} families left their homes {day}, most of them for {place}.",
    "It was not clear whether {side} still held {ground} east of {place}.",
    "Talks about {talk} between {side} and {side} went on {day} without a result.",
    "{Number} {people} have been killed in and around {place} since the beginning of the year, {speaker} said.",
    "{Side} accused {side} of firing {weapon} at {thing} in {place}.",
    "A convoy with food for {place} was turned back at {ground}, {speaker} told reporters.",
    "{Side} withdrew from {ground} {day} and left behind two vehicles and a quantity of ammunition.",
    "The road from {place} to {place} was cut {day} for the second time this month.",
    "{Side} besieged {place} for a third week, and prices in its market have doubled.",
    "Photographs passed on by {speaker} show smoke over {thing}; where they were taken could not be checked.",
    "Schools in {place} stayed closed {day}, and people queued for water at {ground}.",
    "{Speaker} said that {number} {people} had been detained at a checkpoint near {place}.",
    "Rain had made the tracks around {place} impassable, which slowed the advance of {side}.",
    "{Side} agreed to {talk} in {place}, but both sides reported violations within hours.",
    "An explosion at {ground} in {place} {day} damaged {thing}; nobody claimed responsibility.",
    "Much of the older part of {place} was rebuilt in the last century around its market and its two mosques.",
)


def write_articles(path: Path, count: int, words: int, seed: int = 0) -> int:
    """Write `count` articles of about `words` words each as JSON lines; return the number of words written."""
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for record in make_articles(count, words, seed):
            total += len(record["text"].split())
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return total


def make_articles(count: int, words: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield articles of at least `words` words and at most one sentence more; the same seed gives the same ones."""
    chance = random.Random(seed)
    first_on = date(2016, 2, 13)
    for number in range(count):
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
            left = words - sum(len(paragraph.split()) for paragraph in paragraphs)
            paragraphs.append(_paragraph(chance, left))
        yield {
            "title": f"Report {number}: fighting near {chance.choice(SLOTS['place'])}",
            "publisher": f"Made-up Agency {number % 7}",
            "published_on": (first_on + timedelta(days=chance.randrange(7))).isoformat(),
            "text": "\n\n".join(paragraphs),
        }


def _paragraph(chance: random.Random, words_left: int) -> str:
    """Return two to four sentences, fewer where the words run out."""
    found: list[str] = []
    for _ in range(chance.randint(2, 4)):
        if sum(len(sentence.split()) for sentence in found) < words_left:
            found.append(_sentence(chance))
    return " ".join(found)


def _sentence(chance: random.Random) -> str:
    """Return one filled template; a slot in capitals begins the sentence."""
    template, parts = chance.choice(SENTENCES), []
    for piece in template.replace("}", "{").split("{"):
        choices = SLOTS.get(piece.lower())
        words = chance.choice(choices) if choices else piece
        parts.append(words[0].upper() + words[1:] if choices and piece[0].isupper() else words)
    return "".join(parts)
