"""A document's bytes on the screen, on paper and in a file: always the same bytes, never a copy.

The bytes live in memory only. A preview drops them when it is cleared or destroyed, so that
nothing of a document is left behind the lock. Writing a file is the user's own wish: the file is
written whole or not at all.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QPoint,
    QRect,
    QSettings,
    QSize,
    QSizeF,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gkdesk.progress import Cancelled, Progress, Silent
from gkdesk.services.files import write_atomically
from gkdesk.ui import spool

if TYPE_CHECKING:
    from collections.abc import Iterator

PRINT_RESOLUTION = 600
BAND_HEIGHT = 700
"""A page of 600 dots per inch is drawn in bands of so many rows: it would fill 140 MB at once."""

_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
_DIALOG_MEMORY = ("FileDialog/history", "FileDialog/lastVisited", "FileDialog/shortcuts")


class PdfInMemory(QObject):
    """A readable PDF over bytes in memory; `close` forgets both."""

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)

    @property
    def page_count(self) -> int:
        return self.document.pageCount()

    def page_size(self, page: int) -> QSizeF:
        """Return the size of the page in points."""
        return self.document.pagePointSize(page)

    def close(self) -> None:
        """Forget the pages and the bytes."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())


def make_printer(data: bytes, duplex: QPrinter.DuplexMode | None = None) -> QPrinter:
    """Return a printer set to the paper size of the document; its job name says nothing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if duplex is not None:
        printer.setDuplex(duplex)
    printer.setResolution(PRINT_RESOLUTION)
    printer.setDocName("gkdesk")
    pdf = PdfInMemory(data)
    if pdf.page_count:
        printer.setPageLayout(_layout_of(pdf.page_size(0)))
        printer.setFromTo(1, pdf.page_count)
    pdf.close()
    return printer


def ask_printer(
    parent: QWidget,
    data: bytes,
    *,
    page_range: bool = True,
    copies: int = 1,
    duplex: QPrinter.DuplexMode | None = None,
) -> QPrinter | None:
    """Let the user choose printer, copies and (for one document) pages; None when she cancels."""
    printer = make_printer(data, duplex)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=page_range)
    dialog.setWindowTitle("Drucken")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not page_range:
        printer.setFromTo(0, 0)
    return printer if accepted else None


def prints_to_file(printer: QPrinter) -> bool:
    """Tell whether the user chose a file instead of paper."""
    return bool(printer.outputFileName())


def prints_all(printer: QPrinter, data: bytes) -> bool:
    """Tell whether all pages of a document were chosen."""
    pdf = PdfInMemory(data)
    count = pdf.page_count
    pdf.close()
    return len(list(_pages_of(printer, count))) == count


class MayBePrinted(Cancelled):
    """Printing was stopped, and nobody can tell how much of the document comes out on paper."""


def print_pages(
    data: bytes,
    printer: QPrinter,
    progress: Progress | None = None,
) -> int:
    """Draw the chosen pages on the printer and return how many it took: all of them, or none.

    Stopped by the progress, or by an error, the job is taken back; where that may have come too
    late, `MayBePrinted` is raised in place of `Cancelled`.
    """
    pdf = PdfInMemory(data)
    pages = list(_pages_of(printer, pdf.page_count))
    try:
        with spool.private() as folder:
            job = _Job(printer, folder)
            is_out = bool(pages) and job.run(pdf, pages, progress or Silent())
    finally:
        pdf.close()
    return len(pages) if is_out else 0


class _Job:
    """One job on a printer, handed over whole or taken back."""

    def __init__(self, printer: QPrinter, folder: Path | None) -> None:
        self._printer = printer
        self._folder = folder
        self._painter = QPainter()

    def run(self, pdf: PdfInMemory, pages: list[int], progress: Progress) -> bool:
        """Print; tell whether the system took all of it. Where it did not, it took nothing."""
        _turn(self._printer, pdf.page_size(pages[0]))
        if not self._painter.begin(self._printer):
            return False
        try:
            self._draw(pdf, pages, progress)
            return self._hand_over()
        except Cancelled as stop:
            if self._take_back():
                raise
            raise MayBePrinted from stop
        finally:
            if self._painter.isActive():
                self._take_back()

    def _draw(self, pdf: PdfInMemory, pages: list[int], progress: Progress) -> None:
        for done, page in enumerate(pages):
            progress.step(done, len(pages))
            if done:
                _turn(self._printer, pdf.page_size(page))
                self._printer.newPage()
            _draw_page(self._painter, self._printer, pdf, page)

    def _hand_over(self) -> bool:
        return self._painter.end() and self._printer.printerState() not in _FAILED

    def _take_back(self) -> bool:
        """Take back what has been drawn; tell whether none of it can be printed.

        Under Linux Qt takes no job back, but hands over a file at the end of the painting: that
        file is removed first. So is a file that the user chose in place of paper.
        """
        is_back = self._printer.abort()
        is_empty = self._folder is not None and spool.empty(self._folder)
        self._painter.end()
        if not prints_to_file(self._printer):
            return is_back or is_empty
        Path(self._printer.outputFileName()).unlink(missing_ok=True)
        return True


def ask_file(parent: QWidget, suggested: str, *further: str) -> Path | None:
    """Ask where a file shall be written; nothing about the answer is remembered.

    `further` are endings of other kinds that may be chosen in place of the suggested one.
    """
    ending = Path(suggested).suffix.removeprefix(".")
    kinds = [f"{each.upper()}-Dateien (*.{each})" for each in (ending, *further)]
    title = " oder ".join(each.upper() for each in (ending, *further))
    dialog = QFileDialog(parent, f"{title} speichern unter", _documents_folder())
    # The program's own dialog: it closes with the lock and leaves no list of recent files.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(suggested)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    # A name without an ending gets the one of the kind that was chosen.
    wanted = dict(zip(kinds, (ending, *further), strict=True)).get(dialog.selectedNameFilter())
    _forget(dialog)
    if not accepted or not chosen:
        return None
    path = Path(chosen[0])
    is_other = wanted is not None and wanted != ending and path.suffix == f".{ending}"
    return path.with_suffix(f".{wanted}") if is_other else path


def ask_folder(parent: QWidget) -> Path | None:
    """Ask for the folder that several documents shall be written to."""
    dialog = QFileDialog(parent, "Ordner wählen", _documents_folder())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    _forget(dialog)
    return Path(chosen[0]) if accepted and chosen else None


def save_file(path: Path, data: bytes) -> None:
    """Write the bytes whole or not at all, readable for the user alone.

    Raises `ReadOnlyFolder`, `FolderUnreachable` or `DiskFull`.
    """
    write_atomically(path, data)


def free_path(folder: Path, name: str) -> Path:
    """Return a path in `folder` that no file has yet: nothing is ever overwritten."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}_{number}{Path(name).suffix}"
        number += 1
    return path


def _forget(dialog: QFileDialog) -> None:
    """Destroy the dialog at once, then what it remembers: its end writes the settings."""
    shiboken6.delete(dialog)
    forget_dialog_history()


def forget_dialog_history() -> None:
    """Remove the folders that Qt's file dialog remembers in the user's settings."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _DIALOG_MEMORY:
        settings.remove(key)


def _documents_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _layout_of(points: QSizeF) -> QPageLayout:
    orientation = _orientation(points)
    is_turned = orientation is QPageLayout.Orientation.Landscape
    size = points.transposed() if is_turned else points
    page = QPageSize(
        size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch
    )
    layout = QPageLayout(page, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _orientation(points: QSizeF) -> QPageLayout.Orientation:
    orientations = QPageLayout.Orientation
    return orientations.Landscape if points.width() > points.height() else orientations.Portrait


def _turn(printer: QPrinter, points: QSizeF) -> None:
    """Lay the paper as the next page lies: it would be made smaller to fit in crosswise."""
    orientation = _orientation(points)
    if printer.pageLayout().orientation() != orientation:
        printer.setPageOrientation(orientation)


def _pages_of(printer: QPrinter, count: int) -> Iterator[int]:
    first = printer.fromPage() or 1
    last = printer.toPage() or count
    yield from range(max(first, 1) - 1, min(last, count))


def _draw_page(painter: QPainter, printer: QPrinter, pdf: PdfInMemory, page: int) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    size = pdf.page_size(page)
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    left = (paper.width() - pixels.width()) // 2
    top = (paper.height() - pixels.height()) // 2
    for start in range(0, pixels.height(), BAND_HEIGHT):
        band = QRect(0, start, pixels.width(), min(BAND_HEIGHT, pixels.height() - start))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(pixels)
        options.setScaledClipRect(band)
        drawn = pdf.document.render(page, band.size(), options)
        painter.drawImage(QPoint(left, top + start), _on_white(drawn))


def _on_white(drawn: QImage) -> QImage:
    # Printers that know no transparency would turn the page's ground black.
    result = QImage(drawn.size(), QImage.Format.Format_RGB32)
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    painter.drawImage(QPoint(), drawn)
    painter.end()
    return result
