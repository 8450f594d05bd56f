"""An invented week: made-up publishers and parties on real places. No event in it happened.

`invented_material()` gives a `Material` of thirty claims of every state, with reprints, a contradiction, a running
total, plans, denials, hearsay, loaded words, places and days that are not determined.
"""

from __future__ import annotations

from datetime import date

from tests.factories import (
    make_contradiction,
    make_incident,
    make_origin,
    make_refusal,
    make_state,
    make_tally,
)
from tests.unit.review.invented_claims import claims
from tests.unit.review.invented_reports import AS_OF, DOCUMENTS, FIRST, LAST, ORIGINS, PLACES, REGISTRY
from weekreview.model import (
    Condition,
    ContradictionKind,
    DuplicateLink,
    Reason,
    Scope,
    StateStatus,
)
from weekreview.review import Material


def invented_material() -> Material:
    """Return the whole week."""
    c = claims()
    origins = []
    for origin_id, name, kind, party in ORIGINS.values():
        of_origin = [one for one in c.values() if one.origin_id == origin_id]
        documents = tuple(sorted({one.document_id for one in of_origin}))
        publishers = tuple(sorted({one.publisher for one in of_origin}))
        origins.append(
            make_origin(origin_id, name=name, kind=kind, party=party, documents=documents, publishers=publishers)
        )
    told = [("market", "market2", "twelve")] + [
        (k,) for k in c if k not in ("market", "market2", "twelve", "videos", "damascus", "parts") and c[k].happened
    ]
    incidents = []
    for keys in told:
        group = [c[k] for k in keys]
        lead = group[0]
        when = lead.when
        incidents.append(
            make_incident(
                group,
                type=lead.type,
                title="x",
                earliest_on=when.earliest_on if when else None,
                latest_on=when.latest_on if when else None,
                place=lead.place,
                actors=tuple(m.actor_id or m.span.text for m in lead.actors),
                targets=tuple(m.span.text for m in lead.targets),
                origins=tuple(sorted({one.origin_id for one in group})),
                publishers=tuple(sorted({one.publisher for one in group})),
                corroboration=len({one.origin_id for one in group}),
            )
        )
    market = next(i for i in incidents if c["market"].claim_id in i.claims)
    week = {"from_on": FIRST, "to_on": LAST}
    tallies = (
        make_tally(
            [c["market"], c["market2"]],
            role="civilians",
            level="all",
            civilian=True,
            place=PLACES["Saraqib"],
            low=38.0,
            best=38.0,
            high=None,
            rule="least_of_independent",
            origins=("actor:medics",),
            disputed=True,
            **week,
        ),
        make_tally(
            [c["installations"]],
            of="destroyed",
            role="installations",
            civilian=None,
            scope=Scope.PERIOD,
            place=None,
            low=214.0,
            best=214.0,
            high=214.0,
            rule="single_figure",
            party="xx.ministry",
            origins=("actor:xx.ministry",),
            **week,
        ),
        make_tally(
            [c["toll"]],
            role="terrorists",
            scope=Scope.CUMULATIVE,
            low=200.0,
            best=200.0,
            high=999.0,
            place=None,
            rule="least",
            party="xx.ministry",
            origins=("actor:xx.ministry",),
            from_on=date(2031, 3, 1),
            to_on=None,
        ),
        make_tally(
            [c["families"]],
            of="displaced",
            role="families",
            level="all",
            civilian=True,
            low=200.0,
            best=200.0,
            high=999.0,
            place=None,
            rule="least",
            origins=("document:aid",),
            **week,
        ),
        make_tally(
            [c["bakery"], c["manbij"]],
            of="injured",
            role="people",
            civilian=None,
            low=16.0,
            best=16.0,
            high=16.0,
            place=None,
            rule="sum_of_incidents",
            level="all",
            origins=("publisher:orontes post", "publisher:steppe monitor"),
            **week,
            addends=tuple(
                (i.incident_id, q.low, q.high)
                for i in incidents
                for q in next(x for x in c.values() if x.claim_id == i.claims[0]).quantities
                if q.of == "injured"
            ),
        ),
    )
    states = (
        make_state(
            PLACES["Damascus"],
            holder="xx.army",
            claims=(c["damascus"].claim_id,),
            from_on=date(2031, 5, 10),
            decays_on=date(2031, 6, 10),
        ),
        make_state(
            PLACES["Damascus"],
            holder=None,
            condition=Condition.CONTESTED,
            claims=(c["parts"].claim_id,),
            from_on=date(2031, 5, 10),
            below=True,
        ),
        make_state(
            PLACES["Kuweires Air Base"],
            holder="xx.front",
            condition=Condition.BESIEGED,
            claims=(c["siege"].claim_id,),
            from_on=date(2031, 1, 1),
        ),
        make_state(
            PLACES["Duma"],
            holder="xx.front; xx.army",
            condition=Condition.CEASEFIRE,
            claims=(c["truce"].claim_id,),
            from_on=date(2031, 5, 9),
        ),
        make_state(
            PLACES["Al-Bab"],
            holder="xx.army",
            status=StateStatus.CLAIMED,
            claims=(c["villages"].claim_id,),
            from_on=date(2031, 5, 8),
            below=True,
        ),
    )
    refusals = (
        *(make_refusal(Reason.NAVIGATION, subject_id=f"r{n}") for n in range(7)),
        make_refusal(Reason.COMMENT_FORM),
        make_refusal(Reason.REPEATED_CAPTION),
        make_refusal(Reason.REPEATED_CAPTION),
        make_refusal(Reason.LOW_PROBABILITY, step="read"),
        make_refusal(Reason.PLACE_UNKNOWN, step="ground"),
    )
    return Material(
        documents=tuple(DOCUMENTS.values()),
        claims=tuple(c.values()),
        links=(DuplicateLink(DOCUMENTS["cour2"].document_id, DOCUMENTS["wire1"].document_id, 0.4, 0.98),),
        origins=tuple(origins),
        incidents=tuple(incidents),
        tallies=tallies,
        contradictions=(
            make_contradiction((c["market"].claim_id, c["twelve"].claim_id), incident_id=market.incident_id),
            make_contradiction(
                (c["market"].claim_id, c["denial"].claim_id),
                kind=ContradictionKind.EXISTENCE,
                incident_id=market.incident_id,
            ),
        ),
        states=states,
        registry=REGISTRY,
        refusals=refusals,
        failures=("https://gone.example/feed.xml answered 503 three times",),
        from_on=FIRST,
        to_on=LAST,
        as_of=AS_OF,
    )
