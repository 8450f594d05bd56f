"""Actors: the dated registry, and who a mention means on a day."""
