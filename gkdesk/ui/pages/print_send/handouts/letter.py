"""The talk that a letter invites to: day, time, place, topic, whom to ask, what to bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.services.drafts import LETTER
from gkdesk.services.handouts.kinds import Bring, Interpreting, Invitation
from gkdesk.services.handouts.letter import letter_phone, usual_place
from gkdesk.services.handouts.letter_hints import DayHint, day_hints, is_odd_hour
from gkdesk.text.clean import clean_line
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_day, format_numeric
from gkdesk.text.sentences.input import input_sentence
from gkdesk.text.time_input import read_time
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.widgets import CheckBox, FieldRow, Label, RadioButton, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gkdesk.services.clients.fields import InterpreterFacts
    from gkdesk.ui.pages.page import PageContext

DAY, TIME, PLACE, DIRECTIONS, TOPIC, CONTACT, PHONE = (
    "on",
    "time",
    "place",
    "directions",
    "topic",
    "contact",
    "phone",
)
_FREE = (PLACE, DIRECTIONS, TOPIC, CONTACT, PHONE)
_LABELS = {
    DAY: "Tag",
    TIME: "Uhrzeit",
    PLACE: "Ort und Raum",
    DIRECTIONS: "Bus und Bahn",
    TOPIC: "Worum es geht",
    CONTACT: "Ansprechperson",
    PHONE: "Telefon",
}
HINTS = {
    DayHint.WEEKEND: "Der Tag liegt am Wochenende. Ist dann jemand da?",
    DayHint.HOLIDAY: "Der Tag ist in Nordrhein-Westfalen ein Feiertag. Ist dann jemand da?",
    DayHint.POST: (
        "Bis dahin sind es wenige Werktage, und ein Brief braucht oft drei bis vier. Bitte rufen "
        "Sie auch an, oder übergeben Sie den Brief selbst."
    ),
}
ODD_HOUR = "Um diese Zeit arbeitet kaum jemand. Stimmt die Uhrzeit?"

BRING, INTERPRETING = "bring", "interpreting"


class LetterForm(QWidget):
    """Emit `changed` whenever another letter is wanted.

    What the talk is about may tell of somebody: it belongs to one person, is emptied for another,
    and is kept nowhere but among the drafts, which are encrypted.
    """

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._today = context.workspace.clock.today()
        self._person: int | None = None
        self.lines = {key: LineInput(self) for key in _LABELS}
        self.rows = {
            key: FieldRow(
                label,
                self.lines[key],
                required=key == DAY,
                help_text=texts.TOPIC_HELP if key == TOPIC else "",
                parent=self,
            )
            for key, label in _LABELS.items()
        }
        self.day = Label("", Role.QUIET)
        self.hints = {key: Label("", Role.WARN, wrap=True) for key in (DAY, TIME)}
        self.need = Label("", Role.WARN, wrap=True)
        self.interpreting = {
            each: RadioButton(words, self) for each, words in texts.INTERPRETING_WORDS.items()
        }
        self.bring = {each: CheckBox(words) for each, words in texts.BRING_WORDS.items()}
        self._layout()
        self._propose()
        for line in self.lines.values():
            line.textChanged.connect(self._on_changed)
        for box in (*self.bring.values(), self.interpreting[Interpreting.THERE]):
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
            self._interpreting(),
        )

    def show_need(self, facts: InterpreterFacts | None) -> None:
        """Say beside the choice what the record of the person knows of interpreting."""
        said = "" if facts is None else texts.need(facts)
        self.need.setText(said)
        self.need.setVisible(bool(said))
        for box in self.interpreting.values():
            box.setAccessibleName(f"{texts.INTERPRETING}: {box.text()}")
            box.setAccessibleDescription(said)

    def write_to(self, ref: int | None) -> None:
        """Begin the letter to another person, or go on with what was begun for her."""
        if ref == self._person:
            return
        self._person = ref
        draft = read_draft(self._context.drafts.get(f"{LETTER}:{ref}")) if ref else None
        self._propose()
        if draft is not None:
            said = dict(draft.fields)
            self._fill({**said, DAY: self._day_of(said.get(DAY, ""), draft.typed_on)})
        self._on_shown()

    def first_empty(self) -> LineInput:
        """Return the field to begin with."""
        lines = self.lines.values()
        return next((line for line in lines if not line.text()), self.lines[DAY])

    def begun(self) -> tuple[str, str] | None:
        """Return the draft of the letter of now, as its key and its text."""
        key = f"{LETTER}:{self._person}"
        text = self._context.drafts.get(key)
        return None if text is None else (key, text)

    def settle(self, begun: tuple[str, str] | None) -> None:
        """Forget the draft of a letter that is out, unless somebody went on with it meanwhile."""
        if begun is not None and self._context.drafts.get(begun[0]) == begun[1]:
            self._context.drafts.discard(begun[0])

    def why_none(self) -> str:
        """Say why there is no letter, "" where there is one."""
        if any(row.error() for row in self.rows.values()):
            return texts.CHECK_FIELDS
        return "" if self.invitation() is not None else texts.NO_DAY

    def _propose(self) -> None:
        """Propose what is the same every time: the office, and who invites."""
        office = self._context.workspace.office.facts()
        self._proposed = {
            PLACE: usual_place(office),
            CONTACT: office.contact_name,
            PHONE: office.phone,
            BRING: Bring.LETTER.value,
            INTERPRETING: Interpreting.ASKED.value,
        }
        self._fill(self._proposed)

    def _fill(self, said: Mapping[str, str]) -> None:
        """Show a letter; nobody is told of every field of it."""
        for key, line in self.lines.items():
            with QSignalBlocker(line):
                line.setText(said.get(key, ""))
                line.setCursorPosition(0)
        ticked = said.get(BRING, "").split()
        for each, box in self.bring.items():
            with QSignalBlocker(box):
                box.setChecked(each.value in ticked)
        there = self.interpreting[Interpreting.THERE]
        is_there = said.get(INTERPRETING) == Interpreting.THERE.value
        with QSignalBlocker(there):
            (there if is_there else self.interpreting[Interpreting.ASKED]).setChecked(True)

    def _day_of(self, typed: str, typed_on: dt.date | None) -> str:
        """Return a day as it was meant when it was typed: „morgen“ of then is not that of now."""
        try:
            then = typed_on or self._today
            day = parse_day(typed, today=then, field=DAY, lean=Lean.FUTURE)
        except InvalidInput:
            return typed
        return "" if day is None else format_numeric(day)

    def _interpreting(self) -> Interpreting:
        is_there = self.interpreting[Interpreting.THERE].isChecked()
        return Interpreting.THERE if is_there else Interpreting.ASKED

    def _typed(self) -> dict[str, str]:
        said = {key: line.text() for key, line in self.lines.items() if line.text()}
        ticked = [each.value for each, box in self.bring.items() if box.isChecked()]
        return {**said, BRING: " ".join(ticked), INTERPRETING: self._interpreting().value}

    def _keep(self) -> None:
        """Put what was typed among the drafts; they are written at the lock at the latest."""
        if self._person is None:
            return
        typed, key = self._typed(), f"{LETTER}:{self._person}"
        if typed == {name: said for name, said in self._proposed.items() if said}:
            self._context.drafts.discard(key)
        else:
            draft = FormDraft(tuple(typed.items()), typed_on=self._today)
            self._context.drafts.keep(key, draft.text())

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
        for key in _FREE:
            self._check_line(key)
        self.day.setText("" if day is None else format_day(day))
        self.day.setVisible(day is not None)
        self._hint(day, time)
        return day, time

    def _check_line(self, key: str) -> None:
        self.rows[key].show_error("")
        try:
            clean_line(self.lines[key].text(), key)
            if key == PHONE:
                letter_phone(self.lines[key].text())
        except InvalidInput as error:
            self.rows[key].show_error(input_sentence(error))

    def _hint(self, day: dt.date | None, time: str) -> None:
        """Say what one may have overlooked; the letter can be printed all the same."""
        said = {DAY: "", TIME: ODD_HOUR if is_odd_hour(time) else ""}
        if day is not None and day >= self._today:
            said[DAY] = " ".join(HINTS[each] for each in day_hints(day, self._today))
        for key, label in self.hints.items():
            label.setText(said[key])
            label.setVisible(bool(said[key]))
            if not self.rows[key].error():
                self.lines[key].setAccessibleDescription(said[key])

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        for key, row in self.rows.items():
            column.addWidget(row)
            if key == DAY:
                row.add_below(self.day)
            if key in self.hints:
                row.add_below(self.hints[key])
        column.addWidget(Label(texts.INTERPRETING, Role.STRONG))
        column.addWidget(self.need)
        for choice in self.interpreting.values():
            column.addWidget(choice)
        column.addWidget(Label("Das nimmt die Person mit", Role.STRONG))
        for box in self.bring.values():
            column.addWidget(box)
        for label in (self.day, self.need, *self.hints.values()):
            label.hide()

    @Slot()
    def _on_changed(self) -> None:
        self._keep()
        self._on_shown()

    def _on_shown(self) -> None:
        self._read()
        self.changed.emit()
