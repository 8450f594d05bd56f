"""What the reader would find in the invented week's reports, written by hand."""

from __future__ import annotations

from datetime import date

from tests.factories import (
    make_claim,
    make_mention,
    make_moment,
    make_quantity,
    make_speaker,
    sentence_around,
    span_in,
)
from tests.unit.review.invented_reports import DOCUMENTS, FIRST, LAST, ORIGINS, PLACES
from weekreview.model import (
    ClaimState,
    Moment,
    PlaceMention,
    Scope,
    TimePrecision,
)


def on(day: int, words: str = "", document: str = "", precision: TimePrecision = TimePrecision.DAY) -> Moment:
    """Return a day of May 2031."""
    span = span_in(DOCUMENTS[document], words) if words else None
    return make_moment(date(2031, 5, day), precision=precision, span=span)


def where(document: str, words: str, place: str | None, nth: int = 0, **fields) -> PlaceMention:
    """Return a mention of a place by its words."""
    fields = {"reason": "the only place of that name in the country" if place else "no gazetteer holds it", **fields}
    return PlaceMention(span_in(DOCUMENTS[document], words, nth), PLACES[place] if place else None, p=0.8, **fields)


def claim(document: str, trigger: str, kind: str, origin: str, nth: int = 0, **fields):
    """Return a claim of one of the documents; words stand for mentions."""
    held = DOCUMENTS[document]
    span = span_in(held, trigger, nth)
    sentence = sentence_around(held, span)

    def inside(words: str):
        offset = held.text.index(words, sentence.begin)
        return type(sentence)(offset, offset + len(words), words)

    for role in ("actors", "targets", "weapons"):
        found = []
        for mention in fields.pop(role, ()):
            words, _, actor_id = mention.partition("=")
            found.append(make_mention(held, words, actor_id=actor_id or None))
            found[-1] = type(found[-1])(inside(words), actor_id or None, "made by hand")
        fields[role] = tuple(found)
    quantities = []
    for words, of, low, high, *rest in fields.pop("quantities", ()):
        counted = inside(rest[0]) if rest and rest[0] else None
        scope = rest[1] if len(rest) > 1 else Scope.INCIDENT
        made = make_quantity(held, words, of=of, low=low, high=high, counted=counted, scope=scope)
        quantities.append(type(made)(inside(words), of, low, high, scope, counted=counted, civilian=made.civilian))
    speaker = fields.pop("speaker", None)
    if speaker:
        words, _, actor_id = speaker.partition("=")
        fields["speaker"] = make_speaker(held, words, actor_id=actor_id or None)
        fields.setdefault("state", ClaimState.REPORTED)
    origin_id, _, _, party = ORIGINS[origin]
    return make_claim(
        held,
        span,
        type=kind,
        family="x",
        evidence=sentence,
        quantities=tuple(quantities),
        origin_id=origin_id,
        **{"party": party, **fields},
    )


def claims() -> dict:
    """Return the week's claims by a short name."""
    medics = "medics at the town's hospital"
    c = {}
    for key, document in (("market", "wire1"), ("market2", "cour2")):
        c[key] = claim(
            document,
            "bombed",
            "air_strike",
            "medics",
            actors=["Two aircraft of the Upland Air Force=xx.air"],
            targets=["a vegetable market"],
            places=(where(document, "Saraqib", "Saraqib", 1),),
            speaker=medics,
            when=on(6, "on Tuesday", document),
            quantities=[("at least 38", "killed", 38.0, None, "civilians")],
        )
    c["denial"] = claim(
        "wire1",
        "struck",
        "air_strike",
        "ministry",
        state=ClaimState.DENIED,
        targets=["the market"],
        speaker="The ministry=xx.ministry",
        when=on(7),
    )
    c["families"] = claim(
        "wire1",
        "fled",
        "displacement",
        "aid",
        actors=[],
        places=(where("wire1", "towards Idlib", "Idlib"),),
        quantities=[("Hundreds of", "displaced", 200.0, 999.0, "families")],
        speaker="aid workers",
        when=on(7),
    )
    c["villages"] = claim(
        "wire2",
        "liberated",
        "territory_gained",
        "ministry",
        actors=["Upland Army=xx.army"],
        places=(where("wire2", "south of Al-Bab", "Al-Bab"),),
        when=on(8, "on Thursday", "wire2"),
        quantities=[("three", "captured", 3.0, 3.0, "villages")],
        speaker="the defence ministry=xx.ministry",
    )
    c["toll"] = claim(
        "wire2",
        "offensive",
        "offensive",
        "ministry",
        actors=[],
        targets=["terrorists"],
        quantities=[("hundreds of", "killed", 200.0, 999.0, "terrorists", Scope.CUMULATIVE)],
        when=Moment(
            date(2031, 3, 1), None, TimePrecision.OPEN, "since a month", span_in(DOCUMENTS["wire2"], "since March")
        ),
        speaker="the defence ministry=xx.ministry",
    )
    c["road"] = claim(
        "wire2",
        "open",
        "offensive",
        "ministry",
        state=ClaimState.PLANNED,
        actors=["The army=xx.army"],
        places=(where("wire2", "Kuweires Air Base", "Kuweires Air Base"),),
        speaker="the ministry=xx.ministry",
    )
    c["siege"] = claim(
        "wire2",
        "encircled",
        "siege",
        "wire",
        actors=["the River Front=xx.front"],
        places=(
            where(
                "wire2",
                "Kuweires Air Base",
                "Kuweires Air Base",
                reason="the base of the sentence before",
                inherited=True,
            ),
        ),
        when=Moment(
            date(2031, 1, 1), None, TimePrecision.OPEN, "since a month", span_in(DOCUMENTS["wire2"], "since January")
        ),
    )
    c["twelve"] = claim(
        "post1",
        "strike",
        "air_strike",
        "ministry",
        nth=1,
        targets=["gunmen"],
        places=(where("post1", "Saraqib", "Saraqib", 1),),
        quantities=[("Twelve", "killed", 12.0, 12.0, "gunmen")],
        when=on(6, "on Tuesday", "post1"),
        speaker="a spokesman for the defence ministry=xx.ministry",
    )
    c["bakery"] = claim(
        "post1",
        "Shelling",
        "shelling",
        "post",
        targets=["bakery"],
        places=(where("post1", "Homs", "Homs"),),
        quantities=[("9", "injured", 9.0, 9.0, "people")],
        when=on(5, "on Monday", "post1"),
    )
    c["old"] = claim(
        "post1",
        "truce",
        "agreement",
        "post",
        state=ClaimState.HISTORICAL,
        places=(where("post1", "Hama", "Hama"),),
        when=Moment(
            date(2029, 1, 1), date(2029, 12, 31), TimePrecision.YEAR, "a year", span_in(DOCUMENTS["post1"], "2029")
        ),
    )
    c["truce"] = claim(
        "post2",
        "ceasefire",
        "agreement",
        "monitor",
        actors=["The River Front=xx.front", "the Upland Army=xx.army"],
        places=(where("post2", "Duma", "Duma", 1),),
        when=on(9, "on Friday", "post2"),
        speaker="the Steppe Monitoring Network=xx.monitor",
    )
    c["damascus"] = claim(
        "post2",
        "held",
        "control",
        "post",
        actors=["the Upland Army=xx.army"],
        places=(where("post2", "Damascus", "Damascus"),),
        when=on(10),
    )
    c["parts"] = claim(
        "post2",
        "contested",
        "control",
        "post",
        places=(
            where("post2", "parts of the city", "Damascus", reason="taken up from 'Damascus' before it; it is near"),
        ),
        when=on(10),
    )
    c["drones"] = claim(
        "post2",
        "has",
        "deployment",
        "post",
        state=ClaimState.UNCERTAIN,
        actors=["the Ansar League=xx.league"],
        places=(where("post2", "near Palmyra", "Palmyra"),),
    )
    c["bridge"] = claim(
        "cour1",
        "destroyed",
        "destruction",
        "courier",
        actors=["Jets"],
        targets=["key bridge"],
        places=(where("cour1", "eastern Deir ez-Zor", "Deir ez-Zor"),),
        when=on(7, "on Wednesday", "cour1"),
    )
    c["workers"] = claim(
        "cour1",
        "abducted",
        "abduction",
        "residents",
        actors=["The Ansar League=xx.league"],
        targets=["farm workers"],
        places=(where("cour1", "near Al-Hasakah", "Al-Hasakah"),),
        speaker="residents",
        quantities=[("between 40 and 50", "abducted", 40.0, 50.0, "farm workers")],
    )
    c["weapons"] = claim(
        "cour1",
        "moved",
        "deployment",
        "courier",
        state=ClaimState.REPORTED,
        actors=["Fighters"],
        targets=["heavy weapons"],
        places=(where("cour1", "across the river", None),),
    )
    c["videos"] = claim("cour1", "reused", "publication", "courier", places=(where("cour1", "Raqqa", "Raqqa"),))
    c["installations"] = claim(
        "min1",
        "destroyed",
        "destruction",
        "ministry",
        actors=["the air force=xx.air"],
        targets=["installations of the Ansar League"],
        quantities=[("214", "destroyed", 214.0, 214.0, "installations", Scope.PERIOD)],
        party=True,
        when=Moment(
            FIRST,
            LAST,
            TimePrecision.WEEK,
            "the week before publication",
            span_in(DOCUMENTS["min1"], "Over the past week"),
        ),
    )
    c["dam"] = claim(
        "min1",
        "attack",
        "attack",
        "ministry",
        targets=["the Tabqa Dam"],
        places=(where("min1", "the Tabqa Dam", "Tabqa Dam"),),
        quantities=[("60", "killed", 60.0, 60.0, "militants")],
        party=True,
    )
    c["operation"] = claim(
        "min1",
        "operation",
        "offensive",
        "ministry",
        state=ClaimState.PLANNED,
        places=(where("min1", "Latakia province", "Latakia"),),
        party=True,
    )
    c["azaz"] = claim(
        "mon1",
        "Fighting",
        "armed_clash",
        "smonitor",
        actors=["the River Front=xx.front"],
        targets=["the Ansar League=xx.league"],
        places=(where("mon1", "Azaz", "Azaz"),),
        when=on(6, "on 6 May", "mon1"),
    )
    c["manbij"] = claim(
        "mon1",
        "car bomb",
        "bombing",
        "smonitor",
        places=(where("mon1", "Manbij", "Manbij"),),
        when=on(10, "on Saturday", "mon1"),
        quantities=[("Seven", "injured", 7.0, 7.0, "people")],
    )
    c["daraa"] = claim(
        "mon1",
        "withdrew",
        "withdrawal",
        "smonitor",
        actors=["The River Front=xx.front"],
        places=(where("mon1", "Daraa", "Daraa"),),
        when=on(10, "on 10 May", "mon1"),
    )
    c["nurse"] = claim(
        "mon1",
        "killed",
        "casualties",
        "smonitor",
        actors=["snipers"],
        places=(where("mon1", "In the old quarter", None),),
        quantities=[("a nurse", "killed", 1.0, 1.0)],
    )
    c["talks"] = claim("mon1", "Talks", "negotiation", "smonitor", when=on(11, "on Sunday", "mon1"))
    return c
