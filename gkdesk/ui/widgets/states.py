"""What a page says about itself: empty, saved, next step, working, hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui import icons, theme
from gkdesk.ui.widgets.boxes import Box, Card
from gkdesk.ui.widgets.buttons import KitButton, LinkButton, PlainButton, PrimaryButton
from gkdesk.ui.widgets.labels import ElidedLabel, HeadingLabel, IconText, Label, Role

if TYPE_CHECKING:
    import datetime as dt


class EmptyState(QWidget):
    """A calm page when there is nothing: a sign, a sentence, a second line and one suggestion."""

    def __init__(
        self, title: str, line: str = "", parent: QWidget | None = None, *, sunrise: bool = False
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(theme.px("space.s"))
        self.column.addStretch(2)
        if sunrise:
            self.column.addWidget(Sunrise(), 0, Qt.AlignmentFlag.AlignHCenter)
            self.column.addSpacing(theme.px("space.l"))
        self.title = HeadingLabel(title, Role.SECTION, wrap=True)
        self.line = Label(line, Role.LEAD, wrap=True)
        for label in (self.title, self.line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(label)
        self.line.setVisible(bool(line))
        self.column.addSpacing(theme.px("space.l"))
        self.column.addStretch(3)

    def suggest(self, caption: str, text: str, *buttons: KitButton) -> Card:
        """Add one suggestion with its buttons; return its card."""
        card = Card()
        card.setFixedWidth(theme.px("width.text_max") * 18 // 25)
        card.body.addWidget(Label(caption, Role.CAPTION))
        card.body.addWidget(Label(text, Role.READING, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        middle = QHBoxLayout()  # asks for the height at the card's width; an alignment does not
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        self.column.insertLayout(self.column.count() - 1, middle)
        return card


class Sunrise(QWidget):
    """The sign of a day without open things: stations, a sun, stations to come."""

    def sizeHint(self) -> QSize:
        return QSize(360, 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.translate(self.width() / 2, 84)
        painter.drawArc(QRectF(-50, -50, 100, 100), 0, 180 * 16)
        for angle in (162, 127, 90, 53, 18):
            painter.save()
            painter.rotate(-angle)
            painter.drawLine(61, 0, 76, 0)
            painter.restore()
        for side in (-1, 1):
            painter.drawLine(side * 62, 0, side * 170, 0)
            painter.setBrush(theme.color("accent" if side < 0 else "paper"))
            for x in (62, 116, 170):
                painter.drawEllipse(QRectF(side * x - 6, -6, 12, 12))


class SaveIndicator(IconText):
    """„Gespeichert 14:02“ in the top bar."""

    def __init__(self) -> None:
        super().__init__("check", "", Role.QUIET, icon_color="ok")
        self.setVisible(False)

    def saved(self, moment: dt.datetime) -> None:
        """Say when the last change was saved, in the user's time."""
        text = f"Gespeichert {moment.astimezone():%H:%M}"
        self.set("check", text, Role.QUIET, "ok")
        self.setAccessibleName(text)
        self.setVisible(True)


class NextStepBox(Box):
    """The next step of a person with the page's only primary button; `acted` when it is used."""

    acted = Signal()

    def __init__(
        self,
        caption: str = "Nächster Schritt",
        text: str = "",
        line: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("next_step", parent)
        self._caption = Label(caption, Role.ACCENT)
        self._text = Label("", Role.CARD, wrap=True)
        self._line = Label("", Role.QUIET, wrap=True)
        self.button = PrimaryButton("")
        self.button.clicked.connect(self.acted)
        self._layout()
        self.say(text, line, action)

    def say(self, text: str, line: str = "", action: str = "") -> None:
        """Show another step."""
        self._text.setText(text)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.button.set_label(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{self._caption.text()}: {text}")

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        bar = theme.px("radius.edge_accent")
        row.setContentsMargins(theme.px("space.l") + bar, 10, theme.px("space.l"), 10)
        row.setSpacing(theme.px("space.l"))
        column = QVBoxLayout()
        column.setSpacing(1)
        for label in (self._caption, self._text, self._line):
            column.addWidget(label)
        row.addLayout(column, 1)
        row.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, theme.px("radius.edge_accent"), self.height(), theme.color("accent"))


class ProgressPanel(Card):
    """Long work: what is done of how much, and a way to stop it; `cancel_wanted` when used."""

    cancel_wanted = Signal()

    def __init__(self, title: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._unit = unit
        self._line = ElidedLabel("Wird vorbereitet …", Role.QUIET)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self.cancel = PlainButton("Abbrechen")
        self.cancel.clicked.connect(self._on_cancel_clicked)
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self.cancel)
        self.body.addWidget(self._bar)
        self.body.addLayout(row)

    def show_step(self, done: int, total: int) -> None:
        """Show how far it is; fits as `progress` of `tasks.run`."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        unit = f" {self._unit}" if self._unit else ""
        self._line.setText(f"{done} von {total}{unit}")
        self._bar.setAccessibleDescription(self._line.text())

    def text(self) -> str:
        """Return the line in words."""
        return self._line.text()

    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self._line.setText("Wird angehalten …")
        self.cancel_wanted.emit()


class PrivacyCover(QWidget):
    """Lies over a list while the privacy view is on, so that a guest reads nobody's name.

    It is opaque, takes the mouse, and `reveal_wanted` is emitted by its button. What lies below
    is disabled by `set_covering`, so the keyboard does not reach it either.
    """

    reveal_wanted = Signal()

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered.parentWidget())
        self._covered = covered
        self._return_to: QWidget | None = None
        column = QVBoxLayout(self)
        column.setSpacing(theme.px("space.m"))
        column.addStretch(2)
        sign = _Sign("eye-off")
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        text = Label("Sichtschutz ist an. Andere Menschen sind verborgen.", Role.QUIET, wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        self.button = LinkButton("Sichtschutz ausschalten")
        self.button.clicked.connect(self.reveal_wanted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setAccessibleName("Sichtschutz")
        covered.installEventFilter(self)
        self.setVisible(False)

    def set_covering(self, *, on: bool) -> None:
        """Hide or show what lies below; a focus in it waits on the button and comes back."""
        now = self.window().focusWidget()
        within = now is not None and (now is self._covered or self._covered.isAncestorOf(now))
        waiting = self.button.hasFocus()
        self.setGeometry(self._covered.geometry())
        self.setVisible(on)
        if on:
            self.raise_()
            if within:
                self._return_to = now
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._covered.setEnabled(not on)
        if waiting and not on:
            self._give_back()

    def _give_back(self) -> None:
        last, self._return_to = self._return_to, None
        if last is not None and shiboken6.isValid(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over all of it from the first paint, also on a page that is made while it is on."""
        super().showEvent(event)
        self.setGeometry(self._covered.geometry())

    def eventFilter(self, _watched: object, _event: object) -> bool:
        if self.isVisible() and self.geometry() != self._covered.geometry():
            self.setGeometry(self._covered.geometry())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("sunken"))


class _Sign(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(40, 40)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), "ink2")
