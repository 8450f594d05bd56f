"""Films made for tests: a still, textured ground with blobs that move as a seed says. Nobody's footage."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

WIDTH, HEIGHT, FPS = 320, 240, 12


def ground(seed: int) -> np.ndarray:
    """Return a textured picture."""
    random = np.random.default_rng(seed)
    image = np.zeros((HEIGHT, WIDTH), np.float32)
    for size in (4, 9, 20):
        noise = random.normal(size=(HEIGHT // size + 2, WIDTH // size + 2)).astype(np.float32)
        image += cv2.resize(noise, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) * size**0.5
    image = 128 + 45 * image / image.std()
    for _ in range(12):
        x, y = (int(v) for v in random.integers((0, 0), (WIDTH, HEIGHT)))
        cv2.rectangle(image, (x, y), (x + 25, y + 18), float(random.integers(20, 235)), -1)
    return np.clip(image, 0, 255).astype(np.uint8)


def frames_of(seed: int, seconds: float, motion: int | None = None, begin: float = 0.0) -> np.ndarray:
    """Return grey frames; `motion` is the seed of what moves, by default the ground's own."""
    random = np.random.default_rng(1000 + (seed if motion is None else motion))
    speeds, phases = random.uniform(0.5, 2.5, (6, 2)), random.uniform(0, 6.3, (6, 2))
    inks = random.integers(0, 256, 6)
    still = ground(seed)
    frames = []
    for number in range(round(seconds * FPS)):
        frame = still.copy()
        at = begin + number / FPS
        for speed, phase, ink in zip(speeds, phases, inks, strict=True):
            x = WIDTH * (0.5 + 0.4 * np.sin(speed[0] * at + phase[0]))
            y = HEIGHT * (0.5 + 0.4 * np.sin(speed[1] * at * 1.3 + phase[1]))
            cv2.circle(frame, (round(x), round(y)), 16, int(ink), -1)
        frames.append(frame)
    return np.stack(frames)


def write_film(path: Path, frames: np.ndarray, fps: float = FPS, crf: int = 23) -> Path:
    """Write grey frames as H.264."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(fps).limit_denominator(1000))
        stream.width, stream.height, stream.pix_fmt = frames.shape[2] // 2 * 2, frames.shape[1] // 2 * 2, "yuv420p"
        stream.options = {"crf": str(crf), "preset": "veryfast", "threads": "1"}
        for image in frames:
            whole = np.ascontiguousarray(image[: stream.height, : stream.width])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(whole, format="gray")))
        container.mux(stream.encode())
    return path


def write_still(path: Path, image: np.ndarray, quality: int = 85) -> Path:
    """Write a picture as JPEG."""
    cv2.imwrite(str(path), image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return path
