"""The types and labels that the reader knows, in the order of the model's heads.

Source: the annotation guidelines of the claim data (families and types), 2026.
"""

from __future__ import annotations

TYPES_BY_FAMILY = {
    "battle": ("armed_clash", "offensive", "attack", "territory_gained", "withdrawal", "control", "siege"),
    "remote": ("air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"),
    "harm": ("attack_on_civilians", "sexual_violence", "abduction", "casualties", "displacement", "destruction"),
    "unrest": ("protest", "riot"),
    "force": ("arrest", "weapons_seized", "deployment", "arms_transfer", "airspace_incident"),
    "politics": (
        "negotiation", "agreement", "alignment", "split", "cooperation", "aid", "sanction", "condemnation",
        "accusation", "threat", "demand",
    ),
    "information": ("publication",),
    "other": ("other",),
}  # fmt: skip
TYPES = tuple(t for types in TYPES_BY_FAMILY.values() for t in types)
"""What the model's heads know, in their order."""
FINER = {
    "release": "force",
    "emergency_measure": "politics",
    "office_change": "politics",
    "investigation": "politics",
    "cyber_attack": "information",
}
"""Types that the guidelines keep in `other` -> family. No head knows them: `finer` tells them by words."""
FAMILY = {kind: family for family, kinds in TYPES_BY_FAMILY.items() for kind in kinds} | FINER
MODALITIES = ("asserted", "reported", "uncertain", "denied", "planned")
ROLES = ("actor", "target", "place", "time", "weapon", "quantity", "speaker", "cue")
QUANTITY_OF = (
    "killed", "injured", "strikes", "attacks", "destroyed", "damaged", "captured", "detained", "abducted", "displaced",
    "personnel", "equipment", "area", "distance", "money", "other",
)  # fmt: skip
