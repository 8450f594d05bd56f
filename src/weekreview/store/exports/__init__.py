"""The outside contract's files: pure functions from records to rows, one module a file, and `write_exports`.

Columns may be added, never removed or renamed; each is explained in `docs/reference/exports.md`, held by a test.
"""

from .changes import Snapshot, compare, read_snapshot
from .files import Exports, export_rows, json_lines, write_exports

__all__ = ["Exports", "Snapshot", "compare", "export_rows", "json_lines", "read_snapshot", "write_exports"]
