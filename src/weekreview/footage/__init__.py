"""Footage: files -> items of an archive; a file against the archive -> what of it was seen before, where, and how
surely.

Takes paths of films and pictures and an `Archive`; gives `Taken`, `Seen` and the model's `ClipMatch`. Needs the extra
`footage`. How it works and where it fails: docs/method/footage.md.
"""

from weekreview.errors import UsageError

try:
    import av as _av  # noqa: F401
    import cv2 as _cv2  # noqa: F401
except ModuleNotFoundError as error:
    raise UsageError(f"footage needs {error.name}; install the extra: pip install 'weekreview[footage]'") from error

from .illustrating import illustrated
from .index import Archive
from .options import FootageOptions
from .seeing import Footage, Seen
from .taking import Taken, files_under, take_files

__all__ = ["Archive", "Footage", "FootageOptions", "Seen", "Taken", "files_under", "illustrated", "take_files"]
