"""A build that is killed at any moment, and run again, ends with the same bytes as one that was not."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from weekreview.settings import load_settings

KILLS = 50
KILLS_A_FOLDER = 5
AS_OF = "2016-02-21T12:00:00Z"
TOWNS = ("Azaz", "Manbij", "Raqqa", "Palmyra", "Idlib", "Hama", "Homs", "Daraa")


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> Path:
    """Return a folder of small reports in two forms."""
    folder = tmp_path_factory.mktemp("reports")
    for n, town in enumerate(TOWNS):
        text = (
            f"Fighting near {town}\n\nRebel fighters attacked an army checkpoint near {town} on Tuesday, killing "
            f"{n + 3} soldiers, a rescue worker said.\n\nThe army shelled {town} overnight and plans a new offensive."
        )
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        sidecar = {"publisher": f"Wire {n % 3}", "published_on": "2016-02-18"}
        (folder / f"{n}.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    lines = [{"text": f"Aid reached {t} on Monday after a truce.", "published_on": "2016-02-16"} for t in TOWNS]
    (folder / "posts.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    return folder


def run_build(reports: str, out: str) -> None:
    """Build in this process; the target of the processes that are killed."""
    from weekreview.pipeline import build

    settings = load_settings({"as_of": AS_OF, "from_on": "2016-02-15", "to_on": "2016-02-21"}, {})
    build([reports], Path(out), settings, lambda *_: None)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the published files, and the raw ones by name."""
    files = [p for p in folder.iterdir() if p.suffix in (".jsonl", ".json", ".html")]
    raws = [p for p in (folder / "raw").rglob("*") if p.is_file()]
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(files + raws)}


def run_for(context, reports: Path, out: Path, seconds: float | None) -> bool:
    """Run a build; kill it after `seconds` (None = let it end). Return True where it was killed."""
    process = context.Process(target=run_build, args=(str(reports), str(out)))
    process.start()
    process.join(seconds)
    killed = process.is_alive()
    if killed:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    if not killed:
        assert process.exitcode == 0
    return killed


def test_fifty_killed_builds_end_like_one_that_was_not(reports, tmp_path):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["weekreview.pipeline"])
    run_for(context, reports, tmp_path / "warm", None)
    began = time.monotonic()
    run_for(context, reports, tmp_path / "whole", None)
    length = time.monotonic() - began
    wanted = contents(tmp_path / "whole")
    assert len(wanted) > 10
    rng, killed, folder = random.Random(7), 0, 0
    while killed < KILLS:
        out, most = tmp_path / f"killed{folder}", min(KILLS, killed + KILLS_A_FOLDER)
        folder += 1
        ended = False
        while killed < most and not ended:
            ended = not run_for(context, reports, out, rng.uniform(0.02, length))
            killed += not ended
        if not ended:
            run_for(context, reports, out, None)
        assert contents(out) == wanted, f"folder {folder}"
        assert folder < 2 * KILLS, f"only {killed} of {KILLS} were killed before they ended"
