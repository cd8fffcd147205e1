"""The cases behind a structural issue: counted here exactly, on papers from three on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients.views import ClientFilter
from gkdesk.services.naming import sort_key
from gkdesk.text.ids import ClientId, IssueId
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.adding import VEILED
from gkdesk.ui.pages.conferences.issues.forms import BackingCase, case_form
from gkdesk.ui.pages.conferences.words import counted
from gkdesk.ui.records.record_kit import Moves, RecordKit, RowMove
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.row_text import RowText, joined

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

_ALL = ClientFilter(state=None)
OPEN, AWAY = "open", "away"
HINT = (
    "Papiere nennen die Zahl erst ab drei Fällen oder ab der Zahl, die unter „Einstellungen“ "
    "steht, und nie die Fälle selbst. Aus einem Fall wird nichts übernommen."
)
_MOVES = (
    RowMove(OPEN, "Person öffnen", "chevron-right", small=True),
    RowMove(AWAY, "Nicht mehr zählen", "trash", small=True),
)


class CasesList(RecordList[BackingCase]):
    """The cases that count; `move_wanted` with OPEN when one is to be opened."""

    def __init__(self, context: PageContext) -> None:
        self._workspace = context.workspace
        super().__init__(
            context,
            RecordKit(
                title="Fälle dahinter",
                key="structural_issue.case",
                add="Fall zählen",
                empty="Noch kein Fall gezählt.",
                text=_text,
                form=self._form,
                save=self._save,
                remove=self._remove,
                fresh=BackingCase,
                hint=HINT,
                moves=Moves(
                    of=_moves,
                    make=self._make,
                    form=_asks_nothing,
                    start=_start,
                    elsewhere=frozenset({OPEN}),
                ),
                fixed=_fixed,
            ),
        )

    def show_issue(self, issue_id: IssueId) -> None:
        """Show the cases behind an issue; nobody else sees the names while somebody looks on."""
        refs = self._workspace.issues.cases(issue_id)
        hidden = self.context.privacy.is_on()
        names = {} if hidden else self._names()
        found = [BackingCase(ref, names.get(ref, VEILED), ref) for ref in refs]
        rows = tuple(sorted(found, key=_by_name))
        self.title.setText(f"Fälle dahinter  ·  {len(rows)}" if rows else "Fälle dahinter")
        self.setAccessibleName(counted(len(rows), "Fall dahinter", "Fälle dahinter"))
        self.show_rows(issue_id, rows)

    def _names(self) -> dict[ClientId, str]:
        rows = self._workspace.clients.rows(_ALL)
        return {row.id: joined(row.name, row.code) for row in rows}

    def _form(self, _row: BackingCase | None) -> FormSpec[BackingCase]:
        return case_form(self._offered)

    def _offered(self) -> tuple[Choice, ...]:
        there = {row.client_id for row in self.rows()}
        hidden = self.context.privacy.is_on()
        return tuple(
            Choice(row.id, VEILED if hidden else joined(row.name, row.code))
            for row in self._workspace.clients.rows(_ALL)
            if row.id not in there
        )

    def _save(self, ref: int, row: BackingCase) -> Outcome:
        return self._workspace.issues.link_case(IssueId(ref), ClientId(row.client_id or 0))

    def _remove(self, ref: int, row: BackingCase) -> Outcome:
        return self._workspace.issues.unlink_case(IssueId(ref), ClientId(row.client_id or 0))

    def _make(self, ref: int, row: BackingCase, _key: str) -> Outcome:
        return self._remove(ref, row)


def _by_name(row: BackingCase) -> str:
    return sort_key(row.name)


def _text(row: BackingCase) -> RowText:
    return RowText(title=row.name)


def _moves(_row: BackingCase) -> tuple[RowMove, ...]:
    return _MOVES


def _asks_nothing(_row: BackingCase, _key: str) -> None:
    return None


def _start(row: BackingCase, _key: str) -> BackingCase:
    return row


def _fixed(_row: BackingCase) -> bool:
    return True
