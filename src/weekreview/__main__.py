"""`python -m weekreview` is `weekreview`."""

from __future__ import annotations

from weekreview.cli import run

if __name__ == "__main__":
    run()
