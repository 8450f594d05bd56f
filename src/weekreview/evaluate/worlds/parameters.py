"""The parameters of made-up weeks, read from a file so that a week can be made harder without touching code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from weekreview.errors import InputError

PACKAGED = Path(__file__).parent / "parameters.json"


@dataclass(frozen=True, slots=True)
class Parameters:
    """How a week of war goes and how it is told. Shares are in [0, 1]; each is drawn for itself, event by event.

    Source: house values, set before anything was measured on them; what they are modelled on (delays, rounding,
    reprints, sides that inflate and deny) is seen in any week of wire copy, how often is a guess.
    """

    days: int
    """Days of the period."""
    events_low: int
    """Fewest events of a week; the number is drawn between this and the next, seed by seed."""
    events_high: int
    """Most events of a week."""
    captures_per_week: int
    """Towns that change hands."""
    sieges_per_week: int
    """Sieges that begin, half of them to be lifted."""
    truces_per_week: int
    """Local ceasefires, half of them to collapse."""
    fights_per_week: int
    """Towns that are fought over for some days without changing hands."""
    party_speaks: float
    """Share of events of which a side that took part speaks, for each side."""
    monitor_speaks: float
    """The same for each monitor."""
    local_speaks: float
    """The same for each kind of people of the place ("medics")."""
    correspondent_speaks: float
    """The same for each outlet in its own voice."""
    outlets_per_saying: float
    """Mean number of outlets that print what one voice says of one event."""
    longest_delay_days: int
    """Most days from the event to print."""
    rising_share: float
    """Share of tolls that rise over the next days."""
    rising_told_again: float
    """Share of those that a voice gives anew once they rose."""
    rounded: float
    """Share of figures given as "about" a round number."""
    at_least: float
    """Share of figures given as "at least" or "more than"."""
    dozens: float
    """Share of figures of 24 and more given as "dozens"."""
    monitor_counts_wrong: float
    """Share of figures that a voice that is no party gets wrong outright."""
    party_inflates: float
    """Share of enemy losses that a party gives one and a half to three times too high."""
    party_denies: float
    """Share of events that hurt civilians which the side that did it denies."""
    party_blames_other: float
    """Share of those that it lays at somebody else's door instead."""
    party_names_fighters: float
    """Share of civilian dead whom the side that killed them calls fighters."""
    wrong_day: float
    """Share of sayings with the day before or after."""
    wrong_place: float
    """Share of sayings with another town of the province."""
    false_capture: float
    """Captures that a side makes up, for each that happened."""
    denies_loss: float
    """Share of captures that the side that lost the town denies."""
    place_only_province: float
    """Share of sentences that name only the province."""
    place_left_out: float
    """Share of sentences that name no place."""
    day_left_out: float
    """Share of sentences that name no day."""
    actor_left_out: float
    """Share of sentences that do not say who did it."""
    toll_left_out: float
    """Share of sentences without the figures."""
    vague_type: float
    """Share of sentences that call the event an attack, whatever it was."""
    second_sentence: float
    """Share of tellings that go on in a second sentence, which takes place and day over."""
    headline_tells: float
    """Share of articles whose headline tells of their first event."""
    background: float
    """Share of articles with a sentence of history, running totals, plans or protests."""
    control_told: float
    """Share of articles that say who holds a town of theirs."""
    reprinted: float
    """Share of articles that another outlet reprints."""
    reprinted_again: float
    """Share of reprints that are reprinted once more."""
    bulletins_per_week: int
    """Days on which the coalition lists its strikes by town."""
    bulletin_sum_wrong: float
    """Share of those lists that do not come to the headline's number."""


def load_parameters(path: Path = PACKAGED) -> Parameters:
    """Return the parameters of a file.

    Raises:
        InputError: A name is missing or unknown, or a value is of the wrong kind.
    """
    try:
        found = msgspec.json.decode(path.read_bytes())
        unknown = set(found) - set(Parameters.__dataclass_fields__)
        if unknown:
            raise InputError(f"{path} holds {sorted(unknown)[0]!r}, which is no parameter")
        return msgspec.convert(found, Parameters)
    except (msgspec.MsgspecError, OSError) as error:
        raise InputError(f"{path} is no file of parameters: {error}; compare it with {PACKAGED.name}") from error
