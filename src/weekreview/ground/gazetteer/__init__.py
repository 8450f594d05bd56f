"""Gazetteer: the packaged places and our own table, in one index by name."""
