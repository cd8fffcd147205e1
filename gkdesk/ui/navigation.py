"""The narrow navigation at the left: pages, and at its foot the last backup in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gkdesk.ui import fonts, icons, roles, theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from collections.abc import Container

    from gkdesk.ui.pages.page import PageSpec

ICON_X = 16
TEXT_X = 47
RING_INSET = 3.0
KEYS = "Pfeiltasten wechseln den Eintrag, Enter öffnet"


class NavItem(QAbstractButton):
    """One page of the navigation; compact it shows its icon alone, with the name as tooltip."""

    def __init__(self, spec: PageSpec, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._icon = spec.icon
        self._title = spec.title
        self._shortcut = shortcut
        self._compact = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spec.title)
        roles.give(self, roles.Part.LINK)
        self.setProperty("own_ring", "yes")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._describe)
        self._describe()
        self._set_tooltip()

    def set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        self._set_tooltip()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px("width.nav"), theme.px("height.nav_item"))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = self.isChecked()
        if selected:
            painter.fillRect(self.rect(), theme.color("accent_soft"))
            bar = theme.px("radius.edge_accent")
            painter.fillRect(0, 0, bar, self.height(), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.color("line"))
        tint = "accent" if selected else "ink2"
        self._paint_icon(painter, tint)
        if not self._compact:
            self._paint_title(painter, tint)
        if self.hasFocus():
            _paint_ring(painter, QRectF(self.rect()))

    def _paint_icon(self, painter: QPainter, tint: str) -> None:
        size = theme.size("icon.nav")
        x = (self.width() - size) / 2 if self._compact else ICON_X
        icons.paint(painter, self._icon, QRectF(x, (self.height() - size) / 2, size, size), tint)

    def _paint_title(self, painter: QPainter, tint: str) -> None:
        font = fonts.ui_font()
        if self.isChecked():
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color(tint))
        room = self.width() - TEXT_X - 4
        text = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(TEXT_X, 0, room + 4, self.height()), flags, text)

    def _describe(self) -> None:
        state = "Aktuelle Seite" if self.isChecked() else "Seite öffnen"
        said = f"{state}, {self._shortcut}" if self._shortcut else state
        self.setAccessibleDescription(f"{said}. {KEYS}")

    def _set_tooltip(self) -> None:
        title = self._title if self._compact else ""
        keys = f"{title}  {self._shortcut}".strip()
        set_tip(self, f"{keys} · {KEYS}" if keys else KEYS)


class NavHead(QWidget):
    """The sign of the program with the name of the office's district."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self._compact = False
        self.setFixedHeight(75)
        self.setAccessibleName("gkdesk")

    def set_place(self, place: str) -> None:
        self._place = place
        self.setAccessibleName(f"gkdesk, {place}" if place else "gkdesk")
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = 26.0
        x = (self.width() - size) / 2 if self._compact else 17
        icons.paint(painter, "app", QRectF(x, 22, size, size), "accent")
        if self._compact:
            return
        title = fonts.ui_font("row")
        title.setWeight(title.Weight.DemiBold)
        y = 15.0 if self._place else 25.0
        self._line(painter, y, title, "ink", "gkdesk")
        self._line(painter, y + 20, fonts.ui_font(), "ink2", self._place)

    def _line(self, painter: QPainter, y: float, font: QFont, tint: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.color(tint))
        room = self.width() - 54 - 8
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(54, y, room + 8, 22), Qt.AlignmentFlag.AlignVCenter, shown)


class BackupFoot(QAbstractButton):
    """The last backup in words; opens the page that tells more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = ("Noch nicht gesichert", "")
        self._well = False
        self._compact = False
        self.setFixedHeight(56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", "yes")
        self.set_words("Noch nicht gesichert", "", well=False)

    def set_words(self, first: str, second: str, *, well: bool) -> None:
        """Show two short lines; `well` False adds the warning sign."""
        self._lines = (first, second)
        self._well = well
        words = f"{first}, {second}" if second else first
        self.setAccessibleName(words)
        set_tip(self, words)
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign, tint = ("database", "ok") if self._well else ("warn", "warn")
        size = theme.size("icon.inline")
        x = (self.width() - size) / 2 if self._compact else ICON_X
        icons.paint(painter, sign, QRectF(x, (self.height() - size) / 2, size, size), tint)
        if not self._compact:
            self._paint_words(painter)
        if self.hasFocus():
            _paint_ring(painter, QRectF(self.rect()))

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(fonts.ui_font())
        room = self.width() - 40 - 6
        top = 10.0 if self._lines[1] else 19.0
        for line, tint, y in zip(self._lines, ("ink", "ink2"), (top, top + 18), strict=True):
            painter.setPen(theme.color(tint))
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(40, y, room + 6, 18), Qt.AlignmentFlag.AlignVCenter, shown)


class Navigation(QWidget):
    """All entries in their order; emits the key of the page that is wanted."""

    page_wanted = Signal(str)

    def __init__(self, specs: tuple[PageSpec, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self.head = NavHead(self)
        self._group = QButtonGroup(self)
        self._items: dict[str, NavItem] = {}
        upper = [spec for spec in specs if not spec.foot and not spec.hidden]
        lower = [spec for spec in specs if spec.foot and not spec.hidden]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 6)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        for number, spec in enumerate(upper, start=1):
            layout.addWidget(self._add(spec, f"Alt+{number}"))
        layout.addStretch(1)
        for spec in lower:
            layout.addWidget(self._add(spec, spec.keys.replace("Ctrl", "Strg")))
        layout.addSpacing(theme.px("space.s"))
        self.backup = BackupFoot(self)  # made last: Tab goes in the order of making
        layout.addWidget(self.backup)
        self._roving = Roving(self._group, choose=False)
        self.set_compact(compact=False)

    def keys(self) -> tuple[str, ...]:
        """Return the page keys in the order they are shown."""
        return tuple(self._items)

    def hide_pages(self, keys: Container[str]) -> None:
        """Leave out these pages; the shortcuts of the others stay as they are."""
        for key, item in self._items.items():
            item.setVisible(key not in keys)

    def item(self, key: str) -> NavItem:
        return self._items[key]

    def select(self, key: str) -> None:
        """Mark the entry of the page that is shown; pages without entry unmark all."""
        item = self._items.get(key)
        if item is not None:
            item.setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
            self._roving.settle()

    def set_compact(self, *, compact: bool) -> None:
        """Show icons alone, for windows that are narrow."""
        self.setFixedWidth(theme.px("width.nav_compact" if compact else "width.nav"))
        self.head.set_compact(compact=compact)
        self.backup.set_compact(compact=compact)
        for item in self._items.values():
            item.set_compact(compact=compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        edge = self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), theme.color("line"))

    def _add(self, spec: PageSpec, shortcut: str) -> NavItem:
        item = NavItem(spec, shortcut, self)
        item.clicked.connect(self._on_item_clicked)
        self._group.addButton(item)
        self._items[spec.key] = item
        return item

    @Slot()
    def _on_item_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavItem):
            self.page_wanted.emit(item.key)


def _paint_ring(painter: QPainter, rect: QRectF) -> None:
    pen = painter.pen()
    pen.setColor(theme.color("accent"))
    pen.setWidthF(theme.size("focus.width"))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(RING_INSET, RING_INSET, -RING_INSET, -RING_INSET)
    painter.drawRoundedRect(inner, theme.size("radius.all"), theme.size("radius.all"))
