"""The icon set: one SVG per name, painted in a colour of the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.ui import theme

_WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, color: str = "ink", size: int = 18, *, checked: str | None = None) -> QIcon:
    """Return icon `name` in the colour token `color`; `checked` colours the state *on*.

    The result belongs to the scheme of the moment: widgets ask again on `StyleChange`.
    """
    result = QIcon(pixmap(name, color, size))
    result.addPixmap(pixmap(name, "ink2", size), QIcon.Mode.Disabled)
    if checked is not None:
        on = pixmap(name, checked, size)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
            result.addPixmap(on, mode, QIcon.State.On)
    return result


def pixmap(name: str, color: str = "ink", size: int = 18, ratio: float | None = None) -> QPixmap:
    """Return icon `name` as a picture of `size` device-independent pixels."""
    if ratio is None:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    tint = theme.color(color).name()
    key = f"gkdesk:{name}:{tint}:{size}:{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _render(name, tint, size, ratio)
        QPixmapCache.insert(key, found)
    return found


def paint(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Draw icon `name` into `rect` of a running painter; for delegates and own drawings."""
    _renderer(name, theme.color(color).name()).render(painter, rect)


def window_icon() -> QIcon:
    """Return the program's sign for windows and task bars."""
    result = QIcon()
    for size in _WINDOW_SIZES:
        result.addPixmap(pixmap("app", "accent", size, 1.0))
    return result


def names() -> tuple[str, ...]:
    """Return the names of all icons of the set."""
    return tuple(sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg")))


def _render(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.fill(QColor(0, 0, 0, 0))
    result.setDevicePixelRatio(ratio)
    painter = QPainter(result)
    _renderer(name, tint).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def _renderer(name: str, tint: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", tint).encode()))


@cache
def _source(name: str) -> str:
    path = paths.resources() / "icons" / f"{name}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
