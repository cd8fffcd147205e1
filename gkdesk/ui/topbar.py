"""The bar above every page: search over everything, what was saved, privacy view, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from gkdesk.ui import icons, theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Label, Role, SaveIndicator, TextButton

if TYPE_CHECKING:
    import datetime as dt

SEARCH_WIDTH = 420
_SHORT_WORDS_BELOW = 760


class SearchField(QLineEdit):
    """The search line; it hands the keys that move in the list of hits to whoever listens."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Suchen")
        self.setAccessibleDescription("Sucht in allem, Strg+K. Pfeiltasten wählen, Enter öffnet.")
        self.setPlaceholderText("Suchen: Menschen, Organisationen …")
        self.setTextMargins(28, 0, 56, 0)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = QLabel("Strg+K", self)
        self._hint.setProperty("r", "quiet")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._on_text_changed)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            size = self._hint.sizeHint()
            top = (self.height() - size.height()) // 2
            self._hint.setGeometry(
                self.width() - size.width() - 12, top, size.width(), size.height()
            )
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px("icon.inline")
        top = (self.height() - size) // 2
        painter.drawPixmap(12, top, icons.pixmap("search", "ink2", size))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._hint.setVisible(not text)


class UnsavedButton(TextButton):
    """Leads to what is typed and not saved."""

    icon_color = "warn"


class TopBar(QWidget):
    """Search at the left, the state and two buttons at the right."""

    privacy_toggled = Signal()
    lock_wanted = Signal()
    unsaved_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px("height.topbar"))
        self.setAccessibleName("Kopfleiste")
        self.search = SearchField(self)
        self.state = SaveIndicator()
        self.unsaved = UnsavedButton("", "warn")
        self.unsaved.hide()
        self._waiting = 0
        self.work = Label("", Role.QUIET)
        self.work.setVisible(False)
        self.privacy = TextButton("Sichtschutz", "eye-off")
        self.privacy.setCheckable(True)
        set_tip(self.privacy, "Alle anderen Personen verdecken  F8")
        self.lock = TextButton("Sperren", "lock")
        set_tip(self.lock, "Bestand sperren  Strg+L")
        self.privacy.clicked.connect(self.privacy_toggled)
        self.lock.clicked.connect(self.lock_wanted)
        self.unsaved.clicked.connect(self.unsaved_wanted)
        self._layout()

    def say_saved(self, moment: dt.datetime) -> None:
        """Say when the last change was saved, unless something else waits to be saved."""
        self.state.saved(moment)
        self.state.setVisible(not self._waiting)

    def say_unsaved(self, count: int) -> None:
        """Say how many entries are not saved yet in place of the moment of saving."""
        self._waiting = count
        self.unsaved.setVisible(count > 0)
        self.state.setVisible(not count and bool(self.state.accessibleName()))
        if count:
            entries = "1 Angabe" if count == 1 else f"{count} Angaben"
            words = f"{entries} noch nicht gespeichert"
            short = self.width() < _SHORT_WORDS_BELOW
            self.unsaved.set_label(f"{count} offen" if short else words)
            self.unsaved.setAccessibleName(words)
            self.unsaved.setAccessibleDescription("Enter führt dorthin")
            set_tip(self.unsaved, f"{words}. Ein Klick führt dorthin.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.say_unsaved(self._waiting)

    @Slot(int, int)
    def show_indexing(self, done: int, total: int) -> None:
        """Say calmly how far the search is; what is done is found already."""
        percent = done * 100 // total if total else 100
        words = f"Suche wird vorbereitet: {percent} %"
        self.work.setText(words)
        self.work.setAccessibleName(words)
        self.work.setVisible(done < total)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.xl"), 0, theme.px("space.l") + 4, 1)
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self.work)
        row.addWidget(self.state)
        row.addWidget(self.unsaved)
        row.addWidget(self.privacy)
        row.addWidget(self.lock)


def belongs_to(widget: QObject | None, ancestor: QWidget) -> bool:
    """Tell whether `widget` is `ancestor` or lies in it."""
    return isinstance(widget, QWidget) and (widget is ancestor or ancestor.isAncestorOf(widget))
