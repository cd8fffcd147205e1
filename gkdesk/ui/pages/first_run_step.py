"""What a step of the guide is, and the picture of the sheet beside the first two."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui import fonts, theme
from gkdesk.ui.focus import bring_into_view
from gkdesk.ui.widgets import Banner, HeadingLabel, Kind, Label, Role

SAMPLE = ("7K2MQ", "X9D4T", "•••••", "3FZ8W", "NJ6PA", "•••••", "GT7KS")
CAPTION = "Beispiel, Ihr Blatt hat andere Gruppen"
FOLD = 27.0


class Step(QWidget):
    """One question of the guide; `done` is emitted when its answer is stored."""

    done = Signal()
    ready_changed = Signal()
    title: ClassVar[str]
    lead: ClassVar[str]
    next_text: ClassVar[str] = "Weiter"
    skippable: ClassVar[bool] = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.title)
        self.trouble = Banner("", Kind.ERROR)
        self.trouble.setVisible(False)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px("space.m"))
        head = QVBoxLayout()
        head.setSpacing(theme.px("space.xs"))
        head.addWidget(HeadingLabel(self.title, Role.PAGE, wrap=True))
        head.addWidget(Label(self.lead, Role.LEAD, wrap=True))
        self.body.addLayout(head)
        self.body.addSpacing(theme.px("space.s"))
        self.body.addWidget(self.trouble)

    def missing(self) -> str:
        """Return what is still missing to go on, in a few words; nothing when nothing is."""
        return ""

    def ready(self) -> bool:
        """Tell whether what is entered is enough to go on."""
        return not self.missing()

    def show_missing(self) -> None:
        """Say at its field what is missing, and put the cursor there."""

    def enter(self) -> None:
        """Prepare the step when it is shown; put the cursor where typing begins."""

    def takes_enter(self) -> bool:
        """Do what Enter means in this step itself; False lets the guide go on."""
        return False

    def may_be_skipped(self) -> bool:
        """Tell whether leaving without an answer loses nothing."""
        return self.skippable and not self.typed()

    def typed(self) -> dict[str, str]:
        """Return what is typed and not stored yet, by field; a draft until it is stored."""
        return {}

    def take_up(self, typed: dict[str, str]) -> None:
        """Fill in what was typed before an interruption."""

    def go_on(self) -> None:
        """Store the answer and emit `done`."""
        self.done.emit()

    def complain(self, sentence: str) -> None:
        """Say what went wrong, above the fields."""
        self.trouble.say(sentence, Kind.ERROR)
        self.trouble.show()
        QTimer.singleShot(0, self.trouble, self._show_trouble)  # it has its size only then

    @Slot()
    def _show_trouble(self) -> None:
        bring_into_view(self.trouble)


class SheetPicture(QWidget):
    """The recovery sheet as it will lie in the printer; its groups are a sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(300, 396)
        self.setAccessibleName(f"Wiederherstellungsblatt: {CAPTION}")

    def sizeHint(self) -> QSize:
        return QSize(300, 396)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        self._text(painter, QRectF(26, 28, 240, 26), "Wiederherstellungsblatt", "ink", bold=True)
        self._text(painter, QRectF(26, 50, 250, 22), CAPTION, "ink2")
        for number, group in enumerate(SAMPLE):
            self._paint_group(painter, number, group)
        note = (
            "Mit diesem Blatt öffnet die Vertretung den Bestand, wenn die Passphrase vergessen ist."
        )
        self._text(painter, QRectF(26, 256, 250, 60), note, "ink2")
        for y, words in ((330, "Verwahrt bei"), (358, "Unterschrift")):
            self._text(painter, QRectF(26, y, 90, 22), words, "ink2")
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.drawLine(QPointF(112, y + 18), QPointF(274, y + 18))

    def _paint_paper(self, painter: QPainter) -> None:
        right, bottom = self.width() - 1.0, self.height() - 1.0
        outline = QPolygonF(
            [
                QPointF(1, 1),
                QPointF(right - FOLD, 1),
                QPointF(right, 1 + FOLD),
                QPointF(right, bottom),
                QPointF(1, bottom),
            ]
        )
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawPolygon(outline)
        corner = [QPointF(right - FOLD, 1), QPointF(right - FOLD, 1 + FOLD)]
        painter.drawPolyline([*corner, QPointF(right, 1 + FOLD)])

    def _paint_group(self, painter: QPainter, number: int, group: str) -> None:
        column, row = number % 2, number // 2
        box = QRectF(26 + column * 128, 87 + row * 40, 118, 32)
        painter.setPen(QPen(theme.color("edge"), 1.5))
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(fonts.ui_font())
        painter.setPen(theme.color("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(8, 0, 0, 0), middle, str(number + 1))
        font = fonts.ui_font("row", QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.drawText(box.adjusted(26, 0, 0, 0), middle, group)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, tint: str, *, bold: bool = False
    ) -> None:
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        painter.setFont(fonts.ui_font("row" if bold else "body", weight))
        painter.setPen(theme.color(tint))
        painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, text)
