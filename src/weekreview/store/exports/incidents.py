"""`incidents.jsonl`: every event as one or more claims tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Incident

from .places import place_row
from .values import Row, day, probability, undated_last


def incident_rows(incidents: Iterable[Incident], coarsen_km: float | None = None) -> Iterator[Row]:
    """Yield a row an incident: by first possible day, undated ones last, then by id."""
    for incident in sorted(incidents, key=lambda i: (*undated_last(i.earliest_on), i.incident_id)):
        yield incident_row(incident, coarsen_km)


def incident_row(incident: Incident, coarsen_km: float | None = None) -> Row:
    """Return the row of one incident."""
    return {
        "incident_id": incident.incident_id,
        "type": incident.type,
        "title": incident.title,
        "earliest_on": day(incident.earliest_on),
        "latest_on": day(incident.latest_on),
        "place": place_row(incident.place, coarsen_km),
        "actors": list(incident.actors),
        "targets": list(incident.targets),
        "claims": list(incident.claims),
        "origins": list(incident.origins),
        "publishers": list(incident.publishers),
        "corroboration": incident.corroboration,
        "p": probability(incident.p),
    }
