"""The talk that a letter invites to: day, time, place, topic, whom to ask, what to bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.services.handouts.kinds import Bring, Invitation
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_day
from gkdesk.text.sentences.input import input_sentence
from gkdesk.text.time_input import read_time
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send import handouts_words as texts
from gkdesk.ui.widgets import CheckBox, FieldRow, Label, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.workspace import Workspace

DAY, TIME, PLACE, DIRECTIONS, TOPIC, CONTACT, PHONE = (
    "on",
    "time",
    "place",
    "directions",
    "topic",
    "contact",
    "phone",
)
_LABELS = {
    DAY: "Tag",
    TIME: "Uhrzeit",
    PLACE: "Ort und Raum",
    DIRECTIONS: "Bus und Bahn",
    TOPIC: "Worum es geht",
    CONTACT: "Ansprechperson",
    PHONE: "Telefon",
}


class LetterForm(QWidget):
    """Emit `changed` whenever another letter is wanted."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._today = workspace.clock.today()
        self.lines = {key: LineInput(self) for key in _LABELS}
        self.rows = {
            key: FieldRow(label, self.lines[key], required=key == DAY, parent=self)
            for key, label in _LABELS.items()
        }
        self.day = Label("", Role.QUIET)
        self.bring = {each: CheckBox(words) for each, words in texts.BRING_WORDS.items()}
        self.bring[Bring.LETTER].setChecked(True)
        self._layout()
        self._propose()
        for line in self.lines.values():
            line.textChanged.connect(self._on_changed)
        for box in self.bring.values():
            box.toggled.connect(self._on_changed)

    def invitation(self) -> Invitation | None:
        """Return the talk, None while the day is missing or something is not understood."""
        day, time = self._read()
        if day is None or any(row.error() for row in self.rows.values()):
            return None
        said = {key: line.text().strip() for key, line in self.lines.items()}
        return Invitation(
            day,
            time,
            said[PLACE],
            said[DIRECTIONS],
            said[TOPIC],
            said[CONTACT],
            said[PHONE],
            tuple(each for each, box in self.bring.items() if box.isChecked()),
        )

    def asked(self) -> str:
        """Return the letter as it was typed, to come back to it after the lock.

        It stays in memory, beside the place that the page was left at, and on no disk.
        """
        lines = {key: line.text() for key, line in self.lines.items()}
        ticked = [each.value for each, box in self.bring.items() if box.isChecked()]
        return json.dumps([lines, ticked])

    def read_again(self, asked: str) -> None:
        """Take over what `asked` returned."""
        lines, ticked = json.loads(asked)
        for key, line in self.lines.items():
            line.setText(lines[key])
        for each, box in self.bring.items():
            box.setChecked(each.value in ticked)

    def why_none(self) -> str:
        """Say why there is no letter, "" where there is one."""
        if any(row.error() for row in self.rows.values()):
            return texts.CHECK_FIELDS
        return "" if self.invitation() is not None else texts.NO_DAY

    def _propose(self) -> None:
        """Propose what is the same every time: the office, and who invites."""
        office = self._workspace.office.facts()
        self.lines[PLACE].setText(", ".join(filter(None, (office.name, office.street))))
        self.lines[CONTACT].setText(office.contact_name)
        self.lines[PHONE].setText(office.phone)

    def _read(self) -> tuple[dt.date | None, str]:
        """Read day and time, and say at the field what is not understood."""
        day, time = None, ""
        self.rows[DAY].show_error("")
        self.rows[TIME].show_error("")
        try:
            day = parse_day(self.lines[DAY].text(), today=self._today, field=DAY, lean=Lean.FUTURE)
        except InvalidInput as error:
            self.rows[DAY].show_error(input_sentence(error))
        if day is not None and day < self._today:
            self.rows[DAY].show_error(texts.PAST_DAY)
        try:
            time = read_time(self.lines[TIME].text(), TIME)
        except InvalidInput as error:
            self.rows[TIME].show_error(input_sentence(error))
        self.day.setText("" if day is None else format_day(day))
        self.day.setVisible(day is not None)
        return day, time

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        for key, row in self.rows.items():
            column.addWidget(row)
            if key == DAY:
                row.add_below(self.day)
        column.addWidget(Label("Das nimmt die Person mit", Role.STRONG))
        for box in self.bring.values():
            column.addWidget(box)
        self.day.hide()

    @Slot()
    def _on_changed(self) -> None:
        self._read()
        self.changed.emit()
