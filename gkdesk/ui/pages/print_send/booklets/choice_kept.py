"""Whether what is chosen is the choice of the person, and since when."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_day_joined, format_numeric
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.focus import bring_into_view
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.widgets import Box, FieldRow, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.clock import Clock

NONE = "Noch keine Wahl der Person festgehalten"
TICKED = "Angekreuzt, aber noch nicht als Wahl der Person festgehalten"
SAME = "Wahl der Person vom {}"
BROKEN = (
    "Die Wahl der Person vom {} lässt sich nicht lesen. Bitte fragen Sie sie und halten Sie ihre "
    "Wahl neu fest."
)
OTHER = "Anders als die Wahl der Person vom {}"
HINT = "Beim Drucken und Speichern wird die Wahl von selbst festgehalten."
STAYS = (
    "Das bleibt für diese Person angekreuzt. Als ihre Wahl gilt es erst, wenn Sie es festhalten, "
    "drucken oder speichern."
)
BACK, BACK_TO_PROPOSAL = "Zurück zur Wahl der Person", "Zurück zum Vorschlag"
KEEP = "Festhalten"
DAY = "Gewählt am"
_CAPTION = 22
"""The height of the caption of the day: the button stands beside the field below it."""
NO_DAY = "Bitte den Tag eintragen, an dem die Person gewählt hat."


class _State(Enum):
    NONE = auto()
    TICKED = auto()
    SAME = auto()
    OTHER = auto()
    BROKEN = auto()


class ChoiceKept(Box):
    """`keep_wanted` with the day, `back_wanted` to show her choice again, `forget_wanted`.

    `day_typed` when another day stands there.
    """

    keep_wanted = Signal(object)
    back_wanted = Signal()
    forget_wanted = Signal()
    day_typed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__("quiet")
        self._clock = clock
        self._state = _State.NONE
        self.line = Label("", Role.STRONG, wrap=True)
        self.hint = Label(HINT, Role.QUIET, wrap=True)
        self.day = LineInput()
        self.row = FieldRow(DAY, self.day)
        self.keep = PlainButton(KEEP, "check")
        self._entry = QWidget()
        self.back = LinkButton(BACK)
        self.forget = LinkButton("Wahl entfernen")
        self._layout()
        self.keep.clicked.connect(self._on_keep_clicked)
        self.back.clicked.connect(self.back_wanted)
        self.forget.clicked.connect(self.forget_wanted)
        self.day.textEdited.connect(self._on_day_edited)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Propose today: another person has been chosen."""
        self.day.setText(format_numeric(self._clock.today()))
        self.row.show_error("")

    def show_choice(self, chosen_on: dt.date | None, *, same: bool) -> None:
        """Say whether what is shown is what was kept, and of which day that is.

        Where nothing was kept, `same` says that it is the proposal.
        """
        if chosen_on is None:
            self._say(*((_State.NONE, NONE) if same else (_State.TICKED, TICKED)))
        else:
            words = (SAME if same else OTHER).format(format_day_joined(chosen_on))
            self._say(_State.SAME if same else _State.OTHER, words)

    def show_broken(self, chosen_on: dt.date) -> None:
        """Say that what was kept on a day cannot be read."""
        self._say(_State.BROKEN, BROKEN.format(format_day_joined(chosen_on)))

    def _say(self, state: _State, words: str) -> None:
        self._state = state
        self.line.setText(words)
        self.setAccessibleName(words)
        is_open = self._state is not _State.SAME
        for widget in (self.hint, self._entry):
            widget.setVisible(is_open)
        waits = state in {_State.TICKED, _State.OTHER}
        self.hint.setText(STAYS if waits else HINT)
        self.back.set_label(BACK if state is _State.OTHER else BACK_TO_PROPOSAL)
        self.back.setVisible(waits)
        self.forget.setVisible(self._state is _State.SAME)

    def typed_day(self) -> dt.date | None:
        """Return the day that is typed, None where it is none."""
        try:
            return self._parsed()
        except InvalidInput:
            return None

    def chosen_on(self) -> dt.date | None:
        """Return the day that is typed; None, with a sentence beside it, where it is none."""
        try:
            day = self._parsed()
        except InvalidInput as error:
            self.row.show_error(input_sentence(error))
            return None
        self.row.show_error(NO_DAY if day is None else "")
        return day

    def may_leave(self) -> bool:
        """Tell whether her choice can be kept by what leaves; else it is said beside the day."""
        if self._state is _State.SAME:
            return True
        day = self.chosen_on()
        if day is not None and day <= self._clock.today():
            return True
        if day is None:
            self.day.setFocus()
        else:
            self.show_problem(InvalidInput("chosen_on", "not_yet"))
        bring_into_view(self.row)
        return False

    def _parsed(self) -> dt.date | None:
        today = self._clock.today()
        return parse_day(self.day.text(), today=today, lean=Lean.PAST, field="chosen_on")

    def show_problem(self, error: InvalidInput) -> None:
        """Show beside the day why it cannot be kept."""
        self.row.show_error(input_sentence(error))
        self.day.setFocus()

    def _layout(self) -> None:
        margin = theme.px("space.m")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.line)
        column.addWidget(self.hint)
        both = QHBoxLayout(self._entry)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px("space.s"))
        both.addWidget(self.row, 1)
        beside = QVBoxLayout()
        beside.addSpacing(_CAPTION)
        beside.addWidget(self.keep)
        beside.addStretch(1)
        both.addLayout(beside)
        column.addWidget(self._entry)
        for link in (self.back, self.forget):
            line = QHBoxLayout()
            line.addWidget(link)
            line.addStretch(1)
            column.addLayout(line)

    @Slot()
    def _on_keep_clicked(self) -> None:
        day = self.chosen_on()
        if day is None:
            self.day.setFocus()
        else:
            self.keep_wanted.emit(day)

    @Slot()
    def _on_day_edited(self) -> None:
        self.row.show_error("")
        self.day_typed.emit()
