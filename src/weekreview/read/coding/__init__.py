"""read.coding: claims in the words of other schemes (ACLED, PLOVER, CAMEO), by a table with reasons.

codes = codes_of(claim, kinds)
"""

from __future__ import annotations

from .codes import codes_of, rows_by_type

__all__ = ["codes_of", "rows_by_type"]
