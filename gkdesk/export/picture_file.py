"""Pictures that come as files: made small and harmless before they are kept.

A file is judged by its bytes, never by its name. What comes out is a plain PNG on white, in
colours or in grey, without places, dates and other things that cameras write along.
"""

from __future__ import annotations

import io
import warnings
from struct import error as StructError  # noqa: N812 (an exception under the name of a module's)

from PIL import Image, ImageOps

from gkdesk.errors import PictureTooLarge, PictureUnreadable

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
MOST_BYTES = 40_000_000
MOST_DOTS = 25_000_000
"""So many are unpacked into memory; photographs are unpacked smaller where they are larger."""
LARGEST = (1400, 700)
MOST_KEPT = 300_000
SMALLER = 0.8
WHITE = (255, 255, 255)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, StructError)
"""What Pillow raises for files that are not what they seem to be."""


def normalised(data: bytes) -> bytes:
    """Return a picture as a small PNG; raise PictureUnreadable or PictureTooLarge."""
    if len(data) > MOST_BYTES:
        raise PictureTooLarge
    small = _reduced(data)
    packed = _packed(small)
    while len(packed) > MOST_KEPT:
        small = small.resize(
            (max(1, int(small.width * SMALLER)), max(1, int(small.height * SMALLER)))
        )
        packed = _packed(small)
    return packed


def _reduced(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                return _unpacked(opened)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as error:
        raise PictureTooLarge from error
    except _BROKEN as error:
        raise PictureUnreadable from error


def _unpacked(opened: Image.Image) -> Image.Image:
    """Unpack a picture, no larger than it is kept, onto white."""
    opened.draft(None, LARGEST)
    if opened.width * opened.height > MOST_DOTS:
        raise PictureTooLarge
    small = _plain(opened)
    small.thumbnail(LARGEST)
    upright = ImageOps.exif_transpose(small)
    has_alpha = upright.mode == "RGBA"
    is_grey = upright.mode == "L"
    ground = Image.new("L" if is_grey else "RGB", upright.size, 255 if is_grey else WHITE)
    ground.paste(upright, mask=upright.getchannel("A") if has_alpha else None)
    return ground


def _plain(opened: Image.Image) -> Image.Image:
    """Return a picture in grey, in colours, or in colours with transparency."""
    if opened.mode.startswith("I"):
        return opened.convert("I").point(_upper_byte).convert("L")
    if opened.mode in ("1", "L", "F") and "transparency" not in opened.info:
        return opened.convert("L")
    return opened.convert("RGBA" if opened.has_transparency_data else "RGB")


def _upper_byte(value: float) -> float:
    """Reduce sixteen bits of grey to eight."""
    return value / 256


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
