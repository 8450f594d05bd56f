"""Asks the trials of `trials` and writes what was found: `python -m benchmarks.footage.run FOLDER OUT [options]`.

What the file holds already is not asked again, so that a run that was broken off goes on. One JSON line a trial: the
truth, the matches as the room gives them, and of each candidate the numbers that its
probability is made of, from which `training/train_footage_verdicts.py` learns and `score` counts.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from weekreview.errors import InputError
from weekreview.footage import Archive, Footage, FootageOptions, take_files
from weekreview.footage.fingerprints import ASKED, take_print
from weekreview.footage.hints import Look, hinted_looks
from weekreview.footage.matching.verdicts import kind_of, probability, traits
from weekreview.footage.seeing import MOTION, without_repeats
from weekreview.footage.taking import hashed
from weekreview.footage.telling import match_data
from weekreview.model import ClipVerdict


def main() -> None:
    """Ask and write."""
    given = argparse.ArgumentParser()
    given.add_argument("folder", type=Path)
    given.add_argument("out", type=Path)
    given.add_argument("--kind", default="film")
    given.add_argument("--split", choices=("dev", "test", "all"), default="all")
    given.add_argument("--part", default="0/1", help="n/m: every m-th trial from the n-th on")
    given.add_argument("--encoder", default="none", help="auto, none, sscd or an ONNX file")
    given.add_argument("--after", type=Path, help="a run without an encoder, to which the looks by sketches are added")
    given.add_argument("--build", action="store_true", help="only take everything into the archive")
    options = given.parse_args()
    trials = chosen(options)
    archive = Archive(options.folder / "archive")
    with Footage(archive, FootageOptions(encoder=options.encoder)) as footage:
        footage.sketch()
        if options.build:
            build(footage, trials)
            footage.sketch()
            return
        hashes: dict[str, int | None] = {}
        done = asked_before(options.out)
        before = answers_of(options.after) if options.after else {}
        with open(options.out, "a", encoding="utf-8") as out:
            for trial in trials:
                if (trial["kind"], trial["path"]) in done:
                    continue
                key = (trial["kind"], trial["path"])
                answer = asked_further(footage, trial, before[key]) if key in before else ask(footage, trial, hashes)
                out.write(json.dumps(answer) + "\n")
                out.flush()


def asked_before(out: Path) -> set[tuple[str, str]]:
    """Return kind and path of the trials that a run that was broken off has written."""
    if not out.is_file():
        return set()
    return set(answers_of(out))


def answers_of(out: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what a run wrote, by kind and path."""
    trials = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    return {(trial["kind"], trial["path"]): trial for trial in trials}


def chosen(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the trials of a kind and split, every so many."""
    lines = (options.folder / "trials.jsonl").read_text(encoding="utf-8").splitlines()
    trials = [json.loads(line) for line in lines]
    kinds = options.kind.split(",")
    wanted = [t for t in trials if t["kind"] in kinds or "all" in kinds]
    if options.split != "all":
        wanted = [t for t in wanted if t["dev"] == (options.split == "dev")]
    first, step = (int(n) for n in options.part.split("/"))
    return wanted[first::step]


def build(footage: Footage, trials: list[dict[str, Any]]) -> None:
    """Take in everything that is asked against."""
    paths = dict.fromkeys(path for trial in trials for path in trial["against"].values())
    began = time.process_time()
    for taken in take_files(map(Path, paths), footage.archive, footage.decoder):
        if taken.refused:
            print(taken.refused)
    seconds = sum(clip.seconds or 0 for clip in footage.archive.catalogue.clips.values())
    size = footage.archive.index_bytes
    spent = time.process_time() - began
    print(f"{len(footage.archive)} items, {seconds:.0f} s of film, index {size:,} bytes, {spent:.0f} s of processor")


def ask(footage: Footage, trial: dict[str, Any], hashes: dict[str, int | None]) -> dict[str, Any]:
    """Return one trial with what was found."""
    numbers: dict[int, str] = {}
    for name, path in trial["against"].items():
        if path not in hashes:
            hashes[path] = footage.archive.catalogue.number_of(hashed(Path(path)))
        if hashes[path] is not None:
            numbers[hashes[path]] = name
    head = {key: value for key, value in trial.items() if key != "against"}
    clock = [time.process_time()]
    try:
        asked = take_print(footage.decoder, Path(trial["path"]), ASKED, MOTION)
    except InputError as error:
        print(f"refused: {error}", flush=True)
        return {**head, "refused": str(error), "rows": [], "matches": []}
    clock.append(time.process_time())
    rows, matches = [], []
    told: dict[str, ClipVerdict] = {}
    for look in footage.looks(Path(trial["path"]), asked, set(numbers), told):
        found_rows, found_matches = looked_at(footage, look, numbers)
        rows += found_rows
        matches += found_matches
        told |= {match.clip.sha256: match.verdict for match in reversed(without_repeats([m for _, m in matches]))}
    kept = without_repeats([match for _, match in matches])
    names = {id(match): name for name, match in matches}
    told = [{**match_data(match), "name": names[id(match)]} for match in kept]
    clock.append(time.process_time())
    return {
        **head,
        "rows": rows,
        "matches": told,
        "cpu": [round(b - a, 3) for a, b in zip(clock, clock[1:], strict=False)],
    }


def asked_further(footage: Footage, trial: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Return what a run without an encoder found, with what looks by sketches add to it."""
    catalogue = footage.archive.catalogue
    clips = {hashed(Path(path)): name for name, path in trial["against"].items()}
    numbers = {n: clips[clip.sha256] for n, clip in catalogue.clips.items() if clip.sha256 in clips}
    told = {m["clip"]["sha256"]: ClipVerdict(m["decision"]) for m in reversed(before["matches"])}
    began, rows, matches = time.process_time(), [], []
    tools = (footage.decoder, footage.sketcher)
    for look in hinted_looks(Path(trial["path"]), footage.archive, tools, set(numbers), told):
        found_rows, found_matches = looked_at(footage, look, numbers)
        rows += found_rows
        matches += found_matches
        told |= {match.clip.sha256: match.verdict for match in reversed(without_repeats([m for _, m in matches]))}
    fresh = [{**match_data(match), "name": name} for name, match in matches]
    spent = round(time.process_time() - began, 3)
    joined = {"rows": before["rows"] + rows, "matches": before["matches"] + fresh}
    return {**before, **joined, "further": len(rows), "cpu_further": spent}


def looked_at(footage: Footage, look: Look, numbers: dict[int, str]) -> tuple[list[dict], list]:
    """Return one look's candidates with the numbers of each, and its matches by name."""
    rows, matches = [], []
    for figures in footage.figures_of(look, set(numbers)):
        asked = look.asked
        clip = footage.archive.catalogue.clips[figures.candidate.item]
        kind = kind_of(figures, asked.still, clip.kind == "image")
        values = traits(figures, kind)
        found = footage.match_of(look, figures)
        name = numbers[figures.candidate.item]
        row = {"name": name, "kind": kind, "traits": [round(v, 4) for v in values], "p": probability(values, kind)}
        row |= {"share": figures.agreement.share, "parts": figures.agreement.parts, "cells": figures.placement.cells}
        row |= {"region": figures.agreement.best_region, "covered": figures.agreement.covered}
        row |= {"shifted": round(figures.shifted, 4)}
        if figures.motion:
            row |= {"span": [figures.motion.begin, figures.motion.end], "speed": figures.motion.speed}
        rows.append(row | ({"none": found} if isinstance(found, str) else {"verdict": str(found.verdict)}))
        if not isinstance(found, str):
            matches.append((name, found))
    return rows, matches


if __name__ == "__main__":
    main()
