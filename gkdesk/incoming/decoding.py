"""Find out how the text of a file is encoded, by rules that give the same answer every time."""

from __future__ import annotations

import codecs
import re

from gkdesk.errors import ImportNotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED = dict.fromkeys((0x81, 0x8D, 0x8F, 0x90, 0x9D), "\ufffd")
"""Bytes that Windows-1252 gives no character."""


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; raise ImportNotText for what is no text.

    A mark at the beginning decides. Without one it is UTF-16 if every other byte of the beginning
    is zero, UTF-8 if all bytes fit, and Windows-1252 otherwise, the only other one in use here.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(name, "replace")), name
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return _checked(data.decode(wide, "replace")), wide
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _checked(in_windows_1252(data)), "windows-1252"


def in_windows_1252(data: bytes) -> str:
    """Decode what Western Windows wrote; never raises."""
    return data.decode("latin-1").translate(_WINDOWS)


def _windows_table() -> dict[int, str]:
    table = {}
    for code in range(0x80, 0xA0):
        known = code not in _UNDEFINED
        table[code] = bytes([code]).decode("cp1252") if known else _UNDEFINED[code]
    return table


_WINDOWS = _windows_table()


def _wide(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark: Latin letters leave every other byte zero."""
    half = len(sample) // 2
    if not half:
        return None
    even = sample[0 : half * 2 : 2].count(0)
    odd = sample[1 : half * 2 : 2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _checked(text: str) -> str:
    """Refuse what has control characters that no text has; a stray one in a cell is no reason."""
    strange = len(_CONTROLS.findall(text[: _SAMPLE * 16]))
    if "\x00" in text or strange > max(2, len(text[: _SAMPLE * 16]) // 200):
        raise ImportNotText
    return text
