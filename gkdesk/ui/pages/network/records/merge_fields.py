"""What two records say differently, to choose from, and what moves when they become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.records import Agreement, Fate, Side
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.widgets import IconText, Label, RadioButton, Role, SectionHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.merging.fields import FieldMerge
    from gkdesk.services.merging.merging import BelongingMerge, MergePreview

TO_CHOOSE = frozenset({Agreement.CONFLICT, Agreement.JOINED})
TO_LOOK_AT = frozenset({Fate.DOUBLE, Fate.DROPPED})
NAMES_SHOWN = 5
BOTH = "Beides zusammen"
NOTHING = "leer"


class MergeFields(QWidget):
    """Emit `changed` when another value is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[FieldChoice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.s"))
        self._ground: QWidget | None = None
        self._moving: QWidget | None = None

    def choices(self) -> dict[str, Side]:
        """Return which value was chosen for the fields in which both say something."""
        return {each.field.field: each.side() for each in self._choices}

    def show_preview(self, preview: MergePreview) -> None:
        """Show two other records."""
        self._remove(self._ground)
        self._ground = QWidget(self)
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        self._choices = [FieldChoice(each) for each in preview.fields if _asks(each)]
        if self._choices:
            column.addWidget(SectionHeader("Was soll gelten?"))
        for choice in self._choices:
            column.addWidget(choice)
            choice.changed.connect(self.changed)
        taken = [each for each in preview.fields if each.agreement is Agreement.OTHER_ONLY]
        if taken:
            column.addWidget(SectionHeader("Kommt dazu"))
            for each in taken:
                column.addWidget(Label(f"{each.label}: {inside(each.other)}", wrap=True))
        self._column.insertWidget(0, self._ground)
        self._ground.show()
        self.show_moving(preview.belongings)

    def show_moving(self, belongings: Sequence[BelongingMerge]) -> None:
        """Show what belongs to the record that goes; it depends on what is chosen."""
        self._remove(self._moving)
        self._moving = QWidget(self)
        column = QVBoxLayout(self._moving)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        if belongings:
            column.addWidget(SectionHeader("Zieht um"))
        for each in belongings:
            text = belonging_sentence(each)
            warns = each.fate in TO_LOOK_AT
            column.addWidget(
                IconText("warn", text, Role.WARN, wrap=True) if warns else Label(text, wrap=True)
            )
        self._column.addWidget(self._moving)
        self._moving.show()

    def _remove(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


class FieldChoice(QWidget):
    """One field in which both records say something else."""

    changed = Signal()

    def __init__(self, field: FieldMerge) -> None:
        super().__init__()
        self.field = field
        self.radios: dict[Side, RadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(field.label, Role.STRONG))
        texts = {Side.KEEP: field.keep or NOTHING, Side.OTHER: field.other or NOTHING}
        if field.can_join:
            texts[Side.BOTH] = BOTH
        for side, text in texts.items():
            radio = RadioButton(inside(text), self)
            radio.setAccessibleName(f"{field.label}: {text}")
            self._group.addButton(radio)
            self.radios[side] = radio
            column.addWidget(radio)
        self.radios[field.side].setChecked(True)
        self._group.buttonToggled.connect(self._on_group_button_toggled)

    def side(self) -> Side:
        """Return which value is chosen."""
        return next(side for side, radio in self.radios.items() if radio.isChecked())

    @Slot()
    def _on_group_button_toggled(self) -> None:
        if self._group.checkedButton() is not None:
            self.changed.emit()


def belonging_sentence(belonging: BelongingMerge) -> str:
    """Say what of one sort moves, with the first names."""
    names = [inside(name) for name in belonging.names if name]
    more = len(names) - NAMES_SHOWN
    listed = ", ".join(names[:NAMES_SHOWN])
    if more > 0:
        listed = f"{listed} und {more} weitere"
    what = word(belonging.belonging)
    what = f"{what[:1].upper()}{what[1:]} ({len(belonging.names)})"
    return (
        f"{what}: {listed} – {word(belonging.fate)}"
        if listed
        else f"{what}: {word(belonging.fate)}"
    )


def _asks(field: FieldMerge) -> bool:
    return field.agreement in TO_CHOOSE
