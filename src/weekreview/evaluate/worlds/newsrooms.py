"""Newsrooms: sayings become articles, with headlines, background and who holds what; and others reprint them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from weekreview.model import ClaimState

from .articles import Article
from .casts import Cast, Outlet, Town, Voice
from .events import Event, Stretch, War, holder_of
from .lines import Line, Mark, fill, marked, sentence
from .parameters import Parameters
from .sayings import Number, Printing, plain
from .tellings import Said, Told, Writer, origin_of
from .wordings import (
    BACKGROUND,
    BULLETIN_HEAD,
    BULLETIN_ITEM,
    HOLDS,
    PARAPHRASES,
    PLAIN_HEADLINES,
    STANDING,
    STANDING_TYPES,
    THINGS,
)

MOST_OF_ONE = 4
"""Most sayings of one article."""
PLANNED = {"planned": ClaimState.PLANNED, "historical": ClaimState.HISTORICAL}


@dataclass
class Newsroom:
    """Everything that is needed to write."""

    war: War
    """What happened."""
    cast: Cast
    """Who is there."""
    parameters: Parameters
    """How it is told."""
    rng: random.Random
    """From which everything is drawn."""

    def articles(self, printings: Sequence[Printing]) -> Iterator[Article]:
        """Yield the articles of all outlets, by day; what one outlet has of one event on one day stands together."""
        desks: dict[tuple[date, str], list[Printing]] = defaultdict(list)
        for printing in printings:
            desks[(printing.on, printing.outlet.name)].append(printing)
        for (on, _), heap in sorted(desks.items()):
            heap = sorted(heap, key=lambda p: (p.saying.town.place.province or "", p.saying.event.number))
            while heap:
                size = self.rng.randint(1, MOST_OF_ONE)
                yield self._article(heap[:size], heap[0].outlet, on)
                heap = heap[size:]
        yield from self._standing()
        yield from self._bulletins()

    def reprint(self, article: Article) -> Article:
        """Return the article as another outlet prints it: whole or cut, under its own headline, a word changed here and
        there, perhaps under the agency's sign."""
        rng = self.rng
        others = [
            o for o in self.cast.outlets if o.name != article.outlet.name and o.side in (None, article.outlet.side)
        ]
        outlet = rng.choice(others)
        paragraphs = article.paragraphs
        if len(paragraphs) > 1 and rng.random() < 0.4:
            paragraphs = paragraphs[: rng.randint(1, len(paragraphs) - 1)]
        if rng.random() < 0.5:
            paragraphs = tuple(tuple(_paraphrased(t, rng) for t in p) for p in paragraphs)
        headline = article.headline if rng.random() < 0.4 else rng.choice(PLAIN_HEADLINES)
        signed = article.signed or (article.outlet if article.outlet.agency else None)
        dateline = f"AMMAN ({signed.name}) - " if signed and rng.random() < 0.6 else ""
        on = article.on + timedelta(days=rng.randint(0, 1))
        return Article(outlet, on, headline, paragraphs, article, dateline, signed)

    def _article(self, printings: Sequence[Printing], outlet: Outlet, on: date) -> Article:
        writer, rng = Writer(self.cast, self.parameters, self.rng, outlet, on), self.rng
        paragraphs = [tuple(writer.tell(p.saying)) for p in printings]
        headline: Told | str = rng.choice(PLAIN_HEADLINES)
        if rng.random() < self.parameters.headline_tells:
            headline = writer.headline(printings[0].saying) or headline
        town = printings[-1].saying.town
        if rng.random() < self.parameters.control_told and outlet.side is None:
            paragraphs.append((self._hold(town, on, None, writer),))
        if rng.random() < self.parameters.background:
            paragraphs.append((self._background(writer, town, on),))
        return Article(outlet, on, headline, tuple(paragraphs))

    def _hold(self, town: Town, on: date, voice: Voice | None, writer: Writer, holder: str | None = None) -> Told:
        true_holder = holder_of(self.war, town, on)
        holder = holder or true_holder
        force = self.cast.by_force[holder]
        use = {"town": marked(town.word, "place", town.place), "actor": writer.force(force)}
        line = writer.speak(fill(self.rng.choice(HOLDS), use), voice)
        wrong = frozenset() if self.cast.by_force[true_holder].side == force.side else frozenset({"holder"})
        side = voice.side if voice else writer.outlet.side
        said = Said(None, origin_of(voice, writer.outlet, town), side, "holds", town.word, on, force.side, wrong=wrong)
        return Told(line, "control", ClaimState.REPORTED if voice else ClaimState.ASSERTED, said, voice)

    def _background(self, writer: Writer, town: Town, on: date) -> Told:
        rng = self.rng
        held, type_, pattern = rng.choice(BACKGROUND)
        year, few, big = (
            on.year - 1,
            12 + 7 * (len(town.word) % 9),
            1200 + 50 * len(pattern),
        )  # one past for all who tell it
        force = self.cast.by_force[self.cast.by_force[town.holder].enemies[0]]
        of = "strikes" if type_ == "air_strike" else "killed"
        province = self.cast.province_of(town) or self.cast.country_of(town)
        use: dict[str, Line | str] = {
            "year": marked(str(year), "time", (date(year, 1, 1), date(year, 12, 31))),
            "town": marked(town.word, "place", town.place),
            "province": marked(province.word, "place", province.place),
            "actor": writer.force(force),
            "air": writer.force(self.cast.by_force["ru.air_force"], air=True),
            "n": marked(plain(few), "quantity", Number(of, "people", plain(few), few, few, few)),
            "big": marked(f"{big:,}", "quantity", Number(of, "people", f"{big:,}", big, big, big)),
        }
        line = sentence(fill(pattern, use))
        state = PLANNED.get(held, ClaimState.ASSERTED)
        kind = "background" if held != "asserted" else "other"
        said = Said(None, f"outlet:{writer.outlet.key}", writer.outlet.side, kind)
        return Told(line, type_, state, said, None, cumulative=held == "cumulative")

    def _standing(self) -> Iterator[Article]:
        """Yield articles on sieges, truces, fights for towns, and on who holds the towns that changed hands."""
        neutral = [o for o in self.cast.outlets if o.side is None]
        for stretch in self.war.stretches:
            if stretch.track == "hold":
                continue
            days = [("begins", stretch.from_on), *([("ends", stretch.to_on)] if stretch.to_on else [])]
            if self.rng.random() < 0.6 and (stretch.to_on is None or (stretch.to_on - stretch.from_on).days > 1):
                days.insert(1, ("stands", stretch.from_on + timedelta(days=1)))
            for phase, day in days:
                for outlet in self.rng.sample(neutral, 2):
                    on = day if phase == "stands" else day + timedelta(days=self.rng.randint(0, 1))
                    yield self._short(outlet, on, self._stretch_told(stretch, phase, day, outlet, on))
        for event in self.war.events:
            if event.type == "territory_gained":
                yield from self._aftermath(event, neutral)

    def _aftermath(self, event: Event, neutral: Sequence[Outlet]) -> Iterator[Article]:
        """Yield who held the town before, who is said to hold it after, and the loser's word that it still does."""
        for day in (self.war.first_on, event.on + timedelta(days=1)):
            if day == event.on or not self.war.first_on <= day <= self.war.last_on:
                continue
            outlet = self.rng.choice(neutral)
            writer = Writer(self.cast, self.parameters, self.rng, outlet, day)
            voice = self.rng.choice([None, *(v for v in self.cast.voices if v.kind == "monitor")])
            yield self._short(outlet, day, self._hold(event.town, day, voice, writer))
            if day > event.on and not event.made_up and event.foe and self.rng.random() < self.parameters.denies_loss:
                loser = [v for v in self.cast.voices if v.side == event.foe.side]
                if loser:
                    told = self._hold(event.town, day, self.rng.choice(loser), writer, event.foe.key)
                    yield self._short(outlet, day, told)

    def _stretch_told(self, stretch: Stretch, phase: str, day: date, outlet: Outlet, on: date) -> Told:
        writer = Writer(self.cast, replace(self.parameters, day_left_out=0.0), self.rng, outlet, on)
        forces = [self.cast.by_force[f] for f in stretch.forces]
        foe = writer.force(forces[-1])
        told_day = writer.day(day)
        use: dict[str, Line | str] = {
            "town": marked(stretch.town.word, "place", stretch.town.place),
            "actor": writer.force(forces[0]),
            "foe": foe,
            "day": fill(" {day}", {"day": told_day}),
            "day_first": fill("{day}, ", {"day": told_day}),
        }
        voice = self.rng.choice([None, *(v for v in self.cast.voices if v.kind == "monitor")])
        line = writer.speak(fill(self.rng.choice(STANDING[stretch.track][phase]), use), voice)
        said = Said(
            None,
            origin_of(voice, outlet, stretch.town),
            outlet.side,
            stretch.track,
            stretch.town.word,
            day if line.of("time") else on,
            forces[0].side,
        )
        state = ClaimState.REPORTED if voice else ClaimState.ASSERTED
        return Told(line, STANDING_TYPES[stretch.track], state, said, voice)

    def _short(self, outlet: Outlet, on: date, told: Told) -> Article:
        return Article(outlet, on, self.rng.choice(PLAIN_HEADLINES), ((told,),))

    def _bulletins(self) -> Iterator[Article]:
        """Yield the coalition's lists of its strikes, by town; some do not come to what their first line says."""
        force = self.cast.by_force["cjtf_oir"]
        outlet = Outlet("Joint Air Bulletin", "cjtf_oir", "cjtf_oir", "cjtf_oir")
        days = self.rng.sample(range(self.parameters.days), self.parameters.bulletins_per_week)
        for number, day in enumerate(sorted(days)):
            on = self.war.first_on + timedelta(days=day)
            writer = Writer(
                self.cast, replace(self.parameters, day_left_out=0.0), self.rng, outlet, on + timedelta(days=1)
            )
            yield self._bulletin(writer, force, on, number)

    def _bulletin(self, writer: Writer, force, on: date, number: int) -> Article:
        rng = self.rng
        towns = {c: [t for t in self.cast.towns if t.place.country == c and t.holder == "isil"] for c in ("sy", "iq")}
        chosen = {c: rng.sample(ts, rng.randint(2, 4)) for c, ts in towns.items()}
        counts = {c: [rng.randint(1, 8) for _ in ts] for c, ts in chosen.items()}
        sums = {c: sum(ns) for c, ns in counts.items()}
        wrong = rng.random() < self.parameters.bulletin_sum_wrong
        head = sum(sums.values()) + (rng.choice((1, 2, 3)) if wrong else 0)
        name = -1 - number
        said = Said(
            name * 100,
            f"outlet:{writer.outlet.key}",
            force.side,
            "bulletin",
            None,
            on,
            force.side,
            wrong=frozenset({"sum"} if wrong else ()),
        )
        total = Number("strikes", "strikes", str(head), head, head, head)
        parts = {c: Number("strikes", "strikes", str(s), s, s, s) for c, s in sums.items()}
        use: dict[str, Line | str] = {
            "air": writer.force(force, air=True),
            "s": marked(total.text, "quantity", total),
            "day": fill(" {day}", {"day": writer.day(on)}),
            "a": marked(parts["sy"].text, "quantity", parts["sy"]),
            "b": marked(parts["iq"].text, "quantity", parts["iq"]),
            "syria": marked("Syria", "place", self.cast.countries["Syria"].place),
            "iraq": marked("Iraq", "place", self.cast.countries["Iraq"].place),
        }
        first = Told(
            sentence(fill(BULLETIN_HEAD, use)),
            "air_strike",
            ClaimState.ASSERTED,
            replace(said, numbers=(total, *parts.values())),
        )
        items = []
        for c in ("sy", "iq"):
            for town, count in zip(chosen[c], counts[c], strict=True):
                items.append(
                    self._item(writer, town, count, replace(said, event=name * 100 - len(items) - 1, place=town.word))
                )
        return Article(writer.outlet, writer.published_on, "Strikes continue", ((first,), *((i,) for i in items)))

    def _item(self, writer: Writer, town: Town, count: int, said: Said) -> Told:
        rng = self.rng
        things, hit = rng.choice(THINGS), rng.randint(1, 9)
        pattern = rng.choice(BULLETIN_ITEM)
        near = pattern.startswith("near")
        number = Number("strikes", "strikes", plain(count), count, count, count)
        place = marked(town.word, "place", town.place)
        destroyed = Number("destroyed" if near else "damaged", things, plain(hit), hit, hit, hit)
        use: dict[str, Line | str] = {
            "place": place,
            "s": marked(number.text, "quantity", number),
            "d": marked(destroyed.text, "quantity", destroyed),
            "things": marked(things if hit > 1 else things[:-1], "counted", destroyed),
        }
        line = sentence(fill(pattern, use))
        return Told(
            line,
            "air_strike",
            ClaimState.ASSERTED,
            replace(said, numbers=(number, destroyed)),
            None,
            "list_item",
            follows=False,
        )


def _paraphrased(told: Told, rng: random.Random) -> Told:
    """Return the sentence with some of its plain words changed; names, numbers and what is marked stay."""
    line = told.line
    for old, new in PARAPHRASES:
        at = line.text.find(old)
        if at < 0 or rng.random() < 0.5 or any(m.begin < at + len(old) and at < m.end for m in line.marks):
            continue
        shift = len(new) - len(old)
        marks = tuple(
            Mark(m.role, m.begin + shift * (m.begin > at), m.end + shift * (m.end > at), m.value) for m in line.marks
        )
        line = Line(line.text[:at] + new + line.text[at + len(old) :], marks)
    return replace(told, line=line)
