"""What a file may cost to decode, and which forms are read at all."""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,mpegtsraw,h264,hevc,ogg,flv,asf,gif,wtv,mxf,rm,dv,ivf,"
    "image2,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif_pipe,j2k_pipe,jpegxl_pipe,ppm_pipe,pgm_pipe,m4v,apng,nut"
)
"""Demuxers that may open a file. Playlists (hls, dash, concat) are not among them: they make a reader open other
files."""
IMAGE_FORMATS = ("image2", "_pipe", "gif_pipe", "jpegxl")
"""Parts of a demuxer's name that mean one picture."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may cost; beyond it the file is refused or cut, and that is said."""

    most_pixels: int = 50_000_000
    """Of one frame; 8K film has 33 million."""
    most_seconds: float = 4 * 3600.0
    """Of film that is read; the rest is left out."""
    most_streams: int = 64
    """Of a container."""
    most_bytes: int = 8_000_000_000
    """Of the file."""
    memory_bytes: int = 900_000_000
    """Of the process that decodes."""
    stall_seconds: float = 20.0
    """Of processor time between two answers before the decoder is ended; 15 times as much by the clock."""
    most_frame_errors: int = 200
    """Damaged packets passed over before the rest of the file is left out."""
