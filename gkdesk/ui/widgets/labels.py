"""Texts by role. No label interprets markup: what is typed is what is shown."""

from __future__ import annotations

from enum import StrEnum

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.tips import set_tip

_ELIDED_MINIMUM = 40


class Role(StrEnum):
    """What a text is on the page; size, weight and colour follow from it."""

    PAGE = "page"  # 28, the page's own name
    SECTION = "section"  # 20
    CARD = "card"  # 15, semibold
    ROW = "row"  # 15, medium
    READING = "reading"  # 15, running text
    LEAD = "lead"  # 15, quiet line below a page's name
    BODY = "body"  # 13
    STRONG = "strong"  # 13, semibold
    CAPTION = "caption"  # 13, semibold, quiet
    QUIET = "quiet"  # 13, quiet
    ACCENT = "accent"
    WARN = "warn"
    ERROR = "err"
    OK = "ok"
    ON_DARK = "on_dark"


class Label(QLabel):
    """A text in one role."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", "PlainText")
        self.setProperty("r", role.value)
        self.setWordWrap(wrap)
        if wrap:
            self.setMinimumWidth(_ELIDED_MINIMUM)
        if selectable:
            self.setTextInteractionFlags(
                QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
                | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Give a visible label another role."""
        if self.property("r") == role.value:
            return
        self.setProperty("r", role.value)
        self.style().unpolish(self)
        self.style().polish(self)


class HeadingLabel(Label):
    """A heading: PAGE, SECTION or CARD."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.SECTION,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, role, parent, wrap=wrap)
        self.setAccessibleDescription("Überschrift")


class ElidedLabel(Label):
    """A text on one line that ends in … when it is narrow; the tooltip then holds all of it."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _ELIDED_MINIMUM), hint.height())

    def shown_text(self) -> str:
        """Return what is visible at this width."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_tip(self, self.text() if self.shown_text() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        flags = (
            self.alignment()
            | QtCore.Qt.AlignmentFlag.AlignVCenter
            | QtCore.Qt.TextFlag.TextSingleLine
        )
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(flags),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )


class NameLabel(QLabel):
    """A name in its own script: direction by its content, Arabic in Naskh and a quarter larger."""

    def __init__(
        self, name: str = "", size_role: str = "row", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size_role = size_role
        self.setProperty("textFormat", "PlainText")
        self.setProperty("r", "quiet")
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another name and set the font for its script."""
        font = fonts.script_font(name, self._size_role)
        self.setFont(font)
        self.setLayoutDirection(fonts.direction(name))
        self.setText(name)
        self.setAccessibleName(name)


class IconLabel(QLabel):
    """An icon that is not clicked; `name` says what it means, empty when a text beside does."""

    def __init__(
        self,
        icon: str,
        color: str = "ink2",
        size: str = "icon.inline",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._scheme = theme.scheme()
        super().__init__(parent)
        self._size_name = size
        self.set_icon(icon, color, name)

    def set_icon(self, icon: str, color: str, name: str = "") -> None:
        """Show another icon."""
        self._icon, self._color = icon, color
        self.setAccessibleName(name)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Every first polish is a change of style too; only another scheme needs another icon.
        if event.type() == QEvent.Type.StyleChange and self._scheme != theme.scheme():
            self._refresh()

    def _refresh(self) -> None:
        self._scheme = theme.scheme()
        size = theme.px(self._size_name)
        self.setPixmap(icons.pixmap(self._icon, self._color, size))
        self.setFixedSize(size, size)


class IconText(QWidget):
    """A line of an icon and a text, such as „Zweimal drucken“."""

    def __init__(
        self,
        icon: str,
        text: str,
        role: Role = Role.BODY,
        *,
        icon_color: str = "ink2",
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.icon = IconLabel(icon, icon_color)
        self.text = Label(text, role, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.icon)
        if wrap:
            row.setAlignment(self.icon, QtCore.Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def set(self, icon: str, text: str, role: Role, icon_color: str) -> None:
        """Say something else."""
        self.icon.set_icon(icon, icon_color)
        self.text.set_role(role)
        self.text.setText(text)
