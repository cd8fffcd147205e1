"""Find out how the text of a file is encoded, by rules that give the same answer every time."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from gkdesk.errors import ImportNotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""As the csv module ends lines."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED = dict.fromkeys((0x81, 0x8D, 0x8F, 0x90, 0x9D), "\ufffd")
"""Bytes that Windows-1252 gives no character."""


@dataclass(frozen=True)
class Text:
    """What a file says; `odd` are the indices of lines in another encoding than the rest."""

    text: str
    odd: frozenset[int] = frozenset()


def decoded(data: bytes) -> Text:
    """Return the text; raise ImportNotText for what is no text.

    A mark at the beginning decides. Without one it is UTF-16 if every other byte of the beginning
    is zero. Else each line is UTF-8 if its bytes fit, and Windows-1252 otherwise, the only other
    one in use here: somebody may have put two lists together.
    """
    for mark, name in _BOMS:
        if data.startswith(mark) and name != "utf-8":
            return Text(_checked(data[len(mark) :].decode(name, "replace")))
    data = data.removeprefix(codecs.BOM_UTF8)
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return Text(_checked(data.decode(wide, "replace")))
    try:
        return Text(_checked(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _line_by_line(data)


def _line_by_line(data: bytes) -> Text:
    """Decode each line on its own; the lines of the rarer encoding are odd."""
    pieces: list[str] = []
    western: set[int] = set()
    wide: set[int] = set()
    for index, line in enumerate(_LINE.findall(data)):
        try:
            pieces.append(line.decode("utf-8"))
            wide |= set() if line.isascii() else {index}
        except UnicodeDecodeError:
            pieces.append(in_windows_1252(line))
            western.add(index)
    odd = min(western, wide, key=len) if wide else set()
    return Text(_checked("".join(pieces)), frozenset(odd))


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
