"""The 28 attacks on films and 18 on photographs: what re-posted footage goes through, each made from a seed.

An attack takes frames (`T x H x W x 3`, BGR, uint8) and their rate and gives frames and a rate, where the excerpt
lies in
them (seconds) and how fast it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np


@dataclass(frozen=True, slots=True)
class Take:
    """An excerpt on its way through an attack."""

    frames: np.ndarray
    """`T x H x W x 3`, BGR."""
    fps: float
    """Frames a second."""
    others: tuple[np.ndarray, ...] = ()
    """Frames of unrelated films, at the same rate, for montages and backgrounds."""
    begin: float = 0.0
    """Second at which the excerpt begins."""
    seconds: float = 0.0
    """Its length as seen; 0 = all of it."""
    crf: int = 26
    """Quality of the encoder, 0 to 51, lower is better."""
    flipped: bool = False
    """True where it is mirrored."""
    speed: float = 1.0
    """Seconds of the film in a second of the clip."""


Attack = Callable[[Take, np.random.Generator], Take]


def each(change: Callable[[np.ndarray], np.ndarray], **fields) -> Attack:
    """Return the attack that changes every frame alike."""

    def attack(take: Take, random: np.random.Generator) -> Take:
        return replace(take, frames=np.stack([change(frame) for frame in take.frames]), **fields)

    return attack


def resized(frame: np.ndarray, width: int, height: int) -> np.ndarray:
    """Return the frame in another size."""
    shrinks = width < frame.shape[1]
    return cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def scaled(factor: float, **fields) -> Attack:
    """Return the attack that scales."""
    return each(lambda f: resized(f, round(f.shape[1] * factor), round(f.shape[0] * factor)), **fields)


def tiny(frame: np.ndarray) -> np.ndarray:
    """Return the frame through 144 lines and back."""
    height, width = frame.shape[:2]
    return resized(resized(frame, round(144 * width / height), 144), width, height)


def cropped(share: float, x: float = 0.5, y: float = 0.5) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function that keeps `share` of both sides."""

    def crop(frame: np.ndarray) -> np.ndarray:
        height, width = frame.shape[:2]
        kept_h, kept_w = round(height * share), round(width * share)
        top, left = round((height - kept_h) * y), round((width - kept_w) * x)
        return frame[top : top + kept_h, left : left + kept_w]

    return crop


def vertical(frame: np.ndarray) -> np.ndarray:
    """Return the middle 9:16 of the frame."""
    height, width = frame.shape[:2]
    kept = min(width, round(height * 9 / 16))
    left = (width - kept) // 2
    return resized(frame[:, left : left + kept], 360, 640)


def rotated(degrees: float) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function that turns the frame and crops the black corners off in part."""

    def turn(frame: np.ndarray) -> np.ndarray:
        height, width = frame.shape[:2]
        zoom = 1 + abs(degrees) * 0.012
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, zoom)
        return cv2.warpAffine(frame, matrix, (width, height))

    return turn


def boxed(frame: np.ndarray) -> np.ndarray:
    """Return the frame in black bars on all sides."""
    height, width = frame.shape[:2]
    inner = resized(frame, round(width * 0.8), round(height * 0.8))
    canvas = np.zeros((round(height * 1.15), width, 3), np.uint8)
    top, left = (canvas.shape[0] - inner.shape[0]) // 2, (width - inner.shape[1]) // 2
    canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return canvas


def blur_padded(frame: np.ndarray) -> np.ndarray:
    """Return the frame in the middle of 9:16, over a blurred copy of itself."""
    height, width = frame.shape[:2]
    canvas = cv2.GaussianBlur(resized(frame, 360, 640), (0, 0), 14)
    inner = resized(frame, 360, round(360 * height / width))
    top = max(0, (640 - inner.shape[0]) // 2)
    canvas[top : top + inner.shape[0]] = inner[: 640 - top]
    return canvas


def _text(frame: np.ndarray, text: str, at: tuple[float, float], size: float, colour=(255, 255, 255)) -> None:
    """Write on the frame, at shares of its sides; the frame is changed."""
    height, width = frame.shape[:2]
    place = (round(width * at[0]), round(height * at[1]))
    cv2.putText(frame, text, place, cv2.FONT_HERSHEY_DUPLEX, size * height / 360, colour, 1, cv2.LINE_AA)


def news(take: Take, random: np.random.Generator) -> Take:
    """Lower third, logo and a running line."""
    frames = take.frames.copy()
    height, width = frames.shape[1:3]
    line = "AT LEAST A DOZEN REPORTED AFTER STRIKES  *  TALKS RESUME  *  ROAD REOPENED  *  " * 3
    for number, frame in enumerate(frames):
        cv2.rectangle(frame, (0, int(height * 0.74)), (width, int(height * 0.88)), (30, 30, 160), -1)
        cv2.rectangle(frame, (0, int(height * 0.88)), (width, height), (235, 235, 235), -1)
        cv2.rectangle(frame, (int(width * 0.82), 8), (width - 8, int(height * 0.14)), (190, 60, 20), -1)
        _text(frame, "BREAKING: FOOTAGE FROM THE FRONT", (0.03, 0.84), 0.7)
        _text(frame, "CH 9", (0.85, 0.11), 0.6)
        _text(frame, line[int(number / take.fps * 6) :][:80], (0.0, 0.965), 0.55, (20, 20, 20))
    return replace(take, frames=frames)


def subtitles(take: Take, random: np.random.Generator) -> Take:
    """Subtitles that change and a slanting watermark."""
    frames = take.frames.copy()
    height, width = frames.shape[1:3]
    mark = np.zeros((height, width, 3), np.uint8)
    for row in range(3):
        _text(mark, "@channel_of_war", (0.08 + 0.1 * row, 0.3 + 0.25 * row), 1.1)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 25, 1)
    mark = cv2.warpAffine(mark, turn, (width, height))
    lines = ["They are firing from the ridge", "Get down, get down now", "Nobody knows who it was"]
    for number, frame in enumerate(frames):
        frame[:] = cv2.addWeighted(frame, 1, mark, 0.45, 0)
        text = lines[int(number / take.fps / 2) % 3]
        _text(frame, text, (0.152, 0.922), 0.7, (0, 0, 0))
        _text(frame, text, (0.15, 0.92), 0.7)
    return replace(take, frames=frames)


def meme(frame: np.ndarray) -> np.ndarray:
    """Return the frame under a white band with words."""
    height, width = frame.shape[:2]
    band = np.full((round(height * 0.28), width, 3), 255, np.uint8)
    _text(band, "WHEN THEY SAY IT IS CALM THERE", (0.03, 0.6), 2.2, (0, 0, 0))
    return np.vstack([band, frame])


def brightened(frame: np.ndarray) -> np.ndarray:
    """Return the frame brighter, with more contrast and colour."""
    table = np.clip((np.arange(256) / 255) ** 0.8 * 255 * 1.15 + 12, 0, 255).astype(np.uint8)
    hsv = cv2.cvtColor(cv2.LUT(frame, table), cv2.COLOR_BGR2HSV)
    hsv[..., 1] = np.clip(hsv[..., 1] * 1.4, 0, 255)
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)


def grey_dark(frame: np.ndarray) -> np.ndarray:
    """Return the frame in grey and darker."""
    grey = (cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) * 0.55).astype(np.uint8)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)


def blur_noise(take: Take, random: np.random.Generator) -> Take:
    """Blur, then noise that differs by frame."""
    frames = np.stack([cv2.GaussianBlur(frame, (0, 0), 1.6) for frame in take.frames])
    for frame in frames:
        noise = random.normal(0, 14, frame.shape[:2])[..., None]
        frame[:] = np.clip(frame + noise, 0, 255).astype(np.uint8)
    return replace(take, frames=frames)


def screen(take: Take, random: np.random.Generator) -> Take:
    """A telephone films a screen: perspective, a shaking hand, stripes, noise."""
    height, width = take.frames.shape[1:3]
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    inset = np.float32([[0.10, 0.08], [0.93, 0.13], [0.88, 0.90], [0.06, 0.94]]) * (width, height)
    rows = np.arange(height)[:, None, None]
    frames = []
    for number, frame in enumerate(take.frames):
        shake = np.float32([np.sin(number / 9), np.cos(number / 7)]) * 1.5
        matrix = cv2.getPerspectiveTransform(corners, np.float32(inset + shake))
        seen = cv2.warpPerspective(frame, matrix, (width, height), borderValue=(28, 24, 22)).astype(np.float32)
        seen *= 0.85 + 0.10 * np.sin(rows * 0.9 + number * 0.8)
        frames.append(np.clip(seen + random.normal(0, 7, seen.shape[:2])[..., None], 0, 255).astype(np.uint8))
    return replace(take, frames=np.stack(frames))


def _behind(take: Take, number: int) -> np.ndarray:
    """Return a frame of an unrelated film in this take's size."""
    other = take.others[0]
    return resized(other[number % len(other)], take.frames.shape[2], take.frames.shape[1])


def inset(take: Take, random: np.random.Generator) -> Take:
    """Picture in picture: 40% of the width, over another film."""
    height, width = take.frames.shape[1:3]
    small_w, small_h = round(width * 0.4), round(height * 0.4)
    frames = []
    for number, frame in enumerate(take.frames):
        canvas = _behind(take, number).copy()
        canvas[height - small_h - 12 : height - 12, width - small_w - 12 : width - 12] = resized(
            frame, small_w, small_h
        )
        frames.append(canvas)
    return replace(take, frames=np.stack(frames))


def split(take: Take, random: np.random.Generator) -> Take:
    """Two films side by side, each whole, over black."""
    height, width = take.frames.shape[1:3]
    half_w, half_h = width // 2, height // 2
    frames = []
    for number, frame in enumerate(take.frames):
        canvas = np.zeros_like(frame)
        top = height // 4
        canvas[top : top + half_h, :half_w] = resized(_behind(take, number), half_w, half_h)
        canvas[top : top + half_h, half_w : 2 * half_w] = resized(frame, half_w, half_h)
        frames.append(canvas)
    return replace(take, frames=np.stack(frames))


def montage(seconds: float, before: float, after: float) -> Attack:
    """Return the attack that leaves `seconds` of the excerpt between other films."""

    def attack(take: Take, random: np.random.Generator) -> Take:
        height, width = take.frames.shape[1:3]
        kept = take.frames[: round(seconds * take.fps)]
        sides = []
        for other, length in zip(take.others[:2], (before, after), strict=True):
            count = round(length * take.fps)
            picked = [other[i % len(other)] for i in range(count)]
            sides.append(np.stack([resized(frame, width, height) for frame in picked]))
        frames = np.concatenate([sides[0], kept, sides[1]])
        return replace(take, frames=frames, begin=before, seconds=len(kept) / take.fps)

    return attack


def paced(speed: float) -> Attack:
    """Return the attack that plays it faster or slower."""

    def attack(take: Take, random: np.random.Generator) -> Take:
        count = int(len(take.frames) / speed)
        return replace(take, frames=take.frames[(np.arange(count) * speed).astype(int)], speed=speed)

    return attack


def ten_frames(take: Take, random: np.random.Generator) -> Take:
    """Ten frames a second."""
    count = int(len(take.frames) * 10 / take.fps)
    picked = np.minimum((np.arange(count) * take.fps / 10).round().astype(int), len(take.frames) - 1)
    return replace(take, frames=take.frames[picked], fps=10.0)


def combined(take: Take, random: np.random.Generator) -> Take:
    """Mirrored, cropped, faster, recoloured, badly encoded."""
    flipped = each(lambda f: brightened(cropped(0.8, 0.3, 0.6)(f[:, ::-1])), flipped=True, crf=32)(take, random)
    return paced(1.1)(flipped, random)


FILM_ATTACKS: dict[str, Attack] = {
    "reenc": scaled(0.75, crf=30),
    "lowbr": each(lambda f: resized(f, 320, round(320 * f.shape[0] / f.shape[1])), crf=38),
    "tiny144": each(tiny),
    "fps10": ten_frames,
    "speed125": paced(1.25),
    "slow08": paced(0.8),
    "bright": each(brightened),
    "graydark": each(grey_dark),
    "blurnoise": blur_noise,
    "news": news,
    "subs": subtitles,
    "meme": each(meme),
    "boxpad": each(boxed),
    "blurpad": each(blur_padded),
    "crop10": each(cropped(0.9)),
    "crop25": each(cropped(0.75, 0.4, 0.6)),
    "crop50": each(cropped(0.5, 0.45, 0.55)),
    "vcrop": each(vertical),
    "hflip": each(lambda f: f[:, ::-1], flipped=True),
    "rot3": each(rotated(3)),
    "rot10": each(rotated(10)),
    "rot90": each(lambda f: np.rot90(f).copy()),
    "screen": screen,
    "pip40": inset,
    "split2": split,
    "montage5": montage(5, 5, 5),
    "montage2": montage(2, 5, 5),
    "combo": combined,
}
"""By name, in the order in which they are told."""

PHOTOGRAPH_ATTACKS = (
    "jpg20", "thumb128", "crop10", "crop25", "crop50", "hflip", "boxpad", "news", "subs", "meme", "bright", "graydark",
    "rot3", "rot10", "rot90", "screen", "pip40", "combo",
)  # fmt: skip
"""On photographs; those of the same name are the attack on a film of one frame."""


def attack_photograph(name: str, image: np.ndarray, other: np.ndarray, random: np.random.Generator) -> tuple:
    """Return the attacked photograph and the JPEG quality to keep it at."""
    height, width = image.shape[:2]
    if name == "jpg20":
        return resized(image, width // 2, height // 2), 20
    if name == "thumb128":
        return resized(image, 128, max(1, round(128 * height / width))), 80
    take = Take(frames=image[None], fps=1.0, others=(other[None], other[None]))
    attack = combined_still if name == "combo" else FILM_ATTACKS[name]
    return attack(take, random).frames[0], 75


def combined_still(take: Take, random: np.random.Generator) -> Take:
    """Mirrored, cropped and recoloured."""
    return each(lambda f: brightened(cropped(0.8, 0.3, 0.6)(f[:, ::-1])))(take, random)
