"""Whether a document fits the paper of a printer: nothing is ever scaled without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize

from gkdesk.ui.printing import PdfInMemory

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF
    from PySide6.QtPrintSupport import QPrinter

MM_PER_POINT = 25.4 / 72
TOLERANCE = 3.0
"""So many millimetres paper of the same name differs by from one printer driver to the next."""
MISFIT = (
    "Es wurde nichts gedruckt. Die Seiten sind {pages} groß, der Drucker ist aber auf Papier mit "
    "{paper} eingestellt. Das Programm verkleinert und vergrößert nicht von selbst. Bitte stellen "
    "Sie im Druckdialog Papier mit {pages} ein."
)
_NAMED = {(105, 148): "A6", (148, 210): "A5", (210, 297): "A4", (297, 420): "A3"}


def misfit(printer: QPrinter, pdf: bytes) -> str:
    """Return why a document cannot be printed on the chosen paper, "" where it can.

    Paper that only lies the other way is turned when a page is printed.
    """
    document = PdfInMemory(pdf)
    sizes = [document.page_size(page) * MM_PER_POINT for page in range(document.page_count)]
    document.close()
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
    for size in sizes:
        if not _is_same(size, paper):
            return MISFIT.format(pages=_words(size), paper=_words(paper))
    return ""


def _is_same(one: QSizeF, other: QSizeF) -> bool:
    pairs = zip(_sides(one), _sides(other), strict=True)
    return all(abs(mine - theirs) <= TOLERANCE for mine, theirs in pairs)


def _sides(size: QSizeF) -> tuple[float, float]:
    return min(size.width(), size.height()), max(size.width(), size.height())


def _words(size: QSizeF) -> str:
    short, long = _sides(size)
    name = next(
        (
            name
            for (width, height), name in _NAMED.items()
            if abs(width - short) <= TOLERANCE and abs(height - long) <= TOLERANCE
        ),
        "",
    )
    measure = f"{_number(short)} × {_number(long)} mm"
    return f"{name} ({measure})" if name else measure


def _number(millimetres: float) -> str:
    return f"{millimetres:.1f}".removesuffix(".0").replace(".", ",")
