"""Lines of vCards: unfold, take apart, decode; versions 2.1, 3.0 and 4.0 at once.

The library at hand refuses a card for one line that is not as it should be, and decodes a file as
a whole although cards of version 2.1 name a character set for each line.
"""

from __future__ import annotations

import io
import quopri
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.incoming.decoding import in_windows_1252
from gkdesk.incoming.table import STEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.progress import Progress

_NAME = re.compile(
    rb"(?:([\w\-]+)\.)?([A-Za-z][\w\-]*)((?:;(?:\"[^\"]*\"|[^\":])*)?):(.*)", re.DOTALL
)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^";])*)')
_TOKEN = re.compile(r"\\.|.", re.DOTALL)
_LENIENT = re.compile(rb"(?:([\w\-]+)\.)?([A-Za-z][\w\-]*)((?:;[^:]*)?):(.*)", re.DOTALL)
"""The same for a line whose quotes do not fit together."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CHARSETS = ("ISO-8859-", "WINDOWS-125", "KOI8-")
_HEAD = 300
_PICTURE = "PHOTO"
_LINE_LIMIT = 200_000
"""Longer lines are pictures and sounds."""
LINES_OF_A_CARD = 1_000
OCTETS_OF_A_CARD = 2_000_000
"""What a card has beyond them, pictures aside, is left out."""
_OCTETS_OF_A_STEP = 256 * 1024
"""So much may be read between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name in capitals, the words that qualify it, the value with escapes.

    Lines of one `group` belong together; one of them may be a label for the others.
    """

    name: str
    types: frozenset[str]
    value: str
    preferred: bool = False
    group: str = ""

    @property
    def text(self) -> str:
        """Return the value as text."""
        return unescaped(self.value).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """Return the components of a structured value."""
        pieces: list[list[str]] = [[]]
        for token in _TOKEN.findall(self.value):
            if token == separator:
                pieces.append([])
            else:
                pieces[-1].append(token)
        return [unescaped("".join(piece)).strip() for piece in pieces]


@dataclass(slots=True)
class RawCard:
    """The lines between BEGIN and END of a card, unfolded; of a cut one the last are missing."""

    lines: list[bytes] = field(default_factory=list)
    is_cut: bool = False
    octets: int = 0

    def add(self, line: bytes) -> None:
        """Take a line in, as far as there is room."""
        self.octets += len(line) if len(line) <= _LINE_LIMIT else 0
        if len(self.lines) < LINES_OF_A_CARD and self.octets <= OCTETS_OF_A_CARD:
            self.lines.append(line)
        else:
            self.is_cut = True


def cards(data: bytes, progress: Progress) -> Iterator[RawCard]:
    """Give the cards of a file; one without END counts."""
    current: RawCard | None = None
    for line in _unfolded(data, progress):
        word = line.strip().upper().replace(b" ", b"")
        if word == b"BEGIN:VCARD":
            if current and current.lines:
                yield current
            current = RawCard()
        elif word == b"END:VCARD":
            if current is not None:
                yield current
            current = None
        elif current is not None:
            current.add(line)
    if current and current.lines:
        yield current


def parsed(line: bytes) -> Line | None:
    """Take a line apart; None for one that has no form at all. Pictures lose their value."""
    if len(line) > _LINE_LIMIT:
        return Line(_PICTURE, frozenset(), "")
    match = _NAME.fullmatch(line) or _LENIENT.fullmatch(line)
    if match is None:
        return None
    parameters = _parameters(match[3].decode("utf-8", "replace"))
    types = {word for name, word in parameters if name in ("TYPE", "")}
    charset = next((word for name, word in parameters if name == "CHARSET"), "")
    coded = {word for name, word in parameters if name in ("ENCODING", "")}
    value = match[4]
    if "QUOTED-PRINTABLE" in coded:
        value = quopri.decodestring(value)
    if coded & {"B", "BASE64"}:
        return Line(_PICTURE, frozenset(), "")
    preferred = "PREF" in types or any(name == "PREF" for name, _word in parameters)
    group = (match[1] or b"").decode().upper()
    name, text = match[2].decode().upper(), _text(value, charset)
    return Line(name, frozenset(types), text, preferred, group)


def unescaped(value: str) -> str:
    """Resolve the escapes of a value: line breaks, commas, semicolons."""
    return _ESCAPED.sub(_resolve, value)


def _resolve(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _parameters(text: str) -> list[tuple[str, str]]:
    """Return name and value of each, in capitals; version 2.1 leaves the name out."""
    found = []
    for match in _PARAMETER.finditer(text):
        name, sign, value = match[1].partition("=")
        if not sign:
            name, value = "", name
        found += [(name.strip().upper(), word) for word in _words(value)]
    return found


def _words(value: str) -> list[str]:
    return [word.strip().upper() for word in value.replace('"', "").split(",")]


def _text(value: bytes, charset: str) -> str:
    known = charset if charset.startswith(_CHARSETS) else "utf-8"
    try:
        return value.decode(known)
    except (UnicodeDecodeError, LookupError):
        return in_windows_1252(value)


def _unfolded(data: bytes, progress: Progress) -> Iterator[bytes]:
    """Join what was folded: lines that begin with a blank, and soft breaks of quoted-printable."""
    current: bytearray | None = None
    for line in _lines(data, progress):
        if current is not None and line[:1] in (b" ", b"\t"):
            current += line[1:]
        elif current is not None and _goes_on(current):
            del current[-1:]
            current += line
        else:
            if current is not None:
                yield bytes(current)
            current = bytearray(line)
    if current is not None:
        yield bytes(current)


def _lines(data: bytes, progress: Progress) -> Iterator[bytes]:
    """Give the lines one by one without their ends, and report every so many of them."""
    source = io.BytesIO(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    told = 0
    for number, line in enumerate(source):
        done = source.tell()
        if number % STEP == 0 or done - told >= _OCTETS_OF_A_STEP:
            told = done
            progress.step(done, len(data) + 1)
        yield line.removesuffix(b"\n")


def _goes_on(line: bytearray) -> bool:
    """Tell whether a quoted-printable value continues on the next line."""
    return line.endswith(b"=") and b"QUOTED-PRINTABLE" in line[:_HEAD].partition(b":")[0].upper()
