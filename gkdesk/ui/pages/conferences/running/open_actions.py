"""What was agreed and is still open: done, or dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.meetings import ActionState
from gkdesk.text.dates import format_day_bare, format_day_short
from gkdesk.text.ids import ActionId
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import FormSpec, TextField
from gkdesk.ui.records.record_kit import Moves, RecordKit, RowMove
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.row_text import RowText, joined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gkdesk.services.meetings.views import ActionView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

Nameless = Callable[..., tuple[str, ...]]
"""Takes the names of clients out of texts, and returns as many."""
DONE, DROP, AGAIN = "close", "drop", "again"
_MOVES = (RowMove(DONE, "Erledigt", "check"), RowMove(DROP, "Entfällt", "cross"))
_BACK = (RowMove(AGAIN, "Wieder offen", "undo"),)


@dataclass(frozen=True)
class OpenAction:
    """One agreement as a row; `outcome` is what came of it, or why it was dropped."""

    id: ActionId
    what: str
    line: str
    when: str
    is_late: bool
    state: ActionState
    outcome: str = ""


class OpenActions(RecordList[OpenAction]):
    """Agreements with what can be done about them now."""

    def __init__(self, context: PageContext, *, title: str, key: str, empty: str) -> None:
        self._workspace = context.workspace
        super().__init__(
            context,
            RecordKit(
                title=title,
                key=key,
                add="",
                empty=empty,
                text=_text,
                form=_never,
                save=self._no_write,
                remove=self._no_write,
                moves=Moves(of=_moves, make=self._make, form=_form, start=_start),
                fixed=_fixed,
            ),
        )
        self.add.hide()

    def show_actions(
        self,
        ref: int,
        views: Iterable[ActionView],
        *,
        veiled: bool = False,
        nameless: Nameless | None = None,
    ) -> None:
        """Show agreements; `veiled` leaves out whose cases they are about, `nameless` all names."""
        today = self._workspace.clock.today()
        shown = [view if nameless is None else _without_names(view, nameless) for view in views]
        self.show_rows(ref, tuple(_row(view, today, veiled=veiled) for view in shown))

    def _make(self, ref: int, row: OpenAction, key: str) -> Outcome:
        del ref
        actions = self._workspace.actions
        if key == DONE:
            return actions.done(row.id)
        return actions.drop(row.id, row.outcome) if key == DROP else actions.reopen(row.id)

    def _no_write(self, ref: int, row: OpenAction) -> Outcome:
        """Refuse: rows of this list have moves and nothing else."""
        raise NotImplementedError


def _without_names(view: ActionView, nameless: Nameless) -> ActionView:
    what, owner, outcome = nameless(view.fields.what, view.owner, view.outcome)
    return replace(view, fields=replace(view.fields, what=what), owner=owner, outcome=outcome)


def _row(view: ActionView, today: dt.date, *, veiled: bool) -> OpenAction:
    due = view.fields.due_on
    left = "nicht mehr dort tätig" if view.owner_left else ""
    closed = (
        "" if view.closed_on is None else f"{word(view.state)} am {format_day_bare(view.closed_on)}"
    )
    return OpenAction(
        id=view.id,
        what=view.fields.what,
        line=joined(view.owner, left, "" if veiled else view.client, closed, view.outcome),
        when="" if due is None or closed else f"bis {format_day_short(due, today)}",
        is_late=view.is_overdue(today),
        state=view.state,
    )


def _text(row: OpenAction) -> RowText:
    done = row.state is not ActionState.OPEN
    return RowText(title=row.what, line=row.line, when=row.when, warn=row.is_late, done=done)


def _moves(row: OpenAction) -> tuple[RowMove, ...]:
    return _MOVES if row.state is ActionState.OPEN else _BACK


def _form(row: OpenAction, key: str) -> FormSpec[OpenAction] | None:
    del row
    if key != DROP:
        return None
    field = TextField(name="outcome", label="Warum entfällt es?", required=True, wide=True)
    return FormSpec(OpenAction, (field,), name="Entfällt")


def _start(row: OpenAction, key: str) -> OpenAction:
    del key
    return row


def _fixed(row: OpenAction) -> bool:
    del row
    return True


def _never(row: OpenAction | None) -> FormSpec[OpenAction]:
    """Return the form that the moves replace; no row of this list is changed or added."""
    del row
    return FormSpec(OpenAction, (TextField(name="outcome", label="Ergebnis"),))
