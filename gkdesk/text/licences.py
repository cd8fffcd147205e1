"""The libraries and fonts that ship with the program, with their licences."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata

SHIPPED_DISTRIBUTIONS = (
    "alembic",
    "attrs",
    "backports.tarfile",
    "cffi",
    "charset-normalizer",
    "cryptography",
    "elementpath",
    "et-xmlfile",
    "fonttools",
    "importlib-metadata",
    "jaraco.classes",
    "jaraco.context",
    "jaraco.functools",
    "jeepney",
    "jsonschema",
    "jsonschema-specifications",
    "keyring",
    "lxml",
    "macholib",
    "Mako",
    "MarkupSafe",
    "more-itertools",
    "openpyxl",
    "packaging",
    "pikepdf",
    "pillow",
    "pycparser",
    "pycryptodomex",
    "PySide6_Essentials",
    "PySide6_Pdf",
    "pywin32-ctypes",
    "polib",
    "pyzipper",
    "referencing",
    "reportlab",
    "rpds-py",
    "SecretStorage",
    "shiboken6",
    "SQLAlchemy",
    "sqlcipher3",
    "typing_extensions",
    "uharfbuzz",
    "zipp",
)
"""Everything that the frozen program may contain; which of it is there depends on the platform."""

FONT_LICENCE = "OFL-1.1"
FONTS = ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", "Noto Sans Symbols 2")

_LICENCE_OF = {
    "PySide6_Essentials": "LGPL-3.0-only",
    "PySide6_Pdf": "LGPL-3.0-only",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-Public-Domain",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
}
"""Where a library offers a choice or declares none: the licence under which gkdesk uses it."""


@dataclass(frozen=True)
class Licence:
    """One shipped component: its name, version (empty for fonts) and SPDX licence."""

    name: str
    version: str
    licence: str


def shipped() -> tuple[Licence, ...]:
    """Return the components present in this installation, sorted by name, fonts last."""
    found = [entry for name in SHIPPED_DISTRIBUTIONS if (entry := _entry(name)) is not None]
    fonts = [Licence(name, "", FONT_LICENCE) for name in FONTS]
    return (*sorted(found, key=_sort_key), *fonts)


def _sort_key(entry: Licence) -> str:
    return entry.name.casefold()


def _entry(name: str) -> Licence | None:
    try:
        facts = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    return Licence(facts["Name"], facts["Version"], _LICENCE_OF.get(name) or _declared(facts))


def _declared(facts: metadata.PackageMetadata) -> str:
    """Return the licence a distribution declares: expression, classifier or short text."""
    expression = _first(facts, "License-Expression")
    if expression:
        return expression
    classifiers = [c for c in facts.get_all("Classifier") or [] if c.startswith("License ::")]
    if classifiers:
        return " / ".join(c.rsplit(" :: ", 1)[-1] for c in classifiers)
    return _first(facts, "License").partition("\n")[0].strip()


def _first(facts: metadata.PackageMetadata, key: str) -> str:
    return str(next(iter(facts.get_all(key) or []), ""))
