"""weekreview: from a pile of conflict reports to a week in review whose every number leads to its sentence."""

__version__ = "0.1.0"
