"""Which funding modules (Bausteine) gaps are put to: our proposal, and what the office chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import FlowLayout, Label, PlainButton, Role, ScrollPage, clear_layout
from gkdesk.working_aids.evaluation.gaps import MODULE_WORDS, Module

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from gkdesk.working_aids.evaluation.results import Topic

EXPLAINED = (
    "Die Zuordnung gilt für alle Auswertungen in diesem Bestand: auf dem Bildschirm, in XLSX und "
    "PDF. Jede Änderung ist sofort gespeichert. Wo nichts vermerkt ist, steht unser Vorschlag."
)
NAMED = "In diesem Ordner genannt"
NOT_NAMED, NOT_NAMED_AT_ALL = "Nicht genannt: {}", "Nicht genannt"
HEADS = ("Lücke", "Baustein")
MOVED = "geändert; unser Vorschlag: {}"
_STRETCHES = (4, 5)
_NARROWEST = 200
_TOPIC = "topic"


class ModulesView(ScrollPage):
    """A line for each topic; `chosen` with the topic and the module that it is put to."""

    chosen = Signal(object, object)
    proposal_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.boxes: dict[str, ComboInput] = {}
        self._topics: dict[str, Topic] = {}
        self._counts: dict[str, int] = {}
        self._signs: dict[str, Label] = {}
        self.again = PlainButton("Vorschlag wiederherstellen", "undo")
        self.save = PlainButton("CSV speichern …", "download")
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        self._grid.setVerticalSpacing(theme.px("space.s"))
        for place, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(place, stretch)
        self._grid.setColumnMinimumWidth(len(_STRETCHES) - 1, _NARROWEST)
        self._layout()
        self.again.clicked.connect(self.proposal_wanted)
        self.save.clicked.connect(self.save_wanted)

    def show_topics(self, topics: tuple[Topic, ...], named: Counter[str]) -> None:
        """Show what topics are put to, those that were named first; boxes that stay keep the focus.

        `named` counts gaps by the keys of their topics.
        """
        counts = {topic.key: named[topic.key] for topic in topics}
        if counts != self._counts:
            self._make(topics, counts)
        self._topics, self._counts = {topic.key: topic for topic in topics}, counts
        for topic in topics:
            box = self.boxes[topic.key]
            box.setCurrentIndex(list(Module).index(Module(topic.module)))
            set_tip(box, box.currentText())
            self._signs[topic.key].setVisible(topic.is_moved)
        self.again.setEnabled(any(topic.is_moved for topic in topics))

    def focus_first(self) -> None:
        """Put the focus into the first line."""
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def _layout(self) -> None:
        air = theme.px("space.s")
        self.body.setContentsMargins(air, air, air, air)  # for the ring of the focus
        self.body.setSpacing(theme.px("space.m"))
        self.body.addWidget(Label(EXPLAINED, Role.QUIET, wrap=True))
        buttons = FlowLayout()
        buttons.addWidget(self.again)
        buttons.addWidget(self.save)
        self.body.addLayout(buttons)
        self.body.addWidget(self._lines)
        self.body.addStretch(1)

    def _make(self, topics: tuple[Topic, ...], counts: dict[str, int]) -> None:
        clear_layout(self._grid)
        self.boxes.clear()
        self._signs.clear()
        for place, head in enumerate(HEADS):
            self._grid.addWidget(Label(head, Role.CAPTION), 0, place)
        row = 1
        for title, group in _grouped(topics, counts):
            self._grid.addWidget(Label(title, Role.CARD), row, 0, 1, len(HEADS))
            for topic in group:
                row += 2
                count = counts[topic.key]
                told = f" – {counted(count, 'Nennung', 'Nennungen')}" if count else ""
                self._add(row - 1, topic, f"{_label(topic, topics)}{told}")
            row += 1

    def _add(self, row: int, topic: Topic, label: str) -> None:
        proposed = MODULE_WORDS[Module(topic.proposed)]
        box = ComboInput(self._lines)
        box.addItems(list(MODULE_WORDS.values()))
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + theme.px("space.xl"))
        box.setAccessibleName(f"Baustein für {label}")
        box.setAccessibleDescription(f"Unser Vorschlag: {proposed}")
        box.setProperty(_TOPIC, topic.key)
        box.activated.connect(self._on_box_activated)
        sign = Label(MOVED.format(proposed), Role.QUIET, wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(Label(label, wrap=True), row, 0, middle)
        self._grid.addWidget(box, row, 1, middle)
        self._grid.addWidget(sign, row + 1, 1)
        self.boxes[topic.key] = box
        self._signs[topic.key] = sign

    @Slot(int)
    def _on_box_activated(self, index: int) -> None:
        box = self.sender()
        if isinstance(box, ComboInput):
            self.chosen.emit(self._topics[str(box.property(_TOPIC))], list(Module)[index])


def _grouped(
    topics: tuple[Topic, ...], counts: dict[str, int]
) -> Iterator[tuple[str, list[Topic]]]:
    """Go through the topics that were named, most often first, then through the rest by area."""
    named = sorted((each for each in topics if counts[each.key]), key=lambda t: -counts[t.key])
    if named:
        yield NAMED, named
    areas: dict[str, list[Topic]] = {}
    for topic in topics:
        if not counts[topic.key]:
            areas.setdefault(topic.area, []).append(topic)
    for area, group in areas.items():
        yield NOT_NAMED.format(area) if area else NOT_NAMED_AT_ALL, group


def _label(topic: Topic, topics: tuple[Topic, ...]) -> str:
    """Return the words of a topic, with its area where another one has the same words."""
    often = sum(each.label == topic.label for each in topics)
    return f"{topic.label} – {topic.area}" if often > 1 and topic.area else topic.label
