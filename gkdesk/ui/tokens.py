"""The design tokens as values: colours of one scheme, sizes in device-independent pixels."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from gkdesk import paths
from gkdesk.errors import ResourceMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT = "light"
DARK = "dark"

_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")
_BORDERS = 2


class Tokens(NamedTuple):
    """Colours and sizes of one scheme, as the theme file states them."""

    scheme: str
    colors: Mapping[str, str]
    sizes: Mapping[str, float]
    families: tuple[str, ...]
    arabic_families: tuple[str, ...]

    def fill(self, template: str) -> str:
        """Replace every `@name` of a style sheet by its value.

        Sizes are named `section_key` and bring their unit; `inner_key` is a height without its
        two hairlines. An unknown name is an error, so a typing mistake cannot go unseen.
        """
        values = self._template_values()
        return _TOKEN.sub(lambda match: values[match.group(1)], template)

    def _template_values(self) -> dict[str, str]:
        values = dict(self.colors)
        for name, size in self.sizes.items():
            values[name.replace(".", "_")] = f"{size:g}px"
            section, _, key = name.partition(".")
            if section == "height":
                values[f"inner_{key}"] = f"{size - _BORDERS:g}px"
        return values


@cache
def load(scheme: str) -> Tokens:
    """Return the tokens of `scheme`, LIGHT or DARK."""
    document = theme_document()
    kind = document["type"]
    return Tokens(
        scheme=scheme,
        colors=document["color"][scheme],
        sizes=_sizes(document),
        families=tuple(kind["family"]),
        arabic_families=tuple(kind["family_arabic"]),
    )


@cache
def theme_document() -> dict[str, Any]:
    """Return the parsed theme file, with the contrast pairs that it promises."""
    path = paths.resources() / "theme" / "tokens.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error


def _sizes(document: Mapping[str, Any]) -> dict[str, float]:
    sections = ("type", "space", "radius", "height", "width", "icon", "focus")
    return {
        f"{section}.{key}": value
        for section in sections
        for key, value in document[section].items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
