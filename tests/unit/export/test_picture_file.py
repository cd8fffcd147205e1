"""Pictures that come as files, good ones and others."""

from __future__ import annotations

import contextlib
import io
import random
import struct

import pytest
from PIL import Image

from gkdesk.errors import PictureTooLarge, PictureUnreadable
from gkdesk.export.picture_file import LARGEST, MOST_KEPT, normalised
from gkdesk.text.sentences.errors import sentence

RED = (255, 0, 0)


def file_of(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(normalised(data)))
    assert picture.format == "PNG"
    assert picture.mode in ("RGB", "L")
    return picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_usual_kinds_of_pictures_are_taken(kind: str) -> None:
    made = read(file_of(Image.new("RGB", (300, 100), RED), kind))
    assert made.size == (300, 100)
    assert made.getpixel((9, 9)) == pytest.approx(RED, abs=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "I;16", "CMYK", "YCbCr"])
def test_every_mode_becomes_colours_or_grey_without_transparency(mode: str) -> None:
    kind = "PNG" if mode not in ("CMYK", "YCbCr") else "TIFF"
    assert read(file_of(Image.new(mode, (60, 40)), kind)).size == (60, 40)


def test_what_is_transparent_becomes_white() -> None:
    half = Image.new("RGBA", (50, 50), (255, 0, 0, 128))
    assert read(file_of(half, "PNG")).getpixel((5, 5)) == pytest.approx((255, 127, 127), abs=1)
    nothing = Image.new("P", (50, 50))
    assert read(file_of(nothing, "PNG", transparency=0)).getpixel((5, 5)) == (255, 255, 255)


def test_inks_of_a_printer_become_colours_of_a_screen() -> None:
    inks = Image.new("CMYK", (50, 50), (0, 255, 255, 0))
    for kind in ("JPEG", "TIFF"):
        assert read(file_of(inks, kind)).getpixel((5, 5)) == pytest.approx(RED, abs=3)


def inks_with_transparency() -> bytes:
    """Return a TIFF of four inks and transparency, which Pillow cannot write."""
    dots = bytes((0, 255, 255, 0, 128)) * 600
    entries = [
        (256, 3, 1, 30),
        (257, 3, 1, 20),
        (258, 3, 5, 0),
        (259, 3, 1, 1),
        (262, 3, 1, 5),
        (273, 4, 1, 0),
        (277, 3, 1, 5),
        (278, 3, 1, 20),
        (279, 4, 1, len(dots)),
        (338, 3, 1, 2),
    ]
    bits_at = 8 + 2 + 12 * len(entries) + 4
    places = {258: bits_at, 273: bits_at + 10}
    table = b"".join(
        struct.pack("<HHII", tag, kind, count, places.get(tag, value))
        for tag, kind, count, value in entries
    )
    head = b"II*\0" + struct.pack("<IH", 8, len(entries))
    return head + table + struct.pack("<I5H", 0, *[8] * 5) + dots


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Das ist kein Bild, sondern ein Brief.\n" * 30,
        b"%PDF-1.7\n%\xe2\xe3",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        file_of(Image.effect_noise((400, 300), 60), "PNG")[:5000],
        file_of(Image.effect_noise((400, 300), 60), "JPEG")[:5000],
        inks_with_transparency(),
    ],
    ids=["empty", "text", "pdf", "svg", "no head", "half png", "half jpeg", "inks and alpha"],
)
def test_what_is_no_readable_picture_is_refused_in_plain_german(data: bytes) -> None:
    with pytest.raises(PictureUnreadable) as caught:
        normalised(data)
    assert "PNG oder JPEG" in sentence(caught.value)


@pytest.mark.parametrize("size", [(10_000, 8_000), (20_000, 20_000)])
def test_a_picture_of_80_megapixels_and_more_is_refused(size: tuple[int, int]) -> None:
    data = file_of(Image.new("1", size), "PNG")
    with pytest.raises(PictureTooLarge):
        normalised(data)


def test_a_photograph_of_80_megapixels_is_unpacked_small() -> None:
    made = read(file_of(Image.new("RGB", (10_000, 8_000), RED), "JPEG"))
    assert made.size == (875, 700)


def test_what_is_kept_is_small_even_if_no_dot_is_like_another() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((2400, 1600), 120) for _ in range(3)])
    data = normalised(file_of(noise, "PNG"))
    assert len(data) <= MOST_KEPT
    width, height = read(file_of(noise, "PNG")).size
    assert width <= LARGEST[0]
    assert height <= LARGEST[1]


def test_place_and_camera_are_not_kept_but_the_picture_stands_upright() -> None:
    facts = Image.Exif()
    facts[0x0112], facts[0x010E] = 6, "Haus der Familie"
    data = normalised(file_of(Image.new("RGB", (300, 100), RED), "JPEG", exif=facts, comment=b"x"))
    made = Image.open(io.BytesIO(data))
    assert made.size == (100, 300)
    assert made.info == {}
    assert not made.getexif()
    assert b"Haus" not in data


def test_profiles_and_comments_of_a_png_are_not_kept() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "Frau Sommer")
    data = file_of(Image.new("RGB", (30, 30), RED), "PNG", pnginfo=notes, icc_profile=b"x" * 200)
    assert {kind for kind, _ in _pieces(normalised(data))} == {b"IHDR", b"IDAT", b"IEND"}


def _pieces(data: bytes) -> list[tuple[bytes, int]]:
    found, at = [], 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found.append((kind, length))
        at += 12 + length
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_damaged_files_never_break_more_than_themselves(kind: str) -> None:
    rng = random.Random(6)
    whole = file_of(Image.effect_noise((90, 60), 60).convert("RGB"), kind)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(rng.randint(1, 9)):
            broken[rng.randrange(min(len(broken), 400))] = rng.randrange(256)
        with contextlib.suppress(PictureUnreadable, PictureTooLarge):
            read(bytes(broken))
