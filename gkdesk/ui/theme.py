"""Light and dark appearance of the whole program, made from the tokens and nothing else.

`install` is called once; afterwards `color` and `size` answer for whatever is painted, and a
change of the appearance (by the user or by the system) reaches every widget at once: palette,
style sheet, icons and indicators.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.ui import fonts, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gkdesk.ui.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

PALETTE: dict[QPalette.ColorRole, str] = {
    _Role.Window: "paper",
    _Role.WindowText: "ink",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.ToolTipBase: "ink",
    _Role.ToolTipText: "paper",
    _Role.PlaceholderText: "ink2",
    _Role.Text: "ink",
    _Role.Button: "surface",
    _Role.ButtonText: "ink",
    _Role.BrightText: "err",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Dark: "edge",
    _Role.Mid: "edge",
    _Role.Shadow: "edge",
    _Role.Highlight: "accent_soft",
    _Role.HighlightedText: "ink",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
}
_HALF_LIGHT = 128
_TEXT_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)


class Appearance(StrEnum):
    """What the user wants: as the system, or always light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The appearance of the moment; `changed` is emitted after everything was rebuilt."""

    changed = Signal()
    current: ClassVar[Theme | None] = None

    def __init__(self, app: QApplication, appearance: Appearance) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self._template = _read_template()
        self.tokens = tokens.load(self._scheme_at_start())

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    def start(self, *, for_start: bool) -> None:
        """Dress the application; the order style, palette, font, style sheet matters to Qt."""
        if for_start:
            fonts.load_latin()
        else:
            fonts.load()
            self._app.setStyle("Fusion")
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(fonts.ui_font())
        self._app.setStyleSheet(self.tokens.fill(self._template))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow another wish of the user, at once and everywhere."""
        self._appearance = appearance
        self._apply()

    def _apply(self) -> None:
        wanted = tokens.load(self._scheme())
        if wanted is self.tokens:
            return
        self.tokens = wanted
        self._app.setPalette(palette(wanted))
        self._app.setStyleSheet(wanted.fill(self._template))
        self.changed.emit()

    def follow_system(self) -> None:
        """Ask the system once more, for the rare one whose palette says other than its hint."""
        self._apply()

    def _scheme_at_start(self) -> str:
        """Return the scheme for the first paint.

        The system's hint is an enum of `Qt`, which the start does without (see `gkdesk.ui`); the
        palette that Qt made from the hint says the same.
        """
        if self._appearance is not Appearance.SYSTEM:
            return self._scheme()
        ground = QGuiApplication.palette().color(_Role.Window)
        return tokens.DARK if ground.lightness() < _HALF_LIGHT else tokens.LIGHT

    def _scheme(self) -> str:
        if self._appearance is not Appearance.SYSTEM:
            return tokens.DARK if self._appearance is Appearance.DARK else tokens.LIGHT
        system = QGuiApplication.styleHints().colorScheme()
        return tokens.DARK if system == QtCore.Qt.ColorScheme.Dark else tokens.LIGHT

    def _on_system_scheme_changed(self) -> None:
        self._apply()


def install(
    app: QApplication, appearance: Appearance = Appearance.SYSTEM, *, for_start: bool = False
) -> Theme:
    """Dress `app` and return its theme; a second call only changes the appearance.

    With `for_start` the application was made in the Fusion style already, and whoever asks for it
    calls `fonts.load` after the first paint.
    """
    if Theme.current is None:
        Theme.current = Theme(app, appearance)
        Theme.current.start(for_start=for_start)
    else:
        Theme.current.set_appearance(appearance)
    return Theme.current


def current() -> Theme:
    """Return the installed theme."""
    if Theme.current is None:
        message = "theme.install() comes before the first widget"
        raise RuntimeError(message)
    return Theme.current


def scheme() -> str:
    """Return the name of the scheme of the moment, `tokens.LIGHT` or `tokens.DARK`."""
    return current().tokens.scheme


def color(name: str) -> QColor:
    """Return the colour of a token in the scheme of the moment."""
    return QColor(current().tokens.colors[name])


def size(name: str) -> float:
    """Return a size token, `section.key`, in device-independent pixels."""
    return current().tokens.sizes[name]


def px(name: str) -> int:
    """Return a size token as whole pixels."""
    return int(size(name))


def palette(values: Tokens) -> QPalette:
    """Return a palette in which every role is one of the tokens."""
    result = QPalette()
    for role, name in PALETTE.items():
        result.setColor(role, QColor(values.colors[name]))
    for role in _TEXT_ROLES:
        result.setColor(_Group.Disabled, role, QColor(values.colors["ink2"]))
    result.setColor(_Group.Disabled, _Role.Base, QColor(values.colors["sunken"]))
    result.setColor(_Group.Disabled, _Role.Button, QColor(values.colors["sunken"]))
    result.setColor(_Group.Disabled, _Role.Accent, QColor(values.colors["edge"]))
    return result


def _read_template() -> str:
    path = paths.resources() / "theme" / "style.qss"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
