"""Places that the user brings: GeoNames country dumps, OpenStreetMap extracts, OCHA P-code tables."""

from .adding import Addition, add_file, added_files, read_added

__all__ = ["Addition", "add_file", "added_files", "read_added"]
