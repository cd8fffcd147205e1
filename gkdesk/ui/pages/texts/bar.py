"""Which texts are shown: set, language and filter, how far they are, and what goes in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.papers.texts import SETS, set_word
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.words import Show
from gkdesk.ui.widgets import FlowLayout, Label, LinkButton, PlainButton, Role, SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.text.languages import Language

_WIDTH = 180
_LANGUAGE_WIDTH = 250


class TextsBar(QWidget):
    """Emits `chosen` when other texts shall be shown, and what the buttons ask for."""

    chosen = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    language_wanted = Signal()
    easy_wanted = Signal()
    correction_wanted = Signal()
    removal_wanted = Signal()
    easy_end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set = _choice("Texte")
        self.language = _choice("Sprache", _LANGUAGE_WIDTH)
        self.filter = _choice("Zeigen")
        self.search = SearchField("In den Texten suchen", "In den Texten suchen …")
        self.search.setFixedWidth(_WIDTH)
        self.progress = Label("", Role.STRONG)
        self.easy = Label("", Role.QUIET, wrap=True)
        self.export = PlainButton("Exportieren …", "download")
        self.take_in = PlainButton("Einlesen …", "folder")
        self.add = PlainButton("Neue Sprache …", "plus")
        self.correct = LinkButton("Diese Sprache berichtigen …")
        self.remove = LinkButton("Entfernen")
        self.test_read = LinkButton("Testlesung eintragen …")
        self.end_easy = LinkButton("Testlesung entfernen")
        self._spoken = ""
        self._layout()
        self._connect()

    def offer_sets(self, names: Iterable[str]) -> None:
        """Offer sets; the chosen one stays so where it is still there."""
        there = set(names)
        found = [name for name in SETS if name in there] + sorted(there - SETS.keys())
        _offer(self.set, [(set_word(name), name) for name in found])

    def offer_languages(
        self, languages: Iterable[Language], checked: Mapping[str, int], total: int
    ) -> None:
        """Offer languages, each with how much of it is checked; the chosen one stays so.

        It also comes back after a set that is in German alone.
        """
        if self.language.count() > 1:
            self._spoken = self.code()
        entries = [
            (words.language_text(each, checked.get(each.code, 0), total), each.code)
            for each in languages
        ]
        _offer(self.language, entries)
        _choose(self.language, self._spoken)

    def name(self) -> str:
        """Return the set that is chosen."""
        return str(self.set.currentData() or "booklet")

    def code(self) -> str:
        """Return the language that is chosen."""
        return str(self.language.currentData() or "de")

    def shown(self) -> Show:
        """Return which texts of the set are shown."""
        return Show(self.filter.currentText())

    def choose_set(self, name: str) -> None:
        """Choose a set without telling."""
        _choose(self.set, name)

    def choose_language(self, code: str) -> None:
        """Choose a language without telling."""
        _choose(self.language, code)

    def show_all(self) -> None:
        """Take filter and search off without telling."""
        self.show_only(Show.ALL)

    def show_only(self, which: Show) -> None:
        """Set the filter and take the search off without telling."""
        with QSignalBlocker(self.filter), QSignalBlocker(self.search):
            self.filter.setCurrentText(which.value)
            self.search.clear()

    def _layout(self) -> None:
        for each in Show:
            self.filter.addItem(each.value)
        choices = QWidget()
        row = FlowLayout(choices, spacing=theme.px("space.s"))
        for box in (self.set, self.language, self.filter, self.search, self.progress):
            row.addWidget(box)
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing=theme.px("space.s"))
        for button in (
            self.export,
            self.take_in,
            self.add,
            self.correct,
            self.remove,
            self.test_read,
            self.end_easy,
        ):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(choices)
        column.addWidget(deeds)
        column.addWidget(self.easy)

    def _connect(self) -> None:
        for box in (self.set, self.language, self.filter):
            box.activated.connect(self._on_activated)
        self.export.clicked.connect(self.export_wanted)
        self.take_in.clicked.connect(self.import_wanted)
        self.add.clicked.connect(self.language_wanted)
        self.correct.clicked.connect(self.correction_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.test_read.clicked.connect(self.easy_wanted)
        self.end_easy.clicked.connect(self.easy_end_wanted)

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()


def _choice(name: str, width: int = _WIDTH) -> ComboInput:
    box = ComboInput()
    box.setAccessibleName(name)
    box.setFixedWidth(width)
    return box


def _offer(box: ComboInput, entries: list[tuple[str, str]]) -> None:
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(before)))


def _choose(box: ComboInput, value: str) -> None:
    at = box.findData(value)
    if at >= 0:
        with QSignalBlocker(box):
            box.setCurrentIndex(at)
