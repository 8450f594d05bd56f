"""Names that no actor was found for, ranked, and the known names nearest to one. Imported by the verb when it runs."""

from .nearest import nearest_names
from .piles import Pile
from .ranked import Unresolved, rank_unresolved, records_of

__all__ = ["Pile", "Unresolved", "nearest_names", "rank_unresolved", "records_of"]
