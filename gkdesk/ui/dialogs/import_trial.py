"""The third step of an import: what would happen, row by row, and what is to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gkdesk.incoming.checking import Finding, Severity, row_word
from gkdesk.services.imports_plan import Wishes
from gkdesk.text.codes_records import OnMatch, RowFate
from gkdesk.text.wording import word
from gkdesk.ui import theme
from gkdesk.ui.tables import Column, TableSpec, TableView
from gkdesk.ui.widgets import (
    Box,
    CheckBox,
    HeadingLabel,
    IconText,
    Label,
    RadioButton,
    Role,
    Row,
)

if TYPE_CHECKING:
    from gkdesk.services.imports_plan import ImportPlan

TITLE = "Das würde geschehen"
MATCHES = "Was schon da ist:"
NEW_ORGANISATIONS = "Unbekannte Organisationen anlegen"
WITH_PARTIAL = "Zeilen mit einzelnen falschen Angaben ohne diese Angaben übernehmen"
PROBLEMS = "Das sollten Sie ansehen"
NO_PROBLEMS = "Keine Fehler gefunden."
NOTHING = "Es gibt nichts zu übernehmen."
_TILE = 132
_SIGNS = {
    Severity.WARNING: ("info", "ink2"),
    Severity.LEFT_OUT: ("warn", "warn"),
    Severity.REFUSED: ("cross", "err"),
    Severity.DUPLICATE: ("copy", "ink2"),
}
_WORDS = {
    Severity.WARNING: "Bitte ansehen",
    Severity.LEFT_OUT: "Angabe fehlt dann",
    Severity.REFUSED: "Zeile bleibt weg",
    Severity.DUPLICATE: "Doppelt",
}


class TrialStep(QWidget):
    """The dry run; `wishes_changed` when it has to be thought over again."""

    wishes_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._tiles = QVBoxLayout()
        self._matches = QButtonGroup(self)
        self.matches = tuple(RadioButton(word(each)) for each in OnMatch)
        self.new_organisations = CheckBox(NEW_ORGANISATIONS)
        self.with_partial = CheckBox(WITH_PARTIAL)
        self.nothing = IconText("info", NOTHING, Role.BODY)
        self.problems_title = HeadingLabel(PROBLEMS, Role.CARD)
        self.fine = IconText("check", NO_PROBLEMS, Role.BODY, icon_color="ok")
        self.table = TableView(_spec())
        self.reason = Label("", Role.BODY, wrap=True)
        self._layout()
        self.show_wishes(Wishes())
        self._matches.buttonClicked.connect(self.wishes_changed)
        self.new_organisations.clicked.connect(self.wishes_changed)
        self.with_partial.clicked.connect(self.wishes_changed)
        self.table.selected.connect(self._on_table_selected)

    def wishes(self) -> Wishes:
        """Return what is chosen."""
        return Wishes(
            on_match=tuple(OnMatch)[self._matches.checkedId()],
            new_organisations=self.new_organisations.isChecked(),
            with_partial=self.with_partial.isChecked(),
        )

    def show_wishes(self, wishes: Wishes) -> None:
        self.matches[tuple(OnMatch).index(wishes.on_match)].setChecked(True)
        self.new_organisations.setChecked(wishes.new_organisations)
        self.with_partial.setChecked(wishes.with_partial)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a dry run found."""
        while (item := self._tiles.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._tiles.addWidget(_counts(plan))
        self._findings = plan.findings
        self.reason.setText("")
        self.table.set_rows(plan.findings)
        found = bool(plan.findings)
        self.table.setVisible(found)
        self.problems_title.setText(f"{PROBLEMS} · {len(plan.findings)}")
        self.problems_title.setVisible(found)
        self.fine.setVisible(not found)
        self.nothing.setVisible(plan.writes_nothing)
        title = row_word(plan.source.table.kind)
        self.table.setAccessibleName(f"Fehler und Hinweise, nach {title}")

    def take_focus(self) -> None:
        self._matches.button(self._matches.checkedId()).setFocus()

    @Slot(object)
    def _on_table_selected(self, key: object) -> None:
        """Say the whole reason of the chosen line; the table has room for its beginning only."""
        found = next((each for each in self._findings if _key(each) == key), None)
        if found is None:
            self.reason.setText("")
            return
        where = f"Zeile {found.row}" + (f", {found.column}" if found.column else "")
        self.reason.setText(f"{where}: {_WORDS[found.severity]}. {found.sentence}")

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel(TITLE, Role.CARD))
        column.addLayout(self._tiles)
        column.addWidget(self.nothing)
        column.addWidget(Label(MATCHES, Role.STRONG))
        for place, button in enumerate(self.matches):
            self._matches.addButton(button, place)
        column.addWidget(Row(*self.matches, spacing=theme.px("space.xl")))
        column.addWidget(self.new_organisations)
        column.addWidget(self.with_partial)
        column.addSpacing(theme.px("space.s"))
        column.addWidget(self.problems_title)
        column.addWidget(self.fine)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        self.table.setMinimumHeight(4 * theme.px("height.row_one_line"))


def fate_counts(plan: ImportPlan) -> tuple[tuple[int, str], ...]:
    """Return the numbers of a dry run with their words, those first that are always told."""
    counts = plan.counts
    told = [
        (counts[RowFate.NEW], "neu"),
        (plan.new_organisations, "Organisationen neu"),
        (counts[RowFate.KNOWN], "schon da"),
        (counts[RowFate.FILLED], "werden ergänzt"),
        (counts[RowFate.REPEATED], "doppelt"),
        (counts[RowFate.PARTIAL], "unvollständig"),
        (counts[RowFate.REFUSED], "nicht lesbar"),
    ]
    always = {"neu", "schon da"}
    return tuple((number, text) for number, text in told if number or text in always)


def _counts(plan: ImportPlan) -> Row:
    row = Row(*(_tile(number, text) for number, text in fate_counts(plan)))
    row.setAccessibleName("Ergebnis der Probe")
    return row


def _tile(number: int, text: str) -> Box:
    tile = Box("card")
    tile.setAccessibleName(f"{number} {text}")
    tile.setMinimumWidth(_TILE)
    column = QVBoxLayout(tile)
    margin = theme.px("space.m")
    column.setContentsMargins(margin, theme.px("space.xs"), margin, theme.px("space.xs"))
    column.setSpacing(0)
    column.addWidget(Label(str(number), Role.SECTION))
    column.addWidget(Label(text, Role.QUIET))
    return tile


def _spec() -> TableSpec[Finding]:
    return TableSpec(
        "Fehler und Hinweise",
        (
            Column("row", "Zeile", _row, sort=_number, numeric=True, width=80),
            Column("column", "Spalte", _column, width=130),
            Column("value", "Wert", _value, width=150),
            Column("reason", "Grund", _reason, icon=_sign, stretch=True),
            Column("what", "Folge", _what, width=150, shown=False),
        ),
        key=_key,
    )


def _row(finding: Finding) -> str:
    return str(finding.row)


def _number(finding: Finding) -> int:
    return finding.row


def _column(finding: Finding) -> str:
    return finding.column


def _value(finding: Finding) -> str:
    return finding.value


def _reason(finding: Finding) -> str:
    return finding.sentence


def _what(finding: Finding) -> str:
    return _WORDS[finding.severity]


def _sign(finding: Finding) -> tuple[str, str]:
    return _SIGNS[finding.severity]


def _key(finding: Finding) -> tuple[int, str, str]:
    return finding.row, finding.letter, finding.problem
