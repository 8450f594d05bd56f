"""The invented week's reports: made-up publishers and parties on real places. No event in them happened."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.factories import (
    digest,
    make_actor,
    make_document,
    make_place,
    make_published,
)
from weekreview.model import (
    ActorKind,
    Place,
    Precision,
)

FIRST, LAST = date(2031, 5, 5), date(2031, 5, 11)
AS_OF = datetime(2031, 5, 12, 6, 0, tzinfo=UTC)


def _place(name: str, lat: float, lon: float, radius_km: float, precision: Precision, province: str | None) -> Place:
    return make_place(
        name,
        place_id=f"gn:{abs(hash_of(name))}",
        lat=lat,
        lon=lon,
        radius_m=radius_km * 1000,
        precision=precision,
        kind=precision.value,
        province=province,
    )


def hash_of(name: str) -> int:
    """Return a stable number of a name."""
    return int(digest(name)[:7], 16)


S, P = Precision.SETTLEMENT, Precision.PROVINCE
PLACES = {
    p.name: p
    for p in (
        _place("Aleppo", 36.2021, 37.1343, 9, S, "Aleppo"),
        _place("Azaz", 36.5865, 37.0463, 3, S, "Aleppo"),
        _place("Al-Bab", 36.3705, 37.5158, 3, S, "Aleppo"),
        _place("Manbij", 36.5281, 37.9549, 4, S, "Aleppo"),
        _place("Idlib", 35.9306, 36.6339, 4, S, "Idlib"),
        _place("Saraqib", 35.8645, 36.8059, 3, S, "Idlib"),
        _place("Latakia", 35.5317, 35.7901, 60, P, None),
        _place("Hama", 35.1318, 36.7578, 6, S, "Hama"),
        _place("Homs", 34.7268, 36.7234, 7, S, "Homs"),
        _place("Palmyra", 34.5504, 38.2914, 5, S, "Homs"),
        _place("Raqqa", 35.9506, 39.0094, 5, S, "Raqqa"),
        _place("Tabqa Dam", 35.8722, 38.5661, 1.2, Precision.SITE, "Raqqa"),
        _place("Deir ez-Zor", 35.3359, 40.1408, 6, S, "Deir ez-Zor"),
        _place("Al-Hasakah", 36.5024, 40.7477, 5, S, "Al-Hasakah"),
        _place("Damascus", 33.5102, 36.2913, 12, S, "Damascus"),
        _place("Duma", 33.5715, 36.4026, 3, S, "Rif Dimashq"),
        _place("Daraa", 32.6189, 36.1021, 4, S, "Daraa"),
        _place("Kuweires Air Base", 36.1870, 37.5831, 2.5, Precision.SITE, "Aleppo"),
    )
}
REGISTRY = {
    a.actor_id: a
    for a in (
        make_actor("xx.army", name="Upland Army", kind=ActorKind.STATE_FORCE),
        make_actor("xx.ministry", name="Upland Defence Ministry", kind=ActorKind.MINISTRY),
        make_actor("xx.air", name="Upland Air Force", kind=ActorKind.STATE_FORCE),
        make_actor("xx.front", name="River Front", kind=ActorKind.REBEL_GROUP),
        make_actor("xx.league", name="Ansar League", kind=ActorKind.JIHADIST_GROUP),
        make_actor("xx.monitor", name="Steppe Monitoring Network", kind=ActorKind.NGO),
    )
}
REPORTS = {
    "wire1": (
        "Levant Wire",
        "Market hit in Saraqib",
        date(2031, 5, 7),
        """\
Market hit in Saraqib

Two aircraft of the Upland Air Force bombed a vegetable market in Saraqib on Tuesday, killing at least 38
civilians, medics at the town's hospital said.

The ministry denied that its aircraft had struck the market.

Hundreds of families fled towards Idlib, according to aid workers.""",
    ),
    "wire2": (
        "Levant Wire",
        "Army presses on around Al-Bab",
        date(2031, 5, 9),
        """\
Army presses on around Al-Bab

The Upland Army liberated three villages south of Al-Bab on Thursday, the defence ministry said.

The offensive has killed hundreds of terrorists since March, according to the defence ministry.

The army plans to open the road to Kuweires Air Base within days, the ministry said.

The base has been encircled by the River Front since January.""",
    ),
    "post1": (
        "Orontes Post",
        "Twelve dead in Saraqib strike, ministry says",
        date(2031, 5, 7),
        """\
Twelve dead in Saraqib strike, ministry says

Twelve gunmen were killed in a strike on Saraqib on Tuesday, a spokesman for the defence ministry said.

Shelling hit a bakery in Homs on Monday, wounding 9 people.

Shops in Hama reopened after the truce signed there in 2029.""",
    ),
    "post2": (
        "Orontes Post",
        "Ceasefire holds in Duma",
        date(2031, 5, 10),
        """\
Ceasefire holds in Duma

The River Front and the Upland Army agreed a ceasefire in Duma on Friday, the Steppe Monitoring Network said.

Damascus is held by the Upland Army, while parts of the city remain contested.

It is not clear whether the Ansar League still has drones near Palmyra.""",
    ),
    "cour1": (
        "Khabur Courier",
        "Bridge down in Deir ez-Zor",
        date(2031, 5, 8),
        """\
Bridge down in Deir ez-Zor

Jets destroyed a key bridge in eastern Deir ez-Zor on Wednesday.

The Ansar League abducted between 40 and 50 farm workers near Al-Hasakah, residents said.

Fighters reportedly moved heavy weapons across the river at night.

The league's channels reused old videos of Raqqa and presented them as new.""",
    ),
    "cour2": (
        "Khabur Courier",
        "Market hit in Saraqib",
        date(2031, 5, 8),
        """\
Market hit in Saraqib

Two aircraft of the Upland Air Force bombed a vegetable market in Saraqib on Tuesday, killing at least 38
civilians, medics at the town's hospital said.""",
    ),
    "min1": (
        "Upland Ministry Bulletin",
        "Results of the week",
        date(2031, 5, 11),
        """\
Results of the week

Over the past week the air force destroyed 214 installations of the Ansar League.

Our heroic forces repelled an attack on the Tabqa Dam and eliminated 60 militants.

The operation in Latakia province will continue until every village is free.""",
    ),
    "mon1": (
        "Steppe Monitor",
        "Weekly notes",
        date(2031, 5, 11),
        """\
Weekly notes

Fighting broke out between the River Front and the Ansar League in Azaz on 6 May.

Seven people were injured when a car bomb went off in Manbij on Saturday.

The River Front withdrew from Daraa on 10 May.

In the old quarter, snipers killed a nurse.

Talks on prisoners were held on Sunday.""",
    ),
}


def flow(text: str) -> str:
    """Return `text` with each paragraph on a single line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


DOCUMENTS = {
    key: make_document(
        flow(text),
        name=f"{key}.txt",
        publisher=publisher,
        title=title,
        published=make_published(on),
        url=f"https://{key}.example/report",
    )
    for key, (publisher, title, on, text) in REPORTS.items()
}
ORIGINS = {
    "medics": ("actor:medics", "Medics at the hospital in Saraqib", "speaker", False),
    "ministry": ("actor:xx.ministry", "Upland Defence Ministry", "speaker", True),
    "monitor": ("actor:xx.monitor", "Steppe Monitoring Network", "speaker", False),
    "wire": ("publisher:levant wire", "Levant Wire", "publisher", False),
    "post": ("publisher:orontes post", "Orontes Post", "publisher", False),
    "courier": ("publisher:khabur courier", "Khabur Courier", "publisher", False),
    "residents": ("document:residents", "Residents near Al-Hasakah", "speaker", False),
    "aid": ("document:aid", "Aid workers", "speaker", False),
    "smonitor": ("publisher:steppe monitor", "Steppe Monitor", "publisher", False),
}
