"""The list of texts: German left, the translation right, and how far it can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent

from gkdesk.text.sentences.texts import problem_sentence
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.texts.words import state_text
from gkdesk.ui.tables import Column, TableSpec, TableView
from gkdesk.ui.tables.view import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.texts.views import TextView
    from gkdesk.ui.pages.page import PrivacyView

_STATE_WIDTH = 190
_ROOM_FOR_BOTH = 560
"""A narrower list shows German alone: the translation stands in the field beside it."""


class TextDelegate(CellDelegate):
    """Paints a text in its own letters, from the side where it begins."""

    def paint_text(
        self, painter: QPainter, room: QRect, text: str, *, flags: int, color: str
    ) -> None:
        if fonts.direction(text) is Qt.LayoutDirection.LeftToRight:
            super().paint_text(painter, room, text, flags=flags, color=color)
            return
        font = fonts.script_font(text)
        painter.setFont(font)
        painter.setPen(theme.color(color))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(side | middle), shown)


class TextTable(TableView["TextView"]):
    """The texts of one set in one language; several can be chosen."""

    def __init__(self, privacy: PrivacyView) -> None:
        self._privacy = privacy
        self._is_german = False
        super().__init__(self._spec())
        self.setItemDelegate(TextDelegate(self))

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the chosen texts, from the top."""
        return tuple(view.key for view in self.chosen_views())

    def chosen_views(self) -> tuple[TextView, ...]:
        """Return the chosen texts as they are shown, from the top."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.row_at(line) for line in lines)

    def choose(self, keys: Iterable[str]) -> None:
        """Choose these texts, too, as far as they are in the list."""
        model = self.selectionModel()
        whole = model.SelectionFlag.Select | model.SelectionFlag.Rows
        for key in keys:
            line = self.rows.line_of(key)
            if line >= 0:
                model.select(self.rows.index(line, 0), whole)

    def show_texts(self, views: Iterable[TextView], *, is_german: bool) -> None:
        """Show texts; of German ones the second column says nothing new."""
        self._is_german = is_german
        self._fit()
        self.set_rows(views)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setColumnHidden(1, self._is_german or self.width() < _ROOM_FOR_BOTH)

    def _spec(self) -> TableSpec[TextView]:
        return TableSpec(
            name="Texte",
            columns=(
                *_TEXTS,
                Column("state", "Stand", self._state, icon=_mark, width=_STATE_WIDTH),
            ),
            key=_key,
        )

    def _state(self, view: TextView) -> str:
        said = state_text(view, veiled=self._privacy.is_on())
        first = problem_sentence(view.problems[0]) if view.problems else ""
        return f"{said} · {first}" if first else said


def _german(view: TextView) -> str:
    return _one_line(view.text if view.is_original else view.german)


def _translation(view: TextView) -> str:
    return _one_line(view.text)


_TEXTS = (
    Column("german", "Deutsch", _german, stretch=True),
    Column("text", "Übersetzung", _translation, stretch=True),
)


def both_texts(name: str) -> TableSpec[TextView]:
    """Return a table of texts in German and in another language, and of nothing else."""
    return TableSpec(name=name, columns=_TEXTS, key=_key)


def _key(view: TextView) -> str:
    return view.key


def _mark(view: TextView) -> tuple[str, str] | None:
    """Return the sign of a state; words say the same."""
    if view.problems or view.review.outdated:
        return "warn", "warn"
    if view.is_checked:
        return "check", "ok"
    return ("minus", "ink2") if view.is_missing else ("note", "ink2")


def _one_line(text: str) -> str:
    return " ".join(text.split())
