"""The third step of an import: what would happen, row by row, and what is to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.incoming.checking import row_word
from gkdesk.incoming.targets_clients import CLIENTS
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.incoming.targets_offers import OFFERS
from gkdesk.services.imports.plan import Wishes
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_day_bare
from gkdesk.text.sentences.incoming import finding_sentence
from gkdesk.text.sentences.input import input_sentence
from gkdesk.text.wording.clients import counted, word
from gkdesk.ui import theme
from gkdesk.ui.dialogs.import_findings import FindingsTable
from gkdesk.ui.dialogs.import_samples import SampleList
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.widgets import (
    Box,
    CheckBox,
    FieldRow,
    HeadingLabel,
    IconText,
    Label,
    RadioButton,
    Role,
    Row,
    clear_layout,
)

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.imports.plan import ImportPlan

TITLE = "Das würde geschehen"
MATCHES = "Was schon da ist:"
NEW_ORGANISATIONS = "Unbekannte Organisationen anlegen"
WITH_PARTIAL = "Zeilen mit einzelnen falschen Angaben ohne diese Angaben übernehmen"
STAYS_OUT_ONE = (
    "1 Zeile bleibt ganz weg, nur weil eine Angabe darin nicht stimmt. Berichtigen Sie die Liste, "
    "oder setzen Sie den Haken."
)
STAYS_OUT = (
    "{0} Zeilen bleiben ganz weg, nur weil einzelne Angaben darin nicht stimmen. Berichtigen Sie "
    "die Liste, oder setzen Sie den Haken."
)
ENTER_DOUBTFUL = "Wer vielleicht schon da ist, trotzdem als neue Person eintragen"
PROBLEMS = "Das sollten Sie ansehen"
NO_PROBLEMS = "Keine Fehler gefunden."
NOTHING = "Es gibt nichts zu übernehmen."
AS_OF = "Von wann ist die Liste?"
AS_OF_HELP = (
    "Für Zeilen ohne eigenes „Geprüft am“. Bleibt das Feld leer, gelten die Einträge als noch "
    "nicht geprüft. Beispiel: 3.5.2024."
)
_AS_OF_WIDTH = 200
_TILE = 146
KINDS = {
    CONTACTS.key: RecordKind.CONTACT_PERSON,
    OFFERS.key: RecordKind.OFFER,
    CLIENTS.key: RecordKind.CLIENT,
}
_STAYS_OUT = {
    RowFate.DOUBTFUL: "vielleicht schon da",
    RowFate.REPEATED: "doppelt",
    RowFate.PARTIAL: "unvollständig",
    RowFate.REFUSED: "fehlerhaft",
}


class TrialStep(QWidget):
    """The dry run; `wishes_changed` when it has to be thought over again."""

    wishes_changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._as_of: dt.date | None = None
        self._tiles = QVBoxLayout()
        self.samples = SampleList()
        self.as_of = LineInput()
        self._asked_by: QWidget = self.as_of
        self.as_of_row = FieldRow(AS_OF, self.as_of, help_text=AS_OF_HELP)
        self._matches = QButtonGroup(self)
        self.matches = tuple(RadioButton(word(each)) for each in OnMatch)
        self.new_organisations = CheckBox(NEW_ORGANISATIONS)
        self.with_partial = CheckBox(WITH_PARTIAL)
        self.stays_out = IconText("warn", "", Role.WARN, icon_color="warn", wrap=True)
        self.enter_doubtful = CheckBox(ENTER_DOUBTFUL)
        self._allowed = (self.enter_doubtful, self.new_organisations, self.with_partial)
        self.nothing = IconText("info", NOTHING, Role.BODY)
        self.problems_title = HeadingLabel(PROBLEMS, Role.CARD)
        self.fine = IconText("check", NO_PROBLEMS, Role.BODY, icon_color="ok")
        self.table = FindingsTable()
        self._layout()
        self.show_wishes(Wishes())
        for button in (*self.matches, *self._allowed):
            button.clicked.connect(self._on_wish_clicked)
        self.as_of.left.connect(self._on_as_of_left)

    def wishes(self) -> Wishes:
        """Return what is chosen."""
        return Wishes(
            on_match=tuple(OnMatch)[self._matches.checkedId()],
            new_organisations=self.new_organisations.isChecked(),
            with_partial=self.with_partial.isChecked(),
            as_of=self._as_of,
            enter_doubtful=self.enter_doubtful.isChecked(),
        )

    def show_wishes(self, wishes: Wishes) -> None:
        self.matches[tuple(OnMatch).index(wishes.on_match)].setChecked(True)
        self.new_organisations.setChecked(wishes.new_organisations)
        self.with_partial.setChecked(wishes.with_partial)
        self.enter_doubtful.setChecked(wishes.enter_doubtful)
        self._as_of = wishes.as_of
        self._show_day()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a dry run found."""
        clear_layout(self._tiles)
        self._tiles.addWidget(_counts(plan))
        self.table.take_partial(wanted=plan.wishes.with_partial)
        self._ask_what_fits(plan)
        self.table.set_rows(plan.findings)
        found = bool(plan.findings)
        self.table.setVisible(found)
        self.problems_title.setText(f"{PROBLEMS} · {len(plan.findings)}")
        self.problems_title.setVisible(found)
        self.fine.setVisible(not found)
        self.nothing.setVisible(plan.writes_nothing)
        partial = plan.counts[RowFate.PARTIAL]
        self.stays_out.text.setText(stays_out_words(partial))
        self.stays_out.setVisible(bool(partial))
        title = row_word(plan.source.table.kind)
        self.samples.show_samples(plan.samples, title)
        self.table.setAccessibleName(f"Fehler und Hinweise, nach {title}")

    def _ask_what_fits(self, plan: ImportPlan) -> None:
        """Show the questions of this kind of list: clients have no day on which they hold."""
        of_clients = plan.source.spec is CLIENTS
        self.as_of_row.setHidden(of_clients)
        self.new_organisations.setHidden(of_clients)
        doubtful = bool(plan.counts[RowFate.DOUBTFUL]) or plan.wishes.enter_doubtful
        self.enter_doubtful.setHidden(not (of_clients and doubtful))
        if self._asked_by.isHidden() or (of_clients and self._asked_by is self.as_of):
            self._asked_by = self.matches[self._matches.checkedId()]

    def take_focus(self) -> None:
        """Put the focus where it was when the rows were tried again, else on the question."""
        self._asked_by.setFocus()

    def read_day(self) -> bool:
        """Take what is typed as the day of the list; tell whether it is one, or nothing."""
        if self.as_of_row.isHidden():
            return True
        try:
            day = parse_day(self.as_of.text(), today=self._today, lean=Lean.PAST)
        except InvalidInput as error:
            self.as_of_row.show_error(input_sentence(error))
            return False
        if day is not None and day > self._today:
            self.as_of_row.show_error(finding_sentence("checked_in_future", {}))
            return False
        self.as_of_row.show_error("")
        self._as_of = day
        self._show_day()
        return True

    def _show_day(self) -> None:
        self.as_of.setText("" if self._as_of is None else format_day_bare(self._as_of))

    @Slot()
    def _on_as_of_left(self) -> None:
        before = self._as_of
        if self.read_day() and self._as_of != before:
            self._asked_by = self.matches[self._matches.checkedId()]
            self.wishes_changed.emit()

    @Slot()
    def _on_wish_clicked(self) -> None:
        self._asked_by = self.focusWidget() or self.as_of
        self.wishes_changed.emit()

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel(TITLE, Role.CARD))
        column.addLayout(self._tiles)
        column.addWidget(self.nothing)
        column.addWidget(self.stays_out)
        column.addWidget(self.with_partial)
        self.as_of.setMaximumWidth(_AS_OF_WIDTH)
        column.addWidget(self.as_of_row)
        column.addWidget(Label(MATCHES, Role.STRONG))
        for place, button in enumerate(self.matches):
            self._matches.addButton(button, place)
        column.addWidget(Row(*self.matches, spacing=theme.px("space.xl")))
        for box in (self.enter_doubtful, self.new_organisations):
            column.addWidget(box)
        for part in (self.samples, self.problems_title):
            column.addSpacing(theme.px("space.s"))
            column.addWidget(part)
        column.addWidget(self.fine)
        column.addWidget(self.table, 1)
        self.table.setMinimumHeight(6 * theme.px("height.row_one_line"))


def stays_out_words(number: int) -> str:
    """Say how many rows stay away for single wrong cells, and how they come along."""
    if number == 1:
        return STAYS_OUT_ONE
    return STAYS_OUT.format(number)


def fate_counts(plan: ImportPlan) -> tuple[tuple[int, str], ...]:
    """Return the numbers of a dry run with their words, those first that are always told.

    What is new or filled is counted as it is told after the import: in records, not in rows.
    """
    counts = plan.counts
    kind = KINDS[plan.source.spec.key]
    told = [
        (plan.new_records, f"{_noun(kind, plan.new_records)} neu"),
        (plan.new_organisations, f"{_noun(RecordKind.ORGANISATION, plan.new_organisations)} neu"),
        (counts[RowFate.KNOWN], "schon da"),
        (plan.filled_records, _verb(plan.filled_records, "wird ergänzt", "werden ergänzt")),
        *(
            (counts[fate], f"{words}, {_verb(counts[fate], 'bleibt weg', 'bleiben weg')}")
            for fate, words in _STAYS_OUT.items()
        ),
    ]
    always = (told[0], told[2])
    return tuple(entry for entry in told if entry[0] or entry in always)


def _noun(kind: RecordKind, number: int) -> str:
    return counted(kind, number or 2).partition(" ")[2]


def _verb(number: int, one: str, several: str) -> str:
    return one if number == 1 else several


def _counts(plan: ImportPlan) -> Row:
    tiles = [_tile(number, text) for number, text in fate_counts(plan)]
    highest = max(tile.heightForWidth(_TILE) for tile in tiles)
    for tile in tiles:
        tile.setFixedHeight(highest)
    row = Row(*tiles)
    row.setAccessibleName("Ergebnis der Probe")
    return row


def _tile(number: int, text: str) -> Box:
    tile = Box("card")
    tile.setAccessibleName(f"{number} {text}")
    tile.setFixedWidth(_TILE)
    column = QVBoxLayout(tile)
    margin = theme.px("space.m")
    column.setContentsMargins(margin, theme.px("space.xs"), margin, theme.px("space.xs"))
    column.setSpacing(0)
    column.addWidget(Label(str(number), Role.SECTION))
    column.addWidget(Label(text, Role.QUIET, wrap=True))
    column.addStretch(1)
    return tile
