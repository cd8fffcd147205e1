"""The templates that are shipped: one readable text file each, read when it is first asked for.

`<id>.toml` is the newest version; what it replaced lies as `<id>-<version>.toml` beside it. The
scales that all of them may name are in `scales.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from gkdesk import paths
from gkdesk.working_aids.plain import BrokenTemplate, from_plain, lists_from_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gkdesk.working_aids.template import ChoiceList, Template

__all__ = ["BrokenTemplate", "read_scales", "read_toml", "scales", "shipped", "template"]

_SCALES = "scales"
_ID = re.compile(r"[a-z][a-z0-9_]*")


def shipped() -> tuple[Template, ...]:
    """Return the newest version of every shipped template, by its id."""
    return tuple(template(each) for each in _ids())


def template(name: str, version: int | None = None) -> Template:
    """Return a shipped template by its id, the newest one where no version is asked for.

    Raises KeyError where nothing of this id and version is shipped, BrokenTemplate where the text
    is no template.
    """
    if name not in _ids():
        raise KeyError(name)
    newest = _shipped(name)
    if version in {None, newest.version}:
        return newest
    older = _shipped(f"{name}-{version}")
    if (older.id, older.version) != (name, version):
        file = f"{name}-{version}"
        raise BrokenTemplate(file, "holds another id or version than its name says")
    return older


@cache
def scales() -> Mapping[str, ChoiceList]:
    """Return the scales that every template may name."""
    path = _folder() / f"{_SCALES}.toml"
    return read_scales(path.read_text(encoding="utf-8")) if path.is_file() else {}


def read_scales(text: str) -> Mapping[str, ChoiceList]:
    """Return the lists that a text holds. Raises BrokenTemplate."""
    return lists_from_plain(_parsed(text, _SCALES), _SCALES)


def read_toml(text: str, scales: Mapping[str, ChoiceList], where: str = "") -> Template:
    """Return the template that a text holds; `where` names the text in errors.

    Raises BrokenTemplate.
    """
    return from_plain(_parsed(text, where or "template"), scales, where)


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenTemplate(where, str(error)) from None


def _folder() -> Path:
    return paths.resources() / "working_aids"


@cache
def _ids() -> tuple[str, ...]:
    names = (path.stem for path in _folder().glob("*.toml"))
    return tuple(sorted(name for name in names if name != _SCALES and _ID.fullmatch(name)))


@cache
def _shipped(stem: str) -> Template:
    path = _folder() / f"{stem}.toml"
    if not path.is_file():
        raise KeyError(stem)
    return read_toml(path.read_text(encoding="utf-8"), scales(), stem)
