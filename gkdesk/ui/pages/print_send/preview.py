"""The preview: the very pages that will be printed or saved, shown from memory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.printing import PdfInMemory
from gkdesk.ui.widgets import Box, FramedIconButton, Label, PlainButton, Role

ZOOM_STEP = 1.25
SMALLEST_ZOOM = 0.25
LARGEST_ZOOM = 4.0
VEIL_OPACITY = 0.75
LOW = 420
"""In a lower view a whole page cannot be read: it begins with its width."""


class PdfPreview(Box):
    """Pages of one document with paging and zoom; empty until `show_bytes`."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self._pdf: PdfInMemory | None = None
        self._nothing = QPdfDocument(self)
        self.view = QPdfView(self)
        self.message = Label("", Role.LEAD, wrap=True)
        self.position = Label("", Role.QUIET)
        self._stack = QStackedWidget()
        self._bar = QWidget()
        self._back = FramedIconButton("Vorige Seite", "chevron-left")
        self._forward = FramedIconButton("Nächste Seite", "chevron-right")
        self.veil = Veil(self)
        self._is_zoomed = False
        self._whole = PlainButton("Ganze Seite")
        self._width = PlainButton("Breite")
        self._prepare_view()
        self._layout()
        self._connect()
        self.clear("")

    def show_bytes(self, data: bytes) -> None:
        """Show another document, at the page that was open if it has so many."""
        page = self.view.pageNavigator().currentPage()
        self._drop()
        self.veil.hide()
        self._pdf = PdfInMemory(data, self)
        self.view.setDocument(self._pdf.document)
        self._stack.setCurrentWidget(self.view)
        self._bar.setEnabled(True)
        self.go_to(min(page, self.page_count() - 1))
        self._tell_position()

    def show_first(self, data: bytes, sentence: str) -> None:
        """Show the first page while the others are made; `sentence` says so."""
        self.show_bytes(data)
        self._bar.setEnabled(False)
        self.position.setText(sentence)
        self.view.setAccessibleDescription(sentence)

    def clear(self, sentence: str) -> None:
        """Forget the document and say why nothing is shown."""
        self._drop()
        self.veil.hide()
        self.message.setText(sentence)
        self._stack.setCurrentIndex(0)
        self._bar.setEnabled(False)
        self._tell_position()

    def dim(self, sentence: str) -> None:
        """Say over the pages why they are no longer those that would leave."""
        if self.page_count():
            self.veil.setGeometry(self._stack.geometry())
            self.veil.say(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.setGeometry(self._stack.geometry())
        if not self._is_zoomed:
            modes = QPdfView.ZoomMode
            self._zoom_to(modes.FitToWidth if event.size().height() < LOW else modes.FitInView)

    def page_count(self) -> int:
        return self._pdf.page_count if self._pdf else 0

    def page(self) -> int:
        """Return the index of the page that is shown."""
        return int(self.view.pageNavigator().currentPage())

    def go_to(self, page: int) -> None:
        """Show the page with this index; one outside of the document is ignored."""
        if 0 <= page < self.page_count():
            self.view.pageNavigator().jump(page, QPointF())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self._color_ground()

    def _prepare_view(self) -> None:
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setAccessibleName("Vorschau")
        self.view.setPageSpacing(theme.px("space.m"))
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self._color_ground()

    def _color_ground(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("line"))
        self.view.setPalette(palette)

    def _layout(self) -> None:
        row = QHBoxLayout(self._bar)
        margin = theme.px("space.m")
        row.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
        row.setSpacing(theme.px("space.s"))
        for widget in (self._back, self._forward, self.position):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self._whole, self._width):
            row.addWidget(button)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(theme.px("space.xxl"))
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._forward.clicked.connect(self._on_forward_clicked)
        self._whole.clicked.connect(self._on_whole_clicked)
        self._width.clicked.connect(self._on_width_clicked)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page_changed)
        for keys, slot in (
            (QKeySequence.StandardKey.ZoomIn, self._on_zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self._on_zoom_out),
        ):
            action = QAction(self.view)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.view.addAction(action)

    def _drop(self) -> None:
        self.view.setDocument(self._nothing)
        if self._pdf is not None:
            self._pdf.close()
            self._pdf.deleteLater()
            self._pdf = None

    def _tell_position(self) -> None:
        count = self.page_count()
        self.position.setText(f"Seite {self.page() + 1} von {count}" if count else "")
        self.view.setAccessibleDescription(self.position.text())
        self._back.setEnabled(self.page() > 0)
        self._forward.setEnabled(self.page() + 1 < count)

    def _zoom_to(self, mode: QPdfView.ZoomMode) -> None:
        if self.view.zoomMode() != mode:
            self.view.setZoomMode(mode)

    def _zoom_by(self, factor: float) -> None:
        self._is_zoomed = True
        zoom = min(max(self.view.zoomFactor() * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(zoom)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.go_to(self.page() - 1)

    @Slot()
    def _on_forward_clicked(self) -> None:
        self.go_to(self.page() + 1)

    @Slot()
    def _on_whole_clicked(self) -> None:
        self._is_zoomed = True
        self._zoom_to(QPdfView.ZoomMode.FitInView)

    @Slot()
    def _on_width_clicked(self) -> None:
        self._is_zoomed = True
        self._zoom_to(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def _on_zoom_in(self) -> None:
        self._zoom_by(ZOOM_STEP)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._zoom_by(1 / ZOOM_STEP)

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        self._tell_position()
        self.page_changed.emit(page)


class Veil(QWidget):
    """Dims what it lies over, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = Label("", Role.BODY)
        # On a ground of its own: the pages below must not run into the words.
        ground = Box("card", self)
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(*(theme.px("space.m"),) * 4)
        inner.addWidget(self.words)
        column = QVBoxLayout(self)
        column.addWidget(ground, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(VEIL_OPACITY)
        painter.fillRect(event.rect(), theme.color("sunken"))
        painter.end()
