"""The colours of the theme on paper: token names become colours, in colour or in grey."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing

if TYPE_CHECKING:
    from gkdesk.export.pdf.styles import Colour

_LUMINANCE = (0.2126, 0.7152, 0.0722)
_KNEE = 0.0031308
_CODED_KNEE = 0.04045


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by the names of their tokens, as `#RRGGBB`."""

    colours: Mapping[str, str]

    def code(self, token: str) -> str:
        """Return a colour as `#RRGGBB`."""
        return self.colours[token]

    def share(self, token: str) -> Colour:
        """Return a colour as shares of red, green and blue."""
        red, green, blue = _channels(self.colours[token])
        return (round(red, 3), round(green, 3), round(blue, 3))


@cache
def print_palette(*, grey: bool = False) -> Palette:
    """Return the colours of the light theme, which is the one for paper.

    A grey is as bright as the colour for which it stands, so that every contrast that the theme
    promises holds in grey as well.
    """
    path = paths.resources() / "theme" / "tokens.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["color"]["light"]
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
    colours = {token: _grey(code) if grey else code for token, code in table.items()}
    return Palette(MappingProxyType(colours))


def _grey(code: str) -> str:
    channels = zip(_LUMINANCE, _channels(code), strict=True)
    bright = sum(weight * _linear(channel) for weight, channel in channels)
    coded = 12.92 * bright if bright <= _KNEE else 1.055 * bright ** (1 / 2.4) - 0.055
    return "#" + f"{round(coded * 255):02X}" * 3


def _linear(channel: float) -> float:
    if channel <= _CODED_KNEE:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(code: str) -> tuple[float, float, float]:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
